import GeoPrimitives
import Testing

@testable import GeoFormats

/// The names that a table of the tests is asked for.
let testWords = HeaderWords(isKnown: { text in
    ["编号", "名称", "经度", "纬度", "人口", "坐标", "id", "lon", "lat", "population", "name"].contains(text.lowercased())
        || text.hasPrefix("人口（")
})

@Suite("Where the header of a text stands")
struct TableLayoutTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ text: String, header: ClosedRange<Int>? = nil, name: String = "t.csv") throws -> any TableSource {
        try TableFile.open(try folder.write(name, text), TableAsk(headerRows: header, words: testWords))
    }

    struct Layout: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var names: [String]
        var rows: ClosedRange<Int>
        var titles = 0
        var first: [String]
    }

    static let layouts: [Layout] = [
        Layout(
            testDescription: "plain", text: "id,lon,lat\na,1.5,2\nb,3,4\n", names: ["id", "lon", "lat"], rows: 1...1,
            first: ["a", "1.5", "2"]),
        Layout(
            testDescription: "unknown names", text: "a,b,c\n1,2,3\n4,5,6\n", names: ["a", "b", "c"], rows: 1...1,
            first: ["1", "2", "3"]),
        Layout(
            testDescription: "a title with as many separators",
            text: "某街道人口统计表,,,\n编号,经度,纬度,人口\np1,106.2,38.4,10\np2,106.3,38.5,20\n", names: ["编号", "经度", "纬度", "人口"], rows: 2...2,
            titles: 1, first: ["p1", "106.2", "38.4", "10"]),
        Layout(
            testDescription: "a title without separators, a blank line and a line of units",
            text:
                "Population of the district\n\nUnit: persons,,,As of 2020\nid,lon,lat,population\np1,106.2,38.4,10\np2,106.3,38.5,20\n",
            names: ["id", "lon", "lat", "population"], rows: 4...4, titles: 2, first: ["p1", "106.2", "38.4", "10"]),
        Layout(
            testDescription: "two rows, the group above", text: "编号,坐标,,人口\n,经度,纬度,\np1,106.2,38.4,10\np2,106.3,38.5,20\n",
            names: ["编号", "坐标/经度", "坐标/纬度", "人口"], rows: 1...2, first: ["p1", "106.2", "38.4", "10"]),
        Layout(
            testDescription: "units in a row of their own",
            text: "编号,经度,纬度,人口\n,（°）,（°）,（人）\np1,106.2,38.4,10\np2,106.3,38.5,20\n",
            names: ["编号", "经度/（°）", "纬度/（°）", "人口/（人）"], rows: 1...2, first: ["p1", "106.2", "38.4", "10"]),
        Layout(
            testDescription: "two languages", text: "编号,经度,纬度,人口\nid,lon,lat,population\np1,106.2,38.4,10\np2,106.3,38.5,20\n",
            names: ["编号/id", "经度/lon", "纬度/lat", "人口/population"], rows: 1...2, first: ["p1", "106.2", "38.4", "10"]),
        Layout(
            testDescription: "tags", text: "id,lon,lat\n#loc+code,#geo+lon,#geo+lat\np1,106.2,38.4\np2,1,2\n",
            names: ["id", "lon", "lat"],
            rows: 1...2, first: ["p1", "106.2", "38.4"]),
        Layout(
            testDescription: "numbered columns", text: "名称,经度,纬度\n甲,1,2\n某村,106.2,38.4\n某镇,106.3,38.5\n",
            names: ["名称", "经度", "纬度"],
            rows: 1...2, first: ["某村", "106.2", "38.4"]),
        Layout(
            testDescription: "a first row of the list without values", text: "id,name,lon,lat\nf1,甲,,\nf2,乙,106.2,38.4\n",
            names: ["id", "name", "lon", "lat"], rows: 1...1, first: ["f1", "甲", "", ""]),
        Layout(
            testDescription: "a name that is no number in the first row", text: "id,lon,lat\na,abc,2\nb,3,4\n",
            names: ["id", "lon", "lat"],
            rows: 1...1, first: ["a", "abc", "2"]),
        Layout(
            testDescription: "years are names", text: "名称,2010,2020\n某村,5,6\n某镇,7,8\n", names: ["名称", "2010", "2020"],
            rows: 1...1,
            first: ["某村", "5", "6"]),
        Layout(
            testDescription: "line breaks in names", text: "id,\"lon\n(WGS84)\",lat\na,1,2\nb,3,4\n",
            names: ["id", "lon (WGS84)", "lat"],
            rows: 1...1, first: ["a", "1", "2"]),
    ]

    @Test("is found below titles, over one to three rows", arguments: layouts)
    func layout(_ layout: Layout) throws {
        let table = try open(layout.text)
        #expect(table.columnNames == layout.names)
        #expect(table.reading.headerRows == layout.rows)
        #expect(table.reading.titles.count == layout.titles)
        #expect(try table.allTexts().first == layout.first)
    }

    @Test("is where the planner says, whatever the rows look like")
    func named() throws {
        let text = "id,lon,lat\nx,y,z\na,1,2\n"
        #expect(try open(text, header: 2...2).columnNames == ["x", "y", "z"])
        #expect(try open(text, header: 1...2).columnNames == ["id/x", "lon/y", "lat/z"])
        let file = "\(folder.path)/t.csv"
        let error = failure { () throws(FormatError) in try TableFile.open(file, TableAsk(headerRows: 9...9)) }
        #expect(error == .noHeaderRow(file: file, row: 9))
    }

    @Test("rows of nothing but separators are blank lines, whatever stands between them")
    func blankRows() throws {
        let read = try open("id,lon,lat\n,,\na,1,2\n \t, ,\n\"\",\"\",\" \"\n\"\"\"\",1,2\n,,,,,\nb,3,4\n,,").read([
            ("id", .text), ("lon", .number),
        ])
        #expect(try read.columns[0].strings == ["a", "\"", "b"])
        #expect((0..<3).map { read.location(ofRow: $0) } == [3, 6, 8])
    }

    @Test(
        "separators are found, quotes and line ends kept",
        arguments: [(";", "semicolon"), ("\t", "tab"), ("|", "bar")])
    func separators(_ mark: String, _ name: String) throws {
        let text = "id;name;lon;lat\r\na;x, y;1.25;2\r\nb;\"say \"\"; here\"\"\";3;4\r\n;;;\r\nc;5\" pipe;1;2\r\n"
        let table = try open(text.replacing(";", with: mark).replacing("\(mark) here", with: "; here"))
        #expect(table.reading.separator == name && !table.reading.hasDecimalCommas)
        #expect(table.columnNames == ["id", "name", "lon", "lat"])
        let read = try table.read([("name", .text), ("lon", .number)])
        #expect(try read.columns[0].strings == ["x, y", "say \"; here\"", "5\" pipe"])
        #expect(try read.columns[1].doubles == [1.25, 3, 1] && read.location(ofRow: 2) == 5)
    }

    @Test("a line sep=; names the mark, and names are found behind it")
    func namedSeparator() throws {
        let table = try open("sep=;\nid;lon;lat\na;1,5;2,25\n")
        #expect(table.columnNames == ["id", "lon", "lat"] && table.reading.hasDecimalCommas)
        #expect(try table.read([("lon", .angle)]).columns[0].doubles == [1.5])
    }

    static let numbers: [(text: String, values: [Double?], isComma: Bool)] = [
        ("n;k\n13,05;1.234\n2,5;12.345,5\n", [13.05, 2.5, 1234, 12345.5], true),
        ("n;k\n13.05;1,234\n2.5;12,345.5\n", [13.05, 2.5, 1234, 12345.5], false),
        ("n;k\n1,234;x\n5,000;y\n", [nil, nil, nil, nil], false),
        ("n,k\n\"1,234\",\"12,345.5\"\n\"5\",\"7\"\n", [1234, 5, 12345.5, 7], false),
        ("n,k\n\"13,05\",\"1.234,5\"\n\"2,5\",\"7\"\n", [13.05, 2.5, 1234.5, 7], true),
        ("n,k\n1 234,1'234.5\n12 345 678,1’234\n", [1234, 12_345_678, 1234.5, 1234], false),
        ("n,k\n\"１，２３４\",\"-1,234\"\n1\u{A0}234,\"+1,234\"\n", [1234, 1234, -1234, 1234], false),
        ("n\tk\n1,234\t1,5\n2,000\t2,5\n", [1.234, 2, 1.5, 2.5], true),
        ("n\tk\n1,234\t1.5\n2,000\t2.5\n", [1234, 2000, 1.5, 2.5], false),
        // Nothing tells what the comma is: asked.
        ("n\tk\n1,234\tx\n2,000\ty\n", [nil, nil, nil, nil], false),
        ("n,k\n\"1,23\",1.5\n\"12,34,567\",\"1,2345\"\n", [nil, nil, 1.5, nil], false),
    ]

    @Test("decimal commas and groups of three are told by the cells", arguments: numbers)
    func marks(_ text: String, _ values: [Double?], _ isComma: Bool) throws {
        let table = try open(text)
        let read = try table.read([("n", .number), ("k", .number)])
        let found = try (read.columns[0].doubles + read.columns[1].doubles).map { $0.isNaN ? nil : $0 }
        #expect(found == values)
        #expect(table.reading.hasDecimalCommas == isComma)
        #expect(read.failureCount == values.count { $0 == nil })
    }

    @Test("words that say nothing are empty cells, counted; NaN and infinities stay refused")
    func emptyWords() throws {
        let table = try open("id,lon,lat,n\na,—,/,NA\nb,N/A,不详,-\nc,1,2,NaN\nd,1,2,x\ne,1,2,inf\n")
        let read = try table.read([("lon", .angle), ("lat", .angle), ("n", .number), ("id", .code)])
        #expect(try read.columns[0].doubles.prefix(2).allSatisfy(\.isNaN))
        #expect(read.failures.map(\.row) == [2, 3, 4])
        #expect(table.reading.cells.map(\.cells) == [2, 2, 2] && table.reading.cells[0].firstRows == [2, 3])
    }

    @Test("pairs of numbers in one cell")
    func pairs() throws {
        let table = try open("id,p\na,\"106.2,38.4\"\nb,\"(106.2, 38.4)\"\nc,106.2 38.4\nd,\nf,106.2\n")
        let read = try table.read([("p", .pair)])
        guard case .points(let x, let y) = read.columns[0] else { return #expect(Bool(false)) }
        #expect(x.prefix(3).allSatisfy { $0 == 106.2 } && y.prefix(3).allSatisfy { $0 == 38.4 } && x[3].isNaN)
        #expect(read.failures.map(\.problem) == [.pair])
    }

    @Test("a header over thousands of plain rows costs no second look")
    func plainRows() throws {
        var text = "id,lon,lat\n"
        for row in 0..<5000 { text += "\(row),1.5,2.5\n" }
        let table = try open(text)
        #expect(try table.read([("lon", .angle)]).rowCount == 5000)
        #expect(table.reading.isPlain && table.sample().count == TableHead.sampledRows - 1)
    }
}

@Suite("Rows that are none of the list")
struct SpecialRowTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String, _ rule: TotalRowRule? = nil) throws -> (FeatureTable, TableReading) {
        let table = try TableFile.open(try folder.write("t.csv", text), TableAsk(totalRows: rule, words: testWords))
        let read = try table.read([("id", .text), ("lon", .angle), ("lat", .angle), ("n", .number)])
        return (read, table.reading)
    }

    static let header = "id,lon,lat,n\n"

    @Test(
        "totals are known by their word and their sums, above, below and of totals",
        arguments: [
            ("a,1,2,3\nb,1,2,4\n合计,,,7\n", [4]), ("小 计,,,7\na,1,2,3\nb,1,2,4\n", [2]),
            ("a,1,2,3\nSubtotal north,,,3\nb,1,2,4\nSubtotal south,,,4\nGrand total,,,7\n", [3, 5, 6]),
            ("a,1,2,3\n甲街道小计：,,,3\nb,1,2,4\nc,1,2,5\n乙街道小计,,,9\n总计（人）,,,12\n", [3, 6, 7]),
            ("a,1,2,3.333\nb,1,2,4.333\nTOTAL,,,7.67\n", [4]), ("a,1,2,3\nTotal,,,\n", [3]), ("a,1,2,3\n合计,—,/,3\n", [3]),
        ] as [(String, [Int])])
    func totals(_ rows: String, _ lines: [Int]) throws {
        let (table, reading) = try read(Self.header + rows)
        #expect(reading.leftOut.map(\.kind) == [.total] && reading.leftOut.first?.firstRows == lines)
        #expect(table.failureCount == 0)
        #expect(try table.columns[0].strings.allSatisfy { $0.count == 1 } && !table.columns[1].doubles.contains(where: \.isNaN))
    }

    @Test(
        "a place of such a name is a place",
        arguments: ["Total,1,2,3\nb,1,2,4\n", "合计站,,,7\nb,1,2,4\n", "a,1,2,3\n计生站,,,3\n", "a,1,2,3\nTotality,,,3\n"])
    func places(_ rows: String) throws {
        let (table, reading) = try read(Self.header + rows)
        #expect(table.rowCount == 2 && table.failureCount == 0 && reading.leftOut.isEmpty)
    }

    @Test(
        "a total with a position is left out where it is the sum of others, else it counts and is said; means and counts of rows are no rows"
    )
    func placedTotals() throws {
        let (summed, reading) = try read(Self.header + "a,1,2,3\nb,1,2,4\n合计,1,2,7\n")
        #expect(summed.rowCount == 2 && reading.leftOut.map(\.labels) == [["合计"]])
        let (kept, said) = try read(Self.header + "a,1,2,3\nb,1,2,4\n合计,1,2,8\n")
        #expect(kept.rowCount == 3 && said.cells.map(\.kind) == [.keptTotal] && said.cells.map(\.firstRows) == [[4]])
        #expect(try read(Self.header + "a,1,2,3\nb,1,2,4\n合计,1,2,8\n", .leaveOut).0.rowCount == 2)
        let (others, out) = try read(Self.header + "a,1,2,3\nb,1,2,4\n全区,,,7\n平均,,,3.5\n共2个,,,\n")
        #expect(others.rowCount == 2 && others.failureCount == 0)
        #expect(out.leftOut.map(\.kind) == [.total, .note] && out.leftOut.map(\.rows) == [2, 1])
        let places = try read(Self.header + "共和村,1,2,3\n平均村,1,2,4\n全镇,1,2,9\n").0
        #expect(places.rowCount == 3)
    }

    @Test(
        "headings that stand alone in their row are left out; a place that has a name alone is not",
        arguments: [
            ("一、街道级,,,", true), ("（二）村级,,,", true), ("胜利街道（2处）,,,", true), ("某区人口表（续表）,,,", true), ("3号院,,,", false),
            ("一中心,,,", false),
        ])
    func headings(_ row: String, _ isHeading: Bool) throws {
        let (table, reading) = try read(Self.header + "a,1,2,3\n\(row)\nb,1,2,4\n")
        #expect(table.rowCount == (isHeading ? 2 : 3) && reading.leftOut.map(\.kind) == (isHeading ? [.section] : []))
    }

    @Test("between semicolons a comma before three digits is asked about where no cell shows what it is")
    func openCommas() throws {
        let table = try TableFile.open(
            try folder.write("s.csv", "id;n;lon;lat\na;1,200;1;2\nb;1,300;1;2\n"), TableAsk(words: testWords))
        let read = try table.read([("n", .number), ("lon", .angle)])
        #expect(read.failures.map(\.problem) == [.clearComma, .clearComma])
        let shown = try TableFile.open(
            try folder.write("t.csv", "id;n;lon;lat\na;1,200;1.5;2.5\n"), TableAsk(words: testWords))
        #expect(try shown.read([("n", .number)]).columns[0].doubles == [1200])
        let words = HeaderWords(isKnown: testWords.isKnown, areDegrees: { $0 == "lon" })
        let degrees = try TableFile.open(
            try folder.write("u.csv", "id;n;lon;lat\na;1,200;13,050;47\n"), TableAsk(words: words))
        #expect(try degrees.read([("n", .number)]).columns[0].doubles == [1.2], "degrees have no thousands")
    }

    @Test("a total that is no sum is asked about, unless the planner says")
    func doubtful() throws {
        let rows = Self.header + "a,1,2,3\nb,1,2,4\n合计,,,8\n"
        let (table, _) = try read(rows)
        #expect(
            table.failures == [
                CellFailure(row: 2, column: "id", text: "合计", problem: .total(column: "n", value: 8, sum: 7))
            ])
        #expect(try read(rows, .leaveOut).0.rowCount == 2)
        let kept = try read(rows, .keep).0
        #expect(kept.rowCount == 3 && kept.failureCount == 0)
    }

    @Test("remarks below the table and headers that stand again are left out")
    func remarks() throws {
        let (table, reading) = try read(
            Self.header + "a,1,2,3\nid,lon,lat,n\nb,1,2,4\n注：数据截至2025年底,,,\n填表人：某人,,审核：某人,\n")
        #expect(try table.columns[0].strings == ["a", "b"] && table.failureCount == 0)
        #expect(reading.leftOut.map(\.kind) == [.header, .note] && reading.leftOut.map(\.rows) == [1, 2])
        #expect((0..<2).map { table.location(ofRow: $0) } == [2, 4])
    }

    @Test("the number of threads changes nothing", arguments: [1, 2, 8])
    func threads(_ threads: Int) throws {
        var text = Self.header
        var sum = 0
        for row in 0..<120_000 {
            text += "p\(row),106.123456,38.123456,\(row % 7)\n"
            sum += row % 7
            if row % 10_000 == 9_999 {
                text += "小计,,,\(sum)\n"
                sum = 0
            }
        }
        let table = try TableFile.open(try folder.write("t.csv", text), TableAsk(words: testWords, threads: threads))
        let read = try table.read([("id", .text), ("lon", .angle), ("lat", .angle), ("n", .number)])
        #expect(read.rowCount == 120_000 && read.failureCount == 0 && table.reading.leftOut.first?.rows == 12)
        #expect(read.location(ofRow: 119_999) == 2 + 119_999 + 11)
    }
}
