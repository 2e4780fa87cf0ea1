import GeoPrimitives

/// JSON as bytes, written value by value without an object for each (RFC 8259).
struct JSONText {
    /// What was written.
    var bytes: [UInt8] = []

    /// The decimals of a coordinate.
    private static let decimals = 7
    private static let unitsPerDegree = 1e7

    /// Adds text that is JSON already.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds a text with what must be escaped.
    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): raw("\\n")
            case UInt8(ascii: "\r"): raw("\\r")
            case UInt8(ascii: "\t"): raw("\\t")
            case 0..<0x20: bytes += Array("\\u00".utf8) + [Self.hex(byte >> 4), Self.hex(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds a property; numbers that are not finite become null.
    mutating func value(_ value: PropertyValue) {
        switch value {
        case .null: raw("null")
        case .text(let text): string(text)
        case .integer(let number): bytes += Array(String(number).utf8)
        case .boolean(let isTrue): raw(isTrue ? "true" : "false")
        case .number(let number):
            if !number.isFinite {
                raw("null")
            } else if number == number.rounded(), abs(number) < 1e15 {
                bytes += Array(String(Int64(number)).utf8)
            } else {
                // The shortest text that reads back as the same double.
                bytes += Array(number.description.utf8)
            }
        }
    }

    /// Adds a position; both ordinates are rounded to seven decimals.
    mutating func position(_ point: PlanarPoint) {
        bytes.append(UInt8(ascii: "["))
        ordinate(point.x)
        bytes.append(UInt8(ascii: ","))
        ordinate(point.y)
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func ordinate(_ value: Double) {
        let units = (value * Self.unitsPerDegree).rounded()
        guard abs(units) < 9e18 else { return bytes += Array(value.description.utf8) }
        var rest = Int64(units).magnitude
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        // Digits from the last to the first, zeros at the end of the fraction left out.
        var digits: [UInt8] = []
        var isTrailing = true
        for _ in 0..<Self.decimals {
            let digit = UInt8(rest % 10)
            rest /= 10
            isTrailing = isTrailing && digit == 0
            if !isTrailing { digits.append(UInt8(ascii: "0") + digit) }
        }
        if !digits.isEmpty { digits.append(UInt8(ascii: ".")) }
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes.append(contentsOf: digits.reversed())
    }

    private static func hex(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
