import Foundation
import GeoPrimitives
import TestSupport
import Testing

/// A town of 90 blocks in four quarters, with prices and owners, small enough to check by eye.
enum Quarters {
    /// The town's files with the quarters as units.
    static let files: [String: String] = {
        var files = SharedRuns.town
        let (west, middle, east) = (-51.2016, -51.1860, -51.1700)
        let (south, half, north) = (-30.1015, -30.0870, -30.0730)
        func quarter(_ code: String, _ x: (Double, Double), _ y: (Double, Double)) -> String {
            let ring = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1), (x.0, y.0)].map { "[\($0.0),\($0.1)]" }
            return
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(code)\",\"level\":\"quarter\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
        }
        let features = [
            quarter("sw", (west, middle), (south, half)), quarter("se", (middle, east), (south, half)),
            quarter("nw", (west, middle), (half, north)), quarter("ne", (middle, east), (half, north)),
        ]
        files["u.geojson"] = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        let lines = (files["c.csv"] ?? "").split(separator: "\n")
        files["c.csv"] =
            (["\(lines[0]),opening_cost"] + lines.dropFirst().enumerated().map { "\($1),\(100 + $0 * 7 % 50)" })
            .joined(separator: "\n") + "\n"
        let facilities = (files["f.csv"] ?? "").split(separator: "\n")
        files["f.csv"] =
            (["\(facilities[0]),closing_cost"] + facilities.dropFirst().map { "\($0),30" }).joined(separator: "\n") + "\n"
        return files
    }()

    static let input =
        ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--units", "u.geojson", "--out", "out", "--quiet"]

    /// All conditions at once.
    static let everything =
        input + [
            "--count", "4", "--floor", "quarter=15%", "--quota", "quarter=1..3", "--spacing", "700m", "--spacing-existing",
            "200m",
            "--budget", "700", "--relocate", "1",
        ]

    /// `site` with all conditions into the folder `out`.
    static let plan = Task { () throws -> SharedRuns.Run in
        let folder = try Scratch(files)
        let program = try await run(everything, in: folder)
        return SharedRuns.Run(folder: folder, program: program, report: try JSON(contentsOf: folder.file("out/report.json")))
    }

    /// `site --model bacop` into the folder `out`.
    static let backup = Task { () throws -> SharedRuns.Run in
        let folder = try Scratch(files)
        let program = try await run(input + ["--model", "bacop", "--count", "5", "--first-weight", "40%"], in: folder)
        return SharedRuns.Run(folder: folder, program: program, report: try JSON(contentsOf: folder.file("out/report.json")))
    }
}

@Suite("site: conditions")
struct ConditionsTests {
    @Test("a facility that its list says may not be closed stays open, and verify holds the plan against that")
    func closable() async throws {
        let folder = try Scratch(Quarters.files)
        let relocate = Quarters.input + ["--relocate", "1", "--json"]
        let free = try await run(relocate, in: folder).json()["siting"]["conditions"]["closed"].list
        try #require(free.count == 1)
        let closed = try #require(free[0]["id"].text)
        let lines = try folder.text("f.csv").split(separator: "\n").map(String.init)
        let marked = lines.dropFirst().map { $0 + ($0.hasPrefix(closed + ",") ? ",No" : ",") }
        try folder.write("f.csv", ([lines[0] + ",closable"] + marked).joined(separator: "\n") + "\n")
        let kept = try await run(relocate, in: folder).json()["siting"]["conditions"]["closed"].list
        #expect(kept.allSatisfy { $0["id"].text != closed })
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
        try folder.edit("f.csv", ",No", ",maybe")
        let bad = try await run(relocate, in: folder)
        #expect(bad.exitCode == 65 && bad.errors.contains("closable \"maybe\" must be yes or no"), "\(bad.errors)")
        #expect(bad.errors.contains("f.csv:"))
    }

    @Test("more required sites than --count are named, with what to do")
    func requiredAboveCount() async throws {
        let folder = try Scratch(Quarters.files)
        let lines = try folder.text("c.csv").split(separator: "\n").map(String.init)
        let marked = lines.dropFirst().enumerated().map { $1 + ($0 < 7 ? ",required" : ",") }
        try folder.write("c.csv", ([lines[0] + ",status"] + marked).joined(separator: "\n") + "\n")
        for more in [[], ["--spacing", "1m"], ["--model", "p-median"]] {
            let ran = try await run(Quarters.input + ["--count", "3"] + more, in: folder)
            #expect(ran.exitCode == 64, "\(ran.errors)")
            #expect(
                ran.errors.contains(
                    "7 candidate sites are required (c0, c1, c2, c3, c4, …) and --count is 3; raise it or require fewer"),
                "\(ran.errors)")
        }
    }

    @Test("a plan keeps all conditions at once, and verify confirms each")
    func everything() async throws {
        let run = try await Quarters.plan.value
        #expect(run.program.exitCode == 0, "\(run.program.errors)")
        let siting = run.report["siting"]
        let conditions = siting["conditions"]
        #expect(siting["status"].text == "optimal")
        #expect(conditions["units"].list.count == 4)
        for unit in conditions["units"].list {
            #expect(unit.sum("covered_weight") >= unit.sum("floor_weight"))
            #expect((1...3).contains(Int(unit.sum("sites"))))
        }
        #expect(conditions.sum("smallest_spacing_m") >= 700 && conditions.sum("smallest_spacing_existing_m") >= 200)
        #expect(conditions.sum("cost") <= 700 && conditions.sum("cost") > 0)
        #expect(conditions["closed"].list.count <= 1)
        #expect(
            siting["sites"].list.reduce(0) { $0 + $1.sum("gain") } == siting.sum("gained") + conditions.sum("closing_loss"))
        let checked = try await CatchmentCLITests.run(["verify", "out"], in: run.folder)
        #expect(checked.exitCode == 0, "\(checked.errors)")
        for word in ["units: 4", "spacing: ", "spacing to existing", "cost: ", "weight that loses its cover"] {
            #expect(checked.output.contains("confirmed  \(word)"), "\(word)")
        }
    }

    @Test("a plan that breaks a condition is rejected", arguments: Corruption.conditions)
    func rejects(_ corruption: Corruption) async throws {
        let plan = try await (corruption.name.hasPrefix("backup") ? Quarters.backup : Quarters.plan).value
        let folder = try Scratch()
        try FileManager.default.copyItem(atPath: plan.folder.file("out"), toPath: folder.file("out"))
        let before = try JSON(contentsOf: folder.file("out/\(corruption.file)"))
        let after = try corruption.change(before)
        try #require(before != after)
        try folder.write("out/\(corruption.file)", after.data())
        let ran = try await run(["verify", "out"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.contains { $0.contains(corruption.found) }, "\(ran.errors)")
    }

    @Test("a budget alone limits the sites, and a relocation alone opens as many as it closes")
    func withoutCount() async throws {
        let folder = try Scratch(Quarters.files)
        let cheap = try await run(Quarters.input + ["--budget", "330", "--json"], in: folder).json()["siting"]
        #expect(cheap["count"] == .null && cheap["conditions"].sum("cost") <= 330 && !cheap["selected"].list.isEmpty)
        let moved = try await run(Quarters.input + ["--relocate", "2", "--json"], in: folder).json()["siting"]
        #expect(moved["selected"].list.count == moved["conditions"]["closed"].list.count)
        #expect(moved.sum("gained") > 0)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
        let labels = try JSON(contentsOf: folder.file("out/facilities.geojson"))["features"].list
        #expect(labels.count { $0["properties"]["closed"] == .bool(true) } == moved["conditions"]["closed"].list.count)
    }

    @Test("rules for single units come from a table and win over those of their level")
    func unitRules() async throws {
        let folder = try Scratch(Quarters.files)
        try folder.write("r.csv", "unit,floor,min_sites,max_sites\nsw,,2,\nne,10%,,0\n")
        let ran = try await run(
            Quarters.input + ["--count", "6", "--unit-rules", "r.csv", "--quota", "quarter=1..", "--json"], in: folder)
        #expect(ran.exitCode == 3)
        // One site at least in ne by the level, none at most by the table.
        #expect(try ran.json()["siting"]["infeasibilities"][0]["units"].list == [.text("ne")])
        try folder.write("r.csv", "unit,floor,min_sites,max_sites\nsw,,2,\nne,1%,0,0\n")
        let again = try await run(
            Quarters.input + ["--count", "6", "--unit-rules", "r.csv", "--quota", "quarter=1..", "--json"], in: folder)
        #expect(again.exitCode == 0, "\(again.errors)")
        let units = try again.json()["siting"]["conditions"]["units"].list
        func unit(_ code: String) -> JSON { units.first { $0["unit"].text == code } ?? .null }
        #expect(unit("sw").sum("sites") >= 2 && unit("ne").sum("sites") == 0 && unit("nw").sum("sites") >= 1)
        #expect(unit("ne").sum("floor") == 0.01 && unit("ne").sum("covered_weight") >= unit("ne").sum("floor_weight"))
        for (text, message) in [
            ("unit,floor\nxx,10%\n", "r.csv:2: unit \"xx\" is not in the units layer"),
            ("unit,floor\nsw,110%\n", "r.csv:2: floor \"110%\" must be a share"),
            ("unit,min_sites\nsw,1.5\n", "r.csv:2: min_sites \"1.5\" must be a whole number"),
            ("unit,min_sites,max_sites\nsw,3,2\n", "r.csv:2: min_sites 3 is more than max_sites 2"),
            ("unit,min_sites\nsw,1\nsw,2\n", "r.csv:3: unit \"sw\" stands in row 2 already"),
            ("a,b\n1,2\n", "the columns unit and at least one of floor, min_sites and max_sites are needed"),
        ] {
            try folder.write("r.csv", text)
            let bad = try await run(Quarters.input + ["--count", "4", "--unit-rules", "r.csv"], in: folder)
            #expect(bad.exitCode == 65 && bad.errors.contains(message), "\(bad.errors)")
        }
    }

    @Test("what cannot be kept ends with 3 and names the unit, the sites and the remedy (S5, S10)")
    func infeasible() async throws {
        let folder = try Scratch(Quarters.files)
        func reasons(_ more: [String]) async throws -> [JSON] {
            let ran = try await run(Quarters.input + ["--json"] + more, in: folder)
            #expect(ran.exitCode == 3, "\(ran.errors)")
            let siting = try ran.json()["siting"]
            #expect(siting["status"].text == "infeasible" && siting["selected"].list.isEmpty)
            #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
            return siting["infeasibilities"].list
        }
        let floor = try await reasons(["--count", "3", "--floor", "quarter=100%", "--radius-override", "150m"])
        #expect(floor.allSatisfy { $0["reason"].text == "floor_out_of_reach" } && floor.count == 4)
        #expect(floor[0].sum("critical_radius_m") > 150 && !floor[0]["points"].list.isEmpty)
        let quota = try await reasons(["--count", "3", "--quota", "quarter=1.."])
        #expect(quota.map { $0["reason"].text } == ["minima_above_count"])
        let many = try await reasons(["--count", "20", "--quota", "quarter=9.."])
        #expect(many.contains { $0["reason"].text == "too_few_candidates" && $0["units"].list.count == 1 })
        let clash = try await reasons(["--budget", "250", "--quota", "quarter=1.."])
        #expect(clash[0]["reason"].text == "conflict" && clash[0]["text"].text?.contains("--budget") == true)
        var rows = (Quarters.files["c.csv"] ?? "").split(separator: "\n").map(String.init)
        rows = ["\(rows[0]),status"] + rows.dropFirst().enumerated().map { "\($1),\($0 < 4 ? "required" : "candidate")" }
        try folder.write("c.csv", rows.joined(separator: "\n") + "\n")
        #expect(try await reasons(["--count", "6", "--spacing", "5km"]).allSatisfy { $0["reason"].text == "required_too_close" })
        #expect(try await reasons(["--count", "6", "--budget", "100"])[0]["reason"].text == "required_above_budget")
        let quiet = try await run(Quarters.input.filter { $0 != "--quiet" } + ["--count", "6", "--budget", "100"], in: folder)
        #expect(quiet.output.contains("no plan keeps all conditions") && quiet.output.contains("raise it or require fewer"))
    }

    @Test(
        "what cannot be meant is refused",
        arguments: [
            (["--count", "3", "--floor", "town=50%"], 64, "there is no level town among the units; their levels are quarter"),
            (["--count", "3", "--floor", "quarter"], 64, "a floor is a level and a share"),
            (["--count", "3", "--quota", "quarter=3..1"], 64, "ends below its start"),
            (["--count", "3", "--quota", "quarter=.."], 64, "a quota is a level and a range"),
            (["--count", "3", "--floor", "quarter=50%", "--floor", "quarter=60%"], 64, "names the level quarter twice"),
            (["--model", "lscp", "--relocate", "1"], 64, "--relocate goes with --model mclp"),
            (["--count", "3", "--relocate", "0"], 64, "must be at least 1"),
            (["--count", "3", "--spacing", "1km", "--curve"], 64, "--curve goes with --count alone"),
            (["--count", "3", "--first-weight", "50%"], 64, "--first-weight goes with --model bacop"),
            (["--model", "bacop", "--count", "3", "--first-weight", "33.3%"], 64, "whole percentages"),
            (["--count", "3", "--budget", "-5"], 64, "--budget must be at least 0"),
        ] as [([String], Int32, String)])
    func refused(_ flags: [String], _ exitCode: Int32, _ message: String) async throws {
        let ran = try await run(Quarters.input + flags, in: Scratch(Quarters.files))
        #expect(ran.exitCode == exitCode && ran.errors.contains(message), "\(ran.errors)")
    }

    @Test("a candidate without a price stops a run with a budget, by file and row")
    func missingPrice() async throws {
        let folder = try Scratch(Quarters.files)
        try folder.edit("c.csv", ",100\n", ",\n")
        let ran = try await run(Quarters.input + ["--budget", "300"], in: folder)
        #expect(ran.exitCode == 65 && ran.errors.contains("c.csv:2: c0 has no opening_cost"), "\(ran.errors)")
        #expect(try await run(Quarters.input + ["--count", "2"], in: folder).exitCode == 0)
        try folder.edit("c.csv", ",107\n", ",-7\n")
        #expect(try await run(Quarters.input + ["--count", "2"], in: folder).errors.contains("must be at least 0"))
    }

    @Test(
        "second cover is counted and confirmed",
        arguments: [
            ["--model", "lscp-b", "--target", "60%"], ["--model", "bacop1", "--count", "20"],
            ["--model", "bacop1", "--count", "1"],
        ])
    func secondCover(_ model: [String]) async throws {
        let folder = try Scratch(Quarters.files)
        let ran = try await run(Quarters.input + model + ["--json"], in: folder)
        let siting = try ran.json()["siting"]
        #expect([0, 3].contains(ran.exitCode), "\(ran.errors)")
        #expect(siting["second_cover"].sum("backup_weight") >= siting["second_cover"].sum("base_backup_weight"))
        let checked = try await run(["verify", "out"], in: folder)
        #expect(checked.exitCode == 0, "\(checked.errors)")
    }
}

extension Corruption {
    /// One for every condition.
    static let conditions: [Corruption] = [
        .number(
            "a floor raised", "report.json", ["siting", "conditions", "units", 0, "floor_weight"], by: 5000,
            "does not reach its floor"),
        .number(
            "a floor lowered", "report.json", ["siting", "conditions", "units", 0, "floor_weight"], by: -1,
            "is less than its share"),
        .number(
            "more covered in a unit", "report.json", ["siting", "conditions", "units", 1, "covered_weight"], by: 1,
            "weight covered in"),
        .number("a quota raised", "report.json", ["siting", "conditions", "units", 0, "min_sites"], by: 3, "new sites, outside"),
        .number("more sites in a unit", "report.json", ["siting", "conditions", "units", 0, "sites"], by: 1, "new sites in"),
        .number("the spacing raised", "report.json", ["siting", "conditions", "spacing_m"], by: 5000, "m apart; the spacing is"),
        .number(
            "the spacing to existing facilities raised", "report.json", ["siting", "conditions", "spacing_existing_m"], by: 5000,
            "the spacing to existing facilities is"),
        .number("the budget lowered", "report.json", ["siting", "conditions", "budget"], by: -600, "and the budget is"),
        .number("the cost lowered", "report.json", ["siting", "conditions", "cost"], by: -1, "cost: "),
        .number("a price lowered", "proposals.geojson", ["features", 0, "properties", "opening_cost"], by: -1, "cost: "),
        .number(
            "the closing loss raised", "report.json", ["siting", "conditions", "closing_loss"], by: 1,
            "loses its cover by closing"),
        .number("fewer closings allowed", "report.json", ["siting", "conditions", "relocate"], by: -1, "--relocate is 0"),
        .feature(
            "a facility closed in silence", "facilities.geojson",
            where: { $0["properties"]["closed"] == .bool(false) }, ["properties", "closed"], "name different facilities"
        ) { _ in .bool(true) },
        .number(
            "backup weight raised", "report.json", ["siting", "second_cover", "backup_weight"], by: 1, "weight covered twice"),
        .number(
            "backup weight before raised", "report.json", ["siting", "second_cover", "base_backup_weight"], by: 1,
            "covered twice before"),
        .number("backup: first weight raised", "report.json", ["siting", "second_cover", "first_weight"], by: 0.1, "objective"),
    ]
}
