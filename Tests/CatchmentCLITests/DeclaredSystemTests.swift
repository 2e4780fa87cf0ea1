import Foundation
import TestSupport
import Testing

@Suite("Which coordinate system wins, in whole runs (I3, I17)")
struct DeclaredSystemTests {
    private static let centers = """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "f0"}, "geometry": {"type": "Point", "coordinates":
        [106.2343972, 38.4604566]}}]}
        """
    private static let people = "id,lon,lat,population\na,106.2300,38.4600,700\nb,106.2500,38.4700,200\n"

    private func cover(_ centers: String, _ flags: [String] = []) async throws -> ProgramRun {
        let folder = try Scratch(["d.csv": Self.people, "f.geojson": centers])
        return try await run(
            ["cover", "--demand", "d.csv", "--demand-crs", "wgs84", "--facilities", "f.geojson", "--radius", "300m", "--json"]
                + flags,
            in: folder)
    }

    private static func declaring(_ name: String) -> String {
        centers.replacing(
            "\"features\"", with: "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"\(name)\"}}, \"features\"")
    }

    private func covered(_ ran: ProgramRun) throws -> Double? {
        try ran.json()["coverage"]["overall"]["covered_weight"].number
    }

    @Test("GeoJSON in mainland China that declares nothing is asked about, as a CSV is; --crs answers")
    func undeclared() async throws {
        let asked = try await cover(Self.centers)
        #expect(asked.exitCode == 65)
        #expect(
            asked.errors.contains("f.geojson:1: degrees in mainland China (1 of 1 rows) and no CRS is declared (the format"),
            "\(asked.errors)")
        #expect(asked.errors.contains("--facilities-crs wgs84, --facilities-crs gcj02 or --facilities-crs bd09"))
        #expect(try covered(try await cover(Self.centers, ["--crs", "gcj02"])) == 700)
        #expect(try covered(try await cover(Self.centers, ["--facilities-crs", "wgs84"])) == 0)
        #expect(try covered(try await cover(Self.declaring("urn:ogc:def:crs:OGC:1.3:CRS84"))) == 0)
    }

    @Test("a member that names GCJ-02 is honoured, before --crs, and a flag against it wins with the count")
    func declared() async throws {
        for name in ["GCJ02", "火星坐标系", "GCJ-02 (Amap)", "urn:ogc:def:crs:EPSG::GCJ02"] {
            let ran = try await cover(Self.declaring(name))
            #expect(try covered(ran) == 700, "\(name): \(ran.errors)")
            #expect(try ran.json()["inputs"]["facilities"]["crs"]["used"].text == "gcj02")
        }
        #expect(try covered(try await cover(Self.declaring("GCJ02"), ["--crs", "wgs84"])) == 700)
        let flagged = try await cover(Self.declaring("GCJ02"), ["--facilities-crs", "wgs84"])
        #expect(try covered(flagged) == 0)
        #expect(
            flagged.errors.contains("f.geojson: the file declares GCJ02; wgs84 is used for 1 row, as the flag says"),
            "\(flagged.errors)")
    }

    @Test("a member that nothing can read is refused with its words, and a flag wins over it")
    func unreadable() async throws {
        for name in [
            "EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS:84", "WGS84/GCJ02", "Xian 80",
            "+proj=longlat +ellps=WGS84 +nadgrids=/etc/hostname",
        ] {
            let refused = try await cover(Self.declaring(name))
            #expect(refused.exitCode == 65)
            #expect(
                refused.errors.contains("f.geojson: the file declares its coordinates as \"\(name)\"")
                    && refused.errors.contains("--facilities-crs wgs84"), "\(refused.errors)")
            let flagged = try await cover(Self.declaring(name), ["--facilities-crs", "gcj02"])
            #expect(try covered(flagged) == 700, "\(flagged.errors)")
            #expect(flagged.errors.contains("the file declares \(name)"))
        }
        let xian = try await cover(Self.declaring("西安80"))
        #expect(xian.errors.contains("EPSG:4610 (Xian 80)") && xian.errors.contains("CGCS2000 (EPSG:4490)"), "\(xian.errors)")
    }

    @Test("our own layers say what they are in")
    func ownLayers() async throws {
        let folder = try Scratch(["d.csv": Self.people, "f.csv": "id,lon,lat\nf,106.23,38.46\n"])
        let input = ["--demand", "d.csv", "--demand-crs", "wgs84", "--radius", "300m"]
        let first = try await run(
            ["cover", "--facilities", "f.csv", "--facilities-crs", "wgs84", "--out", "out"] + input, in: folder)
        #expect(first.exitCode == 0, "\(first.errors)")
        let again = try await run(["cover", "--facilities", "out/facilities.geojson", "--json"] + input, in: folder)
        #expect(try covered(again) == 700, "\(again.errors)")
        #expect(try again.json()["inputs"]["facilities"]["crs"]["source"].text == "file")
        try folder.write("p.csv", "id,x,y\nf,100,100\n")
        let plane = try await run(
            ["cover", "--demand", "p.csv", "--facilities", "p.csv", "--crs", "planar", "--radius", "1km", "--out", "plane"],
            in: folder)
        #expect(plane.exitCode == 0, "\(plane.errors)")
        let refused = try await run(["cover", "--facilities", "plane/facilities.geojson"] + input, in: folder)
        #expect(refused.exitCode == 65 && refused.errors.contains("metres in a plane"), "\(refused.errors)")
    }

    @Test(
        "GCJ-02 where maps are not shifted gives a warning, with the rows",
        arguments: [("gcj02", true), ("bd09", true), ("wgs84", false)])
    func elsewhere(_ crs: String, _ isWarned: Bool) async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\na,114.1588,22.2819,1\nb,114.06,22.54,1\nc,121.5654,25.033,1\nd,126.978,37.5665,1\n"
        ])
        let ran = try await run(["inspect", "--demand", "d.csv", "--crs", crs], in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let warning = "warning: d.csv:2: \(crs) is declared, and 3 of 4 rows lie outside mainland China"
        #expect(ran.errors.contains(warning) == isWarned, "\(ran.errors)")
    }

    @Test("the crs column holds for the rows that fill it, and is released by crs=")
    func column() async throws {
        let rows = "id,lon,lat,population,crs\na,113.5530,22.2240,100,gcj02\nb,113.5439,22.1987,50,wgs84\nc,113.55,22.22,1,\n"
        let folder = try Scratch([
            "d.csv": rows,
            "plan.yaml": "layers:\n  demand: {path: d.csv, crs: bd09, columns: {crs: \"\"}}\n",
        ])
        func inspect(_ flags: [String]) async throws -> ProgramRun { try await run(["inspect", "--json"] + flags, in: folder) }
        let asked = try await inspect(["--demand", "d.csv"])
        #expect(
            asked.exitCode == 65 && asked.errors.contains("d.csv:4: degrees in mainland China (1 of 1 rows)"), "\(asked.errors)")
        let filled = try await inspect(["--demand", "d.csv", "--demand-crs", "gcj02"])
        let crs = try filled.json()["inputs"]["demand"]["crs"]
        #expect(crs["source"].text == "crs column", "\(filled.errors)")
        #expect(crs["used"].text == "gcj02 (1 rows, flag), gcj02 (1 rows), wgs84 (1 rows)")
        #expect(filled.errors.contains("1 row of another system by the crs column than --demand-crs gcj02"), "\(filled.errors)")
        #expect(try filled.json()["layers"]["demand"]["extent"].list.first?.number == 113.5439)
        let released = try await inspect(["--demand", "d.csv", "--demand-crs", "gcj02", "--demand-columns", "crs="])
        #expect(try released.json()["inputs"]["demand"]["crs"]["used"].text == "gcj02")
        let planned = try await inspect(["--plan", "plan.yaml"])
        #expect(try planned.json()["inputs"]["demand"]["crs"]["used"].text == "bd09", "\(planned.errors)")
        let whole = try await inspect(["--demand", "d.csv", "--demand-crs", "bd09"])
        #expect(whole.errors.contains("2 rows of another system"), "\(whole.errors)")
    }

    @Test("units have a crs column too")
    func units() async throws {
        let folder = try Scratch([
            "d.csv": Self.people,
            "u.geojson": """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","crs":"gcj02"},"geometry":{"type":"Polygon",
            "coordinates":[[[106.2,38.4],[106.3,38.4],[106.3,38.5],[106.2,38.5],[106.2,38.4]]]}},
            {"type":"Feature","properties":{"code":"2","crs":"wgs84"},"geometry":{"type":"Polygon",
            "coordinates":[[[106.3,38.4],[106.4,38.4],[106.4,38.5],[106.3,38.5],[106.3,38.4]]]}}]}
            """,
        ])
        let ran = try await run(
            ["inspect", "--demand", "d.csv", "--demand-crs", "wgs84", "--units", "u.geojson", "--json"], in: folder)
        #expect(try ran.json()["inputs"]["units"]["crs"]["used"].text == "gcj02 (1 rows), wgs84 (1 rows)", "\(ran.errors)")
    }

    @Test(
        "an address in a plan or a flag is refused by name",
        arguments: ["/vsicurl/http://127.0.0.1:1/d.csv", "PG:dbname=x", "https://127.0.0.1/d.csv"])
    func addresses(_ path: String) async throws {
        let folder = try Scratch(["plan.yaml": "layers:\n  demand: \"\(path)\"\n"])
        for flags in [["--demand", path], ["--plan", "plan.yaml"]] {
            let ran = try await run(["inspect"] + flags, in: folder)
            #expect(ran.exitCode == 65 && ran.errors.contains(path) && ran.errors.contains("name the file"), "\(ran.errors)")
        }
    }
}

@Suite("Cases of coordinate systems", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct SystemCaseTests {
    private func cover(_ facilities: String, in folder: Scratch, _ flags: [String] = []) async throws -> ProgramRun {
        try await run(
            ["cover", "--demand", "d.csv", "--demand-crs", "wgs84", "--facilities", facilities, "--radius", "300m", "--json"]
                + flags,
            in: folder)
    }

    @Test("03: a member that declares GCJ-02")
    func declares() async throws {
        let ran = try await cover("f.geojson", in: try SharedCase.files("03-geojson-declares-gcj02"))
        #expect(try ran.json()["coverage"]["overall"]["covered_weight"].number == 900, "\(ran.errors)")
    }

    @Test("04: GeoJSON in China that declares nothing is asked about as the same points in a CSV")
    func undeclared() async throws {
        let folder = try SharedCase.files("04-geojson-in-china-undeclared")
        for name in ["f.csv", "f.geojson"] {
            let ran = try await cover(name, in: folder)
            #expect(
                ran.exitCode == 65 && ran.errors.contains("gcj02") && ran.errors.contains("--facilities-crs"), "\(ran.errors)")
        }
        let ran = try await cover("f.geojson", in: folder, ["--facilities-crs", "gcj02"])
        #expect(try ran.json()["coverage"]["overall"]["covered_weight"].number == 900)
    }

    @Test("14: a flag wins over a member that nothing can read", arguments: ["u.geojson", "u2.geojson", "u3.geojson"])
    func unusual(_ units: String) async throws {
        let folder = try SharedCase.files("14-geojson-crs-name-unusual")
        let input = ["inspect", "--demand", "d.csv", "--demand-crs", "wgs84", "--units", units]
        let refused = try await run(input, in: folder)
        #expect(
            refused.exitCode == 65 && refused.errors.contains("--units-crs") && refused.errors.contains("84"), "\(refused.errors)"
        )
        let ran = try await run(input + ["--units-crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 0 && ran.errors.contains("wgs84 is used for 2 rows"), "\(ran.errors)")
    }

    @Test("15: a linked system is not followed, flag or not")
    func link() async throws {
        let folder = try SharedCase.files("15-geojson-crs-link-goes-online")
        let input = ["inspect", "--demand", "d.csv", "--demand-crs", "wgs84", "--units", "u.geojson"]
        let refused = try await run(input, in: folder)
        #expect(refused.exitCode == 65 && refused.errors.contains("no link in a file is followed"), "\(refused.errors)")
        #expect(try await run(input + ["--units-crs", "wgs84"], in: folder).exitCode == 0)
    }

    @Test("25: a flag fills the row that says nothing")
    func fills() async throws {
        let folder = try SharedCase.files("25-crs-column-silently-overridden")
        let ran = try await run(["inspect", "--demand", "d.csv", "--demand-crs", "gcj02", "--json"], in: folder)
        // Row mo stays where it is: it is the southernmost and westernmost.
        #expect(
            try ran.json()["layers"]["demand"]["extent"].list.prefix(2).map(\.number) == [113.5439, 22.1987], "\(ran.errors)")
    }

    @Test("28: what lies abroad is taken as WGS 84", arguments: ["manila.csv", "hanoi.csv", "seoul.csv"])
    func abroad(_ demand: String) async throws {
        let ran = try await run(["inspect", "--demand", demand], in: try SharedCase.files("28-box-of-china-abroad"))
        #expect(ran.exitCode == 0 && ran.errors.contains("no CRS is declared; the degrees are taken as WGS 84"), "\(ran.errors)")
    }

    @Test(
        "31: systems by the names people use",
        arguments: [("CGCS2000", "EPSG:4490"), ("国家2000", "EPSG:4490"), ("火星坐标系", "gcj02")])
    func byName(_ name: String, _ used: String) async throws {
        let folder = try SharedCase.files("31-cgcs2000-by-name")
        let ran = try await run(["inspect", "--demand", "d.csv", "--crs", name, "--json"], in: folder)
        #expect(try ran.json()["inputs"]["demand"]["crs"]["used"].text == used, "\(ran.errors)")
        try folder.write("c.csv", "id,lon,lat,population,坐标系\na,106.2,38.47,5,\(name)\n")
        let column = try await run(["inspect", "--demand", "c.csv", "--json"], in: folder)
        #expect(try column.json()["inputs"]["demand"]["crs"]["used"].text == "\(used) (1 rows)", "\(column.errors)")
    }
}
