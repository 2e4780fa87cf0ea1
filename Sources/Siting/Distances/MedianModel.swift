import CoverageAnalysis
import PlanningTerms
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
    /// In a tie-break so much for each ``penaltyTicks`` of its weight: more than any plan costs where that many weights fit into a whole
    /// number, else as much as fits.
    let penalty: Int64?
    /// The greatest common divisor of the weights in a tie-break, in ticks.
    let penaltyTicks: Int64
    /// The rows that are not served without a new site, as candidate numbers, for the question how few serve all.
    let unserved: [[Int32]]
    /// The site that is opened where no site saves anything and some row has nobody yet: as good as every other one.
    let anySite: Int?
    var summary = ReductionSummary()

    /// The most steps of all rows together: sums and differences of two stay far below 2⁶³, and fit a Double.
    static let mostSteps = 1e15
    /// The most that costs and penalties may add up to, in units of steps: below 2⁶⁰.
    ///
    /// Steps are chosen by the lower figure after this.
    private static let mostInAll = 1.1e18
    private static let mostPenalty = 1e18
    /// The steps that costs are counted in at least in a tie-break, however many units the weights have.
    private static let fewestTieSteps = 1e10
    /// The bits of grains in all.
    private static let grainBits = 60
    /// The finest division of a step.
    private static let mostRoom = 20

    /// Reads a model; the problem must have costs.
    ///
    /// In a tie-break demand points may stay unserved, at a penalty by weight, a whole number for each unit of it. Where the plan of least value
    /// serves the most weight, it costs least among those that do: all of these pay the same penalty, whatever its size. A penalty that
    /// outweighs every saving on the others makes sure of it. O(pairs log candidates).
    ///
    /// Fails only where `goesOn`, asked now and then, says no before all is read.
    init?(
        _ problem: SitingProblem, _ costs: SitingCosts, count facilityCount: Int, isTieBreak: Bool = false,
        goesOn: () -> Bool = { true }
    ) {
        var scan = CostScan(problem, costs, isTieBreak: isTieBreak)
        guard scan.run(facilityCount: facilityCount, goesOn) else { return nil }
        count = facilityCount - scan.required
        unreachable = scan.unreachable
        unserved = scan.unserved
        anySite = scan.needsOne ? scan.available.first : nil
        summary = scan.summary
        let penalties = Double(scan.penaltyUnits.reduce(0, +))
        let outweighing = scan.hasPenalty ? min(Self.mostSteps, Self.mostPenalty / (penalties + 2)) : Self.mostSteps
        let limit = isTieBreak ? max(Self.fewestTieSteps, outweighing) : outweighing
        scale = ValueScale(total: scan.largestTotal, limit: limit)
        let steps = scan.steps(scale)
        guard goesOn() else { return nil }
        var divisor: Int64 = 0
        for value in steps.values { divisor = greatestCommonDivisor(divisor, value) }
        for value in steps.bases where value >= 0 { divisor = greatestCommonDivisor(divisor, value) }
        unit = max(1, divisor)
        let total = steps.values.isEmpty && steps.bases.isEmpty ? 0 : scan.total(steps)
        let affordable = Int64(max(1, (Self.mostInAll - Double(total / unit)) / (penalties + 1)))
        let each = min(total / unit + 1, affordable)
        let most = Double(total / unit + 1) + (scan.hasPenalty ? Double(each) * penalties : 0)
        var room = 0
        while room < Self.mostRoom, most * Double(1 << (room + 1)) < Double(1 << Self.grainBits) { room += 1 }
        grainsPerUnit = 1 << Int64(room)
        penalty = scan.hasPenalty ? each * grainsPerUnit : nil
        penaltyTicks = scan.penaltyTicks
        kernel = scan.kernel(steps, unit: unit, grains: grainsPerUnit, penalty: penalty)
    }

    /// Returns the value of a plan's grains, which are whole steps.
    func value(_ grains: Int64) -> Double { scale.value(grains / grainsPerUnit * unit) }

    /// Returns the least value of a plan that costs at least so many grains: whole steps, rounded up.
    func bound(_ grains: Int64) -> Double { scale.value((grains + grainsPerUnit - 1) / grainsPerUnit * unit) }

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
    /// What one penalty stands for in a tie-break, in ticks.
    private(set) var penaltyTicks: Int64 = 1
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

    /// Reads all rows; returns false where it was stopped before.
    mutating func run(facilityCount: Int, _ goesOn: () -> Bool) -> Bool {
        if isTieBreak { penaltyTicks = max(1, problem.weights.reduce(0, greatestCommonDivisor)) }
        let opensSome = facilityCount > required
        for row in problem.weights.indices {
            if row % looksBetweenQuestions == 0, !goesOn() { return false }
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
            add(row, base, pairs, opensSome: opensSome, penalties: isTieBreak ? problem.weights[row] / penaltyTicks : 1)
        }
        summary.mergedRows = weights.count
        summary.uncoverableRows = unreachable.count
        return true
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
