/// What each demand point (row) would pay to each candidate site (column), as compressed rows: the pairs within the cutoff and
/// nothing else.
///
/// Costs are metres, or whatever a cost matrix counts. Memory: 12 bytes a pair and 8 bytes a row.
package struct CostRows: Sendable {
    /// Where each row's pairs begin; one more entry than rows.
    package var rowOffsets: [Int]
    /// The candidate numbers of all rows, ascending within a row.
    package var candidates: [Int32]
    /// The cost of each pair, finite and at least 0.
    package var costs: [Double]
    /// The number of candidate sites, those without a pair included.
    package var candidateCount: Int

    /// Makes cost rows from compressed rows.
    package init(rowOffsets: [Int], candidates: [Int32], costs: [Double], candidateCount: Int) {
        precondition(
            candidates.count == costs.count && rowOffsets.last == costs.count, "the last offset must be the number of pairs")
        self.rowOffsets = rowOffsets
        self.candidates = candidates
        self.costs = costs
        self.candidateCount = candidateCount
    }

    /// The number of demand points.
    package var rowCount: Int { rowOffsets.count - 1 }

    /// The places of a row's pairs in ``candidates`` and ``costs``.
    @inlinable
    package subscript(row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }

    /// Joins the rows of chunks: for each, where its rows end, its candidates and their costs.
    init(parts: [(ends: [Int], candidates: [Int32], costs: [Double])], candidateCount: Int) {
        var offsets = [0]
        offsets.reserveCapacity(parts.reduce(1) { $0 + $1.ends.count })
        var candidates: [Int32] = []
        var costs: [Double] = []
        candidates.reserveCapacity(parts.reduce(0) { $0 + $1.costs.count })
        costs.reserveCapacity(candidates.capacity)
        for part in parts {
            let base = costs.count
            offsets.append(contentsOf: part.ends.lazy.map { base + $0 })
            candidates.append(contentsOf: part.candidates)
            costs.append(contentsOf: part.costs)
        }
        self.init(rowOffsets: offsets, candidates: candidates, costs: costs, candidateCount: candidateCount)
    }
}
