import Foundation
import TestSupport
import Testing

@testable import CatchmentKit

@Suite("Comparing results")
struct CompareTests {
    private func folder() async throws -> Scratch {
        let folder = try Scratch(
            ScenarioTests.town.merging([
                "plan.yaml": ScenarioTests.head + """
                      - {name: add, add: [{id: n, x: 160, y: 10, level: street}]}
                      - {name: move, move: [{id: f1, x: 1150, y: 0}], population: 2}
                      - {name: other, demand: d2.csv}

                    """
            ]) { $1 })
        let made = try await run(["scenario", "plan.yaml", "--out", "s", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        return folder
    }

    private func figures(_ json: JSON) -> [Double?] {
        ["covered_before", "covered_after", "change", "gained", "lost", "population_effect"].map { json[$0].number }
    }

    @Test("people gained and lost, population effect, by unit, class and level; clusters and layers (by hand)")
    func compares() async throws {
        let folder = try await folder()
        let made = try await run(["compare", "s/base", "s/move", "--out", "d", "--json", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        #expect(report["matched_by"].text == "points" && report["is_same"] == .bool(false))
        // a (10) is lost, e (50, now 100) gained, d (40) doubles.
        #expect(figures(report["overall"]) == [50, 180, 130, 100, 10, 40])
        let units = report["by_unit"].list
        #expect(figures(units[0]["figures"]) == [10, 0, -10, 0, 10, 0])
        #expect(figures(units[1]["figures"]) == [40, 180, 140, 100, 0, 40])
        // Of the old a (1) is lost, e (5, now 10) gained, d (4) doubles; f1, the only street center, leaves a for e.
        #expect(figures(report["by_class"].list[0]["figures"]) == [5, 18, 13, 10, 1, 4])
        #expect(report["by_level"].list.map { $0["name"].text } == ["street", "village"])
        #expect(report["by_level"].list.map { figures($0["figures"]) } == [[10, 100, 90, 100, 10, 0], [40, 80, 40, 0, 0, 40]])
        #expect(report["facilities"]["moved"].list.map(\.text) == ["f1"])
        #expect(["opened", "closed", "resized"].allSatisfy { report["facilities"][$0].list.isEmpty })
        let clusters = report["clusters"]
        #expect(["closed", "shrunk", "split", "kept", "opened"].map { clusters[$0].number } == [1, 0, 0, 2, 1])
        #expect(
            try folder.names(in: "d") == [
                "clusters.csv", "differences.csv", "differences.geojson", "facility-differences.geojson", "report.json",
                "unit-differences.geojson",
            ])
        let layer = try JSON(contentsOf: folder.file("d/differences.geojson"))["features"].list
        #expect(layer.map { $0["properties"]["id"].text } == ["a", "e"])
        #expect(layer.map { $0["properties"]["gained"] } == [.bool(false), .bool(true)])
        #expect(try JSON(contentsOf: folder.file("d/unit-differences.geojson"))["features"].list.count == 2)
        #expect(try folder.text("d/clusters.csv").contains("closed,"))
    }

    @Test("change = gained − lost + population effect for the whole, and for each unit, class and level, whatever changes")
    func identity() async throws {
        let people =
            "id,x,y,population,old,young\n"
            + (0..<60).map { number in
                "p\(number),\(number * 37 % 1100),\(number * 61 % 400),\(number % 7 + 1),\(number % 3),\(number % 5)\n"
            }.joined()
        let other = people.split(separator: "\n").enumerated().filter { $0.offset % 6 != 5 }.map { "\($0.element)\n" }.joined()
        let folder = try Scratch(
            ScenarioTests.town.merging([
                "d.csv": people, "d2.csv": other,
                "plan.yaml": """
                crs: planar
                layers: {demand: d.csv, facilities: f.csv, units: u.geojson}
                radius: 150m
                classes: [{name: old, column: old, radius: 90m}, {name: young, column: young, unit: children}]
                levels: [{name: street, serves: [village]}, village, new]
                output: {min_people: 1}
                scenarios:
                  - {name: add, add: [{id: n, x: 400, y: 200, level: new, radius: 170m}]}
                  - {name: mixed, base: add, close: [f1], move: [{id: f2, x: 700, y: 100}], radius: [{ids: f3, to: 260m}], population: [{unit: 100, factor: 1.3}]}
                  - {name: other, demand: d2.csv, radius: [{level: village, factor: 1.5}]}
                """,
            ]) { $1 })
        #expect(try await run(["scenario", "plan.yaml", "--out", "s", "--quiet"], in: folder).exitCode == 0)
        var moved = 0
        for (before, after) in [("base", "add"), ("base", "mixed"), ("mixed", "base"), ("add", "other"), ("other", "mixed")] {
            let report = try await run(["compare", "s/\(before)", "s/\(after)", "--json", "--quiet"], in: folder).json()
            let parts =
                ["by_unit", "by_class", "by_level"].flatMap { report[$0].list.map { $0["figures"] } } + [report["overall"]]
            #expect(parts.count == 8)
            for part in parts {
                let (gained, lost, effect) = (part["gained"].number, part["lost"].number, part["population_effect"].number)
                #expect(gained != nil && lost != nil && effect != nil)
                let sum = (gained ?? 0) - (lost ?? 0) + (effect ?? 0)
                #expect(abs(sum - part.sum("change")) < 1e-9, "\(before) \(after) \(part)")
                #expect(abs(part.sum("covered_after") - part.sum("covered_before") - part.sum("change")) < 1e-9)
                if let gained, let lost, gained > 0, lost > 0 { moved += 1 }
            }
            // Units of one level, with nothing outside them, make up the whole.
            for key in ["gained", "lost", "population_effect"] {
                let sum = report["by_unit"].list.reduce(0) { $0 + $1["figures"].sum(key) }
                #expect(abs(sum - report["overall"].sum(key)) < 1e-9, "\(before) \(after) \(key)")
            }
        }
        // Net figures would show one of the two only.
        #expect(moved > 5)
    }

    @Test("identical folders differ by nothing")
    func same() async throws {
        let folder = try await folder()
        #expect(try await run(["cover", "--plan", "plan.yaml", "--out", "c", "--quiet"], in: folder).exitCode == 0)
        for other in ["s/base", "c"] {
            let made = try await run(["compare", "s/base", other, "--json", "--quiet"], in: folder)
            #expect(try made.json()["is_same"] == .bool(true))
            #expect(figures(try made.json()["overall"]) == [50, 50, 0, 0, 0, 0])
        }
        #expect(try await run(["compare", "c", "c"], in: folder).output.contains("nothing differs"))
    }

    @Test("other demand points: those with the same id are matched, the rest is population effect")
    func otherDemand() async throws {
        let folder = try await folder()
        let report = try await run(["compare", "s/base", "s/other", "--json", "--quiet"], in: folder).json()
        #expect(figures(report["overall"]) == [50, 18, -32, 0, 0, -32])
        #expect(["points_in_both", "points_only_before", "points_only_after"].map { report[$0].number } == [2, 3, 1])
        try folder.write("d2.csv", "id,x,y,population,old\nq,0,0,11,1\nr,300,0,30,3\n")
        #expect(try await run(["scenario", "plan.yaml", "--out", "s", "--quiet"], in: folder).exitCode == 0)
        let byUnit = try await run(["compare", "s/base", "s/other", "--json"], in: folder)
        #expect(byUnit.errors.contains("compared by unit"))
        let json = try byUnit.json()
        #expect(json["matched_by"].text == "units" && json["overall"]["gained"] == .null && json["clusters"] == .null)
        #expect(json["overall"]["change"].number == -39 && json["by_unit"].list[0]["figures"]["change"].number == 1)
    }

    @Test("folders without layers are compared by unit, and so it says")
    func withoutLayers() async throws {
        let folder = try await folder()
        #expect(
            try await run(["cover", "--plan", "plan.yaml", "--out", "c", "--no-layers", "--quiet"], in: folder).exitCode == 0)
        let made = try await run(["compare", "c", "s/add", "--json"], in: folder)
        #expect(made.errors.contains("c has no assignments.geojson (it was written with --no-layers); compared by unit"))
        #expect(try made.json()["overall"]["change"].number == 20)
    }

    @Test("compares the proposal of site with the state before")
    func site() async throws {
        let folder = try await folder()
        #expect(
            try await run(["site", "--plan", "plan.yaml", "--count", "1", "--out", "p", "--quiet"], in: folder).exitCode == 0)
        let report = try await run(["compare", "s/base", "p", "--json", "--quiet"], in: folder).json()
        let plan = try JSON(contentsOf: folder.file("p/report.json"))
        #expect(report["overall"]["gained"].number == plan["siting"]["gained"].number)
        #expect(report["overall"]["lost"].number == 0 && report["overall"]["population_effect"].number == 0)
    }

    @Test("what cannot be compared is refused")
    func refuses() async throws {
        let folder = try await folder()
        #expect(try await run(["compare", "s/base", "none"], in: folder).exitCode == 66)
        let batch = try await run(["compare", "s", "s/base"], in: folder)
        #expect(batch.exitCode == 65 && batch.errors.contains("name one of its folders"))
        try folder.write("x/report.json", "{}")
        #expect(try await run(["compare", "x", "s/base"], in: folder).exitCode == 65)
        let into = try await run(["compare", "s/base", "s/add", "--out", "s/add"], in: folder)
        #expect(into.exitCode == 73, "\(into.errors)")
        #expect(try folder.names(in: "s/add").contains("assignments.geojson"))
    }
}
