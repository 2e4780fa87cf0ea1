import Foundation
import Publication
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
        let header = "行政区划代码,名称,层级,上级代码,设施数,无坐标设施数,人口,已覆盖,覆盖率,未覆盖,未覆盖聚集区数,建筑面积（平方米）,每百户建筑面积（平方米）,达标,已审查标准,未审查标准"
        #expect(text.hasPrefix(header + "\r\n"))
        let body = text.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n").dropFirst()
        let lines = plain.split(separator: "\n")
        let names = lines[0].split(separator: ",").map(String.init)
        let spoken = lines.dropFirst().map { line in
            zip(names, line.split(separator: ",", omittingEmptySubsequences: false))
                .map { ValueWords.chinese(String($1), column: $0) }.joined(separator: ",")
        }
        #expect(body.map(String.init) == spoken)
        #expect(body.contains { $0.hasSuffix("配建标准;每百户建筑面积;人口覆盖率") } && body.contains { $0.hasPrefix("合计,") })
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

    @Test(
        "workbooks hold the figures of the CSV, numbers as numbers and codes as texts, with Chinese headers and sheet",
        .enabled(if: PythonXLSX.isThere, PythonXLSX.missing), arguments: ["en", "zh"])
    func workbooks(language: String) async throws {
        let folder = try await cover(["--xlsx", "--lang", language])
        let rows = try await PythonXLSX.rows("out/units.xlsx", in: folder)
        #expect(rows.sheet == (language == "zh" ? "行政单元" : "units"))
        let csv = try folder.text("out/units.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.cells.count == csv.count && rows.cells[0][0] == .text(language == "zh" ? "行政区划代码" : "code"))
        // Codes and names come first; the norms that were examined last.
        let words = csv[0].count - 2
        for (cells, line) in zip(rows.cells, csv).dropFirst() {
            for (column, (cell, text)) in zip(cells, line).enumerated() {
                switch cell {
                case .text(let value):
                    #expect(
                        value == (language == "zh" ? ValueWords.chinese(text, column: csv[0][column]) : text)
                            && (column < 4 || column >= words), "\(line)")
                case .number(let value):
                    #expect(abs(value - (Double(text) ?? .infinity)) <= 1e-14 * abs(value) && column >= 4, "\(line)")
                case .null: #expect(text.isEmpty, "\(line)")
                default: Issue.record("\(cell) in \(line)")
                }
            }
        }
        // A division code of twelve digits, which Excel would round as a number.
        #expect(rows.cells.contains { $0[0] == .text("640902001001") })
        for name in ["facilities.xlsx", "uncovered-clusters.xlsx"] {
            #expect(try await PythonXLSX.rows("out/\(name)", in: folder).cells.count > 50, "\(name)")
        }
    }

    @Test("LibreOffice reads the same figures", .enabled(if: isThere("soffice"), "LibreOffice is not installed"))
    func libreOffice() async throws {
        let folder = try await cover(["--xlsx"])
        let made = try await run(
            "/usr/bin/env",
            [
                "soffice", "-env:UserInstallation=file://\(folder.file("profile"))", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir", "calc", "out/units.xlsx",
            ], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        func cells(_ name: String) throws -> [[String]] {
            try folder.text(name).split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
        }
        let (theirs, own) = (try cells("calc/units.csv"), try cells("out/units.csv"))
        #expect(theirs.count == own.count)
        for (a, b) in zip(theirs, own) {
            for (x, y) in zip(a, b) where x != y {
                let (x, y) = (Double(x) ?? .nan, Double(y) ?? .nan)
                #expect(abs(x - y) <= 1e-13 * abs(y), "\(a) \(b)")
            }
        }
    }

    @Test(
        "no name becomes a formula, and the same run gives the same bytes", .enabled(if: PythonXLSX.isThere, PythonXLSX.missing))
    func formulas() async throws {
        var files = SharedRuns.town
        let names = ["=HYPERLINK(\"\"http://evil\"\")", "+1", "-1", "@x", "0012", "1e5"]
        files["f.csv"] =
            "id,name,lon,lat\n" + names.enumerated().map { "=f\($0),\"\($1)\",-51.2,-30.1\n" }.joined()
        let folder = try Scratch(files)
        for out in ["a", "b"] {
            let ran = try await run(["cover"] + SharedRuns.townInput + ["--out", out, "--xlsx", "--no-layers"], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
        let cells = try await PythonXLSX.rows("a/facilities.xlsx", in: folder).cells.dropFirst()
        #expect(cells.map { $0[0] } == names.indices.map { .text("=f\($0)") })
        #expect(cells.map { $0[1] } == names.map { .text($0.replacingOccurrences(of: "\"\"", with: "\"")) })
        #expect(try folder.data("a/facilities.xlsx") == folder.data("b/facilities.xlsx"))
    }
}

/// Workbooks as openpyxl reads them, which `scripts/setup --tests` installs.
enum PythonXLSX {
    /// The interpreter of the tests.
    static let python = "\(Repository.root)/.venv/bin/python"
    static let isThere = FileManager.default.isExecutableFile(atPath: python)
    static let missing: Comment = "no .venv: run scripts/setup --tests"

    /// The first sheet: its name, and its cells by kind.
    ///
    /// A formula shows as one, because its type is asked for.
    static func rows(_ path: String, in folder: Scratch) async throws -> (sheet: String, cells: [[JSON]]) {
        let script = """
            import sys, json, openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
            cells = [[{"formula": c.value} if c.data_type == "f" else c.value for c in row] for row in sheet.iter_rows()]
            print(json.dumps({"sheet": sheet.title, "cells": cells}))
            """
        let ran = try await run(python, ["-c", script, path], in: folder)
        guard ran.exitCode == 0 else { throw ToolFailed(text: ran.errors) }
        let json = try ran.json()
        return (json["sheet"].text ?? "", json["cells"].list.map(\.list))
    }
}

/// Whether a program lies on the path.
private func isThere(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
}
