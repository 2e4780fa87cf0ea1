/// Which candidate sites cover which demand points, as ``CoverSets``, with the sets of points that have the same candidates kept once.
///
/// Memory: 4 bytes a row, and 4 bytes a pair of the distinct sets.
package struct MergedCoverSets: Hashable, Sendable {
    /// The number of each row's set.
    package private(set) var setNumbers: [Int32]
    private var offsets: [Int]
    private var candidates: [Int32]
    /// The number of candidate sites, those that cover nothing included.
    package let candidateCount: Int

    /// Takes over cover sets, every row with a set of its own.
    ///
    /// O(rows).
    package init(_ sets: CoverSets) {
        setNumbers = (0..<Int32(sets.rowCount)).map { $0 }
        offsets = sets.rowOffsets
        candidates = sets.candidates
        candidateCount = sets.candidateCount
    }

    /// Makes cover sets from the number of each row's set.
    init(setNumbers: [Int32], sets: DistinctSets, candidateCount: Int) {
        self.setNumbers = setNumbers
        offsets = sets.offsets
        candidates = sets.members
        self.candidateCount = candidateCount
    }

    /// The number of demand points.
    package var rowCount: Int { setNumbers.count }

    /// The number of sets.
    package var setCount: Int { offsets.count - 1 }

    /// The number of pairs of the distinct sets.
    package var pairCount: Int { candidates.count }

    /// The candidates that cover a demand point, ascending.
    package subscript(row: Int) -> ArraySlice<Int32> { candidates(ofSet: Int(setNumbers[row])) }

    /// Returns the candidates of a set, ascending.
    package func candidates(ofSet set: Int) -> ArraySlice<Int32> { candidates[offsets[set]..<offsets[set + 1]] }

    /// Returns the sets over `rowCount` demand points, of which the rows are those of `rows`, ascending: empty where a point is not among
    /// them.
    ///
    /// O(rows).
    package func expanded(rows: [Int], rowCount: Int) -> MergedCoverSets {
        var expanded = self
        expanded.offsets.append(candidates.count)
        expanded.setNumbers = [Int32](repeating: Int32(setCount), count: rowCount)
        for (slot, row) in rows.enumerated() { expanded.setNumbers[row] = setNumbers[slot] }
        return expanded
    }
}
