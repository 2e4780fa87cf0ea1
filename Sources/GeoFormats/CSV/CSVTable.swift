package import GeoPrimitives

/// A CSV file with a header (RFC 4180): UTF-8 with commas, or what is converted to it in memory: other encodings, other separators.
package final class CSVTable: TableSource {
    /// The path as given.
    package let file: String
    /// The names of the columns, without blanks around them.
    package var columnNames: [String] { text.header.names }
    /// What the rows have as geometry.
    package let geometryKind = GeometryKind.none
    /// The coordinate reference system that the file states, or that its format implies.
    package let declaredCRS: DeclaredCRS? = nil
    /// How the table was understood, as far as that is not plain; complete after ``read(_:)``.
    package private(set) var reading = TableReading()
    /// What the user should know about how the file was understood; complete after ``read(_:)``.
    package var notices: [ReadingNotice] { reading.encoding.map { [.encoding($0.name)] } ?? [] }

    private var text: CSVText
    private let ask: TableAsk

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - ask: What is said about the file; the result does not depend on the number of threads.
    /// - Throws: ``FormatError`` when there is no header with at least one row after it.
    package init(_ path: String, _ ask: TableAsk) throws(FormatError) {
        file = path
        self.ask = ask
        let mapped = try MappedFile(path)
        guard mapped.count > 0 else { throw .emptyFile(file: path) }
        text = try CSVText(mapped, ask: ask, file: path)
        describe()
    }

    /// Notes how the text was understood.
    private func describe() {
        reading.encoding = text.encoding
        reading.separator = text.separator.name
        reading.hasDecimalCommas = text.header.marks == .comma
        reading.headerRows = text.header.lines
        reading.titles = text.header.titles
    }

    /// Returns the first rows as texts.
    package func sample() -> [[String]] {
        text.header.sample.map { row in columnNames.indices.map { row[$0] } }
    }

    /// Reads the requested columns and the geometry.
    ///
    /// - Parameter requests: The columns, which the table must have.
    /// - Returns: The columns in the order of the requests; bad cells stand in ``FeatureTable/failures``.
    /// - Throws: ``FormatError`` when the file as a whole cannot be used.
    /// - Complexity: O(bytes of the file).
    package func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable {
        for request in requests {
            precondition(columnNames.indices.contains(request.column), "request for a column that the table does not have")
        }
        var table: FeatureTable
        do {
            table = try scan(requests)
        } catch .undecodable(_, _, let offset) {
            text = try text.converted(badByteAt: offset, ask: ask, file: file)
            describe()
            table = try scan(requests)
        }
        RowSettlement(requests: requests, names: columnNames, ask: ask).settle(&table, into: &reading)
        return table
    }

    /// Scans all rows once.
    private func scan(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable {
        let plan = CSVPlan(requests, header: columnNames, marks: text.header.marks)
        let body = CSVParallelScan(text.bytes, header: text.header, plan: plan, file: file)
        body.run(threads: max(1, ask.threads))
        return try body.result()
    }
}
