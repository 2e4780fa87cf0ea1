package import FoundationEssentials

/// A JSON document as it stands in a file, whatever this version knows of it.
package indirect enum JSONTree: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case truth(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// An array.
    case list([JSONTree])
    /// An object.
    case object([String: JSONTree])

    /// Reads a document; `nil` where it is none, holds a name twice in an object, or is nested too deep.
    ///
    /// - Complexity: O(bytes).
    package init?(_ data: Data) {
        var reader = JSONReader(bytes: Array(data))
        guard let tree = reader.document() else { return nil }
        self = tree
    }

    /// The member of an object; `nil` where there is none.
    package subscript(key: String) -> JSONTree? { if case .object(let members) = self { members[key] } else { nil } }

    /// The entries of a list; none where it is no list.
    package var entries: [JSONTree] { if case .list(let entries) = self { entries } else { [] } }
}

/// Reads JSON (RFC 8259) into values, with a bound on how deep it is nested.
private struct JSONReader {
    let bytes: [UInt8]
    private var position = 0
    private static let deepest = 64

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func document() -> JSONTree? {
        skipBlanks()
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return position == bytes.count ? value : nil
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
    }

    /// Passes over a sign; returns whether it stands here, with blanks around it.
    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: sign) else { return false }
        position += 1
        skipBlanks()
        return true
    }

    private mutating func value(depth: Int) -> JSONTree? {
        guard depth < Self.deepest, let byte = next else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return list(depth)
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "t"): return word("true", .truth(true))
        case UInt8(ascii: "f"): return word("false", .truth(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONTree) -> JSONTree? {
        guard bytes[position...].starts(with: word.utf8) else { return nil }
        position += word.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) -> JSONTree? {
        guard take("{") else { return nil }
        var members: [String: JSONTree] = [:]
        if take("}") { return .object(members) }
        repeat {
            guard let name = text(), take(":"), let value = value(depth: depth + 1),
                members.updateValue(value, forKey: name) == nil
            else { return nil }
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func list(_ depth: Int) -> JSONTree? {
        guard take("[") else { return nil }
        var entries: [JSONTree] = []
        if take("]") { return .list(entries) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            entries.append(value)
        } while take(",")
        return take("]") ? .list(entries) : nil
    }

    private mutating func number() -> JSONTree? {
        let start = position
        while let byte = next, byte &- 48 <= 9 || "+-.eE".utf8.contains(byte) { position += 1 }
        // A double takes more than JSON does: words, hexadecimal digits and a sign in front, none of which come here but the sign.
        guard start < position, bytes[start] != UInt8(ascii: "+"),
            let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite
        else { return nil }
        return .number(value)
    }

    private mutating func text() -> String? {
        guard next == UInt8(ascii: "\"") else { return nil }
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(into: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(into text: inout [UInt8]) -> Bool {
        guard let byte = next else { return false }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard let first = unit() else { return false }
            guard 0xD800..<0xDC00 ~= first else { return append([first], to: &text) }
            guard bytes[position...].starts(with: "\\u".utf8) else { return false }
            position += 2
            return unit().map { append([first, $0], to: &text) } ?? false
        default: return false
        }
        return true
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt16? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        position += 4
        return digits.allSatisfy(\.isHexDigit) ? UInt16(digits, radix: 16) : nil
    }

    private func append(_ units: [UInt16], to text: inout [UInt8]) -> Bool {
        guard let decoded = String(validating: units, as: UTF16.self) else { return false }
        text += Array(decoded.utf8)
        return true
    }
}
