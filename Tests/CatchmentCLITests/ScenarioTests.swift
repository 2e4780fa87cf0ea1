@testable import CatchmentKit
import Foundation
import GeoPrimitives
import TestSupport
import Testing

@Suite("Scenarios")
struct ScenarioTests {
    /// A plane with a town and a village: points with people, centers with a reach of 100 m, two units.
    static let town: [String: String] = [
        "d.csv": "id,x,y,population,old\na,0,0,10,1\nb,150,0,20,2\nc,300,0,30,3\nd,1000,0,40,4\ne,1150,0,50,5\n",
        "f.csv": "id,x,y,level,capacity,floor_area_m2\nf1,0,50,street,100,300\nf2,1000,50,village,,200\nf3,1010,50,village,50,\n",
        "c.csv": "id,x,y,status\nc1,160,0,candidate\nc2,300,10,candidate\nc3,0,0,forbidden\n",
        "more.csv": "id,x,y,level\nn1,1150,10,village\nn2,160,0,street\n",
        "d2.csv": "id,x,y,population,old\na,0,0,11,1\nc,300,0,30,3\nz,1000,20,7,0\n",
        "u.geojson": """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"100","name":"A","level":"town","type":"urban"},"geometry":{"type":"Polygon","coordinates":[[[-500,-500],[600,-500],[600,500],[-500,500],[-500,-500]]]}},
        {"type":"Feature","properties":{"code":"200","name":"B","level":"town","type":"rural"},"geometry":{"type":"Polygon","coordinates":[[[600,-500],[2000,-500],[2000,500],[600,500],[600,-500]]]}}]}
        """,
    ]
    static let head = """
        crs: planar
        layers: {demand: d.csv, facilities: f.csv, candidates: c.csv, units: u.geojson}
        radius: 100m
        classes: [{name: old, column: old}]
        output: {min_people: 1}
        scenarios:

        """

    private func folder(_ scenarios: String) throws -> Scratch {
        try Scratch(Self.town.merging(["plan.yaml": Self.head + scenarios]) { $1 })
    }

    private func row(_ report: JSON, _ name: String) -> JSON {
        report["scenarios"].list.first { $0["name"].text == name } ?? .null
    }

    @Test("every change does what it says (by hand)")
    func changes() async throws {
        let folder = try folder(
            """
              - {name: nothing}
              - {name: add, add: [{id: n, x: 160, y: 10, level: street}, {candidates: c2}]}
              - {name: file, add: [{path: more.csv, ids: n1}]}
              - {name: close, close: [{level: village}]}
              - {name: one, close: [f2]}
              - {name: move, move: [{id: f1, x: 1150, y: 0}]}
              - {name: radius, radius: [{unit_type: rural, to: 160m}]}
              - {name: factor, radius: [{unit: 200, factor: 1.6}, {ids: f1, factor: 0.4}]}
              - {name: all, radius: 1km}
              - {name: people, population: [1.5, {unit: 200, factor: 2}]}
              - {name: other, demand: d2.csv}
              - {name: on, base: add, close: [n], population: 2}
              - {name: rooms, capacity: [{ids: [f2, f3], to: 70}], floor_area: [{ids: f2, factor: 1.5}]}
            """)
        let made = try await run(["scenario", "plan.yaml", "--out", "o", "--json", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        #expect(report["base"]["overall"]["covered_weight"].number == 50)
        // covered, gained, lost, population effect
        let expected: [(String, [Double])] = [
            ("nothing", [50, 0, 0, 0]), ("add", [100, 50, 0, 0]), ("file", [100, 50, 0, 0]), ("close", [10, 0, 40, 0]),
            ("one", [50, 0, 0, 0]), ("move", [90, 50, 10, 0]), ("radius", [100, 50, 0, 0]), ("factor", [90, 50, 10, 0]),
            ("all", [150, 100, 0, 0]), ("people", [135, 0, 0, 85]), ("other", [18, 0, 0, -32]), ("on", [160, 60, 0, 50]),
            ("rooms", [50, 0, 0, 0]),
        ]
        for (name, figures) in expected {
            let row = row(report, name)
            let difference = row["difference"]
            #expect(
                [
                    row["overall"]["covered_weight"], difference["gained_weight"], difference["lost_weight"],
                    difference["population_effect"],
                ].map(\.number) == figures, "\(name)")
            #expect(difference["covered_weight"].number == figures[0] - 50)
            #expect(figures[0] - 50 == figures[1] - figures[2] + figures[3])
        }
        #expect(try folder.text("o/rooms/facilities.csv") == folder.text("o/base/facilities.csv"))
        #expect(try folder.text("o/rooms/units.csv").contains("200,B,town,,2,0,90,40,"))
    }

    @Test("a scenario without changes gives the bytes of the plan's own state, and each equals a run of cover on changed files")
    func identity() async throws {
        let folder = try folder(
            "  - {name: nothing}\n  - {name: add, add: [{id: n, x: 160, y: 10, level: street}]}\n  - {name: wide, radius: [{ids: f1, to: 320m}]}\n"
        )
        #expect(try await run(["scenario", "plan.yaml", "--out", "o", "--quiet"], in: folder).exitCode == 0)
        for name in try folder.names(in: "o/base") where name != "report.json" {
            #expect(try folder.data("o/base/\(name)") == folder.data("o/nothing/\(name)"), "\(name)")
        }
        let sets = [
            "add":
                "id,x,y,level,capacity,floor_area_m2\nf1,0,50,street,100,300\nf2,1000,50,village,,200\nf3,1010,50,village,50,\nn,160,10,street,,\n",
            "wide":
                "id,x,y,level,capacity,floor_area_m2,radius_m\nf1,0,50,street,100,300,320\nf2,1000,50,village,,200,100\nf3,1010,50,village,50,,100\n",
        ]
        for (name, facilities) in sets {
            try folder.write("f.csv", facilities)
            #expect(try await run(["cover", "--plan", "plan.yaml", "--out", "c", "--quiet"], in: folder).exitCode == 0)
            for file in try folder.names(in: "c") where file != "report.json" {
                #expect(try folder.data("c/\(file)") == folder.data("o/\(name)/\(file)"), "\(name)/\(file)")
            }
            let (own, fresh) = (
                try JSON(contentsOf: folder.file("o/\(name)/report.json")), try JSON(contentsOf: folder.file("c/report.json"))
            )
            #expect(own["blanks"] == fresh["blanks"])
            for key in ["overall", "by_unit", "by_class", "by_level", "all_levels", "distances"] {
                #expect(own["coverage"][key] == fresh["coverage"][key], "\(name) \(key)")
            }
        }
    }

    @Test("on the ellipsoid too, where edits are followed, each scenario has the bytes of a run of cover on changed files")
    func ellipsoid() async throws {
        var random = SeededGenerator(seed: 77)
        func place() -> String {
            let (x, y) = (Int.random(in: 0..<60_000, using: &random), Int.random(in: 0..<40_000, using: &random))
            return "\(106.27 + Double(x) / 1e6),\(38.46 + Double(y) / 1e6)"
        }
        let demand = (0..<300).map { "p\($0),\(place()),\(Int.random(in: 0...90, using: &random))" }
        let base = (0..<20).map { "f\($0),\(place()),\($0 % 3 == 0 ? "street" : "village"),\(400 + 50 * ($0 % 7))" }
        var files = ["d.csv": (["id,lon,lat,population"] + demand).joined(separator: "\n")]
        func list(_ facilities: [String]) -> String { (["id,lon,lat,level,radius_m"] + facilities).joined(separator: "\n") }
        files["f.csv"] = list(base)
        let (added, moved) = (place(), place())
        func positions(_ place: String) -> String {
            "lon: \(place.split(separator: ",")[0]), lat: \(place.split(separator: ",")[1])"
        }
        files["plan.yaml"] = """
            crs: wgs84
            layers: {demand: d.csv, facilities: f.csv}
            output: {min_people: 1, cluster_distance: 400m, backup: true}
            scenarios:
              - {name: add, add: [{id: n, \(positions(added)), level: village, radius: 700m}]}
              - {name: close, close: [f3, f4]}
              - {name: move, move: [{id: f7, \(positions(moved))}]}
              - {name: wide, radius: [{ids: f9, to: 1500m}]}
            """
        let folder = try Scratch(files)
        let made = try await run(["scenario", "plan.yaml", "--out", "o", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        var sets = ["add": base + ["n,\(added),village,700"], "close": base, "move": base, "wide": base]
        sets["close"]?.removeSubrange(3...4)
        sets["move"]?[7] = "f7,\(moved),village,400"
        sets["wide"]?[9] = base[9].split(separator: ",").dropLast().joined(separator: ",") + ",1500"
        for (name, facilities) in sets {
            try folder.write("f.csv", list(facilities))
            #expect(try await run(["cover", "--plan", "plan.yaml", "--out", "c", "--quiet"], in: folder).exitCode == 0)
            for file in try folder.names(in: "c") where file != "report.json" {
                #expect(try folder.data("c/\(file)") == folder.data("o/\(name)/\(file)"), "\(name)/\(file)")
            }
            let (own, fresh) = (
                try JSON(contentsOf: folder.file("o/\(name)/report.json")), try JSON(contentsOf: folder.file("c/report.json"))
            )
            for key in ["overall", "by_level", "all_levels", "distances", "backup", "radius_sources"] {
                #expect(own["coverage"][key] == fresh["coverage"][key], "\(name) \(key)")
            }
        }
    }

    @Test(
        "what is wrong is said with line, key and remedy, and nothing is written",
        arguments: [
            (
                "  - {name: a, close: [f9]}\n",
                "plan.yaml:7: column 23: scenarios[0].close[0]: there is no open facility f9; the open ones are f1, f2, f3"
            ),
            (
                "  - {name: a, close: [f1]}\n  - {name: b, base: a, close: [f1]}\n",
                "plan.yaml:8: column 32: scenarios[1].close[0]: there is no open facility f1"
            ),
            (
                "  - {name: a, move: [{id: f1, x: 9000, y: 0}]}\n",
                "plan.yaml:7: column 22: scenarios[0].move[0]: f1 would move to 9000.0, 0.0, outside every unit"
            ),
            ("  - {name: a, base: a}\n", "plan.yaml:7: column 21: scenarios[0].base: the scenario a is built on itself"),
            ("  - {name: a, base: b}\n  - {name: b, base: a}\n", "scenarios are built on one another in a circle: a → b → a"),
            ("  - {name: a, base: bb}\n  - {name: b}\n", "there is no scenario bb to build on; did you mean b?"),
            ("  - {name: a}\n  - {name: a}\n", "scenarios[1].name: the name a is taken (a in line 7)"),
            (
                "  - {name: Five, close: [f1]}\n  - {name: five}\n",
                "plan.yaml:8: column 12: scenarios[1].name: the name five is taken (Five in"
            ),
            ("  - {name: BASE}\n", "\"BASE\" cannot name a folder here"),
            ("  - {name: report.json}\n", "\"report.json\" cannot name a folder here"),
            ("  - {name: base}\n", "\"base\" cannot name a folder here"),
            ("  - {name: ../x}\n", "\"../x\" cannot name a folder here"),
            ("  - {name: a, clse: [f1]}\n", "plan.yaml:7: column 15: scenarios[0].clse: unknown key; did you mean close?"),
            ("  - {name: a, profile: four-levl}\n", "scenarios[0].profile: no profile of this name and no such file"),
            ("  - {name: a, profile: living-circles}\n", "such as --detour 1.3"),
            (
                "  - {name: a, detour: 1.3}\n",
                "scenarios[0].detour: a detour turns norms for walking into straight lines, and there is no profile"
            ),
            ("  - {name: a, profile: four-level, detour: 0.5}\n", "\"0.5\" stands where a number of at least 1 is needed"),
            ("  - {name: a, close: [f4]}\n", "scenarios[0].close[0]: f4 has no coordinates"),
            ("  - {name: a, move: [{id: f4, x: 0, y: 0}]}\n", "scenarios[0].move[0]: f4 has no coordinates"),
            ("  - {name: a, add: [{id: f1, x: 0, y: 0}]}\n", "there is a facility f1 already"),
            ("  - {name: a, add: [{candidates: [c9, c3]}]}\n", "there is no candidate c9"),
            ("  - {name: a, add: [{candidates: [c9, c3]}]}\n", "the candidate c3 is forbidden"),
            ("  - {name: a, add: [{path: none.csv}]}\n", "there is no file none.csv"),
            ("  - {name: a, add: [{path: more.csv, ids: n7}]}\n", "more.csv has no facility n7"),
            ("  - {name: a, radius: [{level: city, to: 1km}]}\n", "no open facility is level city"),
            ("  - {name: a, radius: [{ids: f1}]}\n", "give either to (the new value) or factor"),
            ("  - {name: a, capacity: [{ids: f2, factor: 2}]}\n", "f2 has no value that a factor could change"),
            ("  - {name: a, population: [{unit: 300, factor: 2}]}\n", "there is no unit 300 in the units layer"),
            ("  - {name: a, population: -1}\n", "\"-1\" stands where a factor from 0 to 1000000 is needed"),
            ("  - {name: a, population: 2e6}\n", "\"2e6\" stands where a factor from 0 to 1000000 is needed"),
            (
                "  - {name: a, population: [{unit: 1, factor: 2e6}]}\n",
                "\"2e6\" stands where a factor from 0 to 1000000 is needed"
            ),
            ("  - {name: a, add: [{id: n, x: 9000, y: 0}]}\n", "n would stand at 9000.0, 0.0, outside every unit"),
            ("  - {name: a, add: [{id: n, x: 0, y: 50, level: vilage}]}\n", "n is of the level vilage, which neither the plan"),
            ("  - {name: a, close: [{}]}\n", "say which facilities close"),
        ])
    func refuses(_ scenarios: String, _ line: String) async throws {
        let folder = try folder(scenarios)
        try folder.write("f.csv", folder.text("f.csv") + "f4,,,village,,\n")
        let made = try await run(["scenario", "plan.yaml", "--out", "o"], in: folder)
        #expect(made.exitCode == (line.contains("no file") || line.contains("no such file") ? 66 : 65))
        #expect(made.errors.contains(line), "\(made.errors)")
        #expect(!folder.exists("o"))
    }

    @Test("replay gives the same hashes, and says which input or output is another")
    func replay() async throws {
        let folder = try folder("  - {name: Add, add: [{path: more.csv}]}\n  - {name: b, demand: d2.csv}\n")
        #expect(
            try await runProgram(["scenario", "plan.yaml", "--out", "o", "--threads", "1", "--quiet"], in: folder).exitCode == 0)
        let manifest = try JSON(contentsOf: folder.file("o/manifest.json"))
        #expect(
            manifest["inputs"].list.map { $0["file"].text } == [
                "plan.yaml", "d.csv", "f.csv", "c.csv", "u.geojson", "more.csv", "d2.csv",
            ])
        #expect(manifest["outputs"]["Add/assignments.geojson"].text?.count == 64)
        let sum = try await run("/usr/bin/env", ["sha256sum", "f.csv", "o/Add/units.csv"], in: folder)
        #expect(sum.output.hasPrefix(manifest["inputs"].list[2]["sha256"].text ?? "-"))
        #expect(sum.output.contains(manifest["outputs"]["Add/units.csv"].text ?? "-"))
        let before = try folder.names()
        let again = try await run(["scenario", "--replay", "o/manifest.json", "--threads", "2"], in: folder)
        #expect(again.exitCode == 0 && again.output.contains("files are the same"), "\(again.errors)")
        #expect(try folder.names() == before)
        try folder.edit("more.csv", "1150,10", "1150,90")
        let other = try await run(["scenario", "--replay", "o/manifest.json"], in: folder)
        #expect(other.exitCode == 65)
        #expect(
            other.errors.contains("more.csv is not the file that was read")
                && other.errors.contains("Add/assignments.geojson comes out different"))
        #expect(!other.errors.contains("base/"))
        #expect(try await run(["scenario", "--replay", "plan.yaml"], in: folder).exitCode == 65)
    }

    @Test("--only computes one; a later run removes the folders of the one before and nothing else")
    func only() async throws {
        let folder = try folder("  - {name: a, close: [f1]}\n  - {name: b, base: a, close: [f2]}\n")
        #expect(try await run(["scenario", "plan.yaml", "--out", "o", "--quiet"], in: folder).exitCode == 0)
        try folder.write("o/mine/notes.txt", "mine")
        try folder.write("o/a/notes.txt", "mine too")
        let second = try await run(["scenario", "plan.yaml", "--out", "o", "--only", "b", "--no-layers", "--quiet"], in: folder)
        #expect(second.exitCode == 0, "\(second.errors)")
        #expect(
            try folder.names(in: "o").filter { $0.contains("notes") || $0.hasPrefix("a/") } == ["a/notes.txt", "mine/notes.txt"])
        #expect(try folder.names(in: "o/b") == ["facilities.csv", "report.json", "units.csv"])
        #expect(try JSON(contentsOf: folder.file("o/report.json"))["scenarios"].list.count == 1)
        let unknown = try await run(["scenario", "plan.yaml", "--out", "o2", "--only", "c"], in: folder)
        #expect(unknown.exitCode == 64 && unknown.errors.contains("the plan has no such scenario"))
        try folder.write("foreign/b/units.csv", "theirs")
        let foreign = try await run(["scenario", "plan.yaml", "--out", "foreign"], in: folder)
        #expect(foreign.exitCode == 73 && foreign.errors.contains("foreign/b holds units.csv"), "\(foreign.errors)")
        #expect(try folder.names(in: "foreign") == ["b", "b/units.csv"])
    }
}
