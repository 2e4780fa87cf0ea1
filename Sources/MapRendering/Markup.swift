/// Text that is HTML or XML already and goes into a page as it is.
///
/// Made by a template alone, so that a text from somebody's file cannot pass for it.
package struct Markup: Hashable, Sendable {
    /// The text.
    package let text: String

    init(_ text: String) { self.text = text }

    /// Returns a text as it stands in HTML and XML, in an element or in a quoted attribute.
    ///
    /// Characters that XML does not allow become U+FFFD.
    package static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped.unicodeScalars.append("\u{FFFD}")
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
