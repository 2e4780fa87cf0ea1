import CoverageAnalysis

/// Collects rows and merges those with the same sites, adding their weights.
///
/// Merged rows are numbered by their first appearance.
/// - Complexity: O(sites of the row) for each row added, amortised.
struct RowMerger {
    private(set) var weights: [Int64] = []
    private var distinct: DistinctSets

    init(siteCount: Int) { distinct = DistinctSets(universe: siteCount) }

    /// The sites of each merged row.
    var sets: SparseSets { SparseSets(distinct) }

    /// Adds a row with its sites, ascending, and returns the number of the merged row it went into.
    @discardableResult
    mutating func add(_ sites: [Int32], weight: Int64) -> Int {
        let row = distinct.insert(sites[...])
        if row == weights.count { weights.append(weight) } else { weights[row] += weight }
        return row
    }
}
