import FoundationXML
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
#endif

@Suite("GeoPackage")
struct GeoPackageTests {
    private static let simplestyle: Set = ["fill", "fill-opacity", "stroke", "marker-color", "marker-symbol"]

    private func plan(_ more: [String], files: [String: String] = SharedRuns.town) async throws -> Scratch {
        let folder = try Scratch(files)
        let ran = try await run(
            ["site"] + SharedRuns.townInput + ["--candidates", "c.csv", "--count", "4", "--out", "out", "--gpkg", "--quiet"]
                + more,
            in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        return folder
    }

    /// The features of a layer, by a program that is not ours.
    private func features(_ layer: String, of folder: Scratch) async throws -> [JSON] {
        try await ogr2ogr(["-f", "GeoJSON", "-preserve_fid", "\(layer).json", "out/catchment.gpkg", layer], in: folder)
        return try JSON(contentsOf: folder.file("\(layer).json"))["features"].list
    }

    @Test("holds every layer with the figures of its GeoJSON")
    func layers() async throws {
        let folder = try Scratch()
        let ran = try await run(
            ["cover"] + SharedRuns.countyInput + ["--out", "out", "--gpkg", "--backup", "--quiet"], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let names = try folder.names(in: "out").filter { $0.hasSuffix(".geojson") }.map { String($0.dropLast(8)) }
        #expect(names.count == 7)
        for name in names {
            let own = try JSON(contentsOf: folder.file("out/\(name).geojson"))["features"].list
            let theirs = try await features(name, of: folder)
            #expect(own.count == theirs.count && !own.isEmpty, "\(name)")
            for (a, b) in zip(own, theirs) {
                let properties = a["properties"].object.filter { !Self.simplestyle.contains($0.key) }
                #expect(JSON.object(properties) == b["properties"], "\(name)")
                #expect(a["geometry"]["type"] == b["geometry"]["type"])
            }
        }
        let info = try await run("/usr/bin/env", ["ogrinfo", "-ro", "-so", "-al", "out/catchment.gpkg"], in: folder)
        #expect(info.exitCode == 0 && !info.errors.contains("Warning"), "\(info.errors)")
        #expect(info.output.contains("ID[\"EPSG\",4326]"))
    }

    @Test("is the same bytes again, on any number of threads")
    func reproducible() async throws {
        let folder = try Scratch()
        for (out, threads) in [("a", "1"), ("b", "3")] {
            let ran = try await run(
                ["cover"] + SharedRuns.countyInput + ["--out", out, "--gpkg", "--threads", threads, "--no-layers", "--quiet"],
                in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
        }
        #expect(try folder.data("a/catchment.gpkg") == folder.data("b/catchment.gpkg"))
        #expect(!folder.exists("a/units.geojson"))
    }

    @Test("carries styles that read as XML and have the colours of the GeoJSON")
    func styles() async throws {
        let folder = try await plan(["--lang", "zh"])
        try await ogr2ogr(["-f", "GeoJSON", "styles.json", "out/catchment.gpkg", "layer_styles"], in: folder)
        let styles = try JSON(contentsOf: folder.file("styles.json"))["features"].list.map { $0["properties"] }
        #expect(
            Set(styles.compactMap { $0["f_table_name"].text }) == [
                "service-areas", "facilities", "uncovered-clusters", "assignments", "candidates", "proposals",
            ])
        for style in styles {
            let name = try #require(style["f_table_name"].text)
            let qml = try #require(style["styleQML"].text)
            #expect(XMLParser(data: Data(qml.utf8)).parse() && style["useAsDefault"] == .bool(true), "\(name)")
            let sld = try #require(style["styleSLD"].text)
            #expect(XMLParser(data: Data(sld.utf8)).parse(), "\(name)")
            let features = try JSON(contentsOf: folder.file("out/\(name).geojson"))["features"].list
            for color in Set(features.compactMap { ($0["properties"]["fill"].text ?? $0["properties"]["marker-color"].text) }) {
                let value = try #require(Int(color.dropFirst(), radix: 16))
                #expect(
                    qml.contains("\(value >> 16),\(value >> 8 & 255),\(value & 255),") && sld.contains(color), "\(name) \(color)")
            }
        }
        let proposals = try #require(styles.first { $0["f_table_name"].text == "proposals" }?["styleQML"].text)
        #expect(proposals.contains("name=\"新增人口\"") && proposals.contains("fieldName=\"rank\""))
    }

    @Test("writes positions in another system as PROJ does, in the tables too; GeoJSON stays WGS 84")
    func otherSystem() async throws {
        var files = SharedRuns.town
        files["d.csv"] = (files["d.csv"] ?? "") + "far,-51.0,-30.3,5\n"
        let folder = try await plan(["--out-crs", "EPSG:32722"], files: files)
        let theirs = try await features("proposals", of: folder)
        try await ogr2ogr(
            ["-f", "GeoJSON", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:32722", "oracle.json", "out/proposals.geojson"], in: folder)
        let oracle = try JSON(contentsOf: folder.file("oracle.json"))["features"].list
        #expect(theirs.count == 4 && oracle.count == 4)
        // Written to GeoJSON, GDAL takes the GeoPackage's positions back to degrees: compare in the system itself.
        try await ogr2ogr(["-f", "CSV", "own.csv", "out/catchment.gpkg", "proposals", "-lco", "GEOMETRY=AS_XY"], in: folder)
        let rows = try folder.text("own.csv").split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        for (row, point) in zip(rows, oracle) {
            for (cell, expected) in zip(row, point["geometry"]["coordinates"].list) {
                #expect(abs((Double(cell) ?? 0) - (expected.number ?? 1)) <= 0.0006, "\(row)")
            }
        }
        let table = try folder.text("out/uncoverable.csv").split(separator: "\n").map { $0.split(separator: ",") }
        #expect(table[0].prefix(3) == ["id", "x", "y"])
        let far = try #require(table.first { $0[0] == "far" })
        #expect(abs((Double(far[1]) ?? 0) - 500_000) < 1 && (Double(far[2]) ?? 0) > 6_600_000, "\(far)")
        #expect(try folder.text("out/proposals.geojson").contains("[-51."))
    }

    @Test("refuses a system that cannot be used before anything is computed")
    func unusable() async throws {
        let folder = try Scratch(SharedRuns.town)
        for (crs, reason) in [("EPSG:999999", "cannot be used"), ("planar", "lies on the Earth")] {
            let ran = try await run(
                ["cover"] + SharedRuns.townInput + ["--out", "out", "--gpkg", "--out-crs", crs], in: folder)
            #expect(ran.exitCode == 64 && ran.errors.contains(reason), "\(ran.errors)")
            #expect(!folder.exists("out/report.json"))
        }
        let away = try await run(["cover"] + SharedRuns.townInput + ["--out", "out", "--out-crs", "EPSG:4547"], in: folder)
        #expect(
            away.exitCode == 0 && away.errors.contains("90 of 90 demand points lie outside its area of use"), "\(away.errors)")
    }

    @Test("refuses it in compare and checkup before a folder or a file is read")
    func unusableEverywhere() async throws {
        let folder = try Scratch(SharedRuns.town)
        for command in [["compare", "no-such-a", "no-such-b"], ["checkup", "--demand", "no-such.csv", "--radius", "1km"]] {
            let ran = try await run(command + ["--out", "out", "--out-crs", "EPSG:999999", "--gpkg"], in: folder)
            #expect(ran.exitCode == 64 && ran.errors.contains("cannot be used"), "\(ran.errors)")
            #expect(!folder.exists("out/report.json"))
        }
    }

    @Test("keeps the plane of a planar run")
    func planar() async throws {
        let folder = try Scratch([
            "d.csv": "id,x,y,population\na,0,0,10\nb,5000,0,20\n", "f.csv": "id,x,y\nf,100,0\n",
        ])
        let ran = try await run(
            [
                "cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "planar", "--radius", "500m", "--out", "out",
                "--gpkg", "--quiet",
            ], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let info = try await run("/usr/bin/env", ["ogrinfo", "-ro", "-al", "out/catchment.gpkg", "facilities"], in: folder)
        #expect(info.output.contains("Undefined Cartesian") && info.output.contains("POINT (100 0)"), "\(info.output)")
    }
}
