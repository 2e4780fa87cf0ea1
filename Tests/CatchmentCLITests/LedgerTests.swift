import Foundation
import TestSupport
import Testing

/// The files of an ordinary office, held against figures that scripts/make-ledger.py --expect computes with another library, by all pairs.
@Suite("From the files of an office to a report: sample-ledger")
struct LedgerTests {
    private static func file(_ name: String) -> String { Repository.data("sample-ledger/" + name) }

    private static let lists = [
        "--demand", file("居民点.csv"), "--facilities", file("党群服务中心台账.xlsx"), "--candidates", file("公共建筑.csv"), "--units",
        file("行政区划.shp"),
    ]

    @Test("the program asks for what the files do not say; with its own flags all figures are those of the independent count")
    func figures() async throws {
        let folder = try Scratch()
        let asked = try await run(["site"] + Self.lists + ["--radius", "1km", "--count", "2", "--out", "o"], in: folder)
        #expect(asked.exitCode == 65 && asked.errors.contains("--demand-crs wgs84") && !folder.exists("o"), "\(asked.errors)")
        let told = ["--crs", "wgs84", "--candidate-level", "社区"]
        let ran = try await run(
            ["site"] + Self.lists + ["--radius", "1km", "--count", "2", "--out", "o", "--report", "--lang", "zh"] + told,
            in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("o/report.json"))
        #expect(report["coverage"]["overall"]["weight"].number == 228_233)
        #expect(report["coverage"]["overall"]["covered_weight"].number == 37_291)
        #expect(report["coverage"]["facilities"].number == 11)
        #expect(report["siting"]["objective"].number == 54_487)
        #expect(Set(report["siting"]["selected"].list.compactMap(\.text)) == ["B03", "B17"])
        #expect(report["siting"]["status"].text == "optimal" && report["siting"]["candidates"].number == 20)
        let units = report["coverage"]["by_unit"].list
        #expect(units.map { $0["level"].text } == Array(repeating: "街道", count: 3) + Array(repeating: "社区", count: 12))
        let found = Dictionary(
            uniqueKeysWithValues: units.dropFirst(3).map {
                ($0["name"].text ?? "", [$0["weight"].number, $0["covered_weight"].number])
            })
        #expect(found["河湾社区"] == [28_552, 6_420] && found["北门社区"] == [23_196, 0] && found["上营村"] == [3_603, 1_262])
        #expect(found["锦园社区"] == [25_750, 1_974] && found["石桥村"] == [3_434, 0] && found.count == 12)
    }

    @Test("every caveat stands on page 1, and beside the site whose unit lists a center without a position")
    func caveats() async throws {
        let folder = try Scratch()
        let ran = try await run(
            ["site"] + Self.lists + [
                "--radius", "1km", "--count", "2", "--out", "o", "--report", "--crs", "wgs84", "--candidate-level", "社区",
                "--quiet",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("o/report.json"))
        let caveats = report["caveats"].list
        let codes = caveats.compactMap { $0["code"].text }
        for code in ["demand_dropped", "facilities_unlocated", "facilities_twice", "facilities_outside", "edge"] {
            #expect(codes.contains(code), "\(codes)")
        }
        let unlocated = try #require(caveats.first { $0["code"].text == "facilities_unlocated" })
        #expect(
            unlocated["count"].number == 5 && unlocated["units"].list.count == 5,
            "the fifth is a street's center, whose row names the street and no community")
        let page = try folder.text("o/report.md")
        let figures = try #require(page.range(of: "What covered means")).lowerBound
        for caveat in caveats {
            // Signs of Markdown are escaped there.
            let start = String((caveat["text"].text ?? "").prefix { !"\\`*_{}[]()#+-.!|<>:".contains($0) })
            let place = try #require(page.range(of: start), "\(caveat)")
            #expect(place.lowerBound < figures, "\(start)")
        }
        #expect(page.contains("for the 11 centers whose position is known"))
        // Both stand in communities whose center has no position: 北门社区 and 柳树社区.
        let sites = report["siting"]["sites"].list
        #expect(Set(sites.flatMap { $0["caveats"].list.compactMap { $0["unit"].text } }) == ["640955001002", "640955103001"])
    }
}
