/// Many short texts as one buffer of UTF-8 bytes with offsets, so that ten million ids are two arrays and not ten million objects.
public struct TextColumn: Hashable, Sendable {
    /// The bytes of all texts, one after the other.
    @usableFromInline package var bytes: [UInt8]
    /// Where each text begins; one more entry than texts.
    @usableFromInline package var offsets: [UInt32]

    /// Makes a column without texts.
    public init() {
        bytes = []
        offsets = [0]
    }

    /// Makes a column of the texts.
    public init(_ texts: some Sequence<String>) {
        self.init()
        for text in texts { append(text) }
    }

    /// The number of texts.
    @inlinable public var count: Int { offsets.count - 1 }

    /// Whether there is no text.
    public var isEmpty: Bool { count == 0 }

    /// The text of a row.
    ///
    /// O(length).
    public subscript(row: Int) -> String { String(decoding: utf8(row), as: UTF8.self) }

    /// The bytes of a row's text.
    @inlinable
    public func utf8(_ row: Int) -> ArraySlice<UInt8> { bytes[Int(offsets[row])..<Int(offsets[row + 1])] }

    /// Returns whether the row's text is empty.
    @inlinable
    public func isEmpty(_ row: Int) -> Bool { offsets[row] == offsets[row + 1] }

    /// Adds a text at the end.
    ///
    /// All texts together hold at most 4 GiB.
    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        offsets.append(UInt32(bytes.count))
    }

    /// Adds a text given as UTF-8 bytes at the end.
    @inlinable
    public mutating func append(utf8 text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        offsets.append(UInt32(bytes.count))
    }

    /// Adds all texts of another column at the end.
    public mutating func append(contentsOf other: TextColumn) {
        let base = UInt32(bytes.count)
        bytes.append(contentsOf: other.bytes)
        offsets.reserveCapacity(offsets.count + other.count)
        for offset in other.offsets.dropFirst() { offsets.append(base + offset) }
    }

    /// Reserves room for so many texts and bytes.
    public mutating func reserveCapacity(texts: Int, bytes byteCount: Int) {
        offsets.reserveCapacity(texts + 1)
        bytes.reserveCapacity(byteCount)
    }

    /// Returns the column of the given rows, in their order.
    public func selecting(_ rows: some Sequence<Int>) -> TextColumn {
        var column = TextColumn()
        for row in rows { column.append(utf8: utf8(row)) }
        return column
    }

    /// Returns whether the first row's text comes before the second's, byte by byte.
    public func isOrderedBefore(_ first: Int, _ second: Int) -> Bool {
        let (a, b) = (utf8(first), utf8(second))
        var (i, j) = (a.startIndex, b.startIndex)
        while i < a.endIndex, j < b.endIndex {
            if bytes[i] != bytes[j] { return bytes[i] < bytes[j] }
            i += 1
            j += 1
        }
        return a.count < b.count
    }
}

extension TextColumn {
    /// Returns rows whose text stands in an earlier row already, with that row; at most `limit`, by row.
    ///
    /// - Complexity: O(n) for running numbers, else O(n) expected by hashing.
    public func duplicates(limit: Int) -> [(first: Int, second: Int)] {
        guard !isAscending else { return [] }
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        var found: [(first: Int, second: Int)] = []
        for row in 0..<count {
            var slot = hash(row) & (capacity - 1)
            while slots[slot] >= 0, !utf8(Int(slots[slot])).elementsEqual(utf8(row)) { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] < 0 {
                slots[slot] = Int32(row)
            } else {
                found.append((Int(slots[slot]), row))
                if found.count == limit { break }
            }
        }
        return found
    }

    /// Whether every text is longer than the one before it, or as long and after it byte by byte, as running numbers are;
    /// then no two are equal.
    ///
    /// O(bytes) at worst.
    private var isAscending: Bool {
        for row in 1..<max(1, count) {
            let (first, second, end) = (Int(offsets[row - 1]), Int(offsets[row]), Int(offsets[row + 1]))
            let length = end - second
            guard length == second - first else {
                if length > second - first { continue }
                return false
            }
            var common = 0
            while common < length, bytes[first + common] == bytes[second + common] { common += 1 }
            guard common < length, bytes[first + common] < bytes[second + common] else { return false }
        }
        return true
    }

    /// FNV-1a of a row's bytes, mixed so that the low bits are usable.
    private func hash(_ row: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in utf8(row) { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
