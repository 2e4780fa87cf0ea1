import GeoPrimitives

/// The first line of a CSV file.
struct CSVHeader {
    /// The names without blanks around them.
    var names: [String]
    /// Where the first row after the header begins.
    var bodyStart: Int
    /// The 1-based line there.
    var bodyLine: Int

    /// Reads the header, which is the first line that is not blank.
    ///
    /// - Throws: The cases of ``FormatError`` about headers, empty files and quotes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(FormatError) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        while start < bytes.count, CellText.isBlank(bytes[start]) {
            line += bytes[start] == CSVBytes.lineFeed ? 1 : 0
            start += 1
        }
        guard start < bytes.count else { throw .emptyFile(file: file) }
        let (cells, end) = try Self.cells(bytes, from: start, line: line, file: file)
        line += bytes[start..<end].count { $0 == CSVBytes.lineFeed }
        names = cells.map { cell in
            cell.withUnsafeBufferPointer { String(decoding: CellText.trimmed($0), as: UTF8.self) }
        }
        bodyStart = end
        bodyLine = line
        try check(file)
        guard bytes[end...].contains(where: { !CellText.isBlank($0) }) else { throw .headerOnly(file: file) }
    }

    /// Splits the line at the start into its cells, and finds the start of the next line.
    private static func cells(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, file: String
    ) throws(FormatError) -> (cells: [[UInt8]], end: Int) {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if index - start > CSVRowScanner.maximumRowBytes { throw .lineTooLong(file: file, line: line) }
            index += 1
            if byte == CSVBytes.quote {
                let isDoubled = isQuoted && index < bytes.count && bytes[index] == CSVBytes.quote
                if isDoubled {
                    cells[cells.count - 1].append(byte)
                    index += 1
                } else {
                    guard isQuoted || cells[cells.count - 1].isEmpty else { throw .misplacedQuote(file: file, line: line) }
                    isQuoted.toggle()
                }
            } else if isQuoted {
                cells[cells.count - 1].append(byte)
            } else if byte == CSVBytes.comma {
                cells.append([])
            } else if byte == CSVBytes.lineFeed {
                return (cells, index)
            } else if byte == CSVBytes.carriageReturn, index < bytes.count, bytes[index] != CSVBytes.lineFeed {
                throw .carriageReturnLines(file: file)
            } else {
                cells[cells.count - 1].append(byte)
            }
        }
        guard !isQuoted else { throw .unterminatedQuote(file: file, line: line) }
        return (cells, index)
    }

    /// Refuses names that are used twice, and separators other than the comma.
    private func check(_ file: String) throws(FormatError) {
        if names.count == 1 {
            let separators: [(mark: Character, name: String)] = [
                (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"), ("，", "full-width commas"),
            ]
            for separator in separators where names[0].contains(separator.mark) {
                throw .wrongDelimiter(file: file, found: separator.name)
            }
        }
        let doubled = names.columnsNamedTwice
        guard doubled.isEmpty else { throw .duplicateHeader(file: file, names: doubled) }
    }
}
