/// How a table was understood, as far as that is not plain: UTF-8 with commas, the header in its first line, every row a row.
package struct TableReading: Hashable, Sendable {
    /// A row above the header.
    package struct Line: Hashable, Sendable {
        /// The row, as the file counts.
        package var row: Int
        /// What stands in it.
        package var text: String

        /// Makes a line.
        package init(row: Int, text: String) { (self.row, self.text) = (row, text) }
    }

    /// Why a row below the header is none of the list.
    package enum RowKind: String, CaseIterable, Hashable, Sendable {
        /// It sums the rows above or below it.
        case total
        /// It is a heading across the table.
        case section
        /// It is a remark under the table.
        case note
        /// It repeats the header.
        case header
    }

    /// Rows that were left out for one reason.
    package struct LeftOut: Hashable, Sendable {
        /// Why.
        package var kind: RowKind
        /// How many.
        package var rows: Int
        /// The first few, as the file counts.
        package var firstRows: [Int]
        /// What the first few are called.
        package var labels: [String]
    }

    /// What cells are that were not taken as they stand.
    package enum CellKind: String, CaseIterable, Hashable, Sendable {
        /// A word that says that there is nothing, such as `—`, `NA` or 不详.
        case emptyWord = "empty_word"
        /// A number with separators of thousands.
        case thousands
        /// A merged cell, whose text holds for every row of it.
        case merged
        /// A merged cell, whose number counts once, in its first row.
        case mergedNumber = "merged_number"
        /// A row that is called a total, has a position, and counts.
        case keptTotal = "kept_total"
    }

    /// Cells of one column that were not taken as they stand.
    package struct CellNote: Hashable, Sendable {
        /// What they are.
        package var kind: CellKind
        /// The column.
        package var column: String
        /// How many.
        package var cells: Int
        /// The first few rows, as the file counts.
        package var firstRows: [Int]
        /// What the first of them holds.
        package var example: String

        /// Makes one from its members.
        package init(kind: CellKind, column: String, cells: Int, firstRows: [Int], example: String) {
            (self.kind, self.column, self.cells, self.firstRows) = (kind, column, cells, firstRows)
            self.example = example
        }
    }

    /// The sheet that was read, where the file is a workbook.
    package var sheet: String?
    /// Sheets that hold something and were passed over.
    package var otherSheets: [String] = []
    /// The encoding, where it is not UTF-8.
    package var encoding: TextEncoding?
    /// The mark between fields, where it is not the comma.
    package var separator: String?
    /// Whether numbers have a decimal comma.
    package var hasDecimalCommas = false
    /// The first and the last row of the header, where the file is a text or a workbook.
    package var headerRows: ClosedRange<Int>?
    /// The rows above the header.
    package var titles: [Line] = []
    /// Rows below the header that are none of the list.
    package var leftOut: [LeftOut] = []
    /// Cells that were not taken as they stand.
    package var cells: [CellNote] = []
    /// Rows that the workbook hides; they were read.
    package var hiddenRows = 0
    /// What the numbers of a column were multiplied by, by role, because its header names a unit such as 万人 or 公里.
    package var factors: [String: Double] = [:]

    /// Makes a plain reading.
    package init() {}

    /// How many rows are listed for each finding.
    private static let listed = 5

    /// Whether there is nothing to say.
    package var isPlain: Bool {
        var bare = self
        if bare.headerRows == 1...1 { bare.headerRows = nil }
        if bare.otherSheets.isEmpty { bare.sheet = nil }
        return bare == TableReading()
    }

    /// Notes a row that was left out.
    package mutating func leaveOut(_ kind: RowKind, row: Int, label: String) {
        if let place = leftOut.firstIndex(where: { $0.kind == kind }) {
            leftOut[place].rows += 1
            guard leftOut[place].firstRows.count < Self.listed else { return }
            leftOut[place].firstRows.append(row)
            leftOut[place].labels.append(label)
        } else {
            leftOut.append(LeftOut(kind: kind, rows: 1, firstRows: [row], labels: [label]))
        }
    }

    /// Notes a cell that was not taken as it stands.
    package mutating func note(_ kind: CellKind, column: String, row: Int, text: String) {
        if let place = cells.firstIndex(where: { $0.kind == kind && $0.column == column }) {
            cells[place].cells += 1
            if cells[place].firstRows.count < Self.listed { cells[place].firstRows.append(row) }
        } else {
            cells.append(CellNote(kind: kind, column: column, cells: 1, firstRows: [row], example: text))
        }
    }
}
