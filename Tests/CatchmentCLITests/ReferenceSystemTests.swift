import Foundation
import GeoPrimitives
import TestSupport
import Testing

/// Points of mainland China in three datums (Tests/Oracles/china_datums.csv).
private struct DatumPoint {
    let wgs84, gcj02, bd09: (lon: Double, lat: Double)

    static func all() throws -> [DatumPoint] {
        try String(contentsOfFile: Repository.oracle("china_datums.csv"), encoding: .utf8).split(separator: "\n").dropFirst().map
        { line in
            let n = line.split(separator: ",").compactMap { Double($0) }
            return DatumPoint(wgs84: (n[0], n[1]), gcj02: (n[2], n[3]), bd09: (n[4], n[5]))
        }
    }
}

/// What decides whether two runs are the same: covered figures exactly, distances within a millimetre.
private struct Outcome {
    let overall: JSON
    let distances: [Double]
    let notices: String

    /// A shift of the datum moves points by hundreds of metres; the iterated inverse is good to far less than a millimetre.
    static let millimetre = 0.001

    init(_ arguments: [String], in folder: Scratch) async throws {
        let out = "out-\(UUID().uuidString)"
        let ran = try await run(["cover"] + arguments + ["--out", out], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        overall = try JSON(contentsOf: folder.file("\(out)/report.json"))["coverage"]["overall"]
        distances = try JSON(contentsOf: folder.file("\(out)/assignments.geojson"))["features"].list.map {
            $0["properties"].sum("distance_m")
        }
        notices = ran.errors
    }

    func expectSame(as other: Outcome) {
        #expect(overall == other.overall)
        #expect(distances.count == other.distances.count)
        // Distances are published to the millimetre, so a last digit may turn.
        for (one, two) in zip(distances, other.distances) { #expect(abs(one - two) <= Self.millimetre + 1e-9) }
    }
}

@Suite("Coordinate reference systems (I3, I6)")
struct ReferenceSystemTests {
    private func lists() throws -> Scratch {
        let points = try DatumPoint.all()
        func rows(_ header: String, _ row: (Int, DatumPoint) -> String) -> String {
            header + "\n" + points.enumerated().map { row($0, $1) + "\n" }.joined()
        }
        let sites = points.enumerated().filter { $0.offset % 10 == 3 }.map {
            "f\($0.offset),\($0.element.wgs84.lon + 0.1),\($0.element.wgs84.lat)\n"
        }.joined()
        return try Scratch([
            "wgs.csv": rows("id,lon,lat") { "p\($0),\($1.wgs84.lon),\($1.wgs84.lat)" },
            "gcj.csv": rows("id,lon,lat") { "p\($0),\($1.gcj02.lon),\($1.gcj02.lat)" },
            "bd.csv": rows("id,lon,lat") { "p\($0),\($1.bd09.lon),\($1.bd09.lat)" },
            "mixed.csv": rows("id,lon,lat,crs") {
                $0 % 2 == 0
                    ? "p\($0),\($1.gcj02.lon),\($1.gcj02.lat),gcj02"
                    : "p\($0),\($1.wgs84.lon),\($1.wgs84.lat),\($0 % 3 == 0 ? "wgs84" : "EPSG:4326")"
            },
            "latfirst.csv": rows("id,x,y") { "p\($0),\($1.wgs84.lat),\($1.wgs84.lon)" },
            "f.csv": "id,lon,lat\n" + sites,
        ])
    }

    private let common = ["--facilities", "f.csv", "--facilities-crs", "wgs84", "--radius", "150km"]

    @Test("a list half in GCJ-02 and half in WGS 84 by its crs column equals the list in WGS 84")
    func perRow() async throws {
        let folder = try lists()
        let expected = try await Outcome(["--demand", "wgs.csv", "--demand-crs", "wgs84"] + common, in: folder)
        #expect(expected.overall.sum("covered_points") > 10 && expected.overall.sum("covered_points") < 190)
        try await Outcome(["--demand", "mixed.csv"] + common, in: folder).expectSame(as: expected)
        try await Outcome(["--demand", "mixed.csv", "--crs", "bd09"] + common, in: folder).expectSame(as: expected)
    }

    @Test(
        "flags by layer equal the list in WGS 84",
        arguments: [("gcj.csv", "gcj02"), ("bd.csv", "bd09"), ("wgs.csv", "EPSG:4326"), ("latfirst.csv", "EPSG:4490")])
    func byFlag(_ file: String, _ crs: String) async throws {
        let folder = try lists()
        let expected = try await Outcome(["--demand", "wgs.csv", "--demand-crs", "wgs84"] + common, in: folder)
        let found = try await Outcome(["--demand", file, "--demand-crs", crs] + common, in: folder)
        found.expectSame(as: expected)
        if file == "latfirst.csv" { #expect(found.notices.contains("latitude (or northing) first as EPSG:4490")) }
    }

    @Test("a layer's flag fills the rows whose crs column says nothing, and holds for all where that is released")
    func flagFills() async throws {
        let folder = try lists()
        let wrong = try await Outcome(["--demand", "wgs.csv", "--demand-crs", "gcj02"] + common, in: folder)
        let expected = try await Outcome(["--demand", "wgs.csv", "--demand-crs", "wgs84"] + common, in: folder)
        #expect(zip(wrong.distances, expected.distances).contains { abs($0 - $1) > 1 })
        try await Outcome(["--demand", "mixed.csv", "--demand-crs", "bd09"] + common, in: folder).expectSame(as: expected)
        try folder.write("some.csv", try folder.text("mixed.csv").replacingOccurrences(of: ",gcj02", with: ","))
        try await Outcome(["--demand", "some.csv", "--demand-crs", "gcj02"] + common, in: folder).expectSame(as: expected)
        let folded = try folder.text("mixed.csv").replacingOccurrences(of: "gcj02", with: "wgs84")
        try folder.write("all.csv", folded)
        let released = ["--demand", "mixed.csv", "--demand-crs", "wgs84", "--demand-columns", "crs="]
        let asFlag = try await Outcome(released + common, in: folder)
        try await Outcome(["--demand", "all.csv"] + common, in: folder).expectSame(as: asFlag)
    }

    @Test("degrees nobody declares are WGS 84 outside China, with a notice")
    func assumed() async throws {
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": BadInput.facilities])
        let ran = try await run(BadInput.cover, in: folder)
        #expect(ran.exitCode == 0)
        #expect(ran.errorLines.filter { $0.contains("no CRS is declared; the degrees are taken as WGS 84") }.count == 2)
    }

    @Test("a flag against what the file declares is used, with a warning")
    func contradiction() async throws {
        let folder = try Scratch(["d.csv": BadInput.china, "f.csv": "id,lon,lat,radius_m\nf1,116.3,39.9,800\n"])
        try await ogr2ogr(
            [
                "-f", "GPKG", "d.gpkg", "d.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo",
                "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4490",
            ], in: folder)
        let arguments = ["cover", "--demand", "d.gpkg", "--facilities", "f.csv", "--facilities-crs", "wgs84", "--json"]
        let declared = try await run(arguments, in: folder)
        #expect(declared.exitCode == 0, "\(declared.errors)")
        #expect(try declared.json()["inputs"]["demand"]["crs"]["source"].text == "file")
        let flagged = try await run(arguments + ["--demand-crs", "gcj02"], in: folder)
        #expect(try flagged.json()["inputs"]["demand"]["crs"]["source"].text == "flag")
        #expect(flagged.errors.contains("warning: d.gpkg: the file declares"))
    }

    @Test("a list in EPSG:4547 equals its list in degrees, easting first or northing first")
    func gaussKruger() async throws {
        var rows = "id,lon,lat\n"
        for number in 0..<40 { rows += "p\(number),\(114 + Double(number % 7) * 0.011),\(30.5 + Double(number / 7) * 0.009)\n" }
        let folder = try Scratch(["d.csv": rows, "f.csv": "id,lon,lat,radius_m\nf1,114.02,30.51,1500\nf2,114.05,30.53,1200\n"])
        try await ogr2ogr(
            [
                "-f", "CSV", "metres.csv", "d.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo",
                "KEEP_GEOM_COLUMNS=NO",
                "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:4547", "-lco", "GEOMETRY=AS_XY",
            ], in: folder)
        let table = try folder.text("metres.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = ["X", "Y", "id"].compactMap { table[0].firstIndex(of: $0) }
        try #require(columns.count == 3)
        func list(_ order: [Int]) -> String {
            "id,x,y\n"
                + table.dropFirst().map { row in "\(row[columns[2]]),\(row[columns[order[0]]]),\(row[columns[order[1]]])\n" }
                .joined()
        }
        try folder.write("east.csv", list([0, 1]))
        try folder.write("north.csv", list([1, 0]))
        let facilities = ["--facilities", "f.csv", "--facilities-crs", "wgs84"]
        let expected = try await Outcome(["--demand", "d.csv", "--demand-crs", "wgs84"] + facilities, in: folder)
        #expect(expected.overall.sum("covered_points") > 3)
        for name in ["east.csv", "north.csv"] {
            try await Outcome(["--demand", name, "--demand-crs", "EPSG:4547"] + facilities, in: folder).expectSame(as: expected)
        }
    }

    @Test("planar runs measure in the plane")
    func planar() async throws {
        let folder = try Scratch(["d.csv": "id,x,y\na,0,0\nb,3000,4000\nc,3000,4000.01\n", "f.csv": "id,x,y\nf1,0,0\n"])
        let json = try await run(
            ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "planar", "--radius", "5km", "--json"], in: folder
        ).json()
        #expect(json["measure"].text == "planar")
        #expect(json["coverage"]["overall"]["covered_points"].number == 2)
    }
}
