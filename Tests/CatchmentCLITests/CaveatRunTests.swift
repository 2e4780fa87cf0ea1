import Foundation
import TestSupport
import Testing

@Suite("Caveats of a run, wherever its figures stand")
struct CaveatRunTests {
    /// Two villages side by side, in degrees; half the centers have no position, and one demand point neither.
    private static let files = [
        "u.geojson": "{\"type\":\"FeatureCollection\",\"features\":["
            + [("A", "东村", 10.0), ("B", "西村", 10.02)].map { code, name, west in
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(name)\",\"level\":\"village\"},\"geometry\":"
                    + "{\"type\":\"Polygon\",\"coordinates\":[[[\(west),50],[\(west + 0.02),50],[\(west + 0.02),50.02],[\(west),50.02],[\(west),50]]]}}"
            }.joined(separator: ",") + "]}",
        "d.csv":
            "id,lon,lat,population\n1,10.01,50.01,100\n2,10.03,50.01,60\n3,,,7\n4,10.03,50.0101,5\n",
        "f.csv": "id,lon,lat,unit\nf1,10.01,50.01,A\nf2,,,B\nf3,,,B\nf4,,,A\n",
        "c.csv": "id,lon,lat\nc1,10.03,50.01\nc2,,\n",
    ]

    private static let input = [
        "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--units", "u.geojson", "--crs", "wgs84",
        "--radius", "300m", "--count", "1", "--min-people", "1", "--out", "out",
    ]

    private func site(_ more: [String] = []) async throws -> (folder: Scratch, ran: ProgramRun) {
        let folder = try Scratch(Self.files)
        let ran = try await run(["site"] + Self.input + more, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        return (folder, ran)
    }

    @Test("report.json has each with its number and rows; the site in a village with a center of unknown position says so")
    func report() async throws {
        let (folder, _) = try await site(["--quiet"])
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let caveats = report["caveats"].list
        #expect(
            caveats.map { $0["code"].text } == ["demand_dropped", "facilities_unlocated", "candidates_unlocated"])
        #expect(caveats.map { $0["count"].number } == [1, 3, 1])
        #expect(caveats.map { $0["rows"].list.compactMap(\.number) } == [[4], [3, 4, 5], [3]])
        #expect(caveats.map { $0["gravity"].text } == ["serious", "serious", "slight"])
        #expect(caveats[1]["units"].list.map { $0["unit"].text } == ["A", "B"])
        #expect(caveats[1]["units"].list.map { $0["count"].number } == [1, 2])
        #expect(caveats.allSatisfy { $0["text"].text != nil && $0["text_zh"].text != nil })
        #expect(caveats[0]["text"].text?.hasPrefix("in no figure: 7 people in 1 row of the demand") == true)
        let touching = report["siting"]["sites"][0]["caveats"].list
        #expect(touching.map { $0["text"].text } == ["西村 lists 2 centers whose positions are missing"])
        #expect(touching.map { $0["unit"].text } == ["B"])
        let layer = try JSON(contentsOf: folder.file("out/proposals.geojson"))
        #expect(layer["features"][0]["properties"]["caveats"].text == "西村 lists 2 centers whose positions are missing")
        #expect(
            layer["catchment"]["caveats"].text
                == "demand_dropped: 1; facilities_unlocated: 3; candidates_unlocated: 1")
    }

    @Test("the terminal and page 1 say them, a proof what it is proven for, in both languages")
    func words() async throws {
        let (folder, ran) = try await site(["--report"])
        let headline = try #require(ran.output.range(of: "What these figures rest on\n"))
        let proposal = try #require(ran.output.range(of: "\nProposal (mclp)"))
        #expect(headline.upperBound < proposal.lowerBound)
        #expect(
            ran.output.contains(
                "proven for the 1 center whose position is known and the 165 people that could be counted: no other choice"),
            "\(ran.output)")
        let page = try folder.text("out/report.md")
        let first = try #require(page.range(of: "**What these figures rest on**"))
        #expect(try first.lowerBound < #require(page.range(of: "What covered means")).lowerBound)
        #expect(page.contains("1 center with a known position, 3 without"))
        #expect(page.contains("no other choice does better for the 1 center whose position is known"))
        #expect(page.contains("西村 lists 2 centers whose positions are missing"))
        let html = try folder.text("out/report.html")
        #expect(html.contains("<aside class=\"lead alert\"><strong>What these figures rest on</strong>"))
        let (chinese, said) = try await site(["--report", "--lang", "zh"])
        #expect(said.output.contains("说明事项\n") && said.output.contains("就坐标已知的 1 处设施和可计入的 165 人而言，没有更优方案"))
        #expect(try chinese.text("out/report.md").contains("西村有 2 处设施缺少坐标"))
    }

    @Test("verify repeats them and holds them against the accounts of rows")
    func verify() async throws {
        let (folder, _) = try await site(["--quiet"])
        let right = try await run(["verify", "out"], in: folder)
        #expect(right.exitCode == 0, "\(right.errors)")
        #expect(right.output.contains("caveat     the position of 3 of 4 centers is missing (西村 2, 东村 1)"))
        #expect(right.output.contains("confirmed  status: optimal for the 1 centers whose position is known"))
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let changes: [(String, @Sendable (JSON) -> JSON)] = [
            (
                "caveat facilities_unlocated and candidates_unlocated: 3 published",
                { $0.changing(["caveats", 1, "count"]) { _ in .number(2) } }
            ),
            ("caveat demand_dropped: 0 published", { $0.changing(["caveats"]) { .list(Array($0.list.dropFirst())) } }),
            ("the gravest do not stand first", { $0.changing(["caveats"]) { .list($0.list.reversed()) } }),
            ("it is not slight", { $0.changing(["caveats", 0, "gravity"]) { _ in .text("slight") } }),
        ]
        for (found, change) in changes {
            try folder.write("out/report.json", change(report).data())
            let wrong = try await run(["verify", "out"], in: folder)
            #expect(wrong.exitCode == 65 && wrong.errors.contains(found), "\(found): \(wrong.errors)")
        }
    }

    @Test("a comparison says of which side they are")
    func comparison() async throws {
        let (folder, _) = try await site(["--quiet"])
        try folder.write("f2.csv", "id,lon,lat,unit\nf1,10.01,50.01,A\n")
        let input = Self.input.map { $0 == "f.csv" ? "f2.csv" : $0 == "out" ? "other" : $0 }
        #expect(try await run(["site", "--quiet"] + input, in: folder).exitCode == 0)
        let ran = try await run(["compare", "out", "other", "--report", "--out", "both"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(ran.output.contains("  - before: the position of 3 of 4 centers is missing"), "\(ran.output)")
        #expect(ran.output.contains("  - in no figure: 7 people"))
        #expect(try folder.text("both/report.md").contains("before: the position of 3 of 4 centers is missing"))
        let document = try JSON(contentsOf: folder.file("both/report.json"))
        #expect(document["caveats_before"].list.count == document["caveats_after"].list.count + 1)
    }
}
