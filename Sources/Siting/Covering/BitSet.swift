/// A set of small whole numbers, one bit for each number of its universe.
struct BitSet: Hashable, Sendable {
    private var words: [UInt64]

    /// Makes an empty set of numbers from 0 to `universe` − 1.
    init(universe: Int) { words = [UInt64](repeating: 0, count: Self.words(universe)) }

    /// Makes a set of these numbers.
    init(_ members: some Sequence<Int32>, universe: Int) {
        self.init(universe: universe)
        for member in members { insert(Int(member)) }
    }

    /// The words of memory of a set.
    static func words(_ universe: Int) -> Int { (universe + 63) / 64 }

    /// The number of members.
    ///
    /// O(universe / 64).
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ member: Int) -> Bool { words[member / 64] >> UInt64(member % 64) & 1 == 1 }

    mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

    mutating func subtract(_ other: BitSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    func intersection(_ other: BitSet) -> BitSet {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    func isSubset(of other: BitSet) -> Bool {
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }

    /// Returns the number of members in common with another set; counting ends when `limit` is reached.
    func commonCount(with other: BitSet, limit: Int) -> Int {
        var count = 0
        for index in words.indices {
            count += (words[index] & other.words[index]).nonzeroBitCount
            if count >= limit { break }
        }
        return count
    }

    /// Calls with every member, ascending.
    func forEach(_ body: (Int) -> Void) {
        for index in words.indices {
            var left = words[index]
            while left != 0 {
                body(index * 64 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
    }
}
