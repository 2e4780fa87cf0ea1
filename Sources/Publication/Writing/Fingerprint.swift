package import FoundationEssentials

/// The SHA-256 of what a JSON document says: of its values, whatever the order of their names, blanks and escapes.
///
/// Left out at every place are what a clock wrote (`timing`, `seconds`) and the fingerprint itself.
package enum Fingerprint {
    /// The names of members that do not count.
    private static let leftOut: Set<String> = ["timing", "seconds", "fingerprint"]

    /// Returns the fingerprint of a document as 64 hexadecimal digits; `nil` where the bytes are no JSON.
    ///
    /// - Complexity: O(bytes).
    package static func of(_ document: Data) -> String? { JSONTree(document).map { of($0) } }

    /// Returns the fingerprint of a document.
    package static func of(_ document: JSONTree) -> String {
        var text: [UInt8] = []
        append(document, to: &text)
        return FileHash.hex(text)
    }

    /// Writes a value in the one form that there is of it: names sorted byte by byte, texts with their lengths, numbers by their bits.
    private static func append(_ value: JSONTree, to text: inout [UInt8]) {
        switch value {
        case .null: text.append(UInt8(ascii: "n"))
        case .truth(let isTrue): text.append(UInt8(ascii: isTrue ? "t" : "f"))
        case .number(let number):
            // Zero has two signs and one value.
            text += Array("#\(String((number == 0 ? 0 : number).bitPattern, radix: 16))".utf8)
        case .text(let string): append(string, to: &text)
        case .list(let entries):
            text += Array("[\(entries.count)".utf8)
            for entry in entries { append(entry, to: &text) }
        case .object(let members):
            let kept = members.filter { !leftOut.contains($0.key) }.sorted {
                Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8)
            }
            text += Array("{\(kept.count)".utf8)
            for (name, value) in kept {
                append(name, to: &text)
                append(value, to: &text)
            }
        }
    }

    private static func append(_ string: String, to text: inout [UInt8]) {
        text += Array("\"\(string.utf8.count):".utf8)
        text += string.utf8
    }
}
