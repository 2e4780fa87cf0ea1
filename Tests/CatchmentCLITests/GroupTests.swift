import Foundation
import TestSupport
import Testing

/// Functions, shortfalls, and blanks by class and level: the figures of docs/levels.md, and sums on the sample county.
@Suite("Functions, shortfalls and groups")
struct GroupTests {
    private func expectSums(_ group: JSON) {
        for key in ["points", "weight"] {
            let inClusters = group["clusters"].list.map { $0.sum(key) }.reduce(0, +)
            let parts = inClusters + group["below_threshold"].sum(key) + group["outside"].sum(key)
            #expect(parts == group["uncovered"].sum(key), "\(group["name"]) \(key)")
        }
        #expect(
            group["totals"].sum("covered_weight") + group["uncovered"].sum("weight") == group["totals"].sum("weight"),
            "\(group["name"])")
    }

    @Test("who is within reach of each function, by unit, and which facilities lack what their level asks for")
    func functions() async throws {
        let plan = LevelTests.plan.replacingOccurrences(
            of: "  - name: village\n", with: "  - name: village\n    functions: [party, government]\n    least_functions: 2\n")
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan]) { $1 })
        let ran = try await run(["cover", "--plan", "plan.yaml", "--functions", "all", "--out", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let functions = try JSON(contentsOf: folder.file("out/report.json"))["functions"]
        #expect(functions["functions"].list.map { $0["name"].text } == ["party", "government", "health"])
        #expect(functions["functions"].list.map { $0["totals"].sum("covered_weight") } == [580, 700, 580])
        #expect(functions["functions"].list.map { $0["facilities"].number } == [4, 3, 2])
        #expect(functions["functions"][0]["required_at"].list.map(\.text) == ["village"])
        #expect(functions["lacking"].list.map { $0["facility"].text } == ["a", "b", "c"])
        let missing = functions["lacking"].list.map { $0["missing"].list.compactMap(\.text) }
        #expect(missing == [["government"], ["government"], ["party"]])
        let table = try folder.text("out/functions.csv").split(whereSeparator: \.isNewline)
        #expect(table.contains("V3,V3,village,200,80,200,80") && table.last == "total,,,1000,580,700,580")
    }

    @Test("shortfalls by cause, never cut from the blanks")
    func shortfalls() async throws {
        let (folder, report, ran) = try await ThreeLevels.run(["--shortfalls", "--functions", "health"])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let found = report["shortfalls"].list.map { group in
            "\(group["cause"].text ?? "") \(group["name"].text ?? "") \(group["uncovered"].sum("weight"))"
        }
        #expect(
            found == [
                "level_missing county 120.0", "level_missing town 350.0", "level_missing village 230.0",
                "function_missing health 120.0",
            ])
        report["shortfalls"].list.forEach(expectSums)
        let plain = try await ThreeLevels.run([])
        #expect(plain.report["blanks"] == report["blanks"])
        #expect(try folder.text("out/shortfalls.geojson").contains("\"cause\":\"level_missing\",\"name\":\"town\""))
    }

    @Test("by class with its own radius, and by level: covered + uncovered = total")
    func byClassAndLevel() async throws {
        let people =
            "id,x,y,population,elders\np1,500,1000,100,10\np2,1400,1000,200,20\np3,1600,1000,50,5\np4,2500,1000,150,15\np5,3100,1000,80,8\np6,4000,1000,120,12\np7,5900,1000,300,30\n"
        let (folder, report, ran) = try await ThreeLevels.run(
            ["--blanks-by", "class,level", "--class", "old=elders", "--class", "slow=elders:people:300m"],
            files: ["people.csv": people])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let classes = report["blanks"]["by_class"].list
        #expect(classes.map { $0["uncovered"].sum("weight") } == [30, 53])
        let levels = report["blanks"]["by_level"].list
        #expect(levels.map { $0["uncovered"].sum("weight") } == [420, 650, 530])
        (classes + levels).forEach(expectSums)
        // The county's disc of 1500 m is cut at y = 0 and 2000: 6·10⁶·2 less the disc within the strip.
        let blank = levels[0].sum("blank_area_m2")
        let half = (1500.0 * 1500 - 1000 * 1000).squareRoot()
        let strip = 2 * (1000 * half + 1500 * 1500 * asin(1000 / 1500.0))
        #expect(abs(12e6 - strip - blank) < 5e-4 * strip)
        #expect(try folder.text("out/uncovered-by-group.geojson").contains("class-slow-V2-"))
        #expect(folder.exists("out/blanks-by-level.geojson"))
    }

    @Test("layers by class and level stand in a GeoPackage beside those of all", arguments: ["en", "zh"])
    func geoPackage(_ language: String) async throws {
        let (folder, _, ran) = try await ThreeLevels.run([
            "--blanks-by", "class,level", "--shortfalls", "--functions", "all", "--gpkg", "--lang", language,
        ])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let info = try await run("/usr/bin/env", ["ogrinfo", "-ro", "-q", "out/catchment.gpkg"], in: folder)
        let layers = ["uncovered-clusters", "uncovered-by-group", "blanks", "blanks-by-level", "shortfalls"]
        #expect(layers.allSatisfy { info.output.contains(": \($0) (") }, "\(info.output)")
    }

    @Test("the sample county: sums hold for every class, level and shortfall")
    func county() async throws {
        let folder = try Scratch()
        let ran = try await run(
            ["cover"] + SharedRuns.countyInput + [
                "--blanks-by", "class,level", "--shortfalls", "--functions", "all", "--no-layers", "--quiet", "--out", "out",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let groups = report["blanks"]["by_class"].list + report["blanks"]["by_level"].list + report["shortfalls"].list
        // Two classes, four levels, four levels missing and eight functions missing.
        #expect(groups.count == 18)
        groups.forEach(expectSums)
        for (level, group) in zip(report["coverage"]["by_level"].list, report["blanks"]["by_level"].list) {
            #expect(level["totals"] == group["totals"])
        }
        // Functions by unit: communities and what is outside sum to the whole, function by function.
        let communities = report["functions"]["by_unit"].list.filter { $0["level"].text == "community" }
        for (number, function) in report["functions"]["functions"].list.enumerated() {
            let sum = communities.map { $0["covered"][number].number ?? 0 }.reduce(0, +)
            #expect(sum == function["totals"].sum("covered_weight"))
        }
    }

    @Test("unknown functions and groupings are refused")
    func refused() async throws {
        let unknown = try await ThreeLevels.run(["--functions", "dancing"]).ran
        #expect(unknown.exitCode == 64 && unknown.errors.contains("they offer government, health, party"), "\(unknown.errors)")
        let grouping = try await ThreeLevels.run(["--blanks-by", "colour"]).ran
        #expect(grouping.exitCode == 64 && grouping.errors.contains("class,level"), "\(grouping.errors)")
    }
}
