package import GeoPrimitives

/// Ids that two lists share, and whether they stand at the same places.
///
/// Where most do not, the ids are likely to number the rows of each list and to mean nothing in another.
package struct SharedIds: Hashable, Sendable {
    /// How many ids both lists have.
    package private(set) var shared = 0
    /// How many of these stand elsewhere, by their coordinates to seven decimals.
    package private(set) var moved = 0

    /// Looks for the ids of one list in another.
    ///
    /// - Complexity: O(n), by hashing.
    ///
    /// - Parameters:
    ///   - count: How many rows the one list has.
    ///   - before: The id of a row of it.
    ///   - placeBefore: Where the row of a number stands.
    ///   - after: Ids of the other.
    ///   - placeAfter: Where the row of a number stands there.
    package init(
        _ count: Int, _ before: (Int) -> String, _ placeBefore: (Int) -> String, _ after: TextColumn,
        _ placeAfter: (Int) -> String
    ) {
        var rows: [String: Int] = [:]
        rows.reserveCapacity(count)
        for row in 0..<count { rows[before(row)] = row }
        for row in 0..<after.count {
            guard let old = rows[after[row]] else { continue }
            shared += 1
            if placeBefore(old) != placeAfter(row) { moved += 1 }
        }
    }

    /// Whether more than half of the shared ids stand elsewhere.
    package var areDoubtful: Bool { moved * 2 > shared }
}
