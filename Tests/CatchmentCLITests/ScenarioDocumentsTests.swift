import Foundation
import TestSupport
import Testing

@testable import CatchmentKit

@Suite("Documents of scenarios and comparisons")
struct ScenarioDocumentsTests {
    private static let plan =
        ScenarioTests.head + """
              - {name: add, title: "Open <one>", add: [{id: n, x: 160, y: 10, level: street}]}
              - {name: move, move: [{id: f1, x: 1150, y: 0}], population: 2}

            """
    private static let documents = [
        "--report", "--gpkg", "--xlsx", "--csv-encoding", "utf-8-bom", "--lang", "zh", "--title", "镇", "--date", "2026-11-27",
        "--source", "统计局",
    ]

    private func batch(_ more: [String] = documents) async throws -> Scratch {
        let folder = try Scratch(ScenarioTests.town.merging(["plan.yaml": "name: 两个单元\n" + Self.plan]) { $1 })
        let made = try await runProgram(["scenario", "plan.yaml", "--out", "o", "--quiet"] + more, in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        return folder
    }

    @Test("a batch writes what cover writes for every scenario, and a page, a workbook and a table of all")
    func scenarios() async throws {
        let folder = try await batch()
        for name in ["base", "add", "move"] {
            for file in ["report.html", "report.md", "report-map.svg", "catchment.gpkg", "units.xlsx", "assignments.geojson"] {
                #expect(folder.exists("o/\(name)/\(file)"), "\(name)/\(file)")
            }
            #expect(try folder.data("o/\(name)/units.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        }
        #expect(
            try folder.names(in: "o").filter { !$0.contains("/") } == [
                "add", "base", "manifest.json", "move", "report.html", "report.json", "report.md", "scenarios.csv",
                "scenarios.xlsx",
            ])
        let table = try folder.text("o/scenarios.csv").split(separator: "\r\n").map(String.init)
        #expect(table[0].hasPrefix("\u{FEFF}名称,标题,基于,规范方案,设施数,新增设施,关闭,调整,人口,已覆盖,覆盖率,变化,新增覆盖,减少,人口变动影响,"))
        #expect(table[2].hasPrefix("add,Open <one>,,,4,1,0,0,150,70,"))
        let page = try folder.text("o/report.html")
        for text in [
            "<title>镇</title>", "2026-11-27", "统计局", "Open &lt;one&gt;", "新增 n", "迁移 f1 至 1150.0, 0.0", "人口 × 2", "+130",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(!page.contains("<one>") && !page.contains("http:"))
        // Covered, share, gained, lost, population effect, difference.
        #expect(try folder.text("o/report.md").contains("| move | 3 | 180 | 60.0% | 100 | 10 | +40 | +130 |"))
        #expect(try folder.text("o/add/report.html").contains("镇: Open &lt;one&gt;"))
        // What a scenario opens is drawn as new.
        let opened = try ["add", "base", "move"].map { try folder.text("o/\($0)/report-map.svg").contains("本情景方案新增设施") }
        #expect(opened == [true, false, false])
        let layers = try await run("/usr/bin/env", ["ogrinfo", "-q", "o/add/catchment.gpkg"], in: folder)
        #expect(layers.output.contains("assignments"))
        let sheet = try await run("/usr/bin/env", ["ogrinfo", "-q", "-al", "o/scenarios.xlsx"], in: folder)
        #expect(sheet.output.contains("情景"), "\(sheet.errors)")
    }

    @Test("a sheet of scenarios has one legend, although what one adds, closes or moves the others do not show")
    func sheet() async throws {
        let changes =
            "  - {name: more, add: [{candidates: [c1, c2]}]}\n  - {name: less, close: [f3]}\n"
            + "  - {name: away, move: [{id: f1, x: 1150, y: 0}]}\n"
        let folder = try Scratch(ScenarioTests.town.merging(["plan.yaml": ScenarioTests.head + changes]) { $1 })
        #expect(try await run(["scenario", "plan.yaml", "--out", "o", "--quiet"], in: folder).exitCode == 0)
        let drawn = try await run(["map", "o", "--format", "svg,pdf", "--quiet"], in: folder)
        #expect(drawn.exitCode == 0, "\(drawn.errors)")
        #expect(try folder.text("o/map.svg").contains("<svg") && folder.exists("o/map.pdf"))
    }

    @Test("the manifest holds versions and forms, and replays from another folder, into JSON, and after a move of the whole")
    func replays() async throws {
        let folder = try await batch(Self.documents + ["--out-crs", "planar"])
        let manifest = try JSON(contentsOf: folder.file("o/manifest.json"))
        #expect(manifest["libraries"].object.keys.sorted() == ["GDAL", "GEOS", "HiGHS", "PROJ"])
        #expect(manifest["libraries"].object.values.allSatisfy { $0.text?.first?.isNumber == true }, "\(manifest["libraries"])")
        #expect(manifest["run_from"].text == ".." && manifest["forms"]["csv_encoding"].text == "utf-8-bom")
        let other = try Scratch()
        for (path, place, plan) in [
            ("o/manifest.json", folder, []), (folder.file("o/manifest.json"), other, []),
            (folder.file("o/manifest.json"), other, [folder.file("plan.yaml")]),
        ] as [(String, Scratch, [String])] {
            let again = try await run(["scenario"] + plan + ["--replay", path, "--json", "--quiet"], in: place)
            #expect(again.exitCode == 0, "\(again.errors)")
            let json = try again.json()
            #expect(json["schema"].text == "catchment/replay/1" && json["is_same"] == .bool(true))
            #expect(json["files"].number == Double(manifest["outputs"].object.count) && json["differences"].list.isEmpty)
        }
        // The whole moves: plan, data and results stay as they lie from one another.
        try FileManager.default.copyItem(atPath: folder.path, toPath: other.file("moved"))
        #expect(try await run(["scenario", "--replay", "moved/o/manifest.json"], in: other).exitCode == 0)
        // The results alone move.
        try FileManager.default.copyItem(atPath: folder.file("o"), toPath: other.file("alone"))
        let lost = try await run(["scenario", "--replay", "alone/manifest.json"], in: other)
        #expect(lost.exitCode == 66 && lost.errors.contains("its plan plan.yaml is not where it was"), "\(lost.errors)")
        let named = try await run(
            ["scenario", folder.file("plan.yaml"), "--replay", "alone/manifest.json", "--json"], in: other)
        #expect(named.exitCode == 0, "\(named.errors)")
        try folder.edit("d.csv", "d,1000", "d,1001")
        let changed = try await run(["scenario", "--replay", "o/manifest.json", "--json", "--quiet"], in: folder)
        #expect(changed.exitCode == 65)
        #expect(try changed.json()["is_same"] == .bool(false))
        #expect(try changed.json()["differences"][0].text == "d.csv is not the file that was read (its SHA-256 differs)")
        let refused = try await run(["scenario", "--replay", "o/manifest.json", "--report"], in: folder)
        #expect(refused.exitCode == 64)
    }

    @Test("a comparison writes page, map, workbooks and a GeoPackage of the layers that differ")
    func comparison() async throws {
        let folder = try await batch([])
        let made = try await run(["compare", "o/base", "o/move", "--out", "d"] + Self.documents, in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        #expect(
            try folder.names(in: "d") == [
                "catchment.gpkg", "clusters.csv", "clusters.xlsx", "differences.csv", "differences.geojson", "differences.xlsx",
                "facility-differences.geojson", "report-map.svg", "report.html", "report.json", "report.md",
                "unit-differences.geojson",
            ])
        let page = try folder.text("d/report.html")
        for text in ["镇", "变化 = 新增 − 减少 + 人口变动影响", "<svg", "街道", "迁移（1）：f1", "新增服务范围", "失去服务范围"] {
            #expect(page.contains(text), "\(text)")
        }
        // Both sides by their titles, where the planner gives none.
        let untitled = try await run(["compare", "o/base", "o/add", "--out", "t", "--report", "--quiet"], in: folder)
        #expect(untitled.exitCode == 0, "\(untitled.errors)")
        #expect(try folder.text("t/report.html").contains("What changes: As planned today → Open &lt;one&gt;"))
        let layers = try await run("/usr/bin/env", ["ogrinfo", "-q", "d/catchment.gpkg"], in: folder)
        for name in ["differences", "unit-differences", "facility-differences"] { #expect(layers.output.contains(name)) }
        let table = try folder.text("d/differences.csv")
        #expect(table.hasPrefix("\u{FEFF}类型,行政区划代码,名称,"))
        let bare = try await run(["compare", "o/base", "o/move", "--report"], in: folder)
        #expect(bare.exitCode == 64 && bare.errors.contains("--report goes with files: give --out"))
        let plain = try await run(["compare", "o/base", "o/move", "--no-layers", "--out", "e", "--quiet"], in: folder)
        #expect(plain.exitCode == 0)
        #expect(try folder.names(in: "e") == ["clusters.csv", "differences.csv", "report.json"])
    }
}
