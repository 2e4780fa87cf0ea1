import CSQLite
import Foundation
import Testing

/// Faults that fuzzing and fault injection found, as somebody meets them at the command line.
///
/// What each of the twenty is, and which test keeps it away, stands in docs/reliability.md; here are those that no other suite looks at.
@Suite("Faults that fuzzing found")
struct FaultTests {
    /// Ends with an exit code and words, and leaves nothing.
    private func refuses(_ arguments: [String], in folder: Scratch, _ exitCode: Int32 = 65, saying words: String) async throws {
        let ran = try await run(arguments, in: folder)
        #expect(ran.exitCode == exitCode && ran.errors.contains(words), "\(arguments): \(ran.exitCode) \(ran.errors)")
        #expect(!folder.exists("out"))
    }

    /// Makes `x.gpkg` of the town's facilities with statements run in it.
    private func package(_ statements: [String], in folder: Scratch) async throws {
        try await ogr2ogr(
            [
                "-f", "GPKG", "x.gpkg", "f.csv", "-nln", "places", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat",
                "-a_srs", "EPSG:4326",
            ], in: folder)
        var database: OpaquePointer?
        try #require(sqlite3_open(folder.file("x.gpkg"), &database) == SQLITE_OK)
        defer { sqlite3_close(database) }
        for statement in statements {
            try #require(sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK, "\(statement)")
        }
    }

    @Test("1: a GeoPackage that reads another file through a virtual table is refused")
    func virtualTable() async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("secret.txt", "root:x:0\nother:y:1\n")
        let table = "CREATE VIRTUAL TABLE vt USING VirtualText(''\(folder.file("secret.txt"))'',''UTF-8'',0,POINT,NONE,'':'')"
        try await package(
            [
                "PRAGMA writable_schema=ON",
                "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES('table', 'vt', 'vt', 0, '\(table)')",
                "INSERT INTO sqlite_master(type, name, tbl_name, rootpage, sql) VALUES('view', 'fac', 'fac', 0, 'CREATE VIEW fac AS SELECT ROWNO AS fid, COL001 AS id, 1.0 AS lon, 2.0 AS lat FROM vt')",
            ], in: folder)
        let input = [
            "cover", "--demand", "d.csv", "--facilities", "x.gpkg", "--crs", "wgs84", "--radius", "500m", "--out", "out",
        ]
        for flags in [[], ["--facilities-layer", "fac"], ["--facilities-layer", "places", "--accept-views"]] {
            try await refuses(input + flags, in: folder, saying: "holds the virtual table \"vt\" (module VirtualText)")
        }
    }

    @Test("5: a Shapefile whose system takes positions off the globe is refused, by inspect too")
    func offGlobe() async throws {
        let folder = try Scratch(SharedRuns.town)
        try await ogr2ogr(
            [
                "-f", "ESRI Shapefile", "d.shp", "d.csv", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs",
                "EPSG:4326",
            ], in: folder)
        let system = try folder.text("d.prj")
        try folder.write("d.prj", system.replacing("0.0174532925199433", with: "90.0000001"))
        let input = ["--demand", "d.shp", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "500m"]
        try await refuses(["inspect"] + input, in: folder, saying: "which is no place on the Earth")
        try await refuses(["cover"] + input + ["--out", "out"], in: folder, saying: "which is no place on the Earth")
    }

    /// Sixteen places within two kilometres of the south pole.
    private static let polar: [String: String] = [
        "d.csv": """
        id,lon,lat,weight,ca,cb
        d0,-44.77652125,-89.9991915,3.55,3.26,26
        d1,-92.12487586065484,-89.999078426,0.1,0.02,22
        d2,-105.3797731,-89.986775964,6.07,3.82,26
        d3,139.2506017,-89.996835869,38.09,31.59,31
        d4,72.2303535163316,-89.9897805,1.0,0.89,14
        d5,92.0273907,-89.99313882188397,90606.43,62199.16,33
        d6,174.375958538,-89.987506,7.22,5.35,2
        d7,-103.4779035,-89.99310564493153,83187.55,35726.05,45
        d8,-25.475401786,-89.99948534719078,56065.11,31809.79,38
        d9,-96.71459594342446,-89.9887123,342.3,311.2,40
        d10,87.954036562,-89.983528783,1.0,0.98,41
        d11,64.0277769,-89.982789925,961.53,115.53,17
        d12,-170.4038113,-89.993951767,13995.68,408.31,39
        d13,-170.8246856,-89.9881127,1.0,0.87,15
        d14,-159.924007377,-89.999784543,95979.1,70829.35,24
        d15,-159.183090893,-89.99421300258837,8.83,0.72,38

        """,
        "f.csv": "id,lon,lat,radius\nf0,27.3858448,-89.9942377211722,275.37m\n",
        "plan.yaml": """
        crs: wgs84
        layers: {demand: d.csv, facilities: f.csv}
        radius: 1.5km
        classes: [{name: a, column: ca}, {name: b, column: cb, unit: households, radius: 700m}]
        scenarios:
          - name: nothing
            population: 1.0
          - name: wide
            radius: 2km

        """,
    ]

    @Test("6: a run around a pole is drawn, and confirmed")
    func pole() async throws {
        let folder = try Scratch(Self.polar)
        let cover = ["cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "1.5km"]
        for arguments in [cover + ["--out", "one", "--gpkg"], ["scenario", "plan.yaml", "--out", "many"]] {
            let ran = try await run(arguments + ["--quiet"], in: folder)
            #expect(ran.exitCode == 0, "\(ran.errors)")
            let checked = try await run(["verify", arguments.contains("one") ? "one" : "many"], in: folder)
            #expect(checked.exitCode == 0, "\(checked.errors)")
        }
    }

    /// Plans of at most 4 MiB that take for ever where something looks through a list for each of its entries.
    static let longPlans: [(name: String, text: String)] = {
        let head = "crs: wgs84\nradius: 500m\nlayers: {demand: d.csv, facilities: f.csv}\n"
        func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined(separator: "\n") + "\n" }
        let ids = (0..<30_000).map { "x\($0)" }.joined(separator: ", ")
        return [
            ("unknown keys", head + lines(200_000) { "k\($0): 1" }),
            ("ids that nothing has", head + "scenarios:\n  - {name: a, close: [\(ids)]}\n"),
            ("classes", head + "classes:\n" + lines(20_000) { "  - {name: c\($0), column: c\($0)}" }),
            ("levels", head + "levels:\n" + lines(15_000) { "  - {name: l\($0), radius: 1km, serves: [l\($0)]}" }),
            ("scenarios that nothing can close", head + "scenarios:\n" + lines(10_000) { "  - {name: s\($0), close: [x]}" }),
            ("scenarios built on one another", head + "scenarios:\n" + lines(10_000) { "  - {name: s\($0), base: s\($0 + 1)}" }),
            (
                "a list by many names",
                head + "scenarios:\n  - {name: a, close: &c [\((0..<4_000).map { "y\($0)" }.joined(separator: ","))]}\n"
                    + lines(100) { "  - {name: s\($0), close: *c}" }
            ),
        ]
    }()

    @Test(
        "10: a long plan is refused in no more time than it takes to read it", .timeLimit(.minutes(10)),
        arguments: longPlans.indices)
    func longPlan(_ number: Int) async throws {
        var files = SharedRuns.town
        files["p.yaml"] = Self.longPlans[number].text
        #expect((files["p.yaml"]?.utf8.count ?? 0) <= 4 << 20)
        let folder = try Scratch(files)
        let ran = try await run(["scenario", "p.yaml", "--out", "out"], in: folder)
        #expect([64, 65].contains(ran.exitCode), "\(Self.longPlans[number].name): \(ran.exitCode)")
        #expect(ran.errorLines.count <= 110 && ran.errors.utf8.count < 100_000 && !folder.exists("out"))
    }

    /// A TIFF with a geotransform and one Byte band of so many cells, none of which is there.
    private static func bomb(_ width: UInt32, _ height: UInt32) -> Data {
        var bytes: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
        func append(_ value: UInt64, _ count: Int) {
            for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * byte))) }
        }
        let entries: [(tag: UInt64, type: UInt64, count: UInt64, value: UInt64)] = [
            (256, 4, 1, UInt64(width)), (257, 4, 1, UInt64(height)), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, 0), (277, 3, 1, 1), (278, 4, 1, 1), (279, 4, 1, 0), (33550, 12, 3, 158), (33922, 12, 6, 182),
        ]
        append(UInt64(entries.count), 2)
        for entry in entries {
            append(entry.tag, 2)
            append(entry.type, 2)
            append(entry.count, 4)
            append(entry.value, 4)
        }
        append(0, 4)
        while bytes.count < 158 { bytes.append(0) }
        for number in [1e-6, 1e-6, 0, 0, 0, 0, 106, 39, 0] as [Double] { append(number.bitPattern, 8) }
        return Data(bytes)
    }

    @Test(
        "11: a raster of thousands of millions of cells in 300 bytes is refused",
        arguments: [(2_000_000_000, 1), (100_000, 100_000)])
    func raster(_ width: UInt32, _ height: UInt32) async throws {
        let folder = try Scratch(SharedRuns.town)
        try folder.write("b.tif", Self.bomb(width, height))
        let input = ["--demand", "b.tif", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "1km"]
        for command in [["inspect"], ["cover", "--out", "out"]] {
            try await refuses(
                command + input, in: folder, saying: "and at most 1,000,000,000 are read; cut the raster to the study area")
        }
        try await refuses(
            ["inspect"] + input + ["--max-cells", "20000000000", "--max-memory", "1MB"], in: folder,
            saying: width > 1_000_000 ? "--max-memory" : "b.tif")
        try await refuses(
            ["cover"] + input + ["--max-memory", "much"], in: folder, 64, saying: "an amount of memory with its unit")
    }

    @Test("12: a view is refused until it is asked for, and given up where it does not end")
    func view() async throws {
        let folder = try Scratch(SharedRuns.town)
        try await package(
            [
                "CREATE VIEW few AS SELECT fid, id, lon, lat FROM places",
                "CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, x AS id, 1.0 AS lon, 2.0 AS lat FROM c",
            ], in: folder)
        let input = ["inspect", "--demand", "d.csv", "--facilities", "x.gpkg", "--crs", "wgs84", "--radius", "1km"]
        for layer in ["few", "endless"] {
            try await refuses(input + ["--facilities-layer", layer], in: folder, saying: "read it with --accept-views")
        }
        let read = try await run(input + ["--facilities-layer", "few", "--accept-views"], in: folder)
        #expect(read.exitCode == 0, "\(read.errors)")
        try await refuses(
            input + ["--facilities-layer", "endless", "--accept-views", "--max-memory", "100MB"], in: folder,
            saying: "layer \"endless\"")
        try folder.write(
            "p.yaml",
            "crs: wgs84\nradius: 1km\naccept_views: true\nmax_cells: 5000\nmax_memory: 200MB\nlayers:\n  demand: d.csv\n  facilities: {path: x.gpkg, layer: few}\n"
        )
        let planned = try await run(["inspect", "--plan", "p.yaml"], in: folder)
        #expect(planned.exitCode == 0, "\(planned.errors)")
        try folder.edit("p.yaml", "200MB", "lots")
        try await refuses(["inspect", "--plan", "p.yaml"], in: folder, saying: "an amount of memory such as 500MB or 4GiB")
    }

    @Test("17: an input that is shortened while it is read ends the run with words, never with a signal")
    func shortened() async throws {
        let folder = try Scratch(SharedRuns.town)
        let line = "p,-51.2000001,-30.1000001,12,some more text to make the row long enough for the disk\n"
        let text = "id,lon,lat,population,note\n" + String(repeating: line, count: 300_000)
        for share in [1, 2, 3] {
            try folder.write("big.csv", text)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: CatchmentProcess.executable)
            process.arguments = [
                "cover", "--demand", "big.csv", "--demand-columns", "id=", "--facilities", "f.csv", "--crs", "wgs84", "--radius",
                "1km", "--quiet", "--out", "out",
            ]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            // Until the file is mapped; then a little longer each time.
            while process.isRunning {
                let maps = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/maps", encoding: .utf8)
                if maps?.contains("big.csv") == true { break }
                sched_yield()
            }
            for _ in 0..<(share * 2000) { sched_yield() }
            #expect(truncate(folder.file("big.csv"), 1000) == 0)
            process.waitUntilExit()
            #expect(process.terminationReason == .exit, "ended by signal \(process.terminationStatus)")
            #expect([0, 65, 74].contains(process.terminationStatus), "\(process.terminationStatus)")
            if process.terminationStatus != 0 { #expect(!folder.exists("out")) } else { try folder.remove("out") }
        }
    }
}
