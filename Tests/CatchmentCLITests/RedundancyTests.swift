import Scenarios
@testable import CatchmentKit
import Foundation
import TestSupport
import Testing

@Suite("Redundancy")
struct RedundancyTests {
    @Test(
        "what only a facility covers is what closing it alone loses; merges are ranked by that (all centers of the sample's old town)"
    )
    func oneFacility() async throws {
        let folder = try Scratch()
        let ids = ["f001", "f005", "f009", "f020", "f027", "f044", "f060", "f100"]
        let plan = try String(contentsOfFile: Repository.data("sample-county/plan.yaml"), encoding: .utf8)
        let head = plan.replacing(/\nscenarios:[\s\S]*/, with: "\n")
        let scenarios = ids.map { "  - {name: \($0), close: [\($0)]}\n" }.joined()
        for name in ["demand.csv", "facilities.csv", "candidates.csv", "units.geojson", "exclusions.geojson"] {
            try folder.write(name, try Data(contentsOf: URL(fileURLWithPath: Repository.data("sample-county/\(name)"))))
        }
        try folder.write("plan.yaml", head + "scenarios:\n" + scenarios)
        let made = try await run(["scenario", "plan.yaml", "--out", "s", "--no-layers", "--json", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let covered = try await run(
            ["cover", "--plan", "plan.yaml", "--redundancy", "--out", "c", "--no-layers", "--json", "--quiet"], in: folder)
        #expect(covered.exitCode == 0, "\(covered.errors)")
        var rows: [String: [String]] = [:]
        for line in try folder.text("c/redundancy.csv").split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            rows[cells[1]] = cells
        }
        #expect(rows.count == 103)
        let report = try made.json()
        for scenario in report["scenarios"].list {
            let id = scenario["name"].text ?? ""
            let row = try #require(rows[id])
            #expect(Double(row[5]) == scenario["difference"]["lost_weight"].number, "\(id)")
            #expect(Double(row[6]) == scenario["difference"]["lost_points"].number, "\(id)")
            // The people it was the nearest of carry the whole change of the mean distance.
            let before = try #require(report["base"]["distances"]["mean_m"].number)
            let after = try #require(scenario["distances"]["mean_m"].number)
            let (served, extra) = (Double(row[7]) ?? 0, Double(row[9]) ?? 0)
            #expect(abs((after - before) * 372_272 - served * extra) < 400, "\(id)")
        }
        let merges = try covered.json()["coverage"]["redundancy"]["safest_merges"].list
        let losses = merges.map { $0["lost_weight"].number ?? -1 }
        #expect(merges.count == 10 && losses == losses.sorted())
    }

    @Test("partners are the nearest others, near ones no farther than the larger radius (by hand)")
    func byHand() async throws {
        let folder = try Scratch(ScenarioTests.town)
        let made = try await run(
            [
                "cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "planar", "--radius", "100m", "--redundancy",
                "--out",
                "o", "--no-layers",
            ], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        // b and c are nearest to f1 too: with a 60 people. Without f2 its 40 people have a metre more, without f3 its 50 have nine.
        let rows = try folder.text("o/redundancy.csv").split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(9).joined(separator: ",") }
        #expect(rows == ["1,f2,f3,true,10,0,0,40,1", "2,f3,f2,true,10,0,0,50,1", ",f1,f2,false,1000,10,1,60,3"])
        #expect(made.output.contains("2 of 3 facilities cover nobody alone"))
    }
}
