import ServiceModel
import GeoEngine
import CoverageAnalysis
import Foundation
import GeoPrimitives
import TestSupport
import Testing

@Suite("cost matrix")
struct CostMatrixTests {
    /// Ids and positions of a list with the columns id, lon and lat.
    private static func positions(_ path: String) throws -> [(id: String, point: PlanarPoint)] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = lines[0].map { $0.trimmingCharacters(in: ["\u{FEFF}"]) }
        guard let lon = header.firstIndex(of: "lon"), let lat = header.firstIndex(of: "lat") else { return [] }
        return lines.dropFirst().compactMap { cells in
            guard let x = Double(cells[lon]), let y = Double(cells[lat]) else { return nil }
            return (cells[0], PlanarPoint(x: x, y: y))
        }
    }

    /// The geodesic of every pair closer than about a reach, as a cost matrix; the reach must exceed the cutoff.
    private static func geodesics(_ demand: String, _ lists: [String], within reach: Double) throws -> String {
        let points = try positions(demand)
        var text = "from,to,cost\n"
        for site in try lists.flatMap(positions) {
            let span = reach / 110_500
            let width = span / cos(site.point.y * .pi / 180)
            for (id, point) in points where abs(point.y - site.point.y) <= span && abs(point.x - site.point.x) <= width {
                text += "\(id),\(site.id),\(Measure.geodesic.meters(point, site.point))\n"
            }
        }
        return text
    }

    private static let county = ["demand.csv", "facilities.csv", "candidates.csv"].map { Repository.data("sample-county/\($0)") }
    private static let countyInput = [
        "--demand", county[0], "--facilities", county[1], "--units", Repository.data("sample-county/units.geojson"), "--crs",
        "wgs84", "--no-layers", "--json", "--quiet",
    ]

    @Test("a matrix of geodesics reproduces the radius run of the sample county exactly (I12)")
    func reproducesRadiusRun() async throws {
        let matrix = try Self.geodesics(Self.county[0], [Self.county[1], Self.county[2]], within: 1050)
        let folder = try Scratch(["m.csv": matrix])
        let sites = ["--candidates", Self.county[2]]
        for model in [["--count", "4"], ["--model", "lscp", "--target", "80%"]] {
            let question = ["site"] + Self.countyInput + sites + model
            let byRadius = try await run(question + ["--radius-override", "1km"], in: folder)
            let byCost = try await run(question + ["--cost-matrix", "m.csv", "--cutoff", "1000"], in: folder)
            #expect(byRadius.exitCode == 0 && byCost.exitCode == 0, "\(byCost.errors)")
            let (radius, cost) = (try byRadius.json(), try byCost.json())
            #expect(cost["measure"].text == "cost_matrix" && radius["measure"].text == "geodesic")
            #expect(cost["cover_rule"].text == "cost <= cutoff + 0.000001" && cost["settings"]["cutoff"].number == 1000)
            for part in ["coverage", "coverage_after"] {
                for figure in ["overall", "by_level", "outside", "all_levels"] {
                    #expect(cost[part][figure] == radius[part][figure], "\(part) \(figure)")
                }
                let without: Set<String> = ["blank_area_m2"]
                let (ours, theirs) = (cost[part]["by_unit"].list, radius[part]["by_unit"].list)
                #expect(ours.count == theirs.count && !ours.isEmpty)
                for (our, their) in zip(ours, theirs) {
                    #expect(our.without(without.union(["clusters"])) == their.without(without.union(["clusters"])))
                }
            }
            // Alternatives say where they stand and how far they reach, which a matrix does not go by.
            let leftOut: Set<String> = ["seconds", "critical_radius_m", "critical_cutoff", "lon", "lat", "radius_m"]
            #expect(cost["siting"].without(leftOut) == radius["siting"].without(leftOut))
        }
    }

    /// The town with the planar-free costs of all pairs, written in an order of its own.
    private static func town(_ change: (inout [String]) -> Void = { _ in }) throws -> Scratch {
        let folder = try Scratch(SharedRuns.town)
        let text = try geodesics(folder.file("d.csv"), [folder.file("f.csv"), folder.file("c.csv")], within: 60_000)
        var lines = text.split(separator: "\n").map(String.init)
        change(&lines)
        try folder.write("m.csv", lines.joined(separator: "\n") + "\n")
        return folder
    }

    private static let townInput = [
        "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--cost-matrix", "m.csv",
    ]

    @Test("verify confirms a matrix run from its published costs, and rejects a changed one")
    func verify() async throws {
        let folder = try Self.town()
        let site = ["site"] + Self.townInput + ["--candidates", "c.csv", "--cutoff", "500", "--count", "4", "--out", "out"]
        #expect(try await run(site, in: folder).exitCode == 0)
        #expect(!folder.exists("out/service-areas.geojson") && !folder.exists("out/blanks.geojson"))
        let confirmed = try await run(["verify", "out"], in: folder)
        #expect(confirmed.exitCode == 0, "\(confirmed.output) \(confirmed.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let chosen = try #require(report["siting"]["selected"].list.first?.text)
        let line = try #require(
            try folder.text("out/costs.csv").split(whereSeparator: \.isNewline).first {
                $0.contains(",\(chosen),") && (Double($0.split(separator: ",")[2]) ?? 1e9) < 400
            })
        let cells = line.split(separator: ",")
        try folder.edit("out/costs.csv", String(line), "\(cells[0]),\(cells[1]),9000")
        let rejected = try await run(["verify", "out"], in: folder)
        #expect(rejected.exitCode == 65)
    }

    @Test("the order of the rows and the threads change nothing; a cover run says what it leaves out")
    func order() async throws {
        let folder = try Self.town()
        let cover = ["cover"] + Self.townInput + ["--cutoff", "400", "--ignore-unknown-ids", "--out"]
        #expect(try await run(cover + ["a", "--threads", "1"], in: folder).exitCode == 0)
        var lines = try folder.text("m.csv").split(separator: "\n").map(String.init)
        lines = [lines[0]] + lines.dropFirst().reversed()
        try folder.write("m.csv", lines.joined(separator: "\n") + "\n")
        #expect(try await run(cover + ["b", "--threads", "2"], in: folder).exitCode == 0)
        for name in try folder.names(in: "a") where name != "report.json" {
            #expect(try folder.data("a/\(name)") == folder.data("b/\(name)"), "\(name)")
        }
        let (a, b) = (try JSON(contentsOf: folder.file("a/report.json")), try JSON(contentsOf: folder.file("b/report.json")))
        let leftOut: Set<String> = ["timing", "seconds", "first_rows", "fingerprint"]
        #expect(a.without(leftOut) == b.without(leftOut))
        #expect(a["notices"].list.contains { $0.text?.contains("service areas and blank areas") == true })
        #expect(a["inputs"]["cost_matrix"]["dropped"][0]["rows"].number == 1800)
        #expect(a["coverage"]["distances"] == .null && (a["coverage"]["costs"].sum("max")) > 0)
        #expect(try await run(["verify", "a"], in: folder).exitCode == 0)
    }

    @Test("a pair that is missing is not covered, and is named as uncoverable")
    func missing() async throws {
        let folder = try Self.town { $0.removeAll { $0.hasPrefix("p17,") } }
        let site = ["site"] + Self.townInput + ["--candidates", "c.csv", "--cutoff", "9000", "--model", "lscp", "--out", "out"]
        let ran = try await run(site, in: folder)
        #expect(ran.exitCode == 3)
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["siting"]["uncoverable"].sum("points") == 1)
        #expect(report["coverage"]["costs"].sum("unreached_points") == 1)
        #expect(try folder.text("out/uncoverable.csv").contains("p17,"))
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    /// A matrix that must be refused, and what must be said.
    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var words: [String]
    }

    static let refusals = [
        Refusal(
            testDescription: "duplicate pair", text: "from,to,cost\na,f1,1\nb,f1,2\na,f1,3\n",
            words: ["m.csv:4", "a → f1", "row 2"]),
        Refusal(testDescription: "negative cost", text: "from,to,cost\na,f1,-3\n", words: ["m.csv:2", "\"-3\"", "at least 0"]),
        Refusal(testDescription: "NaN", text: "from,to,cost\na,f1,NaN\n", words: ["m.csv:2", "NaN", "must be a number"]),
        Refusal(testDescription: "infinite", text: "from,to,cost\na,f1,inf\n", words: ["m.csv:2", "inf", "must be a number"]),
        Refusal(
            testDescription: "empty cost", text: "from,to,cost\na,f1,\n", words: ["m.csv:2", "is empty", "leave the row out"]),
        Refusal(
            testDescription: "unknown demand", text: "from,to,cost\nzz,f1,1\n",
            words: ["m.csv:2", "\"zz\"", "d.csv", "--ignore-unknown-ids"]),
        Refusal(testDescription: "unknown facility", text: "from,to,cost\na,f9,1\n", words: ["m.csv:2", "\"f9\"", "facility"]),
        Refusal(
            testDescription: "no such column", text: "von,to,cost\na,f1,1\n",
            words: ["m.csv", "from", "--cost-matrix-columns from"]),
    ]

    @Test("refuses what cannot be meant, with row and remedy", arguments: refusals)
    func bad(_ refusal: Refusal) async throws {
        let folder = try Scratch([
            "d.csv": BadInput.demand, "f.csv": "id,lon,lat\nf1,-51.2,-30.0\n", "m.csv": refusal.text,
        ])
        let ran = try await run(
            ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--cost-matrix", "m.csv", "--cutoff", "5"],
            in: folder)
        #expect(ran.exitCode == 65, "\(ran.errors)")
        for word in refusal.words { #expect(ran.errors.contains(word), "\(ran.errors)") }
    }

    @Test(
        "flags that do not go together",
        arguments: [
            ["--cost-matrix", "m.csv"], ["--cost-matrix", "m.csv", "--cutoff", "3km"], ["--radius", "1km", "--cutoff", "5"],
            ["--cost-matrix", "m.csv", "--cutoff", "5", "--radius", "1km"], ["--radius", "1km", "--cutoff", "3km"],
            ["--cost-matrix", "m.csv", "--cutoff", "5", "--zones", "covered"], ["--radius", "1km", "--ignore-unknown-ids"],
        ])
    func usage(_ flags: [String]) async throws {
        let folder = try Self.town()
        let ran = try await run(["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84"] + flags, in: folder)
        #expect(ran.exitCode == 64, "\(ran.errors)")
    }
}
