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
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { bytes.append(contentsOf: text.utf8) } else { escaped(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ text: String) {
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
    }

    /// Adds properties: each key as it stands in the text, then its value.
    mutating func properties(_ keys: [[UInt8]], _ values: [PropertyValue]) {
        for (key, value) in zip(keys, values) {
            bytes.append(contentsOf: key)
            self.value(value)
        }
    }

    /// Adds a property; numbers that are not finite become null.
    mutating func value(_ value: PropertyValue) {
        switch value {
        case .null: raw("null")
        case .text(let text): string(text)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .boolean(let isTrue): raw(isTrue ? "true" : "false")
        case .number(let number):
            if !number.isFinite {
                raw("null")
            } else if number == number.rounded(), abs(number) < 1e15 {
                bytes.append(contentsOf: String(Int64(number)).utf8)
            } else {
                // The shortest text that reads back as the same double.
                bytes.append(contentsOf: number.description.utf8)
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
        // Digits from the last to the first, zeros at the end of the fraction left out: at most 19 and the point.
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = digits.count
        func put(_ byte: UInt8) {
            first -= 1
            digits[first] = byte
        }
        for _ in 0..<Self.decimals {
            let digit = UInt8(rest % 10)
            rest /= 10
            if first < digits.count || digit > 0 { put(UInt8(ascii: "0") + digit) }
        }
        if first < digits.count { put(UInt8(ascii: ".")) }
        repeat {
            put(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        for place in first..<digits.count { bytes.append(digits[place]) }
    }

    private static func hex(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
