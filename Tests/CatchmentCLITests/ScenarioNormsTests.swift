@testable import CatchmentKit
import Foundation
import PlanningTerms
import Publication
import TestSupport
import Testing

/// Scenarios that go by another norm profile, against a plan that names that profile itself.
@Suite("Scenarios under another norm profile")
struct ScenarioNormsTests {
    /// The town of `ScenarioTests` with a street and two villages whose radii nothing gives but a profile.
    private static let files = ScenarioTests.town.merging([
        "f.csv": "id,x,y,level,floor_area_m2\nf1,0,50,street,300\nf2,1000,50,village,200\nf3,1010,50,village,\n",
        "near.yaml": profile("near", street: "100m", village: "120m", floor: 150),
        "far.yaml": profile("far", street: "160m", village: "160m", floor: 250),
        "walk.yaml": """
        name: walk
        norms:
          - {item: radius, level: street, max: 192m, measure: walking, source: test, verified: true}
          - {item: radius, level: village, max: 192m, measure: walking, source: test, verified: true}
        """,
    ]) { $1 }

    private static func profile(_ name: String, street: String, village: String, floor: Int) -> String {
        """
        name: \(name)
        norms:
          - {item: radius, level: street, max: \(street), source: test, verified: true}
          - {item: radius, level: village, place: rural, max: \(village), source: test, verified: true}
          - {item: floor_area, level: village, min: \(floor), source: test, verified: true}
          - {item: quota, level: village, min: \(floor / 100), source: test, verified: true}
        thresholds:
          - {indicator: share, green: 90%, red: \(floor / 10)%, source: test, verified: true}
        """
    }

    private static func plan(_ profile: String, _ scenarios: String = "") -> String {
        """
        crs: planar
        layers: {demand: d.csv, facilities: f.csv, units: u.geojson}
        classes: [{name: old, column: old}]
        output: {min_people: 1}
        levels: [street, village]
        \(profile)

        """ + scenarios
    }

    @Test("radii, norms and notices are those of a plan with that profile, to the byte")
    func asAPlan() async throws {
        let scenarios = """
            scenarios:
              - {name: same}
              - {name: other, title: Wider, profile: far.yaml}
              - {name: walking, base: other, profile: walk.yaml, detour: 1.2, close: [f3]}
              - {name: longer, base: walking, detour: 1.5}

            """
        let folder = try Scratch(Self.files.merging(["plan.yaml": Self.plan("profile: near.yaml", scenarios)]) { $1 })
        let made = try await runProgram(["scenario", "plan.yaml", "--out", "o", "--json", "--quiet"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        // By hand: f1 reaches a at 100 m and 160 m (b is 158 m away: 160 m does); f2 and f3 reach d, and e only at 160 m.
        let rows = [report["base"]] + report["scenarios"].list
        #expect(rows.map { $0["overall"]["covered_weight"].number } == [50, 50, 120, 120, 50])
        #expect(rows.map { $0["profile"].text } == ["near", "near", "far", "walk", "walk"])
        #expect(rows.map { $0["detour"].number } == [nil, nil, nil, 1.2, 1.5])
        #expect(rows.map { $0["title"].text } == [nil, nil, "Wider", nil, nil])
        #expect(rows[2]["changes"].list.map(\.text) == ["norm profile far.yaml"])
        #expect(rows[3]["changes_zh"].list.map(\.text) == ["规范方案 walk.yaml", "路径为直线的 1.2 倍", "关闭：f3"])
        #expect(try folder.text("o/scenarios.csv").contains("other,Wider,,far,3,0,0,0,150,120,0.8,70,70,0,0,"))
        for (name, plan) in [("base", "profile: near.yaml"), ("other", "profile: far.yaml")] {
            try folder.write("alone.yaml", Self.plan(plan))
            #expect(try await runProgram(["cover", "--plan", "alone.yaml", "--out", "c", "--quiet"], in: folder).exitCode == 0)
            for file in try folder.names(in: "c") where file != "report.json" {
                #expect(try folder.data("c/\(file)") == folder.data("o/\(name)/\(file)"), "\(name)/\(file)")
            }
            let (own, fresh) = (
                try JSON(contentsOf: folder.file("o/\(name)/report.json")), try JSON(contentsOf: folder.file("c/report.json"))
            )
            #expect(
                own.without(["timing", "command", "fingerprint"]) == fresh.without(["timing", "command", "fingerprint"]),
                "\(name)")
        }
        #expect(try JSON(contentsOf: folder.file("o/other/report.json"))["levels"][1]["quota"]["count"].number == 2)
        let manifest = try JSON(contentsOf: folder.file("o/manifest.json"))
        #expect(
            manifest["inputs"].list.compactMap { $0["file"].text }.filter { $0.hasSuffix("yaml") } == [
                "plan.yaml", "near.yaml", "far.yaml", "walk.yaml",
            ])
        #expect(try await run(["scenario", "--replay", "o/manifest.json"], in: folder).exitCode == 0)
        try folder.edit("far.yaml", "max: 160m", "max: 159m")
        let other = try await run(["scenario", "--replay", "o/manifest.json"], in: folder)
        #expect(other.exitCode == 65 && other.errors.contains("far.yaml is not the file that was read"), "\(other.errors)")
    }

    @Test("a shipped profile is hashed by its text, and a facility that is left without a radius is named")
    func shipped() async throws {
        let scenarios = "scenarios:\n  - {name: a, profile: four-level}\n"
        // A hamlet is of no tier that the profile speaks of.
        let files = Self.files.merging(["plan.yaml": Self.plan("profile: near.yaml", scenarios)]) { $1 }
        let folder = try Scratch(files.mapValues { $0.replacing("village", with: "hamlet") })
        let bare = try await run(["scenario", "plan.yaml", "--out", "o"], in: folder)
        #expect(bare.exitCode == 65 && !folder.exists("o"))
        #expect(
            bare.errors.contains(
                "plan.yaml:8: column 24: scenarios[0].profile: under the profile four-level 2 facilities have no radius, the first is f2 (of the level hamlet)"
            ), "\(bare.errors)")
        try folder.write(
            "plan.yaml", Self.plan("profile: near.yaml\nradius: 90m", scenarios).replacing("village", with: "hamlet"))
        let made = try await run(["scenario", "plan.yaml", "--out", "o"], in: folder)
        #expect(
            made.exitCode == 0 && made.errors.contains("warning: four-level: 9 of 9 numbers of the profile"), "\(made.errors)")
        let manifest = try JSON(contentsOf: folder.file("o/manifest.json"))
        #expect(manifest["profiles"].object.keys.sorted() == ["four-level"])
        #expect(
            manifest["profiles"]["four-level"].text
                == FileHash.hex(Data((ShippedProfile(rawValue: "four-level")?.text ?? "").utf8))
        )
    }

    @Test("a change of radii that cannot change anything is noticed, in both languages")
    func nothing() async throws {
        let demand = "id,x,y,population,radius_m\na,0,0,10,100\nb,150,0,20,100\n"
        let folder = try Scratch([
            "d.csv": demand, "f.csv": "id,x,y\nf1,0,50\n",
            "plan.yaml": """
            crs: planar
            layers: {demand: d.csv, facilities: f.csv}
            scenarios: [{name: wide, radius: 2km}]
            """,
        ])
        let text = "plan.yaml:3: scenarios[0].radius: every demand point has a radius of its own"
        let made = try await run(["scenario", "plan.yaml", "--out", "o"], in: folder)
        #expect(made.exitCode == 0 && made.errors.contains("notice: " + text), "\(made.errors)")
        #expect(try folder.text("o/wide/report.json").contains(text))
        #expect(try folder.text("o/base/report.json").contains(text) == false)
        let chinese = try await run(["scenario", "plan.yaml", "--lang", "zh", "--out", "o"], in: folder)
        #expect(chinese.errors.contains("提示：plan.yaml:3: scenarios[0].radius: 每个需求点都有自己的服务半径"), "\(chinese.errors)")
        #expect(chinese.output.contains("wide: 全部设施服务半径 2 公里"), "\(chinese.output)")
    }

    @Test("scenarios of the sample county come to what scripts/make-sample.py reckons without the program (SOURCE.md)")
    func sample() async throws {
        let source = try String(contentsOfFile: Repository.data("sample-county/SOURCE.md"), encoding: .utf8)
        func numbers(_ name: String) -> [Double] {
            let line = source.split(separator: "\n").first { $0.hasPrefix("\(name): ") } ?? ""
            let signs = CharacterSet(charactersIn: "0123456789.-").inverted
            return line.dropFirst(name.count).replacing(",", with: "").components(separatedBy: signs).compactMap { Double($0) }
        }
        let wanted = ["merge-two", "norms-2035"]
        let made = try await run(
            ["scenario", Repository.data("sample-county/plan.yaml"), "--no-layers", "--json", "--quiet", "--out", "o"]
                + wanted.flatMap { ["--only", $0] }, in: Scratch())
        #expect(made.exitCode == 0, "\(made.errors)")
        let report = try made.json()
        for row in [report["base"]] + report["scenarios"].list {
            let name = row["name"].text ?? ""
            let figures = [
                row["overall"]["covered_weight"], row["overall"]["weight"], row["difference"]["gained_weight"],
                row["difference"]["lost_weight"], row["difference"]["population_effect"], row["below_floor_area"],
                row["below_quota"],
            ].map { $0.number ?? -1 }
            var reckoned = numbers(name)
            // The share stands third, rounded.
            if reckoned.count == 8 { reckoned.remove(at: 2) }
            #expect(figures == reckoned, "\(name)")
        }
        #expect(report["scenarios"].list.map { $0["name"].text } == wanted)
    }
}
