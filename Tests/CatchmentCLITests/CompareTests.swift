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
        #expect(report["by_class"].list[0]["figures"]["change"].number == 13)
        #expect(report["by_level"].list.map { $0["name"].text } == ["street", "village"])
        let clusters = report["clusters"]
        #expect(["closed", "shrunk", "split", "kept", "opened"].map { clusters[$0].number } == [1, 0, 0, 2, 1])
        #expect(
            try folder.names(in: "d") == [
                "clusters.csv", "differences.csv", "differences.geojson", "report.json", "unit-differences.geojson",
            ])
        let layer = try JSON(contentsOf: folder.file("d/differences.geojson"))["features"].list
        #expect(layer.map { $0["properties"]["id"].text } == ["a", "e"])
        #expect(layer.map { $0["properties"]["gained"] } == [.bool(false), .bool(true)])
        #expect(try JSON(contentsOf: folder.file("d/unit-differences.geojson"))["features"].list.count == 2)
        #expect(try folder.text("d/clusters.csv").contains("closed,"))
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
