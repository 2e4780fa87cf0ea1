@testable import CatchmentKit
import Foundation
import GeoPrimitives
import TestSupport
import Testing

@Suite("Plans on the command line")
struct PlanFileTests {
    static let plan = Repository.data("sample-county/plan.yaml")

    /// A report without its timing.
    private func figures(_ json: JSON) -> [JSON] {
        ["coverage", "blanks", "inputs", "settings", "coverage_after"].map { json[$0] }
    }

    @Test("cover with the sample's plan gives the figures of the same flags")
    func cover() async throws {
        let folder = try Scratch()
        let planned = try await run(["cover", "--plan", Self.plan, "--json", "--quiet"], in: folder)
        #expect(planned.exitCode == 0, "\(planned.errors)")
        let flags = try await run(
            [
                "cover", "--demand", Repository.data("sample-county/demand.csv"), "--facilities",
                Repository.data("sample-county/facilities.csv"), "--units", Repository.data("sample-county/units.geojson"),
                "--crs",
                "wgs84", "--radius", "1km", "--class", "elders=elders", "--class", "new_employment=new_employment", "--class",
                "households=households:households", "--demand-columns", "weight=population,unit=community", "--profile",
                "four-level", "--json", "--quiet",
            ], in: folder)
        // The quota and the thresholds have no flags: what units are held to differs, and nothing else.
        let planOnly: Set<String> = ["norm_met", "norms"]
        #expect(
            figures(try planned.json()).map { $0.without(planOnly) } == figures(try flags.json()).map { $0.without(planOnly) })
        #expect(try planned.json()["coverage"]["overall"]["covered_weight"].number == 254_059)
    }

    @Test("flags win over the plan")
    func flagsWin() async throws {
        let folder = try Scratch()
        let json = try await run(
            ["cover", "--plan", Self.plan, "--radius-override", "800m", "--min-people", "9", "--json", "--quiet"], in: folder
        ).json()
        #expect(json["settings"]["radius_override_m"].number == 800 && json["settings"]["min_people"].number == 9)
        #expect(json["coverage"]["radius_sources"]["override"].number == 4_287_993)
    }

    /// A street and a village facility without radii of their own, in an urban and a rural unit.
    static let typed: [String: String] = [
        "plan.yaml": """
        layers: {demand: d.csv, facilities: f.csv, units: u.geojson}
        crs: planar
        levels: [{name: village, radius: {urban: 500m, rural: 1km}}, {name: street, radius: 200m}]
        radius: 50m
        """,
        "d.csv": "id,x,y,population\na,700,0,10\nb,10700,0,100\nc,5150,0,1000\nd,5300,0,10000\ne,5000,40,7\n",
        "f.csv": "id,x,y,level\ntown,0,0,village\nhamlet,10000,0,village\nstreet,5000,0,street\nother,5000,10,kiosk\n",
        "u.geojson": """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"1","name":"A","level":"unit","type":"urban"},"geometry":{"type":"Polygon","coordinates":[[[-1000,-1000],[5100,-1000],[5100,1000],[-1000,1000],[-1000,-1000]]]}},
        {"type":"Feature","properties":{"code":"2","name":"B","level":"unit","type":"rural"},"geometry":{"type":"Polygon","coordinates":[[[5100,-1000],[12000,-1000],[12000,1000],[5100,1000],[5100,-1000]]]}}]}
        """,
    ]

    @Test("radii of the plan go by level and by the type of the facility's unit, and their pairs are counted")
    func types() async throws {
        let folder = try Scratch(Self.typed)
        let made = try await run(["cover", "--plan", "plan.yaml", "--json", "--quiet", "--out", "o"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        let coverage = try made.json()["coverage"]
        // By hand: a lies 700 m from a village centre in an urban unit (500 m); b 700 m from one in a rural unit (1 km); c 150 m and d
        // 300 m from the street's (200 m); e 30 m from the kiosk (50 m).
        #expect(coverage["overall"]["covered_weight"].number == 1107)
        #expect(
            coverage["radius_sources"]
                == .object([
                    "demand_column": .number(0), "facility_column": .number(0), "plan": .number(15), "profile": .number(0),
                    "fallback": .number(5), "override": .number(0),
                ]))
        #expect(try folder.text("o/facilities.csv").contains("hamlet,,village,existing,1000"))
    }

    @Test("a level whose radius goes by type says so where the unit has none")
    func noType() async throws {
        let folder = try Scratch(Self.typed)
        try folder.edit("u.geojson", "\"urban\"", "\"mixed\"")
        try folder.edit("plan.yaml", "radius: 50m", "# no default")
        let made = try await run(["cover", "--plan", "plan.yaml"], in: folder)
        #expect(made.exitCode == 65)
        #expect(
            made.errors.contains(
                "f.csv:2: town has no radius; give --radius (such as --radius 1km) (the plan's radii for the level village go by urban and rural, and its unit has no such type)"
            ), "\(made.errors)")
        #expect(made.errors.contains("f.csv:5: other has no radius"))
    }

    @Test("classes that make up the weight are checked row by row and summed")
    func partition() async throws {
        let folder = try Scratch([
            "plan.yaml": """
            layers: {demand: d.csv, facilities: f.csv}
            crs: planar
            radius: 100m
            classes: [{name: old, radius: 50m, partition: true}, {name: young, partition: true}, {name: homes, unit: households}]
            """,
            "d.csv": "id,x,y,population,old,young,homes\na,80,0,10,4,6,3\nb,10,0,0.3,0.1,0.2,1\n", "f.csv": "id,x,y\nf,0,0\n",
        ])
        let made = try await run(["cover", "--plan", "plan.yaml", "--json", "--quiet"], in: folder)
        let partition = try made.json()["coverage"]["partition"]
        #expect(partition["name"].text == "old + young" && partition["totals"]["weight"].number == 10.3)
        #expect(abs((partition["totals"]["covered_weight"].number ?? 0) - 6.3) < 1e-12)
        try folder.edit("d.csv", "4,6", "4,5")
        let wrong = try await run(["cover", "--plan", "plan.yaml"], in: folder)
        #expect(wrong.exitCode == 65)
        #expect(wrong.errors.contains("d.csv:2: old + young is 9 and the weight 10"), "\(wrong.errors)")
    }

    @Test("init writes a plan that reads the same files, and never overwrites")
    func initialises() async throws {
        let folder = try Scratch()
        for name in ["demand.csv", "facilities.csv", "candidates.csv", "units.geojson", "exclusions.geojson"] {
            try folder.write(
                "x/\(name.replacing("demand", with: "list1").replacing("facilities", with: "list2").replacing("candidates", with: "list3").replacing("units", with: "map1").replacing("exclusions", with: "map2"))",
                try Data(contentsOf: URL(fileURLWithPath: Repository.data("sample-county/\(name)"))))
        }
        let made = try await run(["init", "x", "--out", "my plan.yaml"], in: folder)
        #expect(made.exitCode == 0, "\(made.errors)")
        for line in [
            "list1.csv: demand", "list2.csv: facilities", "list3.csv: candidates", "map1.geojson: units",
            "map2.geojson: units or exclusions?",
        ] {
            #expect(made.errors.contains(line), "\(made.errors)")
        }
        let plan = try folder.text("my plan.yaml")
        #expect(plan.contains("path: x/list1.csv") && plan.contains("- name: community") && plan.contains("name: new_employment"))
        // The lists are degrees in China without a CRS: which one is for a person to say.
        let refused = try await run(["cover", "--plan", "my plan.yaml"], in: folder)
        #expect(refused.exitCode == 65 && refused.errors.contains("wgs84, gcj02"), "\(refused.errors)")
        let covered = try await run(["cover", "--plan", "my plan.yaml", "--crs", "wgs84", "--json", "--quiet"], in: folder)
        #expect(try covered.json()["coverage"]["overall"]["covered_weight"].number == 254_059)
        let again = try await run(["init", "x", "--out", "my plan.yaml"], in: folder)
        #expect(again.exitCode == 73 && again.errors.contains("never overwritten"))
        #expect(try folder.text("my plan.yaml") == plan)
        // Names alone make units where there are no others, and a demand's names are no column of a plan.
        try folder.write("named/people.csv", "id,name,lon,lat,population\na,A,10.5,50.5,9\n")
        try folder.write(
            "named/towns.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"T"},"geometry":
            {"type":"Polygon","coordinates":[[[10,50],[11,50],[11,51],[10,51],[10,50]]]}}]}
            """)
        let named = try await run(["init", "named"], in: folder)
        #expect(named.errors.contains("towns.geojson: units"), "\(named.errors)")
        let read = try await run(["cover", "--plan", "named/plan.yaml", "--radius", "1km", "--json", "--quiet"], in: folder)
        #expect(read.exitCode == 0, "\(read.errors)")
        // An editor's mark of UTF-8 is no part of the plan.
        try folder.write("named/marked.yaml", "\u{FEFF}" + folder.text("named/plan.yaml").replacing("#", with: "# "))
        #expect(try await run(["inspect", "--plan", "named/marked.yaml", "--quiet"], in: folder).exitCode == 0)
        try folder.write("empty/a.txt", "nothing")
        #expect(try await run(["init", "empty"], in: folder).exitCode == 66)
        #expect(try await run(["init", "none"], in: folder).exitCode == 66)
    }
}
