import CoverageAnalysis

/// Sets of small whole numbers, ascending within a set, stored one after another.
///
/// Memory: 4 bytes a member and 8 bytes a set.
struct SparseSets: Hashable, Sendable {
    /// Where each set begins in ``members``; one more entry than sets.
    private(set) var offsets: [Int] = [0]
    /// The members of all sets.
    private(set) var members: [Int32] = []

    init() {}

    /// Takes over distinct sets.
    init(_ sets: DistinctSets) {
        offsets = sets.offsets
        members = sets.members
    }

    var count: Int { offsets.count - 1 }

    subscript(set: Int) -> ArraySlice<Int32> { members[offsets[set]..<offsets[set + 1]] }

    func size(_ set: Int) -> Int { offsets[set + 1] - offsets[set] }

    mutating func append(_ set: some Collection<Int32>) {
        members.append(contentsOf: set)
        offsets.append(members.count)
    }

    /// Returns, for each of `universe` members, the sets that hold it.
    ///
    /// O(members).
    func transposed(universe: Int) -> SparseSets {
        var starts = [Int](repeating: 0, count: universe + 1)
        for member in members { starts[Int(member) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var result = SparseSets()
        result.offsets = starts
        result.members = [Int32](repeating: 0, count: members.count)
        for set in 0..<count {
            for position in offsets[set]..<offsets[set + 1] {
                let member = Int(members[position])
                result.members[starts[member]] = Int32(set)
                starts[member] += 1
            }
        }
        return result
    }

    /// Returns the numbers of the sets in the order of their first members; sets with equal ones keep their order.
    ///
    /// O(sets + universe).
    func orderByFirstMember(universe: Int) -> [Int] {
        var starts = [Int](repeating: 0, count: universe + 2)
        for set in 0..<count { starts[bucket(set) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var order = [Int](repeating: 0, count: count)
        for set in 0..<count {
            order[starts[bucket(set)]] = set
            starts[bucket(set)] += 1
        }
        return order
    }

    /// The first member and one; 0 for an empty set.
    private func bucket(_ set: Int) -> Int { size(set) == 0 ? 0 : Int(members[offsets[set]]) + 1 }

    /// Whether all members of one set are in another.
    ///
    /// O(both sizes), less when an early member is missing.
    func isSubset(_ set: Int, of other: Int) -> Bool {
        var position = offsets[other]
        let end = offsets[other + 1]
        guard size(set) <= end - position else { return false }
        for index in offsets[set]..<offsets[set + 1] {
            let member = members[index]
            while position < end, members[position] < member { position += 1 }
            if position == end || members[position] != member { return false }
            position += 1
        }
        return true
    }
}
