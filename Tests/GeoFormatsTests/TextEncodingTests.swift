import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("Encodings")
struct TextEncodingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// "编号,名称\n1,银川市\n" in GB 18030.
    private static let gb18030: [UInt8] =
        [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x2C, 0xD2, 0xF8, 0xB4, 0xA8, 0xCA, 0xD0, 0x0A]

    private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap {
            littleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        }
    }

    @Test("UTF-8, UTF-16 and GB 18030 read alike, the latter two with a notice")
    func encodings() throws {
        let text = "编号,名称\n1,银川市\n"
        let files: [([UInt8], String?)] = [
            (Array(text.utf8), nil), (Self.gb18030, "GB 18030"), (utf16(text, littleEndian: true), "UTF-16"),
            (utf16(text, littleEndian: false), "UTF-16"),
        ]
        for (bytes, notice) in files {
            let table = try TableFile.open(try folder.write("t.csv", bytes), threads: 2)
            #expect(table.columnNames == ["编号", "名称"])
            #expect(try table.allTexts() == [["1", "银川市"]])
            #expect(table.notices.count == (notice == nil ? 0 : 1))
            if let notice { #expect(table.notices == [.encoding(notice)]) }
        }
    }

    @Test("GB 18030 that shows late in a file is found")
    func lateGB18030() throws {
        var bytes = Array("id,name\n".utf8)
        for row in 0..<300_000 { bytes += Array("\(row),abcdef\n".utf8) }
        bytes += [0x31, 0x2C, 0xD2, 0xF8, 0xB4, 0xA8, 0x0A]
        let table = try TableFile.open(try folder.write("t.csv", bytes), threads: 2)
        let read = try table.read([("name", .text)])
        #expect(try read.columns[0].strings.last == "银川")
        #expect(table.notices.count == 1)
    }

    @Test("damaged UTF-8 is refused with line and byte, not taken for GB 18030")
    func damaged() throws {
        var bytes = Array("编号,名称\n1,银川市\n2,石嘴".utf8)
        let offset = bytes.count
        bytes += [0xFF] + Array("山\n".utf8)
        let file = try folder.write("t.csv", bytes)
        let found = failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
        #expect(found == .undecodable(file: file, line: 3, byteOffset: offset))
    }

    @Test("bytes of no encoding, and binary files, are refused")
    func undecodable() throws {
        let file = try folder.write("t.csv", Array("a,b\n1,".utf8) + [0xFF, 0xFF, 0x0A])
        #expect(
            failure { () throws(FormatError) in try TableFile.open(file, threads: 1) }
                == .undecodable(file: file, line: 2, byteOffset: 6))
        let binary = try folder.write("b.csv", [0x61, 0x00, 0x2C, 0x00, 0x0A, 0x00, 0x31, 0x00])
        #expect(failure { () throws(FormatError) in try TableFile.open(binary, threads: 1) }?.kind == .badData)
    }

    @Test("strict UTF-8: overlong forms, surrogates and cut characters are found")
    func strictness() {
        func bad(_ bytes: [UInt8]) -> Int? { bytes.withUnsafeBufferPointer { UTF8Check.firstBadByte(in: $0) } }
        let long = Array(repeating: UInt8(ascii: "a"), count: 100)
        #expect(bad(long + Array("中文🙂é".utf8) + long) == nil)
        for sequence: [UInt8] in [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0x80], [0xF8],
        ] {
            #expect(bad(long + sequence) == 100)
            #expect(bad(long + sequence + long) == 100)
        }
    }
}
