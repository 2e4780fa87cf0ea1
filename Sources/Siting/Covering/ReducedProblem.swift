import CoverageAnalysis
import PlanningTerms

/// A siting problem with everything decided that can be decided at once, the same for every model.
struct ReducedProblem: Sendable {
    let problem: SitingProblem
    /// The candidates that are opened in any case, ascending.
    let required: [Int]
    /// What the required sites cover above the existing facilities, in ticks.
    let requiredGain: Int64
    /// The weight of one unit of ``kernel``, in ticks: the greatest common divisor of its weights, 1 where it is empty.
    let unit: Int64
    /// What is left to decide, without dominated sites.
    let kernel: CoverKernel
    /// The demand points with weight that nothing can cover.
    let uncoverableRows: [Int]
    let summary: ReductionSummary

    /// What is covered before anything is decided, in ticks.
    var decidedWeight: Int64 { problem.baseWeight + requiredGain }
    /// What all sites together cover, in ticks.
    var reachableWeight: Int64 { decidedWeight + unit * kernel.totalWeight }

    /// Reduces a problem.
    ///
    /// Dominated sites that are not found before the run is out of time stay.
    ///
    /// O(pairs) and the cost of ``CoverKernel/dominatedSites()``.
    init(_ problem: SitingProblem, control: RunControl? = nil) {
        self.problem = problem
        let status = problem.candidateStatus
        required = status.indices.filter { status[$0] == .required }
        let scan = RowScan(problem)
        var whole = scan.kernel
        let divisor = whole.weights.reduce(0, greatestCommonDivisor)
        unit = max(1, divisor)
        for row in whole.weights.indices { whole.weights[row] /= unit }
        let isDominated = whole.dominatedSites { control?.goesOn() ?? true }
        kernel = whole.restricted(to: isDominated.map { !$0 }).withRowsInSiteOrder()
        var summary = scan.summary
        summary.sites = whole.siteCount
        summary.dominatedCandidates = isDominated.count { $0 }
        summary.mergedRows = kernel.rowCount
        summary.components = kernel.components().count
        self.summary = summary
        requiredGain = scan.requiredGain
        uncoverableRows = scan.uncoverableRows
    }
}

/// One pass over demand points and their cover sets: who is decided, and who is left with which sites.
private struct RowScan {
    private let problem: SitingProblem
    private(set) var summary = ReductionSummary()
    private(set) var requiredGain: Int64 = 0
    private(set) var uncoverableRows: [Int] = []
    private var merger: RowMerger
    private let available: [Int]
    private let number: [Int32]

    /// Scans all demand points.
    ///
    /// O(rows + pairs of the distinct cover sets).
    init(_ problem: SitingProblem) {
        self.problem = problem
        let status = problem.candidateStatus
        available = status.indices.filter { status[$0] == .available }
        var number = [Int32](repeating: -1, count: status.count)
        for (index, candidate) in available.enumerated() { number[candidate] = Int32(index) }
        self.number = number
        merger = RowMerger(siteCount: available.count)
        run()
    }

    /// The undecided rows, by all available sites that occur in them; weights in ticks.
    var kernel: CoverKernel {
        CoverKernel(merger, sites: available).restricted(to: [Bool](repeating: true, count: available.count))
    }

    private mutating func run() {
        let numbers = problem.coverSets.setNumbers
        // The undecided rows of each set and their weight; sets in the order of their first undecided rows.
        var sums = [(rows: Int, weight: Int64)](repeating: (0, 0), count: problem.coverSets.setCount)
        var order: [Int] = []
        summary.rows = problem.weights.count
        for row in problem.weights.indices {
            let weight = problem.weights[row]
            if weight == 0 {
                summary.rowsWithoutWeight += 1
            } else if problem.isCovered[row] {
                summary.rowsCoveredByExisting += 1
            } else {
                let set = Int(numbers[row])
                if sums[set].rows == 0 { order.append(set) }
                sums[set].rows += 1
                sums[set].weight += weight
            }
        }
        var isUncoverable = [Bool](repeating: false, count: sums.count)
        var members: [Int32] = []
        for set in order { isUncoverable[set] = !merge(set, sums[set], &members) }
        guard summary.uncoverableRows > 0 else { return }
        uncoverableRows = problem.weights.indices.filter {
            problem.weights[$0] > 0 && !problem.isCovered[$0] && isUncoverable[Int(numbers[$0])]
        }
    }

    /// Takes the undecided rows of a set; returns whether something covers them.
    private mutating func merge(_ set: Int, _ sum: (rows: Int, weight: Int64), _ members: inout [Int32]) -> Bool {
        members.removeAll(keepingCapacity: true)
        for candidate in problem.coverSets.candidates(ofSet: set) {
            switch problem.candidateStatus[Int(candidate)] {
            case .available: members.append(number[Int(candidate)])
            case .forbidden: break
            case .required:
                summary.rowsCoveredByRequired += sum.rows
                requiredGain += sum.weight
                return true
            }
        }
        if members.isEmpty {
            summary.uncoverableRows += sum.rows
            return false
        }
        merger.add(members, weight: sum.weight)
        return true
    }
}
