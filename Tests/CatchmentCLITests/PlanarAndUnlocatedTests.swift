import Foundation
import GeoPrimitives
import TestSupport
import Testing

@Suite("Planar runs with units, and facilities without coordinates")
struct PlanarAndUnlocatedTests {
    /// Two villages of 2 × 2 km side by side in a county, in metres; the villages name no parent.
    private static func square(_ code: String, _ level: String, _ west: Double, _ east: Double) -> String {
        let ring = "[[\(west),4000000],[\(east),4000000],[\(east),4002000],[\(west),4002000],[\(west),4000000]]"
        return
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"name\":\"\(code)\",\"level\":\"\(level)\",\"households\":200},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }

    private static let units =
        "{\"type\":\"FeatureCollection\",\"features\":["
        + [
            square("K", "county", 500_000, 504_000), square("A", "village", 500_000, 502_000),
            square("B", "village", 502_000, 504_000),
        ]
        .joined(separator: ",") + "]}"

    private static let files = [
        "units.geojson": units,
        "d.csv":
            "id,x,y,population,unit\n1,501000,4001000,100,\n2,503900,4001900,60,\n3,503000,4001000,0.5,\n4,510000,4001000,7,\n5,500100,4000100,3,X\n",
        "f.csv":
            "id,x,y,radius_m,floor_area_m2,unit\nf1,501000,4001000,500,300,\nf2,,,500,50,B\nf3,,,500,20,K\nf4,,,500,5,nowhere\n",
        "c.csv": "id,x,y,status\nc1,503800,4001900,candidate\nc2,,,required\n",
    ]

    private static let input = [
        "--demand", "d.csv", "--facilities", "f.csv", "--units", "units.geojson", "--crs", "planar", "--levels", "county,village",
        "--cluster-distance", "500m", "--min-people", "1", "--out", "out",
    ]

    @Test("areas, parents and distances are planar; units.csv adds up in every column")
    func cover() async throws {
        let folder = try Scratch(Self.files)
        let ran = try await run(["cover", "--quiet"] + Self.input, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["measure"].text == "planar")
        let units = report["coverage"]["by_unit"].list
        #expect(units.map { $0["code"].text } == ["K", "A", "B"])
        #expect(units.map { $0["parent"].text } == [nil, "K", "K"], "the larger overlap is measured in the plane")
        #expect(units.map { $0["area_m2"].number } == [8e6, 4e6, 4e6])
        // A disc of 500 m as a polygon whose edges stray by at most 3·10⁻⁴ of the radius: 0.05 % of its area.
        let disc = 4e6 - units[1].sum("blank_area_m2")
        #expect(abs(disc - .pi * 250_000) <= 5e-4 * .pi * 250_000 && units[2]["blank_area_m2"].number == 4e6)
        #expect(
            report["coverage"]["overall"].sum("covered_weight") == 100 && report["coverage"]["overall"].sum("weight") == 170.5)
        #expect(report["coverage"]["distances"]["max_m"].number == 9000)
        #expect(report["blanks"]["outside"].sum("weight") == 7)
        #expect(report["notices"].list.contains { $0.text?.contains("1 rows name a unit (column unit)") == true })
        let layer = try folder.text("out/blanks.geojson")
        #expect(layer.contains("\"crs\":\"planar\"") && layer.contains("not RFC 7946"))
        try expectSums(folder)
    }

    /// Rows of one level + outside = total, in facilities, unlocated, people, covered, uncovered, clusters and floor area.
    private func expectSums(_ folder: Scratch) throws {
        let rows = try folder.text("out/units.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let total = try #require(rows.last)
        #expect(rows.count == 6 && total[0] == "total" && rows[4][0] == "outside")
        for column in [4, 5, 6, 7, 9, 10, 11] {
            let parts = (rows.filter { $0[2] == "village" } + [rows[4]]).compactMap { Double($0[column]) }.reduce(0, +)
            #expect(Double(total[column]) == parts, "column \(rows[0][column])")
        }
        #expect(total[4] == "1" && total[5] == "3" && total[11] == "375", "\(total)")
        #expect(
            rows[1][5] == "2" && rows[3][5] == "1" && rows[4][5] == "2", "the county holds what it and its villages are named for"
        )
        #expect(rows[3][12] == "25", "50 m² for 200 households")
    }

    @Test(
        "site and verify work in the plane; a required site without coordinates is dropped with its reason, not counted as a center"
    )
    func site() async throws {
        let folder = try Scratch(Self.files)
        let ran = try await run(
            ["site", "--candidates", "c.csv", "--radius", "500m", "--count", "1", "--quiet"] + Self.input, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        #expect(report["siting"]["selected"].list.map { $0.text } == ["c1"] && report["siting"].sum("gained") == 60)
        #expect(report["inputs"]["candidates"]["dropped"].list.map { $0["reason"].text } == ["no coordinates"])
        #expect(report["coverage_after"]["by_unit"].list[2].sum("facilities") == 1)
        #expect(try await run(["verify", "out"], in: folder).exitCode == 0)
    }

    @Test(
        "cells coarser than half the smallest radius are warned of, whoever gives the radius",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func coarseCells() async throws {
        let folder = try Scratch([
            "f.csv": "id,lon,lat,radius_m\nf1,-25.67,37.74,2000\n", "g.csv": "id,lon,lat,radius_m\nf1,-25.67,37.74,9000\n",
        ])
        let raster = SharedData.path("sao-miguel/gpw_v411_2020_count_2020.tif")
        let fine = try await run(["cover", "--demand", raster, "--facilities", "g.csv"], in: folder)
        #expect(fine.exitCode == 0 && !fine.errors.contains("diagonal"), "\(fine.errors)")
        let coarse = try await run(["cover", "--demand", raster, "--facilities", "f.csv"], in: folder)
        #expect(coarse.exitCode == 0 && coarse.errors.contains("the diagonal of a cell is 1.181 km"), "\(coarse.errors)")
    }

    @Test("planned facilities that are not counted stand in a layer of their own, for maps")
    func planned() async throws {
        var files = Self.files
        files["f.csv"] =
            "id,name,x,y,radius_m,status\nf1,a,501000,4001000,500,existing\nf2,b,503000,4001000,600,planned\nf3,c,,,500,规划\n"
        let folder = try Scratch(files)
        let without = try await run(["cover", "--quiet"] + Self.input, in: folder)
        #expect(without.exitCode == 0, "\(without.errors)")
        let layer = try JSON(contentsOf: folder.file("out/planned-facilities.geojson"))
        #expect(layer["features"].list.map { $0["properties"]["id"].text } == ["f2"])
        #expect(layer["features"].list.map { $0["properties"]["radius_m"].number } == [600])
        let with = try await run(["cover", "--quiet", "--include", "planned"] + Self.input, in: folder)
        #expect(with.exitCode == 0, "\(with.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("out/planned-facilities.geojson")))
    }
}
