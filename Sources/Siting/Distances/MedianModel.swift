import CoverageAnalysis
import ServiceModel

/// A p-median model read from a siting problem: the kernel, and how its grains are read.
struct MedianModel {
    let kernel: MedianKernel
    /// Sites that may be opened beside the required ones.
    let count: Int
    let scale: ValueScale
    /// Grains in a step: the common divisor's inverse times the room for multipliers.
    private let grainsPerUnit: Int64
    private let unit: Int64
    /// The demand points with weight that no facility and no site that may be opened serves.
    let unreachable: [Int]
    /// What a row pays in grains when nobody serves it, where that can happen: more than any plan that serves everybody costs.
    ///
    /// In a tie-break so much for each whole unit of its weight.
    let penalty: Int64?
    /// The rows that are not served without a new site, as candidate numbers, for the question how few serve all.
    let unserved: [[Int32]]
    /// The site that is opened where no site saves anything and some row has nobody yet: as good as every other one.
    let anySite: Int?
    var summary = ReductionSummary()

    /// The most steps of all rows together: sums and differences of two stay far below 2⁶³, and fit a Double.
    private static let mostSteps = 1e15
    /// The bits of grains in all.
    private static let grainBits = 60
    /// The finest division of a step.
    private static let mostRoom = 20

    /// Reads a model; the problem must have costs.
    ///
    /// In a tie-break demand points may stay unserved, at a penalty by weight that outweighs every saving on the others: the least value is
    /// that of the plan which serves most weight and, among those, costs least. O(pairs log candidates).
    init(_ problem: SitingProblem, _ costs: SitingCosts, count facilityCount: Int, isTieBreak: Bool = false) {
        var scan = CostScan(problem, costs, isTieBreak: isTieBreak)
        scan.run(facilityCount: facilityCount)
        count = facilityCount - scan.required
        unreachable = scan.unreachable
        unserved = scan.unserved
        anySite = scan.needsOne ? scan.available.first : nil
        summary = scan.summary
        let penalties = Double(scan.penaltyUnits.reduce(0, +))
        let limit = scan.hasPenalty ? min(Self.mostSteps, 1e18 / (penalties + 2)) : Self.mostSteps
        scale = ValueScale(total: scan.largestTotal, limit: limit)
        let steps = scan.steps(scale)
        var divisor: Int64 = 0
        for value in steps.values { divisor = greatestCommonDivisor(divisor, value) }
        for value in steps.bases where value >= 0 { divisor = greatestCommonDivisor(divisor, value) }
        unit = max(1, divisor)
        let total = steps.values.isEmpty && steps.bases.isEmpty ? 0 : scan.total(steps)
        let most = Double(total / unit + 1) * (scan.hasPenalty ? penalties + 1 : 1)
        var room = 0
        while room < Self.mostRoom, most * Double(1 << (room + 1)) < Double(1 << Self.grainBits) { room += 1 }
        grainsPerUnit = 1 << Int64(room)
        penalty = scan.hasPenalty ? (total / unit + 1) * grainsPerUnit : nil
        stepsInAll = Double(total)
        kernel = scan.kernel(steps, unit: unit, grains: grainsPerUnit, penalty: penalty)
    }

    /// Returns the value of a plan's grains, which are whole steps.
    func value(_ grains: Int64) -> Double { scale.value(grains / grainsPerUnit * unit) }

    /// Returns the least value of a plan that costs at least so many grains: whole steps, rounded up.
    func bound(_ grains: Int64) -> Double { scale.value((grains + grainsPerUnit - 1) / grainsPerUnit * unit) }

    /// What all rows pay together at most, unserved ones aside, in steps.
    let stepsInAll: Double

    /// Returns the part of a value that is penalties of a tie-break, in grains.
    func uncoveredGrains(_ value: Int64, _ penalty: Int64) -> Int64 { penalty > 0 ? value / penalty * penalty : 0 }

    /// How many grains two different plans differ by at least.
    var grain: Int64 { grainsPerUnit }
}

/// One pass over the demand points: what each pays without a new site, and to which sites it would pay less.
private struct CostScan {
    /// Values by pair and by row, in steps; a base of −1 is one that nobody pays.
    struct Steps {
        var values: [Int64]
        var bases: [Int64]
    }

    private let problem: SitingProblem
    private let costs: SitingCosts
    let available: [Int]
    private let number: [Int32]
    private(set) var required = 0
    private(set) var weights: [Double] = []
    private(set) var unreachable: [Int] = []
    private(set) var unserved: [[Int32]] = []
    private(set) var hasPenalty = false
    private let isTieBreak: Bool
    /// How many penalties each row pays when nobody serves it: 1, or its weight in a tie-break.
    private(set) var penaltyUnits: [Int64] = []
    /// Whether a row is served only where some new site is open, whichever.
    private(set) var needsOne = false
    private(set) var summary = ReductionSummary()
    private var offsets = [0]
    private var pairSites: [Int32] = []
    private var pairCosts: [Double] = []
    /// The cost to what is open in any case; the dearest pair where every available site serves the row; NaN where it may go unserved.
    private var baseCosts: [Double] = []

    init(_ problem: SitingProblem, _ costs: SitingCosts, isTieBreak: Bool) {
        self.isTieBreak = isTieBreak
        self.problem = problem
        self.costs = costs
        let status = problem.candidateStatus
        available = status.indices.filter { status[$0] == .available }
        var number = [Int32](repeating: -1, count: status.count)
        for (index, candidate) in available.enumerated() { number[candidate] = Int32(index) }
        self.number = number
        required = status.count { $0 == .required }
        summary.rows = problem.weights.count
        summary.sites = available.count
        summary.components = 1
    }

    mutating func run(facilityCount: Int) {
        let unit = isTieBreak ? max(1, problem.weights.reduce(0, greatestCommonDivisor)) : 1
        let opensSome = facilityCount > required
        for row in problem.weights.indices {
            guard problem.weights[row] > 0 else {
                summary.rowsWithoutWeight += 1
                continue
            }
            var base = costs.existing[row]
            var pairs: [(cost: Double, site: Int32)] = []
            for pair in costs.rows[row] {
                let candidate = Int(costs.rows.candidates[pair])
                switch problem.candidateStatus[candidate] {
                case .required: base = min(base, costs.rows.costs[pair])
                case .forbidden: break
                case .available: pairs.append((costs.rows.costs[pair], number[candidate]))
                }
            }
            add(row, base, pairs, opensSome: opensSome, penalties: isTieBreak ? problem.weights[row] / unit : 1)
        }
        summary.mergedRows = weights.count
        summary.uncoverableRows = unreachable.count
    }

    private mutating func add(
        _ row: Int, _ base: Double, _ pairs: [(cost: Double, site: Int32)], opensSome: Bool, penalties: Int64
    ) {
        var pairs = pairs
        var base = base
        if base == .infinity {
            guard !pairs.isEmpty else {
                unreachable.append(row)
                return
            }
            if opensSome, pairs.count == available.count, !isTieBreak {
                base = pairs.reduce(0) { max($0, $1.cost) }
                needsOne = true
            } else {
                base = .nan
                hasPenalty = true
                unserved.append(pairs.map(\.site))
            }
        }
        if !base.isNaN { pairs.removeAll { $0.cost >= base } }
        pairs.sort { ($0.cost, $0.site) < ($1.cost, $1.site) }
        weights.append(problem.scale.weight(problem.weights[row]))
        penaltyUnits.append(base.isNaN ? penalties : 0)
        baseCosts.append(base)
        for pair in pairs {
            pairSites.append(pair.site)
            pairCosts.append(pair.cost)
        }
        offsets.append(pairSites.count)
    }

    /// What all rows pay together at most, unserved rows aside.
    var largestTotal: Double {
        weights.indices.reduce(0) { sum, row in
            let most = baseCosts[row].isNaN ? pairCosts[offsets[row + 1] - 1] : baseCosts[row]
            return sum + weights[row] * most
        }
    }

    func steps(_ scale: ValueScale) -> Steps {
        var values = [Int64](repeating: 0, count: pairCosts.count)
        for row in weights.indices {
            for pair in offsets[row]..<offsets[row + 1] { values[pair] = scale.steps(weights[row] * pairCosts[pair]) }
        }
        return Steps(
            values: values, bases: weights.indices.map { baseCosts[$0].isNaN ? -1 : scale.steps(weights[$0] * baseCosts[$0]) })
    }

    /// What all rows pay together at most, in steps.
    func total(_ steps: Steps) -> Int64 {
        weights.indices.reduce(0) { $0 + (steps.bases[$1] >= 0 ? steps.bases[$1] : steps.values[offsets[$1 + 1] - 1]) }
    }

    func kernel(_ steps: Steps, unit: Int64, grains: Int64, penalty: Int64?) -> MedianKernel {
        let bases = steps.bases.indices.map {
            steps.bases[$0] >= 0 ? steps.bases[$0] / unit * grains : penaltyUnits[$0] * (penalty ?? 0)
        }
        let whole = MedianKernel(
            sites: available, rowOffsets: offsets, pairSites: pairSites, pairValues: steps.values.map { $0 / unit * grains },
            bases: bases, fixed: 0)
        // Products that differ may round to one step; and rows without a pair are fixed.
        let none = [Bool](repeating: false, count: available.count)
        return whole.restricted(opened: none, closed: none, caps: bases).kernel
    }
}
