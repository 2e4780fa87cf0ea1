package import GeoPrimitives

/// A sheet of a workbook (XLSX or ODS) as a table.
package final class SheetTable: TableSource {
    /// The path as given.
    package let file: String
    /// The names of the columns, without blanks around them.
    package let columnNames: [String]
    /// What the rows have as geometry.
    package let geometryKind = GeometryKind.none
    /// The coordinate reference system that the file states, or that its format implies.
    package let declaredCRS: DeclaredCRS? = nil
    /// How the table was understood, as far as that is not plain; complete after ``read(_:)``.
    package private(set) var reading = TableReading()
    /// What the user should know about how the file was understood; complete after ``read(_:)``.
    package let notices: [ReadingNotice] = []

    private let grid: SheetGrid
    private let marks: NumberMarks
    /// The first row of the grid below the header.
    private let bodyStart: Int
    private let head: [HeadRow]
    private let ask: TableAsk

    /// One sheet with its cells and its header.
    private struct Sheet {
        var name: String
        var isHidden: Bool
        var grid: SheetGrid
        var head: [HeadRow] = []
        var place: HeaderPlace?

        /// Finds the header among the first rows.
        mutating func findHeader(_ ask: TableAsk, _ file: String) throws(FormatError) {
            head = (0..<min(grid.count, TableHead.sampledRows)).map { grid.headRow($0) }
            let last = head.last?.location ?? 0
            place = try HeaderPlace(in: head, merges: grid.merges.filter { $0.rows.lowerBound <= last }, ask: ask, file: file)
        }
    }

    /// Opens a workbook and picks its sheet: the named one, the only one, or the only one whose columns are enough.
    ///
    /// - Throws: ``FormatError`` when the file is no workbook, has no such sheet, or several that would do and none is named.
    init(_ path: String, _ ask: TableAsk, isODS: Bool) throws(FormatError) {
        file = path
        self.ask = ask
        guard let archive = ZipArchive(path) else { throw XLSXWorkbook.damaged(path) }
        let sheets = try isODS ? Self.openDocument(archive) : Self.officeOpen(archive, named: ask.layer)
        let (sheet, others) = try Self.pick(sheets, ask, path)
        guard let place = sheet.place else { throw .emptyFile(file: path) }
        grid = sheet.grid
        head = sheet.head
        bodyStart = place.range.upperBound + 1
        columnNames = place.names
        let doubled = columnNames.columnsNamedTwice
        guard doubled.isEmpty else { throw .duplicateHeader(file: path, names: doubled) }
        marks = NumberMarks(
            head.dropFirst(bodyStart).lazy.map(\.cells), degrees: place.columns(where: ask.words.areDegrees), separator: nil)
        reading.sheet = sheet.name
        reading.otherSheets = others
        reading.headerRows = head[place.range.lowerBound].location...head[place.range.upperBound].location
        reading.titles = head[..<place.range.lowerBound].map {
            TableReading.Line(row: $0.location, text: $0.texts.joined(separator: " "))
        }
        reading.hiddenRows = grid.hiddenRows
        reading.hasDecimalCommas = marks == .comma
    }

    private static func officeOpen(_ archive: ZipArchive, named: String?) throws(FormatError) -> [Sheet] {
        guard let book = try XLSXWorkbook(archive) else { throw XLSXWorkbook.damaged(archive.file) }
        var sheets: [Sheet] = []
        let isThere = book.sheets.contains { $0.name == named }
        for (number, sheet) in book.sheets.enumerated() {
            // The cells of a sheet that is not meant are not needed.
            let isMeant = !isThere || sheet.name == named
            sheets.append(
                Sheet(name: sheet.name, isHidden: sheet.isHidden, grid: isMeant ? try book.grid(number) : SheetGrid()))
        }
        return sheets
    }

    private static func openDocument(_ archive: ZipArchive) throws(FormatError) -> [Sheet] {
        guard let book = try ODSWorkbook(archive) else {
            throw .unsupportedFormat(
                file: archive.file, found: "is not ODS inside, or is damaged", remedy: "save or export the file again")
        }
        return book.sheets.map { Sheet(name: $0.name, isHidden: false, grid: $0.grid) }
    }

    /// Picks the sheet to read, and names those that hold something and are passed over.
    private static func pick(_ all: [Sheet], _ ask: TableAsk, _ file: String) throws(FormatError) -> (Sheet, others: [String]) {
        if let wanted = ask.layer {
            let folded = wanted.lowercased()
            guard var sheet = all.first(where: { $0.name == wanted }) ?? all.first(where: { $0.name.lowercased() == folded })
            else {
                throw .noSuchLayer(file: file, layer: wanted, names: all.map(\.name))
            }
            guard sheet.grid.count > 0 else { throw .emptyFile(file: file) }
            try sheet.findHeader(ask, file)
            return (sheet, [])
        }
        // A new workbook comes with empty sheets that nobody means; hidden ones are meant where there is no other.
        var filled = all.filter { $0.grid.count > 0 && !$0.isHidden }
        if filled.isEmpty { filled = all.filter { $0.grid.count > 0 } }
        guard !filled.isEmpty else { throw .emptyFile(file: file) }
        var sheets: [Sheet] = []
        for var sheet in filled {
            do throws(FormatError) {
                try sheet.findHeader(ask, file)
            } catch  where filled.count > 1 {
                // The header that was named is not in this sheet: it does not serve.
            }
            sheets.append(sheet)
        }
        let names = all.filter { $0.grid.count > 0 }.map(\.name)
        if sheets.count == 1 { return (sheets[0], names.filter { $0 != sheets[0].name }) }
        let serving = sheets.filter { sheet in sheet.grid.count > 1 && sheet.place.map { ask.words.areEnough($0.names) } ?? false
        }
        if serving.count == 1 { return (serving[0], names.filter { $0 != serving[0].name }) }
        throw .severalLayers(file: file, names: (serving.isEmpty ? sheets : serving).map(\.name))
    }

    /// Returns the first rows as texts.
    package func sample() -> [[String]] {
        head.dropFirst(bodyStart).map { row in columnNames.indices.map { row[$0] } }
    }

    /// Reads the requested columns and the geometry.
    ///
    /// - Parameter requests: The columns, which the table must have.
    /// - Returns: The columns in the order of the requests; bad cells stand in ``FeatureTable/failures``.
    /// - Throws: ``FormatError`` when the file as a whole cannot be used.
    /// - Complexity: O(cells of the sheet).
    package func read(_ requests: [ColumnRequest]) throws(FormatError) -> FeatureTable {
        for request in requests {
            precondition(columnNames.indices.contains(request.column), "request for a column that the table does not have")
        }
        var reader = SheetReader(grid, requests: requests, columnNames: columnNames, marks: marks)
        var table = GDALSession.quietly { _ in
            reader.run(from: bodyStart)
            return reader.table()
        }
        guard table.rowCount > 0 else { throw .headerOnly(file: file) }
        reading.leftOut = []
        reading.cells = []
        RowSettlement(requests: requests, names: columnNames, ask: ask).settle(&table, into: &reading)
        return table
    }
}
