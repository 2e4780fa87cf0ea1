/// Sets of small whole numbers, each kept once and numbered by its first appearance.
///
/// A set's hash is the sum of one random word per member, so that it does not depend on the order; sets are compared on every hit, so
/// that a collision costs time and nothing else. Memory: 4 bytes a member and 24 bytes a set.
package struct DistinctSets: Sendable {
    /// Where each set begins in ``members``; one more entry than sets.
    package private(set) var offsets: [Int] = [0]
    /// The members of all sets.
    package private(set) var members: [Int32] = []
    private let words: [UInt64]
    private var hashes: [UInt64] = []
    /// Open addressing with linear probing: set numbers, −1 where free.
    private var table = [Int32](repeating: -1, count: 1024)

    /// Prepares to keep sets of members from 0 to `universe` − 1.
    package init(universe: Int) {
        var state: UInt64 = 0x6A09_E667_F3BC_C908
        words = (0..<universe).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            return Self.mixed(state)
        }
    }

    /// The number of sets.
    package var count: Int { hashes.count }

    /// The members of a set.
    package subscript(set: Int) -> ArraySlice<Int32> { members[offsets[set]..<offsets[set + 1]] }

    /// Returns the number of a set, ascending, which is kept if it is new.
    ///
    /// O(members), amortised.
    @discardableResult
    package mutating func insert(_ set: ArraySlice<Int32>) -> Int {
        var hash: UInt64 = 0
        for member in set { hash &+= words[Int(member)] }
        var slot = Int(truncatingIfNeeded: Self.mixed(hash)) & (table.count - 1)
        while table[slot] >= 0 {
            let known = Int(table[slot])
            if hashes[known] == hash, isEqual(known, set) { return known }
            slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = Int32(hashes.count)
        hashes.append(hash)
        members.append(contentsOf: set)
        offsets.append(members.count)
        if hashes.count * 2 > table.count { grow() }
        return hashes.count - 1
    }

    private func isEqual(_ known: Int, _ set: ArraySlice<Int32>) -> Bool {
        let begin = offsets[known]
        guard offsets[known + 1] - begin == set.count else { return false }
        for (place, member) in set.enumerated() where members[begin + place] != member { return false }
        return true
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: table.count * 2)
        for (set, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: Self.mixed(hash)) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(set)
        }
        table = larger
    }

    /// SplitMix64's finaliser (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
    private static func mixed(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
