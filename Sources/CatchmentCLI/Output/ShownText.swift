/// Text that may hold anything, since names come from strangers' files, as a terminal may show it.
enum ShownText {
    /// Returns a text in which a terminal has nothing to obey.
    ///
    /// Control characters, and signs that turn the direction of writing, stand as `\x1b` or `\u{202e}`. Line ends and tabs stay.
    ///
    /// O(length); a text without such signs is returned as it is.
    static func plain(_ text: String) -> String {
        written(text) { $0 < 0x100 ? "\\x" + digits($0, 2) : "\\u{" + digits($0, 1) + "}" }
    }

    /// Returns JSON in which they are escaped as JSON does: the same document.
    static func json(_ text: String) -> String { written(text) { "\\u" + digits($0, 4) } }

    private static func written(_ text: String, _ escape: (UInt32) -> String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isControl(scalar) { shown += escape(scalar.value) } else { shown.unicodeScalars.append(scalar) }
        }
    }

    /// A number in hexadecimal digits, at least so many.
    private static func digits(_ value: UInt32, _ least: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, least - digits.count)) + digits
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
