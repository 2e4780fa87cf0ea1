import Foundation
import TestSupport
import Testing

@Suite("Rows without ids are told by their places (identity)")
struct RowIdentityTests {
    /// Six points, four of them near the center, without ids.
    private static let before = """
        lon,lat,population
        13.05,47.8,100
        13.2,47.9,70
        13.0501,47.8001,50
        13.21,47.9,40
        13.0502,47.8,30
        13.22,47.91,20

        """
    private static let after = before.replacingOccurrences(of: "13.05,47.8,100\n", with: "")
    private static let facilities = "id,lon,lat\nf1,13.05,47.80\n"

    private func files(_ more: [String: String] = [:]) throws -> Scratch {
        try Scratch(["before.csv": Self.before, "after.csv": Self.after, "f.csv": Self.facilities].merging(more) { $1 })
    }

    private func cover(_ demand: String, _ out: String, in folder: Scratch, _ flags: [String] = []) async throws {
        let ran = try await run(
            [
                "cover", "--demand", demand, "--facilities", "f.csv", "--radius", "1km", "--min-people", "1", "--out", out,
                "--quiet",
            ] + flags, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
    }

    private func figures(_ json: JSON) -> [Double?] { ["change", "gained", "lost", "population_effect"].map { json[$0].number } }

    @Test("compare: a row less is its people less, and nobody else's; what is summed is said")
    func compares() async throws {
        let folder = try files([
            "twice.csv": Self.before.replacingOccurrences(of: "13.05,47.8,100", with: "13.05,47.8,60\n13.05,47.8,40")
        ])
        for name in ["before", "after", "twice"] { try await cover("\(name).csv", name, in: folder) }
        let ran = try await run(["compare", "before", "after", "--out", "c", "--json"], in: folder)
        let report = try ran.json()
        #expect(figures(report["overall"]) == [-100, 0, 0, -100], "\(ran.errors)")
        #expect(report["identity"].text == "coordinates" && report["points_in_both"].number == 5)
        #expect(ran.errors.contains("told apart by their coordinates to seven decimals"), "\(ran.errors)")
        let summed = try await run(["compare", "before", "twice", "--json"], in: folder)
        #expect(try figures(summed.json()["overall"]) == [0, 0, 0, 0] && summed.json()["is_same"] == .bool(true))
        #expect(summed.errors.contains("2 rows that share a place with others are summed there"), "\(summed.errors)")
    }

    @Test("compare: ids on one side only, and columns that only number rows, do not count")
    func halfIds() async throws {
        func numbered(_ text: String, _ header: String, from first: Int) -> String {
            text.split(separator: "\n").enumerated().map { $0 == 0 ? "\(header),\($1)" : "\(first + $0),\($1)" }.joined(
                separator: "\n") + "\n"
        }
        let folder = try files([
            "ids.csv": numbered(Self.before, "id", from: 100), "one.csv": numbered(Self.before, "序号", from: 0),
            "two.csv": numbered(Self.after, "序号", from: 0),
        ])
        for name in ["ids", "one", "two", "after"] { try await cover("\(name).csv", name, in: folder) }
        for (old, new) in [("ids", "after"), ("one", "two"), ("one", "after")] {
            let ran = try await run(["compare", old, new, "--json"], in: folder)
            #expect(try figures(ran.json()["overall"]) == [-100, 0, 0, -100], "\(old) \(new): \(ran.errors)")
        }
    }

    @Test("compare: facilities without ids go by their places")
    func facilities() async throws {
        let folder = try files(["g.csv": "lon,lat\n13.2,47.9\n13.05,47.80\n", "h.csv": "lon,lat\n13.05,47.80\n13.21,47.9\n"])
        for name in ["g", "h"] {
            let ran = try await run(
                ["cover", "--demand", "before.csv", "--facilities", "\(name).csv", "--radius", "100m", "--out", name], in: folder)
            #expect(ran.exitCode == 0 && ran.errors.contains("row numbers stand in for them"), "\(ran.errors)")
        }
        let report = try await run(["compare", "g", "h", "--json", "--quiet"], in: folder).json()
        #expect(report["facilities"]["opened"].list.map(\.text) == ["13.21,47.9"])
        #expect(report["facilities"]["closed"].list.map(\.text) == ["13.2,47.9"])
        #expect(report["facilities"]["moved"].list.isEmpty && report["facilities"]["resized"].list.isEmpty)
    }

    @Test("scenario: other demand points without ids")
    func scenarios() async throws {
        let folder = try files([
            "plan.yaml":
                "layers: {demand: before.csv, facilities: f.csv}\nradius: 1km\nscenarios:\n  - {name: less, demand: after.csv}\n"
                + "  - {name: shut, close: [f1]}\n"
        ])
        let ran = try await run(["scenario", "plan.yaml", "--out", "s", "--json"], in: folder)
        let rows = try ran.json()["scenarios"].list
        let difference = rows[0]["difference"]
        #expect(difference["covered_weight"].number == -100 && difference["population_effect"].number == -100, "\(ran.errors)")
        #expect(difference["gained_weight"].number == 0 && difference["lost_weight"].number == 0)
        #expect(ran.errors.contains("less: the demand has no ids"), "\(ran.errors)")
        #expect(rows[1]["difference"]["lost_weight"].number == 180 && !ran.errors.contains("shut: the demand"))
    }

    @Test("--previous: clusters keep their ids though the list lost a row")
    func previous() async throws {
        let folder = try files()
        try await cover("before.csv", "first", in: folder)
        let ids = try JSON(contentsOf: folder.file("first/report.json"))["blanks"]["clusters"].list.map { $0["id"].text }
        try await cover("after.csv", "fresh", in: folder)
        let fresh = try JSON(contentsOf: folder.file("fresh/report.json"))["blanks"]["clusters"].list.map { $0["id"].text }
        #expect(ids.count >= 2 && ids != fresh)
        let ran = try await run(
            [
                "cover", "--demand", "after.csv", "--facilities", "f.csv", "--radius", "1km", "--min-people", "1", "--previous",
                "first", "--json",
            ],
            in: folder)
        #expect(try ran.json()["blanks"]["clusters"].list.map { $0["id"].text } == ids, "\(ran.errors)")
        #expect(ran.errors.contains("its points were told by their coordinates to seven decimals"), "\(ran.errors)")
    }

    @Test("a proposal from a list without ids names its place, and a notice says that row numbers stand in")
    func proposals() async throws {
        let folder = try files(["c.csv": "parcel,lon,lat,score\n5114,13.10,47.84,0.4\n6053,13.2,47.9,0.9\n"])
        let input = [
            "site", "--demand", "before.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--radius", "1km", "--count", "1",
        ]
        let ran = try await run(input + ["--out", "out", "--report"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(
            ran.errors.contains(
                "c.csv: no column is recognised as ids, so row numbers stand in for them: name one of parcel, lon, lat, score with --candidates-columns id="
            ),
            "\(ran.errors)")
        #expect(ran.output.contains("row 3") && ran.output.contains("13.2, 47.9"), "\(ran.output)")
        let site = try JSON(contentsOf: folder.file("out/report.json"))["siting"]["sites"][0]
        #expect(site["id"].text == "3" && site["place"]["row"].number == 3 && site["place"]["lon"].number == 13.2)
        #expect(try folder.text("out/report.html").contains("13.2, 47.9"))
        let caveats = try JSON(contentsOf: folder.file("out/report.json"))["caveats"].list.map { $0["code"].text }
        #expect(caveats.contains("ids_missing"))
        let chinese = try await run(input + ["--lang", "zh"], in: folder)
        #expect(chinese.output.contains("第 3 行"), "\(chinese.output)")
        let named = try await run(input + ["--candidates-columns", "id=parcel"], in: folder)
        #expect(named.output.contains("6053") && !named.errors.contains("stand in"), "\(named.output)")
    }

    @Test("a cost matrix does not go by row numbers")
    func matrix() async throws {
        let folder = try files(["m.csv": "from,to,cost\n2,f1,5\n"])
        let ran = try await run(
            ["cover", "--demand", "before.csv", "--facilities", "f.csv", "--cost-matrix", "m.csv", "--cutoff", "10"], in: folder)
        #expect(ran.exitCode == 65 && ran.errors.contains("before.csv: the cost matrix goes by ids"), "\(ran.errors)")
    }
}

@Suite("Cases of rows without ids", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RowIdentityCaseTests {
    @Test("05: compare of lists without ids")
    func compares() async throws {
        let folder = try SharedCase.files("05-compare-row-number-ids")
        for (demand, out) in [("before.csv", "a"), ("after.csv", "b")] {
            let ran = try await run(
                ["cover", "--demand", demand, "--facilities", "f.csv", "--radius", "1km", "--out", out], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
        let ran = try await run(["compare", "a", "b", "--out", "c"], in: folder)
        #expect(ran.output.contains("-100") && !ran.output.contains("lost 180"), "\(ran.output)")
        let overall = try JSON(contentsOf: folder.file("c/report.json"))["overall"]
        #expect(["change", "gained", "lost", "population_effect"].map { overall[$0].number } == [-100, 0, 0, -100])
    }

    @Test("36: a proposal from a list whose ids go by another name")
    func proposal() async throws {
        let folder = try SharedCase.files("36-ids-are-line-numbers-unsaid")
        let ran = try await run(
            ["site", "--demand", "d.csv", "--candidates", "c.csv", "--radius", "1km", "--count", "1", "--out", "out"], in: folder)
        #expect(ran.exitCode == 0 && !ran.errors.contains("row numbers stand in"), "\(ran.errors)")
        #expect(ran.output.contains("6053"), "\(ran.output)")
    }
}
