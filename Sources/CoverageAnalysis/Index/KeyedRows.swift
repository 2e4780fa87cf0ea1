/// Row numbers with keys, sorted by key in linear time: least significant digit first, so that rows of one key stay in their order.
///
/// Method: Knuth, The Art of Computer Programming 3, 5.2.5 (radix sort).
struct KeyedRows {
    struct Entry {
        var key: UInt64
        var row: Int32
    }

    private static let digitBits = 11
    /// Fewer entries than this are sorted by comparison.
    private static let fewest = 256

    var entries: [Entry]
    private var spare: [Entry] = []
    private var counts: [Int32] = []

    /// Takes entries in any order.
    init(_ entries: [Entry]) { self.entries = entries }

    /// Returns entries whose keys are below 2^bits by key, those of one key in their order.
    static func sorted(_ entries: consuming [Entry], bits: Int) -> [Entry] {
        var keyed = KeyedRows(entries)
        keyed.sort(keyed.entries.indices, bits: bits)
        return keyed.entries
    }

    /// Sorts the entries of a range whose keys are below 2^bits.
    mutating func sort(_ range: Range<Int>, bits: Int) {
        guard range.count >= Self.fewest else {
            return entries[range].sort { ($0.key, $0.row) < ($1.key, $1.row) }
        }
        if spare.count < entries.count { spare = entries }
        var shift = 0
        while shift < bits {
            Self.pass(entries, &spare, range, shift, &counts)
            swap(&entries, &spare)
            shift += Self.digitBits
        }
        // Whoever sorts a part finds the rest where it was.
        if range.count < entries.count, (bits + Self.digitBits - 1) / Self.digitBits % 2 == 1 {
            for slot in range { spare[slot] = entries[slot] }
            swap(&entries, &spare)
        }
    }

    /// Copies the entries of a range in the order of one digit.
    private static func pass(
        _ source: [Entry], _ target: inout [Entry], _ range: Range<Int>, _ shift: Int, _ counts: inout [Int32]
    ) {
        let (digits, mask) = (1 << digitBits, (UInt64(1) << UInt64(digitBits)) - 1)
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: digits))
        for slot in range { counts[Int(truncatingIfNeeded: source[slot].key >> UInt64(shift) & mask)] += 1 }
        var next = Int32(range.lowerBound)
        for digit in 0..<digits {
            let count = counts[digit]
            counts[digit] = next
            next += count
        }
        for slot in range {
            let entry = source[slot]
            let digit = Int(truncatingIfNeeded: entry.key >> UInt64(shift) & mask)
            target[Int(counts[digit])] = entry
            counts[digit] += 1
        }
    }
}
