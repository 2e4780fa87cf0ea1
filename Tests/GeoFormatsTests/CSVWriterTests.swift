import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("CSV writer")
struct CSVWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("quotes only where needed, and reads back the same")
    func roundTrip() throws {
        let path = "\(folder.path)/t.csv"
        let rows = [["a", "b", ""], ["x,y", "say \"no\"", "two\nlines"], [" blank ", "plain text", "银川"]]
        var writer = try CSVWriter(path: path)
        try writer.writeRow(["one", "two", "three"])
        for row in rows { try writer.writeRow(row) }
        #expect(folder.names == [".t.partial.csv"])
        try writer.close()
        #expect(folder.names == ["t.csv"])
        let expected = "one,two,three\na,b,\n\"x,y\",\"say \"\"no\"\"\",\"two\nlines\"\n\" blank \",plain text,银川\n"
        #expect(try TemporaryFolder.text(path) == expected)
        #expect(try TableFile.open(path, threads: 1).allTexts() == rows)
    }

    @Test("for spreadsheets: a byte order mark or GB 18030, CRLF, and no text that passes for a formula")
    func spreadsheets() throws {
        let path = "\(folder.path)/t.csv"
        let texts = ["=1+1", "+8610", "-x", "@sum", "\tx", "＝1", "＋1", "－1", "＠a", "'=1", "党群,服务", "plain", ""]
        let table = ResultLayer("t", [.text("名称"), .number("差")], count: texts.count) { number in
            .init([.text(texts[number]), .number(-1.5)])
        }
        let body =
            "名称,差\r\n'=1+1,-1.5\r\n'+8610,-1.5\r\n'-x,-1.5\r\n'@sum,-1.5\r\n'\tx,-1.5\r\n'＝1,-1.5\r\n'＋1,-1.5\r\n'－1,-1.5\r\n'＠a,-1.5\r\n''=1,-1.5\r\n\"党群,服务\",-1.5\r\nplain,-1.5\r\n,-1.5\r\n"
        try CSVWriter.write(table, headers: ["名称", "差"], .spreadsheet(.utf8), to: path)
        #expect(try TemporaryFolder.bytes(path) == [0xEF, 0xBB, 0xBF] + Array(body.utf8))
        try CSVWriter.write(table, headers: ["名称", "差"], .spreadsheet(.gb18030), to: path)
        #expect(try TemporaryFolder.bytes(path) == GB18030.encode(body))
        try CSVWriter.write(table, headers: ["name", "d"], .plain, to: path)
        #expect(try TemporaryFolder.text(path).hasPrefix("name,d\n=1+1,-1.5\n+8610,-1.5\n"))
    }

    @Test("characters beyond the old Chinese sets survive GB 18030", arguments: ["𠮷野家", "é😀", "\u{3400}"])
    func rareCharacters(text: String) throws {
        let path = "\(folder.path)/t.csv"
        var writer = try CSVWriter(path: path, .spreadsheet(.gb18030))
        // A name in common characters first, so that the reader has something to know the encoding by.
        for row in [["名称", "备注"], ["服务中心", text]] { try writer.writeRow(row) }
        try writer.close()
        #expect(try TemporaryFolder.bytes(path) == GB18030.encode("名称,备注\r\n服务中心,\(text)\r\n"))
        #expect(try TableFile.open(path, threads: 1).allTexts() == [["服务中心", text]])
    }

    @Test("many rows are streamed; a dropped writer leaves nothing")
    func streaming() throws {
        let path = "\(folder.path)/t.csv"
        var writer = try CSVWriter(path: path)
        try writer.writeRow(["id", "x"])
        for row in 0..<50_000 { try writer.writeRow(["\(row)", "\(Double(row) / 4)"]) }
        try writer.close()
        #expect(
            try TableFile.open(path, threads: 2).read([("x", .number)]).columns[0].doubles == (0..<50_000).map { Double($0) / 4 })
        do {
            var dropped = try CSVWriter(path: "\(folder.path)/dropped.csv")
            try dropped.writeRow(["x"])
        }
        #expect(folder.names == ["t.csv"])
        let error = failure { () throws(FormatError) in
            let writer = try CSVWriter(path: "/nowhere/t.csv")
            try writer.close()
        }
        #expect(error?.kind == .cannotCreate)
    }
}
