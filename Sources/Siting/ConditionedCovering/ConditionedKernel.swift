import CoverageAnalysis
import PlanningTerms

/// What is left to decide under conditions: demand points merged where they have the same sites, the same units and as many fixed
/// facilities, and all sites that may be opened or closed.
///
/// No site is dropped for being dominated: a quota, a distance or a price may need the worse one.
struct ConditionedKernel: Sendable {
    /// Candidate numbers, then `candidateCount + e` for each existing facility e that may be closed.
    let sites: [Int]
    /// How many of the sites are candidates; those after them are existing facilities.
    let openableCount: Int
    /// The weight of each row in units.
    private(set) var weights: [Int64] = []
    /// The sites of each row, and the rows of each site.
    private(set) var rows = SparseSets()
    private(set) var columns = SparseSets()
    /// How many facilities that cannot be decided about cover each row: 0, or 1 where second cover counts.
    private(set) var base: [Int8] = []
    /// By level of rules, the unit of each row; −1 where it is in none.
    private(set) var unitOfRow: [[Int32]] = []
    /// The weight of a unit in ticks.
    private(set) var unit: Int64 = 1
    /// What is covered once and twice whatever is decided, in ticks.
    private(set) var fixedFirst: Int64 = 0
    private(set) var fixedSecond: Int64 = 0
    /// What of it lies in each unit of each level of rules, covered once, in ticks.
    private(set) var fixedByUnit: [[Int64]]
    private(set) var uncoverableRows: [Int] = []
    private(set) var summary = ReductionSummary()

    var rowCount: Int { weights.count }
    var siteCount: Int { sites.count }
    var closableCount: Int { sites.count - openableCount }

    /// What all sites together cover, in ticks.
    var reachableFirst: Int64 {
        fixedFirst + unit * weights.indices.reduce(0) { base[$1] == 0 ? $0 + weights[$1] : $0 }
    }

    /// Merges a problem; with `countsSecond`, what is covered once is kept until it is covered twice.
    ///
    /// O(pairs).
    init(_ conditioned: ConditionedProblem, countsSecond: Bool) {
        let isAvailable = conditioned.isAvailable
        let available = isAvailable.indices.filter { isAvailable[$0] }
        sites = available + (0..<conditioned.closableCount).map { conditioned.candidateCount + $0 }
        openableCount = available.count
        let levels = conditioned.conditions.levels
        fixedByUnit = levels.map { [Int64](repeating: 0, count: $0.rules.count) }
        var scan = ConditionedScan(conditioned, sites: sites, countsSecond: countsSecond)
        scan.run(&fixedByUnit)
        (fixedFirst, fixedSecond) = (scan.fixedFirst, scan.fixedSecond)
        (uncoverableRows, summary) = (scan.uncoverableRows, scan.summary)
        weights = scan.merger.weights
        base = scan.keyOfMerged.map { $0.base }
        unitOfRow = levels.indices.map { level in scan.keyOfMerged.map { $0.units[level] } }
        for row in 0..<scan.merger.sets.count { rows.append(scan.merger.sets[row].filter { $0 < sites.count }) }
        columns = rows.transposed(universe: sites.count)
        unit = max(1, weights.reduce(0, greatestCommonDivisor))
        if let capacities = conditioned.conditions.capacities, capacities.isSplittable {
            // A part of a unit may be served too.
            unit = (capacities.candidates + capacities.existing).reduce(unit) { greatestCommonDivisor($0, $1 ?? 0) }
        }
        for row in weights.indices { weights[row] /= unit }
        summary.mergedRows = weights.count
        summary.sites = (0..<sites.count).count { columns.size($0) > 0 }
        summary.components = 1
    }

    /// The least units that, with the fixed ticks, reach so many ticks; at least 0.
    func units(toReach ticks: Int64, from fixed: Int64) -> Int64 {
        let missing = ticks - fixed
        return missing <= 0 ? 0 : (missing + unit - 1) / unit
    }
}

/// One pass over the demand points under conditions.
private struct ConditionedScan {
    /// What rows must share, beside their sites, to be merged.
    struct Key: Hashable {
        var units: [Int32]
        var base: Int8
        /// The row itself where points must stay whole.
        var row: Int32 = 0
    }

    let conditioned: ConditionedProblem
    let countsSecond: Bool
    var fixedFirst: Int64 = 0
    var fixedSecond: Int64 = 0
    var uncoverableRows: [Int] = []
    var summary = ReductionSummary()
    var merger = RowMerger(siteCount: 0)
    /// The key of each merged row.
    var keyOfMerged: [Key] = []
    private let number: [Int32]
    private let siteCount: Int

    init(_ conditioned: ConditionedProblem, sites: [Int], countsSecond: Bool) {
        self.conditioned = conditioned
        self.countsSecond = countsSecond
        siteCount = sites.count
        var number = [Int32](repeating: -1, count: conditioned.candidateCount + conditioned.existing.candidateCount)
        for (index, site) in sites.enumerated() { number[site] = Int32(index) }
        self.number = number
        summary.rows = conditioned.problem.weights.count
    }

    mutating func run(_ fixedByUnit: inout [[Int64]]) {
        let problem = conditioned.problem
        let levels = conditioned.conditions.levels
        let keys = keysByRow()
        merger = RowMerger(siteCount: siteCount + keys.list.count)
        var members: [Int32] = []
        for row in problem.weights.indices {
            let weight = problem.weights[row]
            guard weight > 0 else {
                summary.rowsWithoutWeight += 1
                continue
            }
            let fixed = fixedCount(row)
            if fixed > 0 {
                fixedFirst += weight
                for level in levels.indices where levels[level].unitOfRow[row] >= 0 {
                    fixedByUnit[level][Int(levels[level].unitOfRow[row])] += weight
                }
            }
            if fixed > 1 { fixedSecond += weight }
            if fixed > (countsSecond ? 1 : 0) {
                if problem.isCovered[row] { summary.rowsCoveredByExisting += 1 } else { summary.rowsCoveredByRequired += 1 }
                continue
            }
            collect(row, &members)
            if members.isEmpty {
                if fixed == 0 {
                    uncoverableRows.append(row)
                    summary.uncoverableRows += 1
                }
                continue
            }
            members.append(Int32(siteCount) + keys.ofRow[row])
            let before = merger.weights.count
            merger.add(members, weight: weight)
            if merger.weights.count > before { keyOfMerged.append(keys.list[Int(keys.ofRow[row])]) }
        }
    }

    /// The key of every row with weight, numbered by first appearance.
    private func keysByRow() -> (ofRow: [Int32], list: [Key]) {
        let levels = conditioned.conditions.levels
        var list: [Key] = []
        var known: [Key: Int32] = [:]
        let ofRow = conditioned.problem.weights.indices.map { row -> Int32 in
            guard conditioned.problem.weights[row] > 0 else { return 0 }
            var key = Key(units: levels.map { $0.unitOfRow[row] }, base: Int8(min(1, fixedCount(row))))
            if conditioned.conditions.capacities?.isSplittable == false { key.row = Int32(row) }
            if let number = known[key] { return number }
            known[key] = Int32(list.count)
            list.append(key)
            return Int32(list.count - 1)
        }
        return (ofRow, list)
    }

    /// How many facilities that cannot be decided about cover a row, counted up to 2.
    private func fixedCount(_ row: Int) -> Int {
        let problem = conditioned.problem
        var count = 0
        if let capacities = conditioned.conditions.capacities {
            // Only what has no limit serves a point for certain.
            return conditioned.existing[row].contains { capacities.existing[Int($0)] == nil } ? 1 : 0
        }
        if conditioned.closableCount == 0 {
            count = countsSecond ? min(2, conditioned.existing[row].count) : problem.isCovered[row] ? 1 : 0
        }
        for candidate in problem.coverSets[row] where count < 2 && problem.candidateStatus[Int(candidate)] == .required {
            count += 1
        }
        return count
    }

    private func collect(_ row: Int, _ members: inout [Int32]) {
        members.removeAll(keepingCapacity: true)
        for candidate in conditioned.problem.coverSets[row] where number[Int(candidate)] >= 0 {
            members.append(number[Int(candidate)])
        }
        guard conditioned.closableCount > 0 else { return }
        for facility in conditioned.existing[row] { members.append(number[conditioned.candidateCount + Int(facility)]) }
    }
}
