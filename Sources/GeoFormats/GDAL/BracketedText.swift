import Glibc

/// Keeps texts in brackets texts.
///
/// GDAL 3.6 writes a text that looks like a JSON array or object into GeoJSON as such, and has no option against it (3.8 has
/// `AUTODETECT_JSON_STRINGS`). Names come from strangers' files, so such texts get a mark at the end that no one writes, and the
/// mark is removed when the file is complete.
enum BracketedText {
    /// Three private-use characters.
    private static let mark = "\u{10FFFD}\u{F8FF}\u{10FFFD}"

    /// Returns whether GDAL might take the text for JSON.
    static func isAtRisk(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return (first == UInt8(ascii: "{") && last == UInt8(ascii: "}"))
            || (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
    }

    /// Returns the text with the mark.
    static func marked(_ text: String) -> String { text + mark }

    /// Removes all marks from a file.
    static func removeMarks(from path: String) throws(FormatError) {
        let mapped = try MappedFile(path)
        let output = try OutputFile(path)
        let pattern = Array(mark.utf8)
        var start = 0
        for index in 0..<max(0, mapped.count - pattern.count + 1) where mapped.base[index] == pattern[0] && index >= start {
            guard (1..<pattern.count).allSatisfy({ mapped.base[index + $0] == pattern[$0] }) else { continue }
            try output.write(Array(mapped.bytes[start..<index]))
            start = index + pattern.count
        }
        try output.write(Array(mapped.bytes[start...]))
        try output.commit()
    }
}
