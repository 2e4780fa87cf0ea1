import Foundation
import TestSupport
import Testing

/// Scenarios of a plan that keeps borders are computed afresh; the three-level example of docs/levels.md, by hand.
@Suite("Scenarios within borders")
struct ScenarioBordersTests {
    private static let plan = """
        crs: planar
        layers: {demand: people.csv, facilities: centers.csv, units: units.geojson}
        radius: 500m
        within: village
        output: {min_people: 1, backup: true}
        scenarios:
          - {name: nothing}
          - {name: no-town, close: [A]}
          - {name: no-county, close: [K]}
          - {name: east, move: [{id: c, x: 5800, y: 1000}]}
          - {name: west, move: [{id: K, x: 1000, y: 1000}]}
          - {name: twice, base: east, population: 2}
          - {name: new, add: [{id: d, x: 3200, y: 1000, level: village, radius: 150m}]}

        """

    @Test("a facility covers its own unit's people only, wherever it moves; figures, compare and verify agree")
    func byHand() async throws {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": Self.plan]) { $1 })
        let made = try await run(["scenario", "plan.yaml", "--out", "o", "--json", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        // Base: 620. A closed: a and b still cover p1 and p2. K closed: p3 and p4 have nobody in V2. c in V4 covers p7 (300) and leaves
        // p6 (120). K in V1 leaves V2. d in V3 covers p5 (80), which lies 100 m away.
        let expected: [(name: String, covered: Double, gained: Double, lost: Double, effect: Double)] = [
            ("nothing", 620, 0, 0, 0), ("no-town", 620, 0, 0, 0), ("no-county", 420, 0, 200, 0), ("east", 800, 300, 120, 0),
            ("west", 420, 0, 200, 0), ("twice", 1600, 600, 120, 500), ("new", 700, 80, 0, 0),
        ]
        #expect(report["base"]["overall"]["covered_weight"].number == 620)
        for (row, wanted) in zip(report["scenarios"].list, expected) {
            let difference = row["difference"]
            #expect(row["name"].text == wanted.name)
            #expect(
                [
                    row["overall"]["covered_weight"], difference["gained_weight"], difference["lost_weight"],
                    difference["population_effect"],
                ].map(\.number) == [wanted.covered, wanted.gained, wanted.lost, wanted.effect], "\(wanted.name)")
            #expect(difference.sum("covered_weight") == wanted.covered - 620)
        }
        // With borders ignored: K closed leaves A (p1 p2 p3) and c (p6); K at x = 1000 reaches p1 to p4 (2500), p5 nobody.
        for (name, ignored) in [("no-county", 470.0), ("west", 620), ("east", 880), ("nothing", 700)] {
            let own = try JSON(contentsOf: folder.file("o/\(name)/report.json"))
            #expect(own["borders"]["ignored"].sum("covered_weight") == ignored, "\(name)")
            #expect(try await run(["verify", "o/\(name)"], in: folder).exitCode == 0, "\(name)")
        }
        for name in try folder.names(in: "o/base") where name != "report.json" {
            #expect(try folder.data("o/base/\(name)") == folder.data("o/nothing/\(name)"), "\(name)")
        }
        let compared = try await run(["compare", "o/base", "o/east", "--json", "--quiet"], in: folder).json()
        #expect(compared["overall"].sum("gained") == 300 && compared["overall"].sum("lost") == 120)
        let villages = compared["by_unit"].list.filter { $0["level"].text == "village" }
        #expect(villages.map { $0["figures"].sum("change") } == [0, 0, -120, 300])
        #expect(compared["by_level"].list.map { $0["figures"].sum("lost") } == [0, 0, 120])
    }
}
