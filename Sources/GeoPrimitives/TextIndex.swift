/// Finds the row of a text in a column by its bytes.
///
/// A hash table with open addressing over row numbers: 4 to 8 bytes a text beside the column.
package struct TextIndex: Sendable {
    private let column: TextColumn
    private let slots: [Int32]

    /// Indexes a column; of equal texts the first is found.
    ///
    /// O(bytes) expected.
    package init(_ column: TextColumn) {
        self.column = column
        var capacity = 16
        while capacity < column.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        for row in 0..<column.count {
            var slot = Self.hash(column, row) & (capacity - 1)
            while slots[slot] >= 0, !Self.areEqual(column, Int(slots[slot]), column, row) { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] < 0 { slots[slot] = Int32(row) }
        }
        self.slots = slots
    }

    /// Returns the row that holds the same text as a row of another column; `nil` when none does.
    ///
    /// O(length) expected.
    package func row(of text: TextColumn, at row: Int) -> Int? {
        var slot = Self.hash(text, row) & (slots.count - 1)
        while slots[slot] >= 0 {
            if Self.areEqual(column, Int(slots[slot]), text, row) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func areEqual(_ a: TextColumn, _ first: Int, _ b: TextColumn, _ second: Int) -> Bool {
        let (start, other) = (Int(a.offsets[first]), Int(b.offsets[second]))
        let length = Int(a.offsets[first + 1]) - start
        guard length == Int(b.offsets[second + 1]) - other else { return false }
        for place in 0..<length where a.bytes[start + place] != b.bytes[other + place] { return false }
        return true
    }

    /// FNV-1a of a row's bytes, mixed so that the low bits are usable.
    private static func hash(_ column: TextColumn, _ row: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in Int(column.offsets[row])..<Int(column.offsets[row + 1]) {
            hash = (hash ^ UInt64(column.bytes[place])) &* 0x0100_0000_01B3
        }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
