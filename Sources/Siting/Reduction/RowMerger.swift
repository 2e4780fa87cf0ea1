/// Collects rows and merges those with the same sites, adding their weights.
///
/// A row's hash is the sum of one random word per site, so that it does not depend on the order; sets are compared on every hit,
/// so that a collision costs time and nothing else. Merged rows are numbered by their first appearance.
/// - Complexity: O(sites of the row) for each row added, amortised.
struct RowMerger {
    private let words: [UInt64]
    private(set) var weights: [Int64] = []
    private(set) var sets = SparseSets()
    private var hashes: [UInt64] = []
    /// Open addressing with linear probing: merged row numbers, −1 where free.
    private var table = [Int32](repeating: -1, count: 1024)

    init(siteCount: Int) {
        var state: UInt64 = 0x6A09_E667_F3BC_C908
        words = (0..<siteCount).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            return Self.mixed(state)
        }
    }

    /// Adds a row with its sites, ascending, and returns the number of the merged row it went into.
    @discardableResult
    mutating func add(_ sites: some RandomAccessCollection<Int32>, weight: Int64) -> Int {
        var hash: UInt64 = 0
        for site in sites { hash &+= words[Int(site)] }
        var slot = Int(truncatingIfNeeded: Self.mixed(hash)) & (table.count - 1)
        while table[slot] >= 0 {
            let row = Int(table[slot])
            if hashes[row] == hash, sets[row].elementsEqual(sites) {
                weights[row] += weight
                return row
            }
            slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = Int32(weights.count)
        weights.append(weight)
        hashes.append(hash)
        sets.append(sites)
        if weights.count * 2 > table.count { grow() }
        return weights.count - 1
    }

    /// Adds the merged rows of another merger over the same sites, in their order.
    ///
    /// O(members of the other).
    mutating func add(_ other: RowMerger) {
        for row in other.weights.indices { add(other.sets[row], weight: other.weights[row]) }
    }

    private mutating func grow() {
        var larger = [Int32](repeating: -1, count: table.count * 2)
        for (row, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: Self.mixed(hash)) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(row)
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
