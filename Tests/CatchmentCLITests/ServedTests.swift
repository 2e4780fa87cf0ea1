import Foundation
import TestSupport
import Testing

/// The capacity figures of docs/levels.md, worked by hand there.
@Suite("cover: capacities")
struct ServedTests {
    private func shares(_ folder: Scratch) throws -> [String] {
        try folder.text("out/capacity-assignment.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",").enumerated().filter { $0.offset != 2 }.map { String($0.element) }.joined(separator: " ")
        }
    }

    @Test("the worked example: who is served where, how full each center is, and who finds no room (C8)")
    func splittable() async throws {
        let (folder, report, ran) = try await ThreeLevels.run(["--capacitated"])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(
            try shares(folder) == [
                "p1 A 40 500", "p1 a 60 0", "p2 A 50 400", "p2 b 150 100", "p3 b 50 100", "p4 K 150 500", "p5 K 50 1100",
                "p6 c 100 0",
            ])
        let served = report["coverage"]["served"]
        #expect(served.sum("weight") == 1000 && served.sum("served_weight") == 650 && served.sum("unmet_weight") == 50)
        #expect(served["share"].number == 0.65 && served["share_of"].text == "people of all kept demand points")
        #expect(served["mean_m"].number == 292.308 && served["assignment_proven"] == .bool(true))
        #expect(served.sum("served_points") == 4 && served.sum("unmet_points") == 2 && served.sum("split_points") == 2)
        #expect(served.sum("capacity") == 860 && served.sum("free_capacity") == 210 && served.sum("full") == 4)
        #expect(served["by_level"].list.map { $0.sum("served_weight") } == [200, 90, 360])
        #expect(served["by_level"].list.map { $0["utilisation"].number } == [1, 0.3, 1])
        #expect(served["short"].list.map { $0["facility"].text } == ["K", "c"])
        #expect(served["short"].list.map { $0.sum("unmet_weight") } == [30, 20])
        let units = report["coverage"]["by_unit"].list.map { $0["served"] }
        #expect(units.map { $0.sum("served_weight") } == [650, 500, 150, 300, 200, 150, 0])
        #expect(units.map { $0.sum("unmet_weight") } == [50, 0, 50, 0, 0, 50, 0])
        let shortfall = report["shortfalls"][0]
        #expect(shortfall["cause"].text == "over_capacity" && shortfall["uncovered"].sum("weight") == 50)
        #expect(shortfall["clusters"].list.map { $0.sum("weight") } == [30, 20], "p5 and p6 lie 900 m apart")
        #expect(report["coverage"]["overall"].sum("covered_weight") == 700, "reach stays what it is")
        #expect(report["blanks"]["uncovered"].sum("weight") == 300, "the unserved are never cut from the blanks")
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("points that stay whole")
    func indivisible() async throws {
        let (folder, report, ran) = try await ThreeLevels.run(["--capacitated", "--indivisible"])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(try shares(folder) == ["p1 A 100 500", "p2 b 200 100", "p3 K 50 400", "p4 K 150 500"])
        let served = report["coverage"]["served"]
        #expect(served.sum("served_weight") == 500 && served.sum("unmet_weight") == 200)
        #expect(served["splittable"] == .bool(false) && served["assignment_proven"] == .bool(true))
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("layers and tables carry what is served")
    func layers() async throws {
        let (folder, _, _) = try await ThreeLevels.run(["--capacitated"])
        let points = try folder.text("out/assignments.geojson")
        #expect(points.contains("\"id\":\"p1\"") && points.contains("\"served_weight\":100,\"served_by\":\"A;a\""))
        #expect(points.contains("\"served_weight\":0,\"served_by\":null"), "p7 is served by nobody")
        let centers = try JSON(contentsOf: folder.file("out/facilities.geojson"))["features"].list.map { $0["properties"] }
        #expect(centers.map { $0.sum("served_weight") } == [200, 90, 60, 200, 100])
        #expect(centers.map { $0.sum("unmet_weight") } == [30, 0, 0, 0, 20])
        #expect(centers.map { $0.sum("served_points") } == [2, 2, 1, 2, 1])
        #expect(centers.map { $0["utilisation"].number } == [1, 0.3, 1, 1, 1])
        let units = try folder.text("out/units.csv").split(separator: "\n").map(String.init)
        #expect(units[0].hasSuffix("served,served_share,unmet"))
        #expect(units.last?.hasPrefix("total,") == true && units.last?.hasSuffix(",650,0.65,50") == true, "\(units.last ?? "")")
        #expect(try folder.text("out/shortfalls.geojson").contains("\"over_capacity\""))
        #expect(try folder.text("out/facilities.csv").contains("capacity,served_weight,served_points,utilisation,unmet_weight"))
    }

    @Test("the printed report and the one to attach say it in both languages")
    func texts() async throws {
        let folder = try Scratch(ThreeLevels.files)
        let input = ThreeLevels.input.filter { $0 != "--quiet" }
        let english = try await run(["cover"] + input + ["--capacitated", "--report"], in: folder).output
        #expect(english.contains("served: 650 of 1,000 people (65.0 %); 50 within reach find no room"), "\(english)")
        #expect(english.contains("capacity: 860 in all, 210 of it free; 4 facilities are full"))
        #expect(try folder.text("out/report.md").contains("of people are served within capacities"))
        #expect(try folder.text("out/report.html").contains("center without room"))
        let chinese = try await run(["cover"] + input + ["--capacitated", "--report", "--lang", "zh"], in: folder).output
        #expect(chinese.contains("已服务：1,000人中的 650（65.0%）；在服务半径内但容量不足 50"), "\(chinese)")
        #expect(try folder.text("out/report.md").contains("容量不足的设施"))
    }

    @Test("a plan says it too, and nobody is served across a border")
    func plan() async throws {
        let folder = try Scratch(ThreeLevels.files)
        let plan =
            "crs: planar\nlayers: {demand: people.csv, facilities: centers.csv, units: units.geojson}\nradius: 500m\ncapacitated: true\n"
        try folder.write("plan.yaml", plan)
        let ran = try await run(["cover", "--plan", "plan.yaml", "--json", "--quiet"], in: folder)
        #expect(try ran.json()["coverage"]["served"].sum("served_weight") == 650, "\(ran.errors)")
        try folder.write("plan.yaml", plan + "within: village\n")
        let within = try await run(["cover", "--plan", "plan.yaml", "--json", "--quiet"], in: folder)
        // V1: A and b (it stands on the border and belongs to V1), a; V2: K; V3: c.
        #expect(try within.json()["coverage"]["served"].sum("served_weight") == 600, "\(within.errors)")
        try folder.write("plan.yaml", plan.replacing("capacitated", with: "indivisible"))
        let alone = try await run(["cover", "--plan", "plan.yaml", "--quiet"], in: folder)
        #expect(alone.exitCode == 65 && alone.errors.contains("indivisible goes with capacitated: true"), "\(alone.errors)")
    }

    @Test("under a cost matrix the costs decide")
    func matrix() async throws {
        let folder = try Scratch(ThreeLevels.files)
        try folder.write("m.csv", "from,to,cost\np1,A,5\np1,K,9\np2,A,4\np4,K,2\np5,K,3\np6,c,1\n")
        let ran = try await run(
            ["cover", "--demand", "people.csv", "--facilities", "centers.csv", "--crs", "planar", "--cost-matrix", "m.csv"]
                + ["--cutoff", "10", "--capacitated", "--out", "out", "--json", "--quiet"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        // A takes p1 and p2 whole (300), K p4 and 50 of p5, c 100 of p6.
        let served = try ran.json()["coverage"]["served"]
        #expect(served.sum("served_weight") == 600 && served.sum("unmet_weight") == 50)
        #expect(served["mean_m"] == .null && abs((served["mean_cost"].number ?? 0) - 1850.0 / 600) < 1e-12)
        #expect(try folder.text("out/capacity-assignment.csv").hasPrefix("demand,facility,proposed,served_weight,cost\n"))
    }

    @Test("a class counts with the share of its points that is served")
    func classes() async throws {
        let people = (ThreeLevels.files["people.csv"] ?? "").split(separator: "\n").map(String.init)
        let rows = ["id,x,y,population,elders"] + zip(people.dropFirst(), [10, 20, 5, 15, 8, 12, 30]).map { "\($0),\($1)" }
        let (_, report, _) = try await ThreeLevels.run(
            ["--capacitated", "--class", "elders=elders"], files: ["people.csv": rows.joined(separator: "\n") + "\n"])
        let elders = report["coverage"]["served"]["by_class"][0]
        #expect(elders["name"].text == "elders" && elders.sum("weight") == 100 && elders.sum("served_weight") == 65)
    }

    @Test("no capacity column, and whole points without capacities, are refused")
    func refused() async throws {
        let folder = try Scratch(ThreeLevels.files)
        let input = ["cover"] + ThreeLevels.input
        try folder.write("bare.csv", "id,x,y\nA,1000,1000\n")
        let none = try await run(input + ["--facilities", "bare.csv", "--capacitated"], in: folder)
        #expect(none.exitCode == 64 && none.errors.contains("--capacitated needs a capacity column"), "\(none.errors)")
        let alone = try await run(input + ["--indivisible"], in: folder)
        #expect(alone.exitCode == 64 && alone.errors.contains("--indivisible goes with --capacitated"), "\(alone.errors)")
        try folder.write("huge.csv", "id,x,y,capacity\nA,1000,1000,1e16\n")
        let huge = try await run(input + ["--facilities", "huge.csv", "--capacitated"], in: folder)
        #expect(
            huge.exitCode == 65 && huge.errors.contains("huge.csv:2") && huge.errors.contains("at most 10¹⁵"), "\(huge.errors)")
        #expect(!folder.exists("out/report.json"))
    }

    @Test("a scenario that changes a capacity changes who is served, and compare says by how much")
    func scenarios() async throws {
        let folder = try Scratch(ThreeLevels.files)
        try folder.write(
            "plan.yaml",
            """
            crs: planar
            layers: {demand: people.csv, facilities: centers.csv, units: units.geojson}
            radius: 500m
            capacitated: true
            scenarios:
              - name: larger
                capacity: [{ids: K, to: 230}, {ids: c, factor: 0.9}]
              - name: smaller
                close: [a]
                population: [{unit: V3, factor: 0.5}]

            """)
        let ran = try await run(["scenario", "plan.yaml", "--out", "out", "--json", "--quiet"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try ran.json()
        #expect(report["base"]["served"].sum("served_weight") == 650)
        // K takes all of p5, c 10 fewer of p6.
        #expect(report["scenarios"][0]["served"].sum("served_weight") == 670)
        #expect(report["scenarios"][0]["served"].sum("unmet_weight") == 30)
        // p5 and p6 are half as many; p1 goes to A whole, which has room for 300.
        #expect(report["scenarios"][1]["served"].sum("served_weight") == 600)
        #expect(try folder.text("out/scenarios.csv").contains("served,served_share,unmet\n"))
        let text = try await run(["scenario", "plan.yaml", "--out", "out"], in: folder).output
        #expect(text.contains("Within capacities"))
        let compared = try await run(["compare", "out/base", "out/larger", "--out", "diff", "--json", "--quiet"], in: folder)
        let served = try compared.json()["served"]
        #expect(served.sum("served_before") == 650 && served["change"].number == 20)
        #expect(served["gained"].number == 30 && served["lost"].number == 10 && served["population_effect"].number == 0)
        #expect(try compared.json()["is_same"] == .bool(false))
        let smaller = try await run(["compare", "out/base", "out/smaller", "--json", "--quiet"], in: folder).json()["served"]
        #expect(smaller["change"].number == -50 && smaller["population_effect"].number == -50 && smaller["gained"].number == 0)
        let same = try await run(["compare", "out/base", "out/base"], in: folder).output
        #expect(same.contains("nothing differs") && same.contains("served within capacities: 650 people before, 650 after (0)"))
    }

    @Test("the check-up counts who is served and who finds no room nearest to a center")
    func checkup() async throws {
        let folder = try Scratch(ThreeLevels.files)
        let ran = try await run(["checkup"] + ThreeLevels.input + ["--capacitated", "--json"], in: folder)
        let load = Dictionary(
            try ran.json()["indicators"].list.filter { $0["indicator"].text == "utilisation" }.map {
                ($0["facility"].text ?? "", $0["value"].number ?? 0)
            }, uniquingKeysWith: { first, _ in first })
        #expect(load == ["K": 1.15, "A": 0.3, "a": 1, "b": 1, "c": 1.2], "\(ran.errors)")
        let verified = try await run(["verify", "out"], in: folder)
        #expect(verified.exitCode == 0, "\(verified.errors)")
    }

    @Test("the plan's capacities hold for site as its flag does")
    func siting() async throws {
        let folder = try Scratch(Road.files)
        try folder.write(
            "plan.yaml",
            "crs: wgs84\nlayers: {demand: d.csv, facilities: f.csv, candidates: c.csv}\nradius: 500m\ncapacitated: true\n")
        let plan = try await run(["site", "--plan", "plan.yaml", "--count", "2", "--json", "--quiet"], in: folder)
        #expect(try plan.json()["siting"]["conditions"]["capacity"].sum("served_weight") == 230, "\(plan.errors)")
        let refused = try await run(["site", "--plan", "plan.yaml", "--model", "bacop", "--count", "1", "--quiet"], in: folder)
        #expect(refused.exitCode == 64 && refused.errors.contains("the plan says capacitated: true"), "\(refused.errors)")
    }

    @Test("verify rejects what was changed", arguments: ServedCorruption.all)
    func rejects(_ corruption: ServedCorruption) async throws {
        let (folder, _, _) = try await ServedCorruption.run.value
        let copy = try Scratch()
        try FileManager.default.copyItem(atPath: folder.file("out"), toPath: copy.file("out"))
        if corruption.path.isEmpty {
            try copy.edit("out/\(corruption.file)", corruption.from, corruption.to)
        } else {
            let before = try JSON(contentsOf: folder.file("out/\(corruption.file)"))
            let after = before.changing(corruption.path) { .number(($0.number ?? 0) + corruption.change) }
            try #require(before != after)
            try copy.write("out/\(corruption.file)", after.data())
        }
        let ran = try await run(["verify", "out"], in: copy)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.contains { $0.contains(corruption.found) }, "\(ran.errors)")
    }

    @Test(
        "a list of facilities with only a header: nobody is covered, and a scenario may add the first", arguments: [true, false])
    func noFacilities(hasHeader: Bool) async throws {
        let folder = try Scratch(ThreeLevels.files)
        let list = hasHeader ? "none.csv" : "none.geojson"
        try folder.write(list, hasHeader ? "id,x,y,capacity\n" : "{\"type\":\"FeatureCollection\",\"features\":[]}")
        let cover = try await run(["cover"] + ThreeLevels.input + ["--facilities", list, "--capacitated", "--json"], in: folder)
        #expect(cover.exitCode == 0, "\(cover.errors)")
        let report = try cover.json()
        #expect(report["coverage"]["overall"]["share"].number == 0 && report["coverage"]["served"].sum("served_weight") == 0)
        #expect(report["notices"].list.contains { $0.text?.contains("the list is empty: there are no facilities") == true })
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
        try folder.write(
            "plan.yaml",
            """
            crs: planar
            layers: {demand: people.csv, facilities: \(list), units: units.geojson}
            radius: 500m
            scenarios:
              - name: first
                add: [{id: A, x: 1000, y: 1000}]

            """)
        let ran = try await run(["scenario", "plan.yaml", "--out", "what-if", "--json", "--quiet"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(try ran.json()["base"]["overall"].sum("covered_weight") == 0)
        #expect(try ran.json()["scenarios"][0]["overall"].sum("covered_weight") == 300)
    }

    @Test("all functions of a list without functions is worth a warning")
    func noFunctions() async throws {
        let folder = try Scratch(ThreeLevels.files)
        try folder.write("bare.csv", "id,x,y\nA,1000,1000\n")
        let ran = try await run(
            ["cover"] + ThreeLevels.input + ["--facilities", "bare.csv", "--functions", "all", "--json"], in: folder)
        #expect(ran.exitCode == 0)
        #expect(
            try ran.json()["notices"].list.contains {
                $0.text?.contains("it has no functions column (name it with --facilities-columns functions=…)") == true
            })
    }
}

/// A change of a published run that `verify` must notice.
struct ServedCorruption: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var from = "", to = ""
    var path: [JSONStep] = []
    var change = 0.0
    /// What a line of standard error must hold.
    var found: String

    var testDescription: String { name }

    static let run = Task { try await ThreeLevels.run(["--capacitated"]) }

    private static func report(_ name: String, _ path: [JSONStep], _ change: Double = 1, found: String) -> ServedCorruption {
        ServedCorruption(name: name, file: "report.json", path: ["coverage", "served"] + path, change: change, found: found)
    }

    private static func shares(_ name: String, _ from: String, _ to: String, found: String) -> ServedCorruption {
        ServedCorruption(name: name, file: "capacity-assignment.csv", from: from, to: to, found: found)
    }

    static let all: [ServedCorruption] = [
        shares("over a capacity", "p5,K,false,50", "p5,K,false,60", found: "K serves 210.0 and its capacity is 200"),
        shares("out of reach", "p6,c,false,100,0", "p6,A,false,100,0", found: "p6 is served by A"),
        shares("more than live there", "p1,A,false,40", "p1,A,false,50", found: "p1 holds 100.0 and 110.0 of it are served"),
        shares("a row less", "p5,K,false,50,1100\n", "", found: "more could be served"),
        report("served in all", ["served_weight"], found: "served in all"),
        report("its share", ["share"], 0.01, found: "share served"),
        report("without room", ["unmet_weight"], found: "within reach and not served"),
        report("points", ["unmet_points"], found: "points that find no room"),
        report("split points", ["split_points"], found: "points served by several"),
        report("capacity", ["capacity"], found: "capacity in all"),
        report("free capacity", ["free_capacity"], found: "capacity left"),
        report("full", ["full"], found: "full facilities"),
        report("mean", ["mean_m"], found: "mean of those served"),
        report("a level", ["by_level", 1, "served_weight"], found: "served by level town"),
        report("a level's utilisation", ["by_level", 1, "utilisation"], found: "utilisation of level town"),
        report("a facility", ["short", 0, "unmet_weight"], found: "without room at K"),
        ServedCorruption(
            name: "a unit", file: "report.json", path: ["coverage", "by_unit", 5, "served", "served_weight"], change: 1,
            found: "served in V3"),
        ServedCorruption(
            name: "a unit above", file: "report.json", path: ["coverage", "by_unit", 2, "served", "unmet_weight"], change: 1,
            found: "without room by town"),
        ServedCorruption(
            name: "a load", file: "facilities.geojson", path: ["features", 1, "properties", "served_weight"], change: 1,
            found: "A serves 90.0 and facilities.geojson says 91"),
        ServedCorruption(
            name: "a facility's unmet", file: "facilities.geojson", path: ["features", 1, "properties", "unmet_weight"],
            change: 1,
            found: "without room at A"),
        ServedCorruption(
            name: "a point", file: "assignments.geojson", path: ["features", 0, "properties", "served_weight"], change: -1,
            found: "p1 is served with 100.0 and assignments.geojson says 99"),
    ]
}
