import GeoPrimitives

/// The mark between the fields of a text, and where its first row begins.
struct CSVSeparator {
    /// The mark.
    var mark: UInt8
    /// Where the first row begins, behind a byte order mark, blank lines and a line `sep=;`.
    var start: Int
    /// The number of the line there.
    var line: Int

    /// The marks that are looked for, in the order in which they win where they agree as well.
    private static let marks = [CSVBytes.comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]

    /// Finds the mark: the comma unless the first rows agree better on another.
    ///
    /// - Throws: ``FormatError/emptyFile(file:)``, and the cases about the first row.
    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(FormatError) {
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        line = 1
        mark = CSVBytes.comma
        passBlankLines(bytes)
        guard start < bytes.count else { throw .emptyFile(file: file) }
        if let named = Self.named(bytes, from: start) {
            mark = named.mark
            start = named.end
            line += 1
            passBlankLines(bytes)
            guard start < bytes.count else { throw .emptyFile(file: file) }
            return
        }
        let head = try CSVHead(bytes, from: start, line: line, file: file)
        guard !(head.agreement == head.rows.count && head.rows.count > 1) else { return }
        // The comma needs no agreement: rows that do not agree are an error of theirs.
        var best = head.widths[0] >= 2 ? head.widths.count { $0 == head.widths[0] } : head.agreement
        for other in Self.marks.dropFirst() {
            do throws(FormatError) {
                let agreement = try CSVHead(bytes, from: start, line: line, separator: other, file: file).agreement
                if agreement > best { (best, mark) = (agreement, other) }
            } catch {
                continue
            }
        }
        if best == 0, head.rows.count > 1, head.rows[0].cells[0].contains("，") {
            throw .wrongDelimiter(file: file, found: "full-width commas")
        }
    }

    /// The name of the mark where it is not the comma.
    var name: String? {
        switch mark {
        case UInt8(ascii: "\t"): "tab"
        case UInt8(ascii: ";"): "semicolon"
        case UInt8(ascii: "|"): "bar"
        default: nil
        }
    }

    /// Passes over lines with nothing but blanks in them; a tab may begin a row.
    private mutating func passBlankLines(_ bytes: UnsafeBufferPointer<UInt8>) {
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != CSVBytes.lineFeed, CellText.isBlank(bytes[end]) { end += 1 }
            guard end == bytes.count || bytes[end] == CSVBytes.lineFeed else { return }
            line += end < bytes.count ? 1 : 0
            start = min(bytes.count, end + 1)
        }
    }

    /// The mark that a line `sep=;` names, as Excel reads it.
    private static func named(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (mark: UInt8, end: Int)? {
        let key = Array("sep=".utf8)
        guard bytes.count > start + 5, bytes[start..<(start + 4)].elementsEqual(key, by: { $0 | 0x20 == $1 | 0x20 }) else {
            return nil
        }
        let mark = bytes[start + 4]
        guard marks.contains(mark), let end = bytes[(start + 5)...].firstIndex(of: CSVBytes.lineFeed), end - start <= 6 else {
            return nil
        }
        return (mark, end + 1)
    }

    /// Returns the text with commas between fields; fields that hold commas or quotes stand in quotes.
    ///
    /// Line ends stay where they are.
    ///
    /// - Complexity: O(bytes).
    func withCommas(_ bytes: UnsafeBufferPointer<UInt8>) -> MappedFile {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count - start + 16)
        var index = start
        while index < bytes.count {
            let end = Self.fieldEnd(bytes, from: index, mark)
            let field = bytes[index..<end]
            if field.first == CSVBytes.quote || !field.contains(where: { $0 == CSVBytes.comma || $0 == CSVBytes.quote }) {
                result.append(contentsOf: field)
            } else {
                result.append(CSVBytes.quote)
                for byte in field {
                    if byte == CSVBytes.quote { result.append(byte) }
                    result.append(byte)
                }
                result.append(CSVBytes.quote)
            }
            index = end
            if index < bytes.count {
                result.append(bytes[index] == mark ? CSVBytes.comma : bytes[index])
                index += 1
            }
        }
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, result.count))
        buffer.update(from: result, count: result.count)
        return MappedFile(taking: buffer, count: result.count)
    }

    /// Returns the end of the field that begins at the index: a mark, a line end or the end of the text.
    private static func fieldEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ mark: UInt8) -> Int {
        var index = start
        if index < bytes.count, bytes[index] == CSVBytes.quote {
            index += 1
            while index < bytes.count {
                if bytes[index] == CSVBytes.quote {
                    index += 1
                    guard index < bytes.count, bytes[index] == CSVBytes.quote else { break }
                }
                index += 1
            }
        }
        while index < bytes.count, bytes[index] != mark, bytes[index] != CSVBytes.lineFeed,
            bytes[index] != CSVBytes.carriageReturn
        {
            index += 1
        }
        return index
    }
}
