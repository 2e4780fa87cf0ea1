import Foundation
import GeoPrimitives
import TestSupport
import Testing

@testable import CatchmentKit

/// What only the program shows: the bytes of a run, what it prints, and its exit code.
@Suite("siting of a plan on the command line")
struct SitingPlanRunTests {
    private static let layers = """
        crs: wgs84
        layers: {demand: d.csv, facilities: f.csv, candidates: c.csv}
        radius: 500m

        """
    private static let conditions = "{count: 6, spacing: 300m, spacing_existing: 10m, work_limit: 50, gap: 0.001, seed: 7}"

    private func town(_ siting: String) throws -> Scratch {
        try Scratch(
            SharedRuns.town.merging([
                "plan.yaml": Self.layers + "siting: \(siting)\n", "bare.yaml": Self.layers,
                "b.csv": "nr,wer,lon,lat\nb1,school,-51.2,-30.1\n",
            ]) { $1 })
    }

    @Test(
        "a plan writes the bytes of the flags",
        arguments: [
            (
                conditions,
                [
                    "--count", "6", "--spacing", "300m", "--spacing-existing", "10m", "--work-limit", "50", "--gap", "0.001",
                    "--seed", "7",
                ]
            ),
            (
                "{model: p-median, count: 3, cutoff: 9km, share_within: 2km, buildings: {path: b.csv, columns: {id: nr, owner: wer}}}",
                [
                    "--model", "p-median", "--count", "3", "--cutoff", "9km", "--share-within", "2km", "--buildings", "b.csv",
                    "--buildings-columns", "id=nr,owner=wer",
                ]
            ),
        ])
    func sameBytes(_ siting: String, _ flags: [String]) async throws {
        let folder = try town(siting)
        let planned = try await run(["site", "--plan", "plan.yaml", "--out", "a", "--report"], in: folder)
        let flagged = try await run(["site", "--plan", "bare.yaml", "--out", "b", "--report"] + flags, in: folder)
        #expect(planned.exitCode == 0 && flagged.exitCode == 0, "\(planned.errors)\(flagged.errors)")
        #expect(planned.output == flagged.output)
        let names = try folder.names(in: "a")
        #expect(try names == folder.names(in: "b") && names.count > 8)
        for name in names {
            #expect(try FileHash.output(folder.file("a/\(name)")) == FileHash.output(folder.file("b/\(name)")), "\(name)")
        }
    }

    @Test("flags win, another model leaves the plan's count behind and says so, and conditions stay")
    func flagsWin() async throws {
        let folder = try town(Self.conditions)
        let fewer = try await run(["site", "--plan", "plan.yaml", "--count", "2", "--json"], in: folder)
        let siting = try fewer.json()["siting"]
        #expect(siting["count"].number == 2 && siting["seed"].number == 7 && siting["conditions"]["spacing_m"].number == 300)
        let other = try await run(["site", "--plan", "plan.yaml", "--model", "lscp", "--target", "40%", "--json"], in: folder)
        #expect(other.exitCode == 0, "\(other.errors)")
        #expect(try other.json()["siting"]["target"].number == 0.4)
        #expect(
            other.errors.contains("catchment: notice: plan.yaml:4: column 10: siting.count: it is said of the plan's model, mclp")
        )
        let quiet = try await run(
            ["site", "--plan", "plan.yaml", "--model", "lscp", "--target", "40%", "--json", "--quiet"], in: folder)
        #expect(quiet.errors.isEmpty && quiet.exitCode == 0)
        let refused = try await run(["site", "--plan", "plan.yaml", "--model", "p-center"], in: folder)
        #expect(refused.exitCode == 64, "\(refused.errors)")
        #expect(
            refused.errors.contains(
                "the plan says siting.spacing (plan.yaml:4), siting.spacing_existing (plan.yaml:4), and floors,"),
            "\(refused.errors)")
        let alone = try await run(
            ["site", "--plan", "plan.yaml", "--no-siting", "--model", "p-center", "--count", "2", "--json", "--quiet"], in: folder
        )
        #expect(try alone.json()["siting"]["seed"].number == 1)
        let pointless = try await run(
            ["site", "--demand", "d.csv", "--candidates", "c.csv", "--count", "2", "--no-siting"], in: folder)
        #expect(pointless.exitCode == 64 && pointless.errors.contains("give --plan"), "\(pointless.errors)")
    }

    @Test("what only the run finds out is told at its key too, in words that name no flag")
    func places() async throws {
        let folder = try town("{count: 50}")
        let many = try await run(["site", "--plan", "plan.yaml"], in: folder)
        #expect(many.exitCode == 65)
        #expect(
            many.errors.contains("plan.yaml:4: column 10: siting.count: count 50 exceeds the 20 candidate sites"),
            "\(many.errors)")
        let flag = try await run(["site", "--plan", "plan.yaml", "--count", "51"], in: folder)
        #expect(flag.exitCode == 64 && flag.errors.contains("catchment: --count 51 exceeds the 20"), "\(flag.errors)")
        try folder.edit("plan.yaml", "{count: 50}", "{count: 5, quota: {street: 1..}}")
        let units = try await run(["site", "--plan", "plan.yaml", "--lang", "zh"], in: folder)
        #expect(units.exitCode == 65)
        #expect(units.errors.contains("第 20 列：siting.quota: floor、quota 与 unit_rules 按行政单元计算"), "\(units.errors)")
    }

    @Test("the manifest of scenarios lists the files that siting names, and a replay tells when one is another")
    func manifest() async throws {
        let folder = try town("{count: 3, unit_rules: rules.csv}\nscenarios: [{name: grown, population: 2}]")
        try folder.write("rules.csv", "unit,max_sites\n1,2\n")
        let made = try await runProgram(["scenario", "plan.yaml", "--out", "o", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let inputs = try JSON(contentsOf: folder.file("o/manifest.json"))["inputs"].list.map { $0["file"].text }
        #expect(inputs == ["plan.yaml", "d.csv", "f.csv", "c.csv", "rules.csv"])
        #expect(try await run(["scenario", "--replay", "o/manifest.json"], in: folder).exitCode == 0)
        try folder.edit("rules.csv", "1,2", "1,3")
        let rules = try await run(["scenario", "--replay", "o/manifest.json"], in: folder)
        #expect(rules.exitCode == 65 && rules.errors.contains("rules.csv is not the file that was read"), "\(rules.errors)")
        try folder.edit("rules.csv", "1,3", "1,2")
        try folder.edit("plan.yaml", "count: 3", "count: 4")
        let plan = try await run(["scenario", "--replay", "o/manifest.json"], in: folder)
        #expect(plan.exitCode == 65 && plan.errors.contains("plan.yaml is not the file that was read"), "\(plan.errors)")
    }
}
