import Glibc

/// Decimal numbers, read as the double nearest to what is written (ties to even).
///
/// Up to 19 digits are taken as an integer over a power of ten: one division where both are exact in a double (Clinger 1990,
/// doi:10.1145/93542.93557), else a 128-bit division with a sticky bit and one rounding. `strtod` does the rest.
enum Decimal {
    /// The powers of ten that are exact in a double.
    private static let exactPowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
        1e22,
    ]

    /// Returns the double nearest to `mantissa / 10^scale`.
    @inline(__always)
    static func quotient(_ mantissa: UInt64, scale: Int) -> Double {
        if mantissa < 1 << 53 && scale <= 22 {
            return scale == 0 ? Double(mantissa) : Double(mantissa) / power(scale)
        }
        return exactQuotient(mantissa, scale: scale)
    }

    /// Returns a power of ten up to 10^22.
    @inline(__always)
    private static func power(_ exponent: Int) -> Double {
        exactPowers.withUnsafeBufferPointer { $0[exponent] }
    }

    /// Returns the double nearest to `mantissa / 10^scale` for a scale of at most 19.
    @inline(never)
    private static func exactQuotient(_ mantissa: UInt64, scale: Int) -> Double {
        guard mantissa != 0 else { return 0 }
        var divisor: UInt64 = 1
        for _ in 0..<scale { divisor *= 10 }
        let up = mantissa.leadingZeroBitCount
        let divisorUp = divisor.leadingZeroBitCount
        let dividend = mantissa << up
        let normalized = divisor << divisorUp
        // dividend·2^63 / normalized lies in (2^62, 2^64): at least 62 bits, enough for 53 and a sticky bit.
        let (quotient, remainder) = normalized.dividingFullWidth((dividend >> 1, dividend << 63))
        return scaled(quotient | (remainder == 0 ? 0 : 1), exponent: divisorUp - up - 63)
    }

    /// Returns `integer · 2^exponent`, rounded once; the result must be a normal number.
    private static func scaled(_ integer: UInt64, exponent: Int) -> Double {
        Double(integer) * Double(sign: .plus, exponent: exponent, significand: 1)
    }

    /// Returns the number that stands in the bytes, all of them: digits with at most one point, and maybe an exponent.
    ///
    /// - Returns: `nil` when the text is no such number; infinity when it is beyond the range of doubles.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var scan = Scan(text)
        guard scan.run() else { return nil }
        if scan.digits <= 19 && scan.exponent <= 0 && scan.exponent >= -19 {
            let value = quotient(scan.mantissa, scale: -scan.exponent)
            return scan.isNegative ? -value : value
        }
        return fallback(text)
    }

    /// Returns what `strtod` makes of the bytes, whose grammar has been checked.
    private static func fallback(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { buffer in
            for (index, byte) in text.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[text.count] = 0
            return buffer.baseAddress.map { strtod($0, nil) } ?? .nan
        }
    }
}

extension Decimal {
    /// One walk over a number that checks its grammar and collects its digits.
    private struct Scan {
        let text: UnsafeBufferPointer<UInt8>
        var position = 0
        var mantissa: UInt64 = 0
        /// Significant digits, leading zeros left out.
        var digits = 0
        var exponent = 0
        var isNegative = false

        init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

        /// The byte at the position, or 0 at the end.
        private var current: UInt8 { position < text.count ? text[position] : 0 }

        /// Walks over all bytes; returns whether they are a number.
        mutating func run() -> Bool {
            isNegative = current == UInt8(ascii: "-")
            if isNegative || current == UInt8(ascii: "+") { position += 1 }
            var count = takeDigits()
            if current == UInt8(ascii: ".") {
                position += 1
                let fraction = takeDigits()
                exponent -= fraction
                count += fraction
            }
            guard count > 0 else { return false }
            if current | 0x20 == UInt8(ascii: "e") {
                position += 1
                guard takeExponent() else { return false }
            }
            return position == text.count
        }

        /// Walks over digits and returns their number.
        private mutating func takeDigits() -> Int {
            let start = position
            while position < text.count, text[position] &- 48 <= 9 {
                if mantissa != 0 || text[position] != 48 { digits += 1 }
                mantissa = mantissa &* 10 &+ UInt64(text[position] &- 48)
                position += 1
            }
            return position - start
        }

        /// Walks over the digits of an exponent and their sign; returns whether there is one.
        private mutating func takeExponent() -> Bool {
            let isNegative = current == UInt8(ascii: "-")
            if isNegative || current == UInt8(ascii: "+") { position += 1 }
            let start = position
            var value = 0
            while position < text.count, text[position] &- 48 <= 9 {
                value = min(value * 10 + Int(text[position] &- 48), 1_000_000)
                position += 1
            }
            exponent += isNegative ? -value : value
            return position > start
        }
    }
}
