/// Searches over bytes, eight at a time.
enum CSVBytes {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Returns marks in the high bits of the bytes that are zero; exact up to and including the lowest mark.
    @inline(__always)
    private static func zeroMarks(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    /// Returns the first comma, quote or line feed at or after the position, or the end.
    @inline(__always)
    static func fieldEnd(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var p = start
        while end - p >= 8 {
            let word = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)
            let marks =
                zeroMarks(word ^ 0x2C2C_2C2C_2C2C_2C2C) | zeroMarks(word ^ 0x2222_2222_2222_2222)
                | zeroMarks(word ^ 0x0A0A_0A0A_0A0A_0A0A)
            if marks != 0 { return p + marks.trailingZeroBitCount >> 3 }
            p += 8
        }
        while p < end, p.pointee != comma, p.pointee != quote, p.pointee != lineFeed { p += 1 }
        return p
    }

    /// Returns the first such byte at or after the position, or the end.
    @inline(__always)
    static func first(_ byte: UInt8, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var p = start
        while end - p >= 8 {
            let marks = zeroMarks(UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) ^ pattern)
            if marks != 0 { return p + marks.trailingZeroBitCount >> 3 }
            p += 8
        }
        while p < end, p.pointee != byte { p += 1 }
        return p
    }

    /// Returns the number of line feeds in a range.
    static func lineFeeds(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
        var count = 0
        var p = start
        while p < end {
            count += p.pointee == lineFeed ? 1 : 0
            p += 1
        }
        return count
    }
}
