import GeoPrimitives

/// A workbook of OpenDocument: its sheets with their cells.
struct ODSWorkbook {
    /// The sheets in the order of the workbook.
    let sheets: [(name: String, grid: SheetGrid)]

    /// Reads a workbook; `nil` where the archive holds none.
    ///
    /// - Throws: ``FormatError`` when the content is damaged or too large.
    /// - Complexity: O(bytes of the content).
    init?(_ archive: ZipArchive) throws(FormatError) {
        guard archive.has("content.xml") else { return nil }
        let content = ODSContent()
        let walk = XMLWalk(content)
        guard try archive.read("content.xml", { walk.take($0) && !content.isTooLarge }), walk.finish(), !content.isTooLarge else {
            throw .unsupportedFormat(
                file: archive.file, found: "is not ODS inside, or is damaged or too large",
                remedy: "save or export the file again")
        }
        guard content.isSpreadsheet else { return nil }
        sheets = content.sheets
    }
}

/// The content of a workbook of OpenDocument.
private final class ODSContent: XMLVisitor {
    var sheets: [(name: String, grid: SheetGrid)] = []
    var isSpreadsheet = false
    private(set) var isTooLarge = false

    private var grid = SheetGrid()
    private var name = ""
    private var depth = 0
    private var row = 0
    private var rowRepeat = 1
    private var isRowHidden = false
    private var cells: [(column: Int, repeats: Int, text: [UInt8], kind: SheetGrid.Kind)] = []
    private var column = 0
    private var cell: Cell?
    private var annotations = 0
    private var paragraphs = 0
    private var isInParagraph = false
    private var cellCount = 0

    private struct Cell {
        var repeats = 1
        var value: String?
        var text: [UInt8] = []
        var formula: String?
        var isNumber = false
        var rows = 1
        var columns = 1
    }

    /// A sheet has this many rows and cells at most.
    private static let mostRows = 1_048_576
    private static let mostCells = 60_000_000

    /// How often something stands there: once where nothing is said, and never more than any sheet holds, so that sums of it are numbers.
    private static func count(_ attributes: XMLAttributes, _ name: StaticString) -> Int {
        min(max(1, attributes.number(name) ?? 1), 1 << 31)
    }

    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "spreadsheet": isSpreadsheet = true
        case "table":
            depth += 1
            guard depth == 1 else { return }
            (grid, self.name, row) = (SheetGrid(), attributes["name"] ?? "", 0)
        case "table-row":
            rowRepeat = Self.count(attributes, "number-rows-repeated")
            isRowHidden = attributes["visibility"].map { $0 != "visible" } ?? false
            (cells, column) = ([], 0)
        case "table-cell", "covered-table-cell": beginCell(attributes)
        case "annotation": annotations += 1
        case "p", "h":
            guard annotations == 0, cell != nil else { return }
            if paragraphs > 0 { cell?.text.append(UInt8(ascii: "\n")) }
            paragraphs += 1
            isInParagraph = true
        case "s":
            if isInParagraph { cell?.text += [UInt8](repeating: 32, count: min(100, max(1, attributes.number("c") ?? 1))) }
        case "line-break", "tab": if isInParagraph { cell?.text.append(32) }
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInParagraph, annotations == 0 { cell?.text.append(contentsOf: bytes) }
    }

    func end(_ name: String) {
        switch name {
        case "table":
            depth -= 1
            if depth == 0 { sheets.append((self.name, grid)) }
        case "table-row": endRow()
        case "table-cell", "covered-table-cell": endCell()
        case "annotation": annotations -= 1
        case "p", "h": isInParagraph = false
        default: break
        }
    }

    private func beginCell(_ attributes: XMLAttributes) {
        var cell = Cell()
        cell.repeats = Self.count(attributes, "number-columns-repeated")
        cell.rows = Self.count(attributes, "number-rows-spanned")
        cell.columns = Self.count(attributes, "number-columns-spanned")
        cell.formula = attributes["formula"]
        switch attributes["value-type"] {
        case "float", "percentage", "currency":
            cell.isNumber = true
            cell.value = attributes["value"].map(SheetFormulas.plainNumber)
        case "boolean": cell.value = attributes["boolean-value"] == "true" ? "1" : "0"
        case "date": cell.value = attributes["date-value"]
        case "time": cell.value = attributes["time-value"]
        case "string": cell.value = attributes["string-value"]
        default: break
        }
        (self.cell, paragraphs) = (cell, 0)
    }

    private func endCell() {
        guard let cell else { return }
        self.cell = nil
        isInParagraph = false
        defer { column += cell.repeats }
        guard depth == 1, column < SheetGrid.mostColumns else { return }
        if cell.rows > 1 || cell.columns > 1 {
            grid.merges.append(
                MergedRange(rows: (row + 1)...(row + cell.rows), columns: column...(column + cell.columns - 1)))
        }
        var kind: SheetGrid.Kind = cell.isNumber ? .number : []
        if let formula = cell.formula, SheetFormulas.isSum(formula) { kind.insert(.sum) }
        let text = cell.value.map { Array($0.utf8) } ?? cell.text
        // Cells at the end of a row, and rows at the end of a sheet, are repeated thousands of times where nothing stands in them.
        if !text.isEmpty {
            cells.append((column, min(cell.repeats, SheetGrid.mostColumns - column), text, kind))
        } else if let formula = cell.formula, cell.value == nil, paragraphs == 0 {
            cells.append(
                (column, min(cell.repeats, SheetGrid.mostColumns - column), Array("=\(formula)".utf8), kind.union(.unstored)))
        }
    }

    private func endRow() {
        guard depth == 1 else { return }
        defer { row += rowRepeat }
        guard !cells.isEmpty else { return }
        for copy in 0..<max(0, min(rowRepeat, Self.mostRows - row)) {
            for cell in cells {
                for place in 0..<cell.repeats { grid.append(column: cell.column + place, cell.text, cell.kind) }
                cellCount += cell.repeats
            }
            grid.endRow(location: row + copy + 1, isHidden: isRowHidden)
            if cellCount > Self.mostCells {
                isTooLarge = true
                return
            }
        }
    }
}
