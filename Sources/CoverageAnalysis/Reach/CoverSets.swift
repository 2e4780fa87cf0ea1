/// Which candidate sites (columns) cover which demand points (rows), as compressed rows: the pairs within the cutoff and nothing else.
///
/// Memory: 4 bytes a pair and 8 bytes a row.
package struct CoverSets: Hashable, Sendable {
    /// Where each row's candidates begin in ``candidates``; one more entry than rows.
    package var rowOffsets: [Int]
    /// The candidate numbers of all rows, ascending within a row.
    package var candidates: [Int32]
    /// The number of candidate sites, those that cover nothing included.
    package var candidateCount: Int

    /// Makes cover sets from compressed rows.
    package init(rowOffsets: [Int], candidates: [Int32], candidateCount: Int) {
        precondition(rowOffsets.last == candidates.count, "the last offset must be the number of pairs")
        self.rowOffsets = rowOffsets
        self.candidates = candidates
        self.candidateCount = candidateCount
    }

    /// Makes the cover sets of pairs with costs.
    package init(_ pairs: CostRows) {
        self.init(rowOffsets: pairs.rowOffsets, candidates: pairs.candidates, candidateCount: pairs.candidateCount)
    }

    /// The number of demand points.
    package var rowCount: Int { rowOffsets.count - 1 }

    /// The candidates that cover a demand point, ascending.
    @inlinable
    package subscript(row: Int) -> ArraySlice<Int32> { candidates[rowOffsets[row]..<rowOffsets[row + 1]] }

    /// Returns the same pairs by candidate: for each, the demand points it covers, ascending.
    ///
    /// O(pairs).
    package func transposed() -> CoverSets {
        var counts = [Int](repeating: 0, count: candidateCount + 1)
        for candidate in candidates { counts[Int(candidate) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        var next = counts
        var rows = [Int32](repeating: 0, count: candidates.count)
        for row in 0..<rowCount {
            for candidate in self[row] {
                rows[next[Int(candidate)]] = Int32(row)
                next[Int(candidate)] += 1
            }
        }
        return CoverSets(rowOffsets: counts, candidates: rows, candidateCount: rowCount)
    }
}
