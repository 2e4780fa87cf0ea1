import CoverageAnalysis
import MILP
import PlanningTerms

/// Opens sites so that the demand point that pays most pays least: a search over the costs that occur, each a question of set covering
/// (Minieka 1970, doi:10.1137/1012016; Daskin 2000).
struct PCenter {
    /// What is known in the end.
    struct Outcome {
        /// Candidate numbers; `nil` when no plan serves everybody.
        var sites: [Int]?
        var value = Double.infinity
        /// No plan's largest cost is smaller.
        var bound = 0.0
        /// The fewest new sites that serve everybody, where the count is too small for that.
        var fewestSites: Int?
        /// Whether the limits left open if some plan serves everybody; then no plan was found.
        var isOpen = false
    }

    let solver: any MILPSolver
    let control: RunControl
    let nodes: NodeAccount
    /// Told the best value and bound; returns whether to go on.
    let goesOn: @Sendable (_ value: Double, _ bound: Double) -> Bool

    /// Returns the best plan found and what is proven about all.
    func solve(_ model: CenterModel) throws(SitingError) -> Outcome {
        var outcome = Outcome(bound: model.lowest)
        var isInfeasible = -1.0
        let first = try question(outcome).answer(model.rows(within: .infinity), count: model.count, countsAll: true)
        switch first {
        case .enough(let sites): take(sites, model, &outcome)
        case .tooFew(let needed, let sites): outcome.fewestSites = sites.count == needed ? needed : nil
        case .unknown:
            take(model.farthestFirst(goesOn: control.goesOn), model, &outcome)
            if outcome.value == .infinity { (outcome.sites, outcome.isOpen) = (nil, true) }
        }
        guard outcome.sites != nil, control.goesOn() else { return outcome }
        take(model.farthestFirst(goesOn: control.goesOn), model, &outcome)
        var pool = model.costs(from: model.lowest, below: outcome.value)
        while !pool.isEmpty, isWorthwhile(outcome), goesOn(outcome.value, outcome.bound) {
            let pivot = Self.median(pool)
            switch try question(outcome).answer(model.rows(within: pivot), count: model.count) {
            case .enough(let sites): take(sites, model, &outcome)
            case .tooFew: isInfeasible = pivot
            case .unknown: return outcome
            }
            pool.removeAll { $0 >= outcome.value || $0 <= isInfeasible }
            outcome.bound = pool.reduce(outcome.value) { min($0, $1) }
        }
        if pool.isEmpty { outcome.bound = outcome.value }
        return outcome
    }

    private func question(_ outcome: Outcome) -> CoverageCount {
        CoverageCount(solver: solver, control: control, nodes: nodes, sites: sites) { [goesOn] in
            goesOn(outcome.value, outcome.bound)
        }
    }

    /// The candidate numbers of the model's sites.
    let sites: [Int]

    private func isWorthwhile(_ outcome: Outcome) -> Bool {
        outcome.value - outcome.bound > control.limits.gap * outcome.value
    }

    private func take(_ sites: [Int], _ model: CenterModel, _ outcome: inout Outcome) {
        guard sites.count <= model.count else { return }
        let value = model.value(of: sites)
        if outcome.sites == nil || value < outcome.value {
            outcome.sites = sites
            outcome.value = value
        }
    }

    /// Returns a value in the middle of a few that are spread over the list; always one of them.
    private static func median(_ pool: [Double]) -> Double {
        let step = max(1, pool.count / 1001)
        let sample = stride(from: 0, to: pool.count, by: step).map { pool[$0] }.sorted()
        return sample[(sample.count - 1) / 2]
    }
}

/// A p-center model read from a siting problem: demand points with weight, and what they would pay.
struct CenterModel {
    /// Sites that may be opened beside the required ones.
    let count: Int
    /// The candidate numbers of the sites that may be opened.
    let sites: [Int]
    /// The demand points with weight that no facility and no site that may be opened serves.
    let unreachable: [Int]
    let summary: ReductionSummary
    private var bases: [Double] = []
    private var offsets = [0]
    private var pairSites: [Int32] = []
    private var pairCosts: [Double] = []

    /// Reads a model.
    ///
    /// O(pairs). Fails only where `goesOn`, asked now and then, says no before all is read.
    init?(_ problem: SitingProblem, _ costs: SitingCosts, count facilityCount: Int, goesOn: () -> Bool = { true }) {
        let status = problem.candidateStatus
        let available = status.indices.filter { status[$0] == .available }
        var number = [Int32](repeating: -1, count: status.count)
        for (index, candidate) in available.enumerated() { number[candidate] = Int32(index) }
        sites = available
        count = facilityCount - status.count { $0 == .required }
        var unreachable: [Int] = []
        var summary = ReductionSummary()
        summary.rows = problem.weights.count
        summary.sites = available.count
        summary.components = 1
        for row in problem.weights.indices {
            if row % looksBetweenQuestions == 0, !goesOn() { return nil }
            guard problem.weights[row] > 0 else {
                summary.rowsWithoutWeight += 1
                continue
            }
            var base = costs.existing[row]
            let first = pairSites.count
            for pair in costs.rows[row] {
                let candidate = Int(costs.rows.candidates[pair])
                switch status[candidate] {
                case .required: base = min(base, costs.rows.costs[pair])
                case .forbidden: break
                case .available:
                    pairSites.append(number[candidate])
                    pairCosts.append(costs.rows.costs[pair])
                }
            }
            if pairSites.count == first || count <= 0, base == .infinity {
                unreachable.append(row)
                pairSites.removeSubrange(first...)
                pairCosts.removeSubrange(first...)
            } else {
                bases.append(base)
                offsets.append(pairSites.count)
            }
        }
        summary.mergedRows = bases.count
        summary.uncoverableRows = unreachable.count
        self.unreachable = unreachable
        self.summary = summary
    }

    /// The least that the demand point pays for which everything is dearest: no plan's largest cost is smaller.
    var lowest: Double {
        bases.indices.reduce(0) { largest, row in
            max(largest, (offsets[row]..<offsets[row + 1]).reduce(bases[row]) { min($0, pairCosts[$1]) })
        }
    }

    /// Returns all costs that may be the answer, between two values, the second left out; each may occur several times.
    func costs(from low: Double, below high: Double) -> [Double] {
        (pairCosts + bases).filter { $0 >= low && $0 < high }
    }

    /// Returns, for each demand point that pays more than a cost to what is open in any case, the sites to which it would not.
    func rows(within cost: Double) -> some Sequence<[Int32]> {
        bases.indices.lazy.filter { bases[$0] > cost || (cost == .infinity && bases[$0] == .infinity) }.map { row in
            (offsets[row]..<offsets[row + 1]).filter { pairCosts[$0] <= cost }.map { pairSites[$0] }
        }
    }

    /// Returns the largest cost when these candidates are open.
    func value(of candidates: [Int]) -> Double {
        let wanted = Set(candidates)
        let isOpen = sites.map { wanted.contains($0) }
        return bases.indices.reduce(0) { largest, row in
            max(
                largest,
                (offsets[row]..<offsets[row + 1]).reduce(bases[row]) { isOpen[Int(pairSites[$1])] ? min($0, pairCosts[$1]) : $0 })
        }
    }

    /// Returns candidates by turns, each the one that the demand point which pays most would pay least to (Gonzalez 1985,
    /// doi:10.1016/0304-3975(85)90224-5); fewer once `goesOn` says no.
    func farthestFirst(goesOn: () -> Bool = { true }) -> [Int] {
        var paid = bases
        var isOpen = [Bool](repeating: false, count: sites.count)
        var opened: [Int] = []
        while opened.count < count, goesOn() {
            guard let worst = paid.indices.max(by: { (paid[$0], -$0) < (paid[$1], -$1) }) else { break }
            let pairs = (offsets[worst]..<offsets[worst + 1]).filter {
                !isOpen[Int(pairSites[$0])] && pairCosts[$0] < paid[worst]
            }
            guard let best = pairs.min(by: { (pairCosts[$0], pairSites[$0]) < (pairCosts[$1], pairSites[$1]) }) else { break }
            let site = pairSites[best]
            isOpen[Int(site)] = true
            opened.append(sites[Int(site)])
            for row in paid.indices {
                for pair in offsets[row]..<offsets[row + 1] where pairSites[pair] == site {
                    paid[row] = min(paid[row], pairCosts[pair])
                }
            }
        }
        return opened
    }
}
