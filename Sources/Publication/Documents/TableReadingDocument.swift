package import GeoPrimitives

/// How a table was understood, as far as that is not plain: UTF-8 with commas, the header in its first line, every row a row.
public struct TableReadingDocument: Codable, Sendable {
    /// A row above the header.
    public struct Line: Codable, Sendable {
        /// The row, as the file counts.
        public var row: Int
        /// What stands in it.
        public var text: String
    }

    /// Rows below the header that are none of the list.
    public struct LeftOut: Codable, Sendable {
        /// `total`, `section`, `note` or `header`.
        public var kind: String
        /// How many.
        public var rows: Int
        /// The first few, as the file counts.
        public var firstRows: [Int]
        /// What they are called.
        public var labels: [String]
    }

    /// Cells of a column that were not taken as they stand.
    public struct Cells: Codable, Sendable {
        /// `empty_word`, `thousands`, `merged`, `merged_number` or `kept_total`.
        public var kind: String
        /// The column.
        public var column: String
        /// How many.
        public var cells: Int
        /// The first few rows, as the file counts.
        public var firstRows: [Int]
        /// What the first of them holds.
        public var example: String
    }

    /// The sheet, where the file is a workbook.
    public var sheet: String?
    /// Sheets that hold something and were passed over.
    public var otherSheets: [String]?
    /// The encoding, where it is not UTF-8.
    public var encoding: String?
    /// `tab`, `semicolon` or `bar`, where fields are not separated by commas.
    public var separator: String?
    /// `comma`, where that is the decimal mark.
    public var decimalMark: String?
    /// The first and the last row of the header, as the file counts.
    public var headerRows: [Int]?
    /// The rows above the header.
    public var passedOver: [Line]?
    /// Rows below the header that are none of the list.
    public var leftOut: [LeftOut]?
    /// Cells that were not taken as they stand.
    public var cells: [Cells]?
    /// Rows that the workbook hides; they were read.
    public var hiddenRows: Int?
    /// What the numbers of a column were multiplied by, by role.
    public var factors: [String: Double]?

    /// Makes the document of a reading.
    package init(_ reading: TableReading) {
        func some<Value>(_ values: [Value]) -> [Value]? { values.isEmpty ? nil : values }
        sheet = reading.sheet
        otherSheets = some(reading.otherSheets)
        encoding = reading.encoding?.name
        separator = reading.separator
        decimalMark = reading.hasDecimalCommas ? "comma" : nil
        headerRows = reading.headerRows.map { [$0.lowerBound, $0.upperBound] }
        passedOver = some(reading.titles.map { Line(row: $0.row, text: $0.text) })
        leftOut = some(
            reading.leftOut.map { LeftOut(kind: $0.kind.rawValue, rows: $0.rows, firstRows: $0.firstRows, labels: $0.labels) })
        cells = some(
            reading.cells.map {
                Cells(kind: $0.kind.rawValue, column: $0.column, cells: $0.cells, firstRows: $0.firstRows, example: $0.example)
            })
        hiddenRows = reading.hiddenRows == 0 ? nil : reading.hiddenRows
        factors = reading.factors.isEmpty ? nil : reading.factors
    }
}
