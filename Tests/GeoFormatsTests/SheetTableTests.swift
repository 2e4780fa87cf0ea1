import GeoPrimitives
import Glibc
import Testing

@testable import GeoFormats

@Suite("Sheets of workbooks")
struct SheetTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ sheets: [WorkbookFixture.Sheet], _ ask: TableAsk = TableAsk(words: testWords)) throws -> any TableSource {
        let file = "\(folder.path)/t.xlsx"
        try WorkbookFixture.xlsx(file, sheets)
        return try TableFile.open(file, ask)
    }

    private func error(_ sheets: [WorkbookFixture.Sheet], _ ask: TableAsk = TableAsk(words: testWords)) throws -> FormatError? {
        let file = "\(folder.path)/e.xlsx"
        try WorkbookFixture.xlsx(file, sheets)
        return failure { () throws(FormatError) in try TableFile.open(file, ask).read([]) }
    }

    @Test("titles, a header of two rows with merged cells, texts that hold for several rows, numbers that count once")
    func merged() throws {
        let table = try open([
            WorkbookFixture.sheet(
                [
                    ["某街道统计表", "", "", "", ""], ["单位：人", "", "", "", ""], ["街道", "编号", "坐标", "", "人口"], ["", "", "经度", "纬度", ""],
                    ["甲街道", "p1", "106.2", "38.4", "100"], ["", "p2", "106.3", "38.5", ""], ["乙街道", "p3", "106.4", "38.6", "7"],
                ], merges: ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:A6", "E5:E6"])
        ])
        #expect(table.columnNames == ["街道", "编号", "坐标/经度", "坐标/纬度", "人口"])
        #expect(table.reading.headerRows == 3...4 && table.reading.titles.map(\.text) == ["某街道统计表", "单位：人"])
        let read = try table.read([("街道", .text), ("坐标/经度", .angle), ("人口", .number)])
        #expect(try read.columns[0].strings == ["甲街道", "甲街道", "乙街道"])
        #expect(try read.columns[1].doubles == [106.2, 106.3, 106.4])
        #expect(try read.columns[2].doubles[0] == 100 && read.columns[2].doubles[1].isNaN)
        #expect(
            table.reading.cells.map(\.kind) == [.merged, .mergedNumber] && table.reading.cells.map(\.firstRows) == [[6], [6]])
        #expect((0..<3).map { read.location(ofRow: $0) } == [5, 6, 7] && read.failureCount == 0)
    }

    @Test("headings across the table, totals with and without stored sums, remarks")
    func specialRows() throws {
        let table = try open([
            WorkbookFixture.sheet(
                [
                    ["编号", "经度", "纬度", "人口"], ["一、城区", "", "", ""], ["p1", "106.2", "38.4", "100"],
                    ["p2", "106.3", "38.5", "50"],
                    ["小计", "", "", "150"], ["二、乡镇", "", "", ""], ["p3", "106.4", "38.6", "7"], ["合计", "", "", "=SUM(D3:D4,D7)"],
                    ["注：截至2025年底", "", "", ""],
                ], merges: ["A2:D2", "A6:D6", "A9:D9"])
        ])
        let read = try table.read([("编号", .code), ("经度", .angle), ("纬度", .angle), ("人口", .number)])
        #expect(try read.columns[0].strings == ["p1", "p2", "p3"] && read.failureCount == 0)
        let found = table.reading.leftOut.map { "\($0.kind) \($0.firstRows)" }
        #expect(found == ["section [2, 6]", "total [5, 8]", "note [9]"])
    }

    @Test("formulas without a stored value are bad cells where they are read, and nowhere else")
    func formulas() throws {
        let table = try open([
            WorkbookFixture.sheet([["编号", "经度", "备注"], ["p1", "=106+0.2", "=1+1"], ["p2", "106.3", ""]])
        ])
        #expect(try table.read([("编号", .code)]).failureCount == 0)
        let read = try table.read([("编号", .code), ("经度", .angle)])
        #expect(read.failures == [CellFailure(row: 0, column: "经度", text: "=106+0.2", problem: .formulaWithoutValue)])
    }

    @Test("a stored empty text of a formula, shared texts, yes and no, errors and numbers keep what they are")
    func cells() throws {
        let file = "\(folder.path)/c.xlsx"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        try WorkbookFixture.archive(
            file,
            [
                (
                    "xl/workbook.xml",
                    "<x:workbook xmlns:x=\"\(main)\" xmlns:r=\"\(links)\"><x:sheets><x:sheet name=\"a\" r:id=\"q\"/></x:sheets></x:workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"q\" Type=\"\(links)/worksheet\" Target=\"/xl/s.xml\"/><Relationship Id=\"w\" Type=\"\(links)/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"z\" Type=\"\(links)/worksheet\" Target=\"http://127.0.0.1:1/x\" TargetMode=\"External\"/></Relationships>"
                ),
                (
                    "xl/t.xml",
                    "<sst><si><t>id</t></si><si><r><t>na</t></r><r><t>me</t></r><rPh><t>ナ</t></rPh></si><si><t xml:space=\"preserve\"> 甲 &amp; 乙_x000D_</t></si></sst>"
                ),
                (
                    "xl/s.xml",
                    "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"str\"><v>n</v></c></row><row><c><v>640104000000</v></c><c t=\"s\"><v>2</v></c><c t=\"str\"><f>IF(1,\"\")</f><v></v></c></row><row r=\"5\"><c r=\"A5\"><v>6.40104E+17</v></c><c r=\"B5\" t=\"b\"><v>1</v></c><c r=\"C5\"><v>0.30000000000000004</v></c></row><row r=\"6\"><c r=\"A6\"><v>1.0</v></c><c r=\"C6\" t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>"
                ),
            ])
        let table = try TableFile.open(file, threads: 1)
        #expect(table.columnNames == ["id", "name", "n"])
        let read = try table.read([("id", .code), ("name", .text), ("n", .number)])
        #expect(try read.columns[0].strings == ["640104000000", "6.40104e+17", "1"])
        #expect(try read.columns[1].strings == [" 甲 & 乙\r", "1", ""])
        #expect(try read.columns[2].doubles[0].isNaN && read.columns[2].doubles[1] == 0.1 + 0.2)
        #expect(read.failures.map(\.problem) == [.plainCode] && (0..<3).map { read.location(ofRow: $0) } == [2, 5, 6])
    }

    @Test("of several sheets the one that would do is read, else they are listed; hidden and empty ones are nobody's")
    func sheets() throws {
        let points = [["编号", "经度", "纬度"], ["p1", "106.2", "38.4"]]
        let notes = [["说明"], ["填写要求"], ["一行一点"]]
        let words = HeaderWords(isKnown: testWords.isKnown, areEnough: { Set($0).isSuperset(of: ["经度", "纬度"]) })
        let table = try open(
            [
                WorkbookFixture.sheet("说明", notes), WorkbookFixture.sheet("点位", points), WorkbookFixture.sheet("空", []),
                WorkbookFixture.sheet("旧", points, state: "hidden"),
            ], TableAsk(words: words))
        #expect(table.reading.sheet == "点位" && table.reading.otherSheets == ["说明", "旧"])
        let two = [WorkbookFixture.sheet("甲", points), WorkbookFixture.sheet("乙", points), WorkbookFixture.sheet("说明", notes)]
        #expect(try error(two, TableAsk(words: words)) == .severalLayers(file: "\(folder.path)/e.xlsx", names: ["甲", "乙"]))
        try? Self.remove("\(folder.path)/e.xlsx")
        #expect(
            try error(two, TableAsk(layer: "丙"))
                == .noSuchLayer(file: "\(folder.path)/e.xlsx", layer: "丙", names: ["甲", "乙", "说明"]))
        try? Self.remove("\(folder.path)/t.xlsx")
        #expect(try open(two, TableAsk(layer: "乙")).reading.sheet == "乙")
    }

    private static func remove(_ path: String) throws { unlink(path) }

    @Test("hidden rows are read and counted; blank ones are none")
    func hiddenRows() throws {
        var sheet = WorkbookFixture.sheet([["编号", "经度", "纬度"], ["p1", "1", "2"], [" ", "", ""], ["p2", "3", "4"]])
        sheet.hiddenRows = [4]
        let table = try open([sheet])
        #expect(table.reading.hiddenRows == 1)
        #expect(try table.read([("编号", .code)]).columns[0].strings == ["p1", "p2"])
    }

    @Test("a header alone, and a sheet of nothing, are refused")
    func empty() throws {
        let file = "\(folder.path)/e.xlsx"
        #expect(try error([WorkbookFixture.sheet([["编号", "经度"]])]) == .headerOnly(file: file))
        try? Self.remove(file)
        #expect(try error([WorkbookFixture.sheet([])]) == .emptyFile(file: file))
    }

    @Test("OpenDocument: repeated cells and rows, merged cells, comments, formulas without value, several sheets")
    func openDocument() throws {
        func text(_ text: String, _ more: String = "") -> String {
            "<table:table-cell\(more)><text:p>\(text)</text:p></table:table-cell>"
        }
        func number(_ value: String) -> String {
            "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"><text:p>x</text:p></table:table-cell>"
        }
        let rows = """
            <table:table-column table:number-columns-repeated="16384"/>
            <table:table-row><table:table-cell table:number-columns-spanned="4" office:value-type="string"><text:p>统计<text:s/>表</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
            <table:table-row>\(text("编号"))\(text("经度"))\(text("纬度"))\(text("人口"))<table:table-cell table:number-columns-repeated="16380"/></table:table-row>
            <table:table-row><table:table-cell><office:annotation><text:p>注</text:p></office:annotation><text:p>p1</text:p></table:table-cell>\(number("106.2"))\(number("38.4"))\(number("100"))</table:table-row>
            <table:table-row table:visibility="filter">\(text("p2"))<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/><table:table-cell table:formula="of:=[.D3]*2"/></table:table-row>
            <table:table-row>\(text("合计"))<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=SUM([.D3:.D4])"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """
        let file = "\(folder.path)/t.ods"
        try WorkbookFixture.ods(file, [("人口", rows), ("空", "<table:table-row><table:table-cell/></table:table-row>")])
        let table = try TableFile.open(file, TableAsk(words: testWords))
        #expect(table.columnNames == ["编号", "经度", "纬度", "人口"] && table.reading.headerRows == 2...2)
        #expect(table.reading.titles.map(\.text) == ["统计 表"] && table.reading.hiddenRows == 1)
        let read = try table.read([("编号", .code), ("经度", .angle), ("纬度", .angle), ("人口", .number)])
        #expect(try read.columns[0].strings == ["p1", "p2"] && read.columns[2].doubles == [38.4, 7])
        #expect(read.failures.map(\.problem) == [.formulaWithoutValue])
        #expect(table.reading.leftOut.map(\.kind) == [.total])
    }

    @Test("what is no workbook inside is named")
    func names() throws {
        let files: [(name: String, parts: [(name: String, text: String)], expected: String)] = [
            ("a.xlsx", [("content.xml", "<a/>"), ("mimetype", "x")], "the name says XLSX and the content is ODS"),
            ("b.ods", [("xl/workbook.xml", "<a/>")], "the name says ODS and the content is XLSX"),
            ("c.zip", [("people.csv", "a"), ("notes.txt", "b")], "is a ZIP archive of people.csv, notes.txt; unpack it"),
            ("d.csv", [("doc.kml", "a")], "the name says CSV and the content is KML"),
            (
                "e.xlsx", [("xl/workbook.xml", "<a><b></a>"), ("xl/_rels/workbook.xml.rels", "<a/>")],
                "is not XLSX inside, or is damaged"
            ),
        ]
        for (name, parts, expected) in files {
            let file = "\(folder.path)/\(name)"
            try WorkbookFixture.archive(file, parts)
            let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
            #expect(error?.description.contains(expected) == true, "\(name): \(error?.description ?? "no error")")
        }
        for (name, expected) in [("x.xls", "old XLS"), ("x.xlsx", "protected with a password"), ("x.et", "old XLS")] {
            let file = try folder.write(name, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])
            let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
            #expect(error?.description.contains(expected) == true, "\(name): \(error?.description ?? "no error")")
        }
    }
}
