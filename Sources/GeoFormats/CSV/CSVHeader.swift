import GeoPrimitives

/// The header of a CSV file, and what stands above it.
struct CSVHeader {
    /// The names without blanks around them, as many as the rows have fields.
    var names: [String]
    /// Where the first row after the header begins.
    var bodyStart: Int
    /// The 1-based line there.
    var bodyLine: Int
    /// The first and the last line of the header.
    var lines: ClosedRange<Int>
    /// What stands above the header.
    var titles: [TableReading.Line]
    /// The first rows below the header.
    var sample: [HeadRow]
    /// How the numbers are written.
    var marks: NumberMarks

    /// Reads the header: the first line that is not blank, unless it reads like a title and one below it like a header.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8 with commas between fields.
    ///   - start: Where its first row begins.
    ///   - line: The number of the line there.
    ///   - separator: The mark that stood between fields before, which tells something about decimal marks.
    ///   - ask: What is said about the header.
    ///   - file: The file, for errors.
    /// - Throws: The cases of ``FormatError`` about headers, empty files and quotes.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, separator: UInt8, ask: TableAsk, file: String
    ) throws(FormatError) {
        let head = try CSVHead(bytes, from: start, line: line, file: file)
        let place = try HeaderPlace(in: head.rows, merges: [], ask: ask, file: file)
        (bodyStart, bodyLine) = head.ends[place.range.upperBound]
        lines = head.rows[place.range.lowerBound].location...head.rows[place.range.upperBound].location
        titles = head.rows[..<place.range.lowerBound].map {
            TableReading.Line(row: $0.location, text: $0.texts.joined(separator: " "))
        }
        sample = Array(head.rows[(place.range.upperBound + 1)...])
        marks = NumberMarks(
            sample.lazy.map(\.cells), degrees: place.columns(where: ask.words.areDegrees), separator: separator)
        // A row has as many fields as the header, whether they have names or not.
        let width = head.widths[place.range.upperBound]
        names = (0..<width).map { $0 < place.names.count ? place.names[$0] : "" }
        let doubled = names.columnsNamedTwice
        guard doubled.isEmpty else { throw .duplicateHeader(file: file, names: doubled) }
        guard !sample.isEmpty || Self.hasContent(bytes[bodyStart...]) else { throw .headerOnly(file: file) }
    }

    /// Whether there is more than blank lines, separators and empty quotes.
    private static func hasContent(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        body.contains { !CellText.isBlank($0) && $0 != CSVBytes.comma && $0 != CSVBytes.quote }
    }
}
