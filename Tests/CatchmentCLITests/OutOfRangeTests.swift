import Foundation
import Testing

/// A number that no run can work with, where it enters.
struct OutOfRange: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Files over those of the town.
    var files: [String: String] = [:]
    var arguments: [String]
    var exitCode: Int32
    /// What standard error must hold.
    var said: String

    private static let cover = ["cover"] + SharedRuns.townInput
    private static let site = ["site"] + SharedRuns.townInput + ["--candidates", "c.csv"]
    private static let costs = [
        "cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--cost-matrix", "m.csv",
    ]

    static let flags = [
        OutOfRange(
            testDescription: "--nearest beyond 32 bits", arguments: cover + ["--nearest", "2147483648"], exitCode: 64,
            said: "--nearest 2147483648 must be at least 1 and at most 1000000"),
        OutOfRange(
            testDescription: "--spacing of 1e300 m", arguments: site + ["--count", "2", "--spacing", "1e300m"], exitCode: 64,
            said: "at most 1000000km"),
        OutOfRange(
            testDescription: "--radius of 1e300 km", arguments: cover + ["--radius", "1e300km"], exitCode: 64,
            said: "at most 1000000km"),
        OutOfRange(
            testDescription: "--cluster-distance of 1e300 m", arguments: cover + ["--cluster-distance", "1e300m"], exitCode: 64,
            said: "at most 1000000km"),
    ]

    static let files = [
        OutOfRange(
            testDescription: "a radius of 1e300 m in a list",
            files: ["f.csv": "id,lon,lat,radius_m\nf1,-51.2,-30.1,1e300\n"], arguments: cover, exitCode: 65,
            said:
                "f.csv:2: radius_m \"1e300\": must be a length above zero with its unit, such as 500m or 1km, and at most 1,000,000 km"
        ),
        OutOfRange(
            testDescription: "a cost of 1e300", files: ["m.csv": "from,to,cost\np0,f1,5\np1,f1,1e300\n"],
            arguments: costs + ["--cutoff", "1e301"], exitCode: 65, said: "m.csv:3: cost \"1e+300\" must be at most 10¹⁵"),
        OutOfRange(
            testDescription: "households of 1e300", files: ["u.geojson": units(households: "1e300")],
            arguments: cover + ["--units", "u.geojson"], exitCode: 65,
            said: "households \"1e+300\" must be a number from 0 to 10¹⁵"),
        OutOfRange(
            testDescription: "fewer than no households", files: ["u.geojson": units(households: "-1")],
            arguments: cover + ["--units", "u.geojson"], exitCode: 65, said: "households \"-1.0\" must be a number from 0 to 10¹⁵"
        ),
        OutOfRange(
            testDescription: "a quota of 2⁶³ − 1",
            files: [
                "p.yaml": plan("levels:\n  - {name: town, radius: 1km, quota: {count: 9223372036854775807, households: 1}}\n")
            ],
            arguments: ["cover", "--plan", "p.yaml"], exitCode: 65, said: "a whole number from 1 to 1,000,000,000"),
        OutOfRange(
            testDescription: "a quota per 1e300 households",
            files: ["p.yaml": plan("levels:\n  - {name: town, radius: 1km, quota: {count: 1, households: 1e300}}\n")],
            arguments: ["cover", "--plan", "p.yaml"], exitCode: 65, said: "a number of households from 1 to 10¹⁵"),
        OutOfRange(
            testDescription: "a radius multiplied beyond the Earth",
            files: [
                "p.yaml": plan("scenarios:\n  - {name: far, radius: [{ids: [f1], factor: 1e6}]}\n"),
                "f.csv": "id,lon,lat,radius_m\nf1,-51.2,-30.1,5000\n",
            ],
            arguments: ["scenario", "p.yaml"], exitCode: 65, said: "f1 would have"),
        OutOfRange(
            testDescription: "a spacing of 1e300 m in a plan",
            files: ["p.yaml": plan("siting: {model: mclp, count: 2, spacing: 1e300m}\n")],
            arguments: ["site", "--plan", "p.yaml"], exitCode: 65, said: "at most 1,000,000 km"),
        OutOfRange(
            testDescription: "degrees of a definition that are none",
            arguments: ["inspect"] + SharedRuns.townInput + ["--demand-crs", wideDegrees], exitCode: 65,
            said: "which is no place on the Earth"),
        OutOfRange(
            testDescription: "the same where it is run",
            arguments: cover + ["--demand-crs", wideDegrees], exitCode: 65, said: "which is no place on the Earth"),
    ]

    private static let wideDegrees =
        "GEOGCS[\"wide\",DATUM[\"WGS_1984\",SPHEROID[\"WGS_84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",90.0000001]]"

    private static func plan(_ more: String) -> String {
        "name: town\ncrs: wgs84\nradius: 500m\nlayers:\n  demand: d.csv\n  facilities: f.csv\n  candidates: c.csv\n" + more
    }

    private static func units(households: String) -> String {
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"U","name":"U","level":"town","households":\(households)},
        "geometry":{"type":"Polygon","coordinates":[[[-52,-31],[-51,-31],[-51,-30],[-52,-30],[-52,-31]]]}}]}
        """
    }
}

@Suite("Numbers out of range")
struct OutOfRangeTests {
    @Test("are refused where they enter, in words, and leave nothing behind", arguments: OutOfRange.flags + OutOfRange.files)
    func refused(_ case: OutOfRange) async throws {
        let folder = try Scratch(SharedRuns.town.merging(`case`.files) { $1 })
        let out = `case`.arguments[0] == "inspect" ? [] : ["--out", "out"]
        let ran = try await run(`case`.arguments + out, in: folder)
        #expect(ran.exitCode == `case`.exitCode, "\(ran.errors)")
        #expect(ran.errors.contains(`case`.said), "\(ran.errors)")
        #expect(!folder.exists("out"))
    }
}

/// A published number, or a place, that no run writes.
struct HostileFigure: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var path: [JSONStep]
    var value: JSON
    /// What standard error must hold.
    var said: String

    private static func weight(_ value: JSON, _ name: String) -> HostileFigure {
        HostileFigure(
            testDescription: name, file: "assignments.geojson", path: ["features", 3, "properties", "weight"], value: value,
            said: "assignments.geojson:4: weight must be a number from 0 to 10¹⁵")
    }

    static let all = [
        weight(.null, "no weight"), weight(.number(-5), "a weight below zero"), weight(.number(1e300), "a weight of 1e300"),
        weight(.text("many"), "a weight in words"),
        HostileFigure(
            testDescription: "weights that sum to too much", file: "assignments.geojson",
            path: ["features", 3, "properties", "weight"], value: .number(1e15), said: "weight sums to more than 10¹⁵"),
        HostileFigure(
            testDescription: "a place beyond the pole", file: "assignments.geojson",
            path: ["features", 3, "geometry", "coordinates", 1], value: .number(200),
            said: "assignments.geojson:4: the feature lies on no place of the Earth"),
        HostileFigure(
            testDescription: "a place at 1e300", file: "assignments.geojson",
            path: ["features", 3, "geometry", "coordinates", 0], value: .number(1e300),
            said: "assignments.geojson:4: the feature lies on no place of the Earth"),
        HostileFigure(
            testDescription: "a count of 1e300 in the report", file: "report.json", path: ["coverage", "overall", "weight"],
            value: .number(1e300), said: "report.json: coverage.overall.weight is beyond all that is counted"),
    ]
}

@Suite("Folders with numbers that no run writes")
struct HostileFolderTests {
    @Test("are refused by verify and compare by file and feature", arguments: HostileFigure.all)
    func refused(_ hostile: HostileFigure) async throws {
        let made = try await SharedRuns.plan.value
        let folder = try Scratch()
        for name in ["a", "b"] { try FileManager.default.copyItem(atPath: made.folder.file("out"), toPath: folder.file(name)) }
        let file = "b/\(hostile.file)"
        let before = try JSON(contentsOf: folder.file(file))
        try folder.write(file, before.changing(hostile.path) { _ in hostile.value }.data())
        for arguments in [["verify", "b"], ["compare", "a", "b", "--out", "c"], ["compare", "b", "a", "--out", "c"]] {
            let ran = try await run(arguments, in: folder)
            #expect(ran.exitCode == 65 && ran.errors.contains(hostile.said), "\(arguments): \(ran.exitCode) \(ran.errors)")
            #expect(!folder.exists("c"))
        }
    }
}
