import Foundation
import TestSupport
import Testing

/// The figures of docs/levels.md, worked by hand there.
@Suite("Nested levels: the three-level example")
struct LevelTests {
    private func covered(_ report: JSON) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: report["coverage"]["by_level"].list.map {
                ($0["level"].text ?? "", $0["totals"].sum("covered_weight"))
            })
    }

    @Test("each level by its own facilities, any level, every level")
    func own() async throws {
        let (folder, report, ran) = try await ThreeLevels.run([])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(covered(report) == ["county": 580, "town": 350, "village": 470])
        #expect(report["coverage"]["overall"].sum("covered_weight") == 700)
        #expect(report["coverage"]["all_levels"].sum("covered_weight") == 350)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("a level that serves others reaches their people")
    func serves() async throws {
        let (folder, report, _) = try await ThreeLevels.run(["--serves", "county=town,village"])
        #expect(covered(report) == ["county": 580, "town": 580, "village": 700])
        #expect(report["coverage"]["all_levels"].sum("covered_weight") == 580)
        #expect(report["coverage"]["by_level"][1]["served_by"].list.map(\.text) == ["county", "town"])
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("parents within reach: a facility lies within the service radius of one of the level above")
    func parents() async throws {
        let levels = try await ThreeLevels.run([]).report["levels"]
        #expect(levels.list.map { $0["level"].text } == ["county", "town", "village"])
        #expect(levels[0]["parents"] == .null)
        #expect(levels[1]["parents"]["within_reach"].number == 1 && levels[1]["parents"]["beyond"].list.isEmpty)
        #expect(levels[2]["parents"]["within_reach"].number == 2)
        let beyond = levels[2]["parents"]["beyond"][0]
        #expect(beyond["facility"].text == "c" && beyond["nearest"].text == "A" && beyond["distance_m"].number == 3000)
    }

    @Test("within borders each facility covers its own unit only, and the report gives both figures")
    func within() async throws {
        let (folder, report, ran) = try await ThreeLevels.run(["--within", "village", "--backup"])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        #expect(report["borders"]["within"].sum("covered_weight") == 620)
        #expect(report["borders"]["ignored"].sum("covered_weight") == 700)
        #expect(report["coverage"]["overall"].sum("covered_weight") == 620)
        #expect(report["blanks"]["clusters"].list.reduce(0) { $0 + $1.sum("weight") } == 380)
        let counts = report["coverage"]["backup"]["by_count"].list.map { $0.sum("weight") }
        // p1: a and A; p2: b and A; p3, p4: K; p6: c.
        #expect(counts == [380, 320, 300, 0])
        // The blank of V4 is the whole of it: no facility of its own.
        let villages = report["coverage"]["by_unit"].list.filter { $0["level"].text == "village" }
        #expect(villages[3]["blank_area_m2"].number == 3e6)
        // V2 keeps only what K covers there, west of 3000 and east of 1500 (K reaches from 500 to 3500).
        #expect((villages[1]["blank_area_m2"].number ?? 0) < 0.5e6)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
        try folder.edit("out/report.json", "\"covered_weight\" : 700", "\"covered_weight\" : 701")
        #expect(try await run(["verify", "out"], in: folder).exitCode == 65, "the figure with borders ignored is recomputed too")
    }

    @Test("uncovered people near the edge are flagged and totalled, unless a facility beyond was given")
    func edge() async throws {
        let (folder, report, _) = try await ThreeLevels.run([])
        #expect(report["edge"].sum("weight") == 300 && report["edge"]["radius_m"].number == 500)
        #expect(report["edge"]["outside_facilities"].number == 0)
        #expect(report["blanks"]["clusters"][0]["edge_weight"].number == 300)
        #expect(
            try folder.text("out/assignments.geojson").contains(
                "\"id\":\"p7\",\"weight\":300,\"covered\":false,\"facility\":\"c\",\"proposed\":false,\"distance_m\":1900,\"edge\":true,\"unit\":\"V4\",\"cluster\":\"V4-"
            ))
        #expect(try folder.text("out/assignments.geojson").components(separatedBy: "\"edge\":true").count == 2)
        let centers = (ThreeLevels.files["centers.csv"] ?? "") + "z,village,6800,1000,100,,,\n"
        let given = try await ThreeLevels.run([], files: ["centers.csv": centers])
        #expect(given.report["edge"].sum("weight") == 0 && given.report["edge"]["outside_facilities"].number == 1)
    }

    @Test("bad levels are refused with what there is")
    func refused() async throws {
        for (flags, text) in [
            (["--within", "hamlet"], "county, town, village"), (["--serves", "hamlet=town"], "none of the facilities' levels"),
            (["--serves", "county"], "county=town"),
        ] as [([String], String)] {
            let ran = try await ThreeLevels.run(flags).ran
            #expect(ran.exitCode == 64 && (ran.errors.contains(text) || ran.errors.contains("such as city=")), "\(ran.errors)")
        }
        let folder = try Scratch(ThreeLevels.files)
        let ran = try await run(
            ["cover", "--demand", "people.csv", "--facilities", "centers.csv", "--crs", "planar", "--within", "town"], in: folder)
        #expect(ran.exitCode == 64 && ran.errors.contains("--units"), "\(ran.errors)")
    }

    @Test("site keeps borders: the plan verifies and its sites cover their own unit only")
    func siting() async throws {
        let sites = "id,x,y,radius_m\ns1,2900,1000,600\ns2,5000,1000,1000\n"
        let (folder, report, ran) = try await ThreeLevels.run(
            ["--within", "village", "--candidates", "c.csv", "--count", "2"], command: "site", files: ["c.csv": sites])
        #expect(ran.exitCode == 0, "\(ran.errors)")
        // s1 stands in V2, whose people K covers already; p5 is 200 m away across the border. s2 covers p7 in V4.
        #expect(report["siting"]["gained"].number == 300 && report["siting"]["selected"].list.map(\.text).contains("s2"))
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test("the sample county: both figures of --within street, and its people near the edge")
    func county() async throws {
        let folder = try Scratch()
        let ran = try await run(
            ["cover"] + SharedRuns.countyInput + ["--within", "street", "--no-layers", "--quiet", "--out", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let borders = try JSON(contentsOf: folder.file("out/report.json"))["borders"]
        #expect(borders["ignored"].sum("covered_weight") == 254_059)
        #expect(borders["within"].sum("covered_weight") < 254_059 && borders["within"].sum("covered_weight") > 150_000)
    }

    static let plan = """
        crs: planar
        layers: {demand: people.csv, facilities: centers.csv, units: units.geojson}
        radius: 500m
        levels:
          - {name: county, serves: [town]}
          - {name: town, quota: 1, floor_area_m2: 1000}
          - name: village
            floor_area_m2: 30
            quota: {count: 1, households: 60}
        output: {min_people: 1}

        """

    @Test("a plan orders the levels and says what they serve, how large they are and how many a unit should have")
    func plan() async throws {
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": Self.plan]) { $1 })
        let ran = try await run(["cover", "--plan", "plan.yaml", "--out", "out"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(covered(report) == ["county": 580, "town": 580, "village": 470])
        let (town, village) = (report["levels"][1], report["levels"][2])
        #expect(town["quota"]["met"].number == 1 && town["quota"]["below"][0]["unit"].text == "T2")
        #expect(town["floor_area"]["below"][0]["facility"].text == "A")
        #expect(village["floor_area"]["met"].number == 1 && village["floor_area"]["below"][0]["floor_area_m2"].number == 25)
        #expect(village["floor_area"]["unknown"][0]["facility"].text == "c")
        // 100 households ask for two: V1 has a and b, V3 has c, V2 and V4 have none.
        #expect(village["quota"]["met"].number == 1)
        #expect(village["quota"]["below"].list.map { $0["unit"].text } == ["V2", "V3", "V4"])
        #expect(village["quota"]["below"].list.map { $0["required"].number } == [2, 2, 2])
        #expect(ran.output.contains("town: quota 1 per town: met in 1 unit, missed in 1"))
    }

    @Test("a facility of a level that the plan does not have is warned of with its row, and counts in the whole only")
    func strangeLevel() async throws {
        let centers = (ThreeLevels.files["centers.csv"] ?? "") + "z,kiosk,5900,1000,100,,,\n"
        let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": Self.plan, "centers.csv": centers]) { $1 })
        let ran = try await run(["cover", "--plan", "plan.yaml", "--out", "out"], in: folder)
        #expect(ran.errors.contains("centers.csv:7: level \"kiosk\" is none of the plan's levels county, town"), "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(covered(report) == ["county": 580, "town": 580, "village": 470])
        #expect(report["coverage"]["overall"].sum("covered_weight") == 1000)
    }

    @Test("a plan that asks for what cannot be is refused with line and key")
    func wrongPlans() async throws {
        for (old, new, text) in [
            (
                "[town]", "[towns]",
                "county serves \"towns\", which is none of the levels county, town, village; did you mean town?"
            ),
            ("quota: 1,", "quota: 0,", "levels[1].quota"),
            ("floor_area_m2: 1000", "floor_area: 1000", "did you mean floor_area_m2?"),
        ] {
            let plan = Self.plan.replacingOccurrences(of: old, with: new)
            let folder = try Scratch(ThreeLevels.files.merging(["plan.yaml": plan]) { $1 })
            let ran = try await run(["cover", "--plan", "plan.yaml", "--out", "out"], in: folder)
            #expect(ran.exitCode == 65 && ran.errors.contains(text), "\(ran.errors)")
            #expect(!folder.exists("out"))
        }
    }
}
