/// Blanks and full-width forms, which Chinese input methods and spreadsheets leave in cells.
enum CellText {
    /// Returns the bytes without blanks at both ends: spaces, tabs, line ends, no-break and ideographic spaces.
    static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var low = 0
        var high = text.count
        while low < high, let width = blankWidth(text, at: low, before: high) { low += width }
        while low < high {
            if isBlank(text[high - 1]) {
                high -= 1
            } else if high - low >= 2, blankWidth(text, at: high - 2, before: high) == 2 {
                high -= 2
            } else if high - low >= 3, blankWidth(text, at: high - 3, before: high) == 3 {
                high -= 3
            } else {
                break
            }
        }
        return UnsafeBufferPointer(rebasing: text[low..<high])
    }

    /// Whether the byte is an ASCII blank.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// Returns how many bytes the blank at the index has, if there is one.
    private static func blankWidth(_ text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Int? {
        if isBlank(text[index]) { return 1 }
        if text[index] == 0xC2 && index + 2 <= end && text[index + 1] == 0xA0 { return 2 }
        guard index + 3 <= end else { return nil }
        switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x87), (0xEF, 0xBB, 0xBF): return 3
        default: return nil
        }
    }

    /// Returns the text with full-width letters, digits and signs (U+FF01 to U+FF5E) made ASCII, and the minus sign U+2212 too.
    static func narrowed(_ text: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(UInt8(scalar.value - 0xFF01 + 0x21))
            case 0x2212: result.append(UInt8(ascii: "-"))
            default: result.append(contentsOf: String(scalar).utf8)
            }
        }
        return result
    }

    /// Returns the text with all kinds of blanks and apostrophes between digits made the ASCII ones.
    static func spaced(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0 >= 0x80 }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2007, 0x2008, 0x2009, 0x202F, 0x3000: result.append(UInt8(ascii: " "))
            case 0x2019: result.append(UInt8(ascii: "'"))
            default: result.append(contentsOf: String(scalar).utf8)
            }
        }
        return result
    }
}
