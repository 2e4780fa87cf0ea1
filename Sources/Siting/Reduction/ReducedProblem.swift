import CoverageAnalysis

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
    /// Dominated sites stay where the run is out of time.
    ///
    /// O(pairs) and the cost of ``CoverKernel/dominatedSites()``.
    init(_ problem: SitingProblem, control: RunControl? = nil) {
        self.problem = problem
        let status = problem.candidateStatus
        required = status.indices.filter { status[$0] == .required }
        let scan = RowScan.joined(over: problem, crew: control?.crew ?? Crew(threads: 1))
        var whole = scan.kernel
        let divisor = whole.weights.reduce(0, greatestCommonDivisor)
        unit = max(1, divisor)
        for row in whole.weights.indices { whole.weights[row] /= unit }
        let isDominated =
            control?.goesOn() == false ? [Bool](repeating: false, count: whole.siteCount) : whole.dominatedSites()
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

/// One pass over demand points: who is decided, and who is left with which sites.
private struct RowScan: Sendable {
    let problem: SitingProblem
    var summary = ReductionSummary()
    var requiredGain: Int64 = 0
    var uncoverableRows: [Int] = []
    private var merger: RowMerger
    private let available: [Int]
    private let number: [Int32]

    init(_ problem: SitingProblem) {
        self.problem = problem
        let status = problem.candidateStatus
        available = status.indices.filter { status[$0] == .available }
        var number = [Int32](repeating: -1, count: status.count)
        for (index, candidate) in available.enumerated() { number[candidate] = Int32(index) }
        self.number = number
        merger = RowMerger(siteCount: available.count)
    }

    /// Demand points scanned at once.
    private static let chunk = 1 << 17

    /// Returns what the scans of all demand points together say, joined in their order.
    static func joined(over problem: SitingProblem, crew: Crew) -> RowScan {
        let count = problem.weights.count
        let whole = RowScan(problem)
        let parts = crew.map((count + chunk - 1) / chunk) { part in
            var scan = whole
            scan.run(part * chunk..<min((part + 1) * chunk, count))
            return scan
        }
        guard var joined = parts.first else { return whole }
        for part in parts.dropFirst() { joined.append(part) }
        return joined
    }

    /// Adds what a scan of later demand points says.
    private mutating func append(_ later: RowScan) {
        summary.rows += later.summary.rows
        summary.rowsWithoutWeight += later.summary.rowsWithoutWeight
        summary.rowsCoveredByExisting += later.summary.rowsCoveredByExisting
        summary.rowsCoveredByRequired += later.summary.rowsCoveredByRequired
        summary.uncoverableRows += later.summary.uncoverableRows
        requiredGain += later.requiredGain
        uncoverableRows += later.uncoverableRows
        merger.add(later.merger)
    }

    /// The undecided rows, by all available sites that occur in them; weights in ticks.
    var kernel: CoverKernel {
        CoverKernel(merger, sites: available).restricted(to: [Bool](repeating: true, count: available.count))
    }

    private mutating func run(_ rows: Range<Int>) {
        summary.rows = rows.count
        var members: [Int32] = []
        for row in rows {
            let weight = problem.weights[row]
            if weight == 0 {
                summary.rowsWithoutWeight += 1
            } else if problem.isCovered[row] {
                summary.rowsCoveredByExisting += 1
            } else {
                members.removeAll(keepingCapacity: true)
                scan(row, weight, &members)
            }
        }
    }

    private mutating func scan(_ row: Int, _ weight: Int64, _ members: inout [Int32]) {
        for candidate in problem.coverSets[row] {
            switch problem.candidateStatus[Int(candidate)] {
            case .available: members.append(number[Int(candidate)])
            case .forbidden: break
            case .required:
                summary.rowsCoveredByRequired += 1
                requiredGain += weight
                return
            }
        }
        if members.isEmpty {
            summary.uncoverableRows += 1
            uncoverableRows.append(row)
        } else {
            merger.add(members, weight: weight)
        }
    }
}
