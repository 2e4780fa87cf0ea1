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

    @Test("a byte order mark for Excel")
    func byteOrderMark() throws {
        let path = "\(folder.path)/t.csv"
        var writer = try CSVWriter(path: path, hasByteOrderMark: true)
        try writer.writeRow(["名称"])
        try writer.close()
        #expect(try TemporaryFolder.bytes(path) == [0xEF, 0xBB, 0xBF] + Array("名称\n".utf8))
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
