import Foundation
import TestSupport
import Testing

@Suite("Tables for spreadsheets")
struct SpreadsheetTests {
    private func cover(_ more: [String]) async throws -> Scratch {
        let folder = try Scratch()
        let ran = try await run(
            ["cover"] + SharedRuns.countyInput + ["--out", "out", "--quiet", "--no-layers"] + more, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        return folder
    }

    @Test("CSV for Excel carries a byte order mark, CRLF and Chinese headers with --lang zh, and the same figures")
    func byteOrderMark() async throws {
        let plain = try await SharedRuns.county.value.folder.text("out/units.csv")
        let folder = try await cover(["--lang", "zh", "--csv-encoding", "utf-8-bom"])
        let bytes = try folder.data("out/units.csv")
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        let header = "行政区划代码,名称,层级,上级代码,设施数,无坐标设施数,人口,已覆盖,覆盖率,未覆盖,未覆盖聚集区数,建筑面积（平方米）,每百户建筑面积（平方米）,达标"
        #expect(text.hasPrefix(header + "\r\n"))
        let body = text.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n").dropFirst()
        #expect(Array(body) == Array(plain.split(separator: "\n").dropFirst()))
    }

    @Test("GB 18030 is what iconv makes of the UTF-8 table")
    func gb18030() async throws {
        let folder = try await cover(["--csv-encoding", "gb18030"])
        let back = try await run("/usr/bin/env", ["iconv", "-f", "GB18030", "-t", "UTF-8", "out/units.csv"], in: folder)
        #expect(back.exitCode == 0)
        let plain = try await SharedRuns.county.value.folder.text("out/units.csv")
        #expect(back.output == plain.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test("headers follow the flag, and plain UTF-8 keeps the names that programs read")
    func headers() async throws {
        for (flags, header) in [
            (["--lang", "zh"], "id,name,"), (["--csv-headers", "zh"], "编号,名称,"),
            (["--lang", "zh", "--csv-encoding", "utf-8-bom", "--csv-headers", "en"], "\u{FEFF}id,name,"),
        ] {
            let folder = try Scratch(SharedRuns.town)
            try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--quiet"] + flags, in: folder)
            #expect(try folder.text("out/facilities.csv").hasPrefix(header), "\(flags)")
        }
    }
}
