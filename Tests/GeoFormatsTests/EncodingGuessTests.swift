import GeoPrimitives
import Glibc
import Testing

@testable import GeoFormats

@Suite("Encodings told by their bytes")
struct EncodingGuessTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let texts: [(text: String, encoding: TextEncoding)] = [
        ("编号,人口\n", .gb18030), ("编号,名称,经度,纬度,常住人口\np1,银川市兴庆区,106.2,38.4,100\n", .gb18030), ("鄂城区,泽林镇,汀祖镇,碧石渡镇,花湖镇", .gb18030),
        ("a,甲\n", .gb18030), ("編號,人口\n", .big5), ("編號,名稱,經度,緯度,人口\np1,臺北市大安區,121.5,25.0,100\n", .big5), ("鄉鎮市區,戶數", .big5),
        ("番号,人口\n", .shiftJIS), ("番号,名称,緯度,人口\n1,東京都渋谷区,139.7,100\nひかり公民館,センター", .shiftJIS),
        ("番号,ひかりこうみんかん,センター,たてもの", .eucJP), ("번호,이름,위도,경도,인구,서울특별시 종로구 청운동", .eucKR),
        ("id,name\n1,Zürich\n2,Genève\n3,Münster\n", .windows1252),
        ("id,name\n1,São Miguel\n2,Nordeste\n3,Povoação\n", .windows1252),
        ("номер,название,население\n1,Москва,100\n2,Тверь,20\n", .windows1251),
    ]

    @Test("usual texts are told apart, short ones too", arguments: texts)
    func guesses(_ text: String, _ encoding: TextEncoding) throws {
        let bytes = try #require(encoding.encoded(Array(text.utf8)))
        #expect(bytes.withUnsafeBufferPointer { EncodingGuess($0).encoding } == encoding)
        // Back and forth.
        let back = bytes.withUnsafeBufferPointer { encoding.decoded($0) }
        #expect(back.map { String(decoding: $0.bytes, as: UTF8.self) } == text)
    }

    @Test("GB 18030 is read by itself; the others are named, and read where they are named")
    func tables() throws {
        for (text, encoding) in Self.texts
        where text.contains("\n") && text.contains(",") && text.split(separator: "\n").count > 1 {
            let bytes = try #require(encoding.encoded(Array(text.utf8)))
            let file = try folder.write("t.csv", bytes)
            if encoding == .gb18030 {
                let table = try TableFile.open(file, threads: 1)
                #expect(table.notices == [.encoding("GB 18030")] && table.reading.encoding == .gb18030)
            } else {
                let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
                #expect(error == .foreignEncoding(file: file, looksLike: encoding), "\(text)")
                let table = try TableFile.open(file, TableAsk(encoding: encoding))
                #expect(table.columnNames == text.split(separator: "\n")[0].split(separator: ",").map(String.init))
            }
        }
    }

    @Test("a text that is not in the encoding that is named is refused, UTF-8 too")
    func named() throws {
        let file = try folder.write("t.csv", Array("id,name\n1,".utf8) + [0xFF, 0x0A])
        for encoding in [TextEncoding.utf8, .big5, .shiftJIS] {
            let error = failure { () throws(FormatError) in try TableFile.open(file, TableAsk(encoding: encoding)) }
            #expect(error == .notInEncoding(file: file, encoding))
        }
        let bare = try folder.write("u.txt", "id\tname\n1\tü\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(
            failure { () throws(FormatError) in try TableFile.open(bare, TableAsk()) }
                == .foreignEncoding(file: bare, looksLike: .utf16LittleEndian))
        #expect(try TableFile.open(bare, TableAsk(encoding: .utf16LittleEndian)).allTexts() == [["1", "ü"]])
    }

    @Test(
        "names of encodings",
        arguments: [
            ("GBK", TextEncoding.gb18030), ("gb2312", .gb18030), ("CP936", .gb18030), ("Shift_JIS", .shiftJIS),
            ("sjis", .shiftJIS),
            ("UTF-8", .utf8), ("utf8", .utf8), ("Big5", .big5), ("cp950", .big5), ("latin1", .windows1252),
            ("ISO-8859-1", .windows1252),
        ])
    func names(_ text: String, _ encoding: TextEncoding) { #expect(TextEncoding(parsing: text) == encoding) }
}

@Suite("Attributes of Shapefiles")
struct ShapefileEncodingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a Shapefile of two points in an encoding, and declares another or none.
    private func write(_ encoding: String, declared: String?, name: String = "银川市兴庆区", header: [String] = ["编号", "名称"]) throws
        -> String
    {
        for name in folder.names { unlink("\(folder.path)/\(name)") }
        let file = "\(folder.path)/t.shp"
        try OGRFixture.write(
            file, driver: "ESRI Shapefile", layers: ["t"], header: header, rows: [["a", name], ["b", "石嘴山"]],
            points: [(1, 2), (3, 4)], options: ["ENCODING=\(encoding)"])
        unlink("\(folder.path)/t.cpg")
        if let declared { try folder.write("t.cpg", declared) }
        // The header's own byte names no code page.
        var table = try TemporaryFolder.bytes("\(folder.path)/t.dbf")
        table[29] = 0
        try folder.write("t.dbf", table)
        return file
    }

    @Test(
        "are read whatever the files declare, and what was found is said",
        arguments: [
            ("GB18030", nil, [ReadingNotice.encoding("GB 18030")]), ("GB18030", "GBK", []), ("GB18030", "936", []),
            ("GB18030", "UTF-8", [.wrongDeclaration(declared: "UTF-8", used: "GB 18030")]),
            ("GB18030", "ISO-8859-1", [.wrongDeclaration(declared: "Windows-1252", used: "GB 18030")]),
            ("UTF-8", nil, []), ("UTF-8", "UTF-8", []),
            ("UTF-8", "GBK", [.wrongDeclaration(declared: "GB 18030", used: "UTF-8")]),
        ] as [(String, String?, [ReadingNotice])])
    func declarations(_ encoding: String, _ declared: String?, _ notices: [ReadingNotice]) throws {
        let table = try TableFile.open(try write(encoding, declared: declared), threads: 1)
        #expect(table.columnNames == ["编号", "名称"])
        #expect(try table.read([("名称", .text)]).columns[0].strings == ["银川市兴庆区", "石嘴山"])
        #expect(table.notices == notices)
    }

    @Test("Big5 is named, and read where it is named; a wrong name is refused")
    func big5() throws {
        let file = try write("BIG5", declared: nil, name: "臺北市大安區松山區", header: ["編號", "名稱"])
        let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
        #expect(error == .foreignEncoding(file: file, looksLike: .big5))
        let table = try TableFile.open(file, TableAsk(encoding: .big5))
        #expect(try table.read([("名稱", .text)]).columns[0].strings[0] == "臺北市大安區松山區")
        #expect(
            failure { () throws(FormatError) in try TableFile.open(file, TableAsk(encoding: .utf8)) }
                == .notInEncoding(file: file, .utf8))
    }

    @Test("missing side files are said, and a missing index is refused")
    func sideFiles() throws {
        let file = try write("UTF-8", declared: nil)
        unlink("\(folder.path)/t.prj")
        #expect(try TableFile.open(file, threads: 1).notices == [.missingSideFile(extension: ".prj")])
        unlink("\(folder.path)/t.dbf")
        let bare = try TableFile.open(file, threads: 1)
        #expect(bare.notices == [.missingSideFile(extension: ".prj"), .missingSideFile(extension: ".dbf")])
        #expect(try bare.read([]).rowCount == 2)
        unlink("\(folder.path)/t.shx")
        let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
        #expect(error?.description.contains("lacks its index (.shx)") == true)
    }
}
