import Foundation
import TestSupport
import Testing

/// A cost matrix named in a plan: by `cover`, `site`, `checkup` and scenarios, and what scenarios cannot change then.
@Suite("Cost matrix of a plan")
struct PlanCostTests {
    /// Five points on a line; minutes to two centers and two candidates.
    ///
    /// b has no way to f2, e none to f1.
    private static let files: [String: String] = [
        "d.csv": "id,x,y,population\na,0,0,10\nb,150,0,20\nc,300,0,30\nd,1000,0,40\ne,1150,0,50\n",
        "d2.csv": "id,x,y,population\na,0,0,100\nc,300,0,300\n",
        "f.csv": "id,x,y,level\nf1,0,50,street\nf2,1000,50,village\n",
        "c.csv": "id,x,y\nc1,160,0\nc2,1150,10\n",
        "m.csv": """
        from,to,cost
        a,f1,5
        b,f1,12
        c,f1,30
        d,f1,60
        a,f2,60
        c,f2,45
        d,f2,4
        e,f2,16
        a,c1,20
        b,c1,1
        c,c1,9
        d,c2,15
        e,c2,1

        """,
        "u.geojson": ScenarioTests.town["u.geojson"] ?? "",
    ]

    private static func plan(_ scenarios: String = "", matrix: String = "{path: m.csv, cutoff: 15}") -> String {
        """
        crs: planar
        radius: 1km
        layers: {demand: d.csv, facilities: f.csv, candidates: c.csv, units: u.geojson}
        cost_matrix: \(matrix)
        output: {min_people: 1}

        """ + scenarios
    }

    private func folder(_ plan: String) throws -> Scratch { try Scratch(Self.files.merging(["plan.yaml": plan]) { $1 }) }

    @Test("cover, site and checkup go by the plan's matrix; flags win over it")
    func commands() async throws {
        let folder = try folder(Self.plan())
        let made = try await run(["cover", "--plan", "plan.yaml", "--json", "--quiet", "--out", "o"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        // At 15 minutes: a and b by f1, d by f2; e is 16 away.
        #expect(report["measure"].text == "cost_matrix" && report["coverage"]["overall"].sum("covered_weight") == 70)
        #expect(report["settings"]["cutoff"].number == 15 && report["settings"]["radius_m"] == .null)
        #expect(try await run(["verify", "o"], in: folder).exitCode == 0)
        let flags = try await run(
            ["cover", "--plan", "plan.yaml", "--cutoff", "16", "--json", "--quiet"], in: folder
        ).json()
        #expect(flags["coverage"]["overall"].sum("covered_weight") == 120)
        try folder.write("m2.csv", "von,nach,minuten\na,f1,1\n")
        let other = try await run(
            [
                "cover", "--plan", "plan.yaml", "--cost-matrix", "m2.csv", "--cost-matrix-columns",
                "from=von,to=nach,cost=minuten", "--json", "--quiet",
            ], in: folder)
        #expect(try other.json()["coverage"]["overall"].sum("covered_weight") == 10, "\(other.errors)")
        let site = try await run(["site", "--plan", "plan.yaml", "--count", "1", "--json", "--quiet"], in: folder)
        #expect(try site.json()["siting"]["selected"].list.map(\.text) == ["c2"], "\(site.errors)")
        let median = try await run(
            ["site", "--plan", "plan.yaml", "--model", "p-median", "--count", "1", "--json", "--quiet"], in: folder)
        #expect(median.exitCode == 0 || median.exitCode == 3, "\(median.errors)")
        let checkup = try await run(["checkup", "plan.yaml", "--json", "--quiet"], in: folder)
        #expect(checkup.exitCode == 0 || checkup.exitCode == 2, "\(checkup.errors)")
    }

    @Test("scenarios close, open candidates, change people and demand by costs (by hand); compare and replay work on them")
    func scenarios() async throws {
        let folder = try folder(
            Self.plan(
                """
                scenarios:
                  - {name: nothing}
                  - {name: open, add: [{candidates: c2, level: village}]}
                  - {name: swap, base: open, close: [f1], population: 2}
                  - {name: other, demand: d2.csv}

                """, matrix: "{path: m.csv, cutoff: 15, ignore_unknown_ids: true}"))
        let made = try await runProgram(["scenario", "plan.yaml", "--out", "o", "--json", "--quiet", "--report"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        // covered, gained, lost, population effect; the other demand has a (100) covered, b and d are gone.
        let expected: [(String, [Double])] = [
            ("nothing", [70, 0, 0, 0]), ("open", [120, 50, 0, 0]), ("swap", [180, 100, 30, 40]), ("other", [100, 0, 0, 30]),
        ]
        for (row, (name, figures)) in zip(report["scenarios"].list, expected) {
            let difference = row["difference"]
            #expect(
                [
                    row["overall"]["covered_weight"], difference["gained_weight"], difference["lost_weight"],
                    difference["population_effect"],
                ].map(\.number) == figures, "\(name)")
            #expect(row["costs"]["unreached_points"].number == 0 || name == "swap")
            if name != "other" { #expect(try await run(["verify", "o/\(name)"], in: folder).exitCode == 0, "\(name)") }
        }
        #expect(try folder.text("o/scenarios.csv").contains("mean_cost"))
        let compared = try await run(["compare", "o/base", "o/swap", "--json", "--quiet"], in: folder).json()
        #expect(compared["overall"].sum("gained") == 100 && compared["overall"].sum("lost") == 30)
        #expect(compared["facilities"]["opened"].list.map(\.text) == ["c2"])
        #expect(try await run(["scenario", "--replay", "o/manifest.json"], in: folder).exitCode == 0)
        let manifest = try JSON(contentsOf: folder.file("o/manifest.json"))
        #expect(manifest["inputs"].list.contains { $0["file"].text == "m.csv" })
    }

    @Test(
        "what costs cannot answer is refused with line, key and remedy, and nothing is written",
        arguments: [
            (
                "  - {name: x, move: [{id: f1, x: 10, y: 0}]}\n",
                "plan.yaml:7: column 22: scenarios[0].move[0]: f1 would move, and m.csv holds costs to ids, not to places"
            ),
            (
                "  - {name: x, add: [{id: n, x: 10, y: 0}]}\n",
                "plan.yaml:7: column 21: scenarios[0].add[0]: m.csv holds no costs to n"
            ),
            ("  - {name: x, radius: 2km}\n", "scenarios[0].radius: costs decide who is covered (m.csv), and no radius"),
        ])
    func refuses(_ scenario: String, _ line: String) async throws {
        let folder = try folder(Self.plan("scenarios:\n" + scenario))
        let made = try await run(["scenario", "plan.yaml", "--out", "o"], in: folder)
        #expect(made.exitCode == 65 && made.errors.contains(line), "\(made.errors)")
        #expect(!folder.exists("o"))
    }

    @Test("a wrong matrix, and settings that do not go with it, are told by the plan's key and line")
    func keys() async throws {
        let cases: [(plan: String, arguments: [String], code: Int32, line: String)] = [
            (
                Self.plan(matrix: "m.csv"), ["cover", "--plan", "plan.yaml"], 65,
                "plan.yaml:4: column 1: cost_matrix: needs a cutoff"
            ),
            (
                Self.plan("scenarios: [{name: a}]\n", matrix: "m.csv"), ["scenario", "plan.yaml", "--out", "o"], 65,
                "plan.yaml:4: column 1: cost_matrix: needs a cutoff"
            ),
            (Self.plan(), ["cover", "--plan", "plan.yaml", "--radius", "1km"], 64, "the plan has a cost matrix: take --cutoff"),
            (Self.plan(), ["cover", "--plan", "plan.yaml", "--cutoff", "3km"], 64, "--cutoff is a bare number"),
            (
                Self.plan("within: town\n"), ["cover", "--plan", "plan.yaml"], 65,
                "plan.yaml:6: column 1: within: borders go with radii"
            ),
            (
                Self.plan(matrix: "{path: m.csv, cutoff: -1}"), ["cover", "--plan", "plan.yaml"], 65,
                "plan.yaml:4: column 36: cost_matrix.cutoff: \"-1\" stands where a number of at least 0"
            ),
            (
                Self.plan(matrix: "{path: m.csv, columns: {from: von}, cutoff: 1}"), ["cover", "--plan", "plan.yaml"], 65,
                "m.csv: cost_matrix.columns: there is no column von"
            ),
            (
                Self.plan("classes: [{name: old, column: population, radius: 1km}]\n"), ["cover", "--plan", "plan.yaml"], 65,
                "plan.yaml:6: column 1: classes: the class old has a radius"
            ),
        ]
        for (plan, arguments, code, line) in cases {
            let folder = try folder(plan)
            let made = try await run(arguments, in: folder)
            #expect(made.exitCode == code && made.errors.contains(line), "\(line): \(made.errors)")
        }
    }

    @Test("settings of a plan are named by key and line, and by the flag where one stands in their place")
    func places() async throws {
        let head = "crs: planar\nradius: 1km\nlayers: {demand: d.csv, facilities: f.csv, units: u.geojson}\n"
        let cases: [(text: String, flags: [String], code: Int32, line: String)] = [
            ("within: parish\n", [], 65, "plan.yaml:4: column 1: within: the units have no level parish; theirs are town"),
            ("within: town\n", ["--within", "parish"], 64, "--within parish: the units have no level parish"),
            ("functions: [health]\n", [], 65, "plan.yaml:4: column 1: functions: no facility offers the function \"health\""),
            ("functions: [health]\n", ["--functions", "sport"], 64, "--functions: no facility offers the function \"sport\""),
            ("classes: [{name: old}]\n", [], 65, "d.csv: classes: there is no column old; the columns are id, x, y, population"),
            ("profile: living-circles\n", [], 65, "plan.yaml:4: column 1: profile: the profile living-circles gives the radius"),
            ("profile: nobodys\n", [], 66, "plan.yaml:4: column 10: profile: no profile of this name and no such file"),
        ]
        for (text, flags, code, line) in cases {
            let folder = try folder(head + text)
            let made = try await run(["cover", "--plan", "plan.yaml"] + flags, in: folder)
            #expect(made.exitCode == code && made.errors.contains(line), "\(line): \(made.errors)")
        }
        let folder = try folder(
            "crs: planar\nradius: 1km\nlayers: {demand: {path: d.csv, columns: {weight: peple}}, facilities: f.csv}\n")
        let made = try await run(["cover", "--plan", "plan.yaml"], in: folder)
        #expect(
            made.exitCode == 65 && made.errors.contains("d.csv: layers.demand.columns: there is no column peple"),
            "\(made.errors)")
    }

    @Test("site warns of a candidate that has the id of a facility")
    func sharedIds() async throws {
        let folder = try folder("crs: planar\nradius: 160m\nlayers: {demand: d.csv, facilities: f.csv, candidates: c.csv}\n")
        try folder.edit("c.csv", "c2,", "f1,")
        let made = try await run(["site", "--plan", "plan.yaml", "--count", "1"], in: folder)
        #expect(made.exitCode == 0)
        #expect(made.errors.contains("warning: c.csv:3: f1 is the id of a facility and of a candidate"), "\(made.errors)")
    }
}
