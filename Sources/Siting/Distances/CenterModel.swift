import CoverageAnalysis
import PlanningTerms

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
