import CGDAL
import Testing

@testable import GeoFormats

/// Workbooks made part by part, so that a test says what is in them.
enum WorkbookFixture {
    /// Writes a ZIP archive.
    static func archive(_ path: String, _ parts: [(name: String, text: String)]) throws {
        try GDALSession.quietly { _ in
            for part in parts {
                let handle = try #require(VSIFOpenL("/vsizip/{\(path)}/\(part.name)", "wb"))
                let bytes = Array(part.text.utf8)
                #expect(VSIFWriteL(bytes, 1, bytes.count, handle) == bytes.count)
                VSIFCloseL(handle)
            }
        }
    }

    /// One sheet: rows of cells by reference, and the ranges that are merged.
    struct Sheet {
        var name = "Sheet1"
        var state: String?
        /// The XML of each row, by its number.
        var rows: [(number: Int, cells: [String])]
        var merges: [String] = []
        var hiddenRows: Set<Int> = []
    }

    /// Writes a workbook of Office Open XML.
    static func xlsx(_ path: String, _ sheets: [Sheet]) throws {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let list = sheets.enumerated().map { number, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" \(sheet.state.map { "state=\"\($0)\" " } ?? "")r:id=\"rId\(number + 1)\"/>"
        }
        let targets = sheets.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(links)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        var parts = [
            ("xl/workbook.xml", "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><sheets>\(list.joined())</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>"),
        ]
        for (number, sheet) in sheets.enumerated() {
            let rows = sheet.rows.map { row in
                "<row r=\"\(row.number)\"\(sheet.hiddenRows.contains(row.number) ? " hidden=\"1\"" : "")>\(row.cells.joined())</row>"
            }
            let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
            let body = "<sheetData>\(rows.joined())</sheetData>" + (merges.isEmpty ? "" : "<mergeCells>\(merges)</mergeCells>")
            parts.append(("xl/worksheets/sheet\(number + 1).xml", "<worksheet xmlns=\"\(main)\">\(body)</worksheet>"))
        }
        try archive(path, parts.map { (name: $0.0, text: $0.1) })
    }

    /// A row of texts and numbers; an empty text is no cell.
    static func row(_ number: Int, _ values: [String]) -> (number: Int, cells: [String]) {
        (
            number,
            values.enumerated().compactMap { column, value in
                let place = "\(Character(UnicodeScalar(UInt8(65 + column))))\(number)"
                if value.isEmpty { return nil }
                if value.hasPrefix("=") { return "<c r=\"\(place)\"><f>\(value.dropFirst())</f><v></v></c>" }
                if Double(value) != nil { return "<c r=\"\(place)\"><v>\(value)</v></c>" }
                return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(value)</t></is></c>"
            }
        )
    }

    /// The only sheet of a workbook.
    static func sheet(_ rows: [[String]], merges: [String] = []) -> Sheet { sheet("Sheet1", rows, merges: merges) }

    /// A sheet of rows from 1 on.
    static func sheet(_ name: String, _ rows: [[String]], merges: [String] = [], state: String? = nil) -> Sheet {
        Sheet(name: name, state: state, rows: rows.enumerated().map { row($0.offset + 1, $0.element) }, merges: merges)
    }

    /// Writes a workbook of OpenDocument; each sheet is the XML of its rows.
    static func ods(_ path: String, _ sheets: [(name: String, rows: String)]) throws {
        let tables = sheets.map { "<table:table table:name=\"\($0.name)\">\($0.rows)</table:table>" }.joined()
        let content = """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
            <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
            """
        try archive(path, [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
    }
}
