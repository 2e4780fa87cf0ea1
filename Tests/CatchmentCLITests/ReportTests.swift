import Foundation
import TestSupport
import Testing

@Suite("The sample county")
struct SampleCountyTests {
    @Test("figures of SOURCE.md")
    func figures() async throws {
        let made = try await SharedRuns.county.value
        #expect(made.program.exitCode == 0, "\(made.program.errors)")
        let coverage = made.report["coverage"]
        #expect(coverage["overall"]["covered_weight"].number == 254_059)
        #expect(coverage["overall"]["weight"].number == 372_272)
        let levels = Dictionary(
            uniqueKeysWithValues: coverage["by_level"].list.map { ($0["level"].text ?? "", $0["totals"].sum("covered_weight")) })
        #expect(levels == ["city": 124_523, "district": 88_133, "street": 123_993, "community": 204_935])
        let elders = coverage["by_class"][0]["totals"]
        #expect(elders["covered_weight"].number == 55_158 && elders["weight"].number == 79_871)
        let homes = coverage["by_class"][1]
        #expect(homes["totals"]["covered_weight"].number == 94_626 && homes["totals"]["weight"].number == 136_502)
        #expect(homes["unit"].text == "households")
        let units = Dictionary(uniqueKeysWithValues: coverage["by_unit"].list.map { ($0["name"].text ?? "", $0) })
        for (name, covered, weight) in [
            ("临渠区", 173_797.0, 243_282.0), ("东塬县", 40_007, 55_169), ("石峡县", 40_255, 73_821), ("云湖街道", 983, 47_382),
            ("松岭乡", 3_566, 12_809),
        ] {
            #expect(units[name]?["covered_weight"].number == covered && units[name]?["weight"].number == weight, "\(name)")
        }
    }

    @Test("planned facilities count when they are included, with its figure")
    func planned() async throws {
        let json = try await run(
            [
                "cover", "--demand", Repository.data("sample-county/demand.csv"), "--facilities",
                Repository.data("sample-county/facilities.csv"), "--crs", "wgs84",
                "--include", "planned", "--json", "--quiet",
            ], in: Scratch()
        ).json()
        #expect(json["coverage"]["overall"]["covered_weight"].number == 269_170)
        #expect(json["coverage"]["facilities"].number == 106)
    }

    @Test("units of every level and the points outside them sum to the whole")
    func levels() async throws {
        let coverage = try await SharedRuns.county.value.report["coverage"]
        for level in ["city", "district", "street", "community"] {
            let units = coverage["by_unit"].list.filter { $0["level"].text == level }
            let outside = try #require(coverage["outside"].list.first { $0["level"].text == level })["totals"]
            for key in ["points", "weight", "covered_points", "covered_weight"] {
                #expect(
                    units.reduce(0) { $0 + $1.sum(key) } + outside.sum(key) == coverage["overall"][key].number, "\(level) \(key)")
            }
        }
        for totals in coverage["by_unit"].list + [coverage["overall"]] { #expect(totals["share_of"].text?.isEmpty == false) }
    }

    @Test("clusters, what is below the threshold and what is outside sum to the uncovered, as do the blank areas")
    func clusters() async throws {
        let report = try await SharedRuns.county.value.report
        let (blanks, overall) = (report["blanks"], report["coverage"]["overall"])
        for key in ["points", "weight"] {
            let parts =
                blanks["clusters"].list.reduce(0) { $0 + $1.sum(key) } + blanks["below_threshold"].sum(key)
                + blanks["outside"].sum(key)
            #expect(parts == blanks["uncovered"][key].number, "\(key)")
            let areas = blanks["areas"]
            let inAreas =
                areas["list"].list.reduce(0) { $0 + $1.sum(key) } + areas["below_threshold"].sum(key) + areas["outside"].sum(key)
            #expect(inAreas == blanks["uncovered"][key].number, "areas \(key)")
            #expect(blanks["uncovered"].sum(key) == overall.sum(key) - overall.sum("covered_\(key)"))
        }
        #expect(blanks["clusters"].list.map { $0["rank"].number } == (1...blanks["clusters"].list.count).map { Double($0) })
        #expect(blanks["clusters"].list.allSatisfy { $0.sum("weight") >= 50 && $0["unit_chain"].list.count == 4 })
    }

    @Test("units.csv has a row per unit, the outside and the total of the report")
    func table() async throws {
        let made = try await SharedRuns.county.value
        let rows = try made.folder.text("out/units.csv").split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let units = made.report["coverage"]["by_unit"].list
        #expect(rows.count == units.count + 3)
        #expect(
            rows[0].map { $0.trimmingCharacters(in: ["\u{FEFF}"]) } == [
                "code", "name", "level", "parent", "facilities", "unlocated", "people", "covered", "share", "uncovered",
                "clusters", "floor_area_m2",
                "floor_area_per_100_households_m2", "norm_met", "norms_examined", "norms_not_examined",
            ])
        for (row, unit) in zip(rows.dropFirst(), units) {
            #expect(
                row[0] == unit["code"].text && Double(row[6]) == unit["weight"].number
                    && Double(row[7]) == unit["covered_weight"].number)
            #expect(
                Double(row[8]) == unit["share"].number && Double(row[4]) == unit["facilities"].number
                    && Double(row[10]) == unit["clusters"].number)
        }
        let (total, overall) = (rows[rows.count - 1], made.report["coverage"]["overall"])
        #expect(
            total[0] == "total" && Double(total[6]) == overall["weight"].number
                && Double(total[7]) == overall["covered_weight"].number)
        #expect(Double(total[9]) == made.report["blanks"]["uncovered"]["weight"].number)
        #expect(total[4] == "103" && Int(total[10]) == made.report["blanks"]["clusters"].list.count)
        let lowest = rows.dropFirst().dropLast().filter { $0[2] == "community" || $0[0] == "outside" }
        for column in [4, 6, 7, 9, 10] {
            #expect(lowest.reduce(0) { $0 + (Double($1[column]) ?? 0) } == Double(total[column]), "column \(column)")
        }
    }

    @Test("two threads give the bytes of one in every file (S6)")
    func threads() async throws {
        let made = try await SharedRuns.county.value
        let other = try Scratch()
        let program = try await run(["cover"] + SharedRuns.countyInput + ["--threads", "2", "--out", "out"], in: other)
        #expect(program.output == made.program.output)
        #expect(try other.names(in: "out") == made.folder.names(in: "out"))
        for name in try made.folder.names(in: "out") {
            if name == "report.json" {
                #expect(try withoutClock(other.text("out/report.json")) == withoutClock(made.folder.text("out/report.json")))
            } else {
                #expect(try other.data("out/\(name)") == made.folder.data("out/\(name)"), "\(name)")
            }
        }
    }

    /// The report's bytes without `seconds` and the object `timing`.
    private func withoutClock(_ text: String) throws -> String {
        text.replacing(try Regex(#""timing" : \{[^}]*\}"#), with: "").replacing(try Regex(#""seconds" : [0-9.e-]+"#), with: "")
    }
}

@Suite("The report and its folder")
struct ReportTests {
    @Test("holds these files, and a second run leaves none of the first")
    func staleFiles() async throws {
        let folder = try Scratch(SharedRuns.town.merging(["u.geojson": BadInput.square]) { $1 })
        let cover = ["cover"] + SharedRuns.townInput
        try await run(
            ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--count", "2", "--units", "u.geojson", "--out", "out"],
            in: folder)
        let layers = [
            "assignments", "blanks", "candidates", "facilities", "proposals", "service-areas", "uncovered-clusters", "units",
        ].map {
            "\($0).geojson"
        }
        #expect(
            try folder.names(in: "out")
                == (layers + ["candidates.csv", "facilities.csv", "report.json", "uncoverable.csv", "units.csv"]).sorted())
        try folder.write("out/mine.txt", "keep")
        try await run(cover + ["--out", "out"], in: folder)
        #expect(
            try folder.names(in: "out")
                == [
                    "assignments.geojson", "facilities.csv", "facilities.geojson", "mine.txt", "report.json",
                    "service-areas.geojson",
                    "uncovered-clusters.geojson",
                ])
        try await run(cover + ["--out", "out", "--no-layers"], in: folder)
        #expect(try folder.names(in: "out") == ["facilities.csv", "mine.txt", "report.json"])
    }

    @Test("a run that fails leaves the folder of the last one as it was")
    func failureKeeps() async throws {
        let folder = try Scratch(SharedRuns.town)
        try await run(["cover"] + SharedRuns.townInput + ["--out", "out"], in: folder)
        let before = try folder.names(in: "out").map { try folder.data("out/\($0)") }
        let failed = try await run(["cover", "--demand", "nix.csv", "--facilities", "f.csv", "--out", "out"], in: folder)
        #expect(failed.exitCode == 66)
        #expect(try folder.names(in: "out").map { try folder.data("out/\($0)") } == before)
    }

    @Test("--json prints report.json, --quiet nothing, --lang zh Chinese")
    func printing() async throws {
        let folder = try Scratch(SharedRuns.town)
        let cover = ["cover"] + SharedRuns.townInput
        let json = try await runProgram(cover + ["--json", "--out", "out"], in: folder)
        #expect(try json.output == folder.text("out/report.json"))
        let quiet = try await run(cover + ["--quiet", "--out", "out"], in: folder)
        #expect(quiet.output.isEmpty && quiet.errors.isEmpty && quiet.exitCode == 0)
        let both = try await run(cover + ["--quiet", "--json"], in: folder)
        #expect(try both.json()["schema"].text == "catchment/report/2" && both.errors.isEmpty)
        let english = try await run(cover, in: folder)
        #expect(english.output.contains("people") && english.output.contains("are within reach of 2 facilities"))
        let chinese = try await run(cover + ["--lang", "zh"], in: folder)
        #expect(chinese.output.hasPrefix("覆盖率\n") && !chinese.output.contains("people"))
    }

    @Test("no facilities cover nobody, a radius around the Earth covers all (C3)")
    func extremes() async throws {
        let folder = try Scratch(SharedRuns.town.merging(["u.geojson": BadInput.square]) { $1 })
        let none = try await run(["cover", "--demand", "d.csv", "--crs", "wgs84", "--json"], in: folder).json()["coverage"]
        #expect(none["overall"]["share"].number == 0 && none["overall"]["covered_points"].number == 0)
        #expect(none["facilities"].number == 0 && none["distances"] == .null)
        let ran = try await run(
            [
                "cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "25000km", "--json", "--out",
                "out", "--units", "u.geojson",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let all = try ran.json()
        #expect(all["coverage"]["overall"]["share"].number == 1)
        #expect(all["blanks"]["uncovered"]["points"].number == 0)
        #expect(all["blanks"]["areas"].sum("blank_area_m2") == 0)
    }

    @Test("weight 0 everywhere has no share")
    func noWeight() async throws {
        let folder = try Scratch(["d.csv": "id,lon,lat,population\na,-51.2,-30,0\nb,-51.3,-30,0\n", "f.csv": BadInput.facilities])
        let json = try await run(BadInput.cover + ["--json"], in: folder)
        #expect(json.exitCode == 0)
        #expect(try json.json()["coverage"]["overall"]["share"] == .null)
        #expect(json.output.contains("\"share\" : null"))
        #expect(try await run(BadInput.cover, in: folder).output.contains("(—)"))
    }

    @Test("without a weight column points are counted and nobody is called people")
    func points() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat\na,-51.2,-30\nb,-51.3,-30\nc,-51.4,-30\n", "f.csv": BadInput.facilities,
            "u.geojson": BadInput.square,
        ])
        let arguments = BadInput.cover + ["--units", "u.geojson", "--crs", "wgs84"]
        let text = try await run(arguments, in: folder).output
        #expect(!text.lowercased().contains("people"), "\(text)")
        let coverage = try await run(arguments + ["--json"], in: folder).json()["coverage"]
        #expect(coverage["weight_kind"].text == "points")
        #expect(coverage["overall"]["share_of"].text?.contains("people") == false)
    }

    @Test("sources of radii are counted: point, facility, default; an override takes all (C2)")
    func radiusSources() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,radius_m\na,-51.2,-30.01,\nb,-51.21,-30.01,100\nc,-51.2,-30.02,5000\n",
            "f.csv": "id,lon,lat,radius_m\nf1,-51.2,-30,1200\nf2,-51.25,-30,\n",
        ])
        let json = try await run(BadInput.cover + ["--crs", "wgs84", "--radius", "50m", "--json"], in: folder).json()["coverage"]
        #expect(
            json["radius_sources"]
                == .object([
                    "demand_column": .number(4), "facility_column": .number(1), "plan": .number(0), "profile": .number(0),
                    "fallback": .number(1), "override": .number(0),
                ]))
        #expect(json["overall"]["covered_points"].number == 2)
        let override = try await run(BadInput.cover + ["--crs", "wgs84", "--radius-override", "10m", "--json"], in: folder)
            .json()["coverage"]
        #expect(override["radius_sources"]["override"].number == 6)
        #expect(override["overall"]["covered_points"].number == 0)
    }
}
