import Foundation
import TestSupport
import Testing

/// One list of demand and one of facilities, in every form they may come in.
private struct Lists {
    /// Names of the columns longitude and latitude.
    var axes = ("lon", "lat")

    var demand: String {
        "code,名称,\(axes.0),\(axes.1),population\n"
            + (0..<60).map { "0640902\(String(format: "%05d", $0)),小区\($0),\(lon($0)),\(lat($0)),\(($0 * 37) % 90)\n" }.joined()
    }

    var facilities: String {
        "id,name,level,\(axes.0),\(axes.1),radius_m\n"
            + (0..<7).map {
                "0640902990\(String(format: "%02d", $0)),党群中心\($0),\($0 % 2 == 0 ? "街道" : "社区"),\(lon($0 * 9)),\(lat($0 * 9)),\(400 + $0 * 100)\n"
            }
            .joined()
    }

    private func lon(_ number: Int) -> String { String(format: "%.6f", 106.1 + Double(number % 8) * 0.0047) }
    private func lat(_ number: Int) -> String { String(format: "%.6f", 38.4 + Double(number / 8) * 0.0041) }

    /// The figures that must not depend on the form.
    static func figures(_ demand: String, _ facilities: String, _ flags: [String] = [], in folder: Scratch) async throws -> JSON {
        let ran = try await run(
            ["cover", "--demand", demand, "--facilities", facilities, "--crs", "wgs84", "--json", "--quiet", "--min-people", "1"]
                + flags, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        let json = try ran.json()
        return .object(["coverage": json["coverage"], "blanks": json["blanks"]])
    }
}

@Suite("One list in every form (I1)")
struct InputFormatTests {
    private func plain() async throws -> (Scratch, JSON) {
        let folder = try Scratch([
            "d.csv": Lists().demand, "f.csv": Lists().facilities, "d.csvt": "String,String,Real,Real,Integer",
            "f.csvt": "String,String,String,Real,Real,Integer",
        ])
        let figures = try await Lists.figures("d.csv", "f.csv", in: folder)
        #expect(figures["coverage"]["overall"]["points"].number == 60)
        #expect(figures["coverage"]["by_level"].list.map { $0["level"].text } == ["街道", "社区"])
        #expect(figures["blanks"]["clusters"][0]["worst_point"]["id"].text?.hasPrefix("0640902000") == true)
        return (folder, figures)
    }

    @Test(
        "GDAL's formats give the figures of the CSV",
        arguments: [
            ("XLSX", "xlsx", []), ("GPKG", "gpkg", []), ("FlatGeobuf", "fgb", []), ("GeoJSON", "geojson", []),
            ("ESRI Shapefile", "shp", ["-lco", "ENCODING=GB18030"]), ("ESRI Shapefile", "shp", ["-lco", "ENCODING=UTF-8"]),
        ] as [(String, String, [String])])
    func formats(_ driver: String, _ suffix: String, _ options: [String]) async throws {
        let (folder, expected) = try await plain()
        let points = [
            "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4326",
        ]
        for name in ["d", "f"] {
            try await ogr2ogr(
                ["-f", driver, "\(name).\(suffix)", "\(name).csv"] + (suffix == "xlsx" ? [] : points) + options, in: folder)
        }
        #expect(try await Lists.figures("d.\(suffix)", "f.\(suffix)", in: folder) == expected)
    }

    @Test("GB 18030 gives the figures of UTF-8")
    func gb18030() async throws {
        let (folder, expected) = try await plain()
        for name in ["d", "f"] {
            let made = try await run(
                "/usr/bin/env", ["iconv", "-f", "UTF-8", "-t", "GB18030", "\(name).csv", "-o", "\(name)-gb.csv"], in: folder)
            #expect(made.exitCode == 0)
        }
        #expect(try await Lists.figures("d-gb.csv", "f-gb.csv", in: folder) == expected)
    }

    @Test(
        "column spellings are recognised",
        arguments: [
            ("lng", "lat"), ("longitude", "latitude"), ("x", "y"), ("X", "Y"), ("经度", "纬度"), ("Lon", "Lat"), ("东经", "北纬"),
            ("long", "lat"),
        ])
    func spellings(_ lon: String, _ lat: String) async throws {
        let (folder, expected) = try await plain()
        let lists = Lists(axes: (lon, lat))
        try folder.write("d2.csv", lists.demand)
        try folder.write("f2.csv", lists.facilities)
        #expect(try await Lists.figures("d2.csv", "f2.csv", in: folder) == expected)
    }

    @Test("column flags win over what is recognised")
    func flagsWin() async throws {
        let (folder, expected) = try await plain()
        let decoys = Lists(axes: ("a", "b")).demand.split(separator: "\n").enumerated().map {
            $0 == 0 ? "\($1),lon,lat,weight" : "\($1),0,0,1"
        }
        try folder.write("d2.csv", decoys.joined(separator: "\n"))
        #expect(
            try await Lists.figures("d2.csv", "f.csv", ["--demand-columns", "lon=a,lat=b,weight=population"], in: folder)
                == expected)
        #expect(try await Lists.figures("d2.csv", "f.csv", in: folder) != expected)
    }

    @Test("WKT gives the figures of two columns")
    func wellKnownText() async throws {
        let (folder, expected) = try await plain()
        let rows = Lists().demand.split(separator: "\n").enumerated().map { index, row -> String in
            let cells = row.split(separator: ",")
            return index == 0 ? "code,wkt,population" : "\(cells[0]),POINT (\(cells[2]) \(cells[3])),\(cells[4])"
        }
        try folder.write("d2.csv", rows.joined(separator: "\n"))
        #expect(try await Lists.figures("d2.csv", "f.csv", in: folder) == expected)
    }

    @Test("full-width digits and degrees, minutes, seconds are numbers")
    func scripts() async throws {
        let folder = try Scratch([
            "plain.csv": "id,lon,lat,population\na,106.11,38.47,10\nb,106.125,38.4825,2000\n",
            "wide.csv": "id,lon,lat,population\na,１０６．１１,３８．４７,１０\nb,１０６．１２５,３８．４８２５,２０００\n",
            "dms.csv": "id,lon,lat,population\na,106°06′36″E,38°28′12″N,10\nb,东经106°07′30″,北纬38°28′57″,2000\n",
            "f.csv": "id,lon,lat,radius_m\nf1,106.11,38.47,500\n",
        ])
        let expected = try await Lists.figures("plain.csv", "f.csv", in: folder)
        #expect(expected["coverage"]["overall"]["covered_weight"].number == 10)
        for name in ["wide.csv", "dms.csv"] { #expect(try await Lists.figures(name, "f.csv", in: folder) == expected, "\(name)") }
    }

    @Test("status words, English and Chinese, in any case")
    func statuses() async throws {
        let words = [
            "existing", "Existing", "现有", "已建", "planned", "规划", "在建", "candidate", "候选", "required", "必选", "forbidden", "禁止", "",
        ]
        let rows = words.enumerated().map { "f\($0),-51.2,\(-30 - Double($0) / 100),\($1),800" }
        let folder = try Scratch([
            "d.csv": BadInput.demand, "f.csv": "id,lon,lat,status,radius_m\n" + rows.joined(separator: "\n") + "\n",
        ])
        let json = try await run(BadInput.cover + ["--json"], in: folder).json()
        #expect(json["coverage"]["facilities"].number == 5)
        let planned = try await run(BadInput.cover + ["--json", "--include", "planned"], in: folder).json()
        #expect(planned["coverage"]["facilities"].number == 8)
    }
}

@Suite("Warnings about positions (I2)")
struct PositionWarningTests {
    @Test("(0, 0), swapped axes and three on one spot are warned of with their rows; the run goes on")
    func warnings() async throws {
        let folder = try Scratch([
            "d.csv": BadInput.demand,
            "f.csv":
                "id,lon,lat,radius_m\nf1,0,0,800\nf2,-30.0,-51.2,800\nf3,-51.2,-30.0,800\nf4,-51.2,-30.0,800\nf5,-51.2,-30.0,800\n",
        ])
        let ran = try await run(BadInput.cover + ["--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 0)
        #expect(ran.errorLines.count == 4)
        for text in [
            "warning: f.csv: 2 of 5 facilities lie far from all demand, f1 at least ",
            "warning: f.csv:2: f1 lies at (0, 0)",
            "warning: f.csv:3: f2 fits the demand only with longitude and latitude exchanged",
        ] {
            #expect(ran.errors.contains(text))
        }
        #expect(ran.errors.contains("warning: f.csv:4: 3 rows have one position (rows 4, 5, 6)"))
    }

    @Test("two of one level on one spot may be one twice; two of different levels share a house")
    func pairs() async throws {
        let (one, other) = ("id,lon,lat,radius_m,level\nf1,-51.2,-30,800,street\n", "f2,-51.2,-30,800,")
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": one + other + "community\n"])
        #expect(try await run(BadInput.cover + ["--crs", "wgs84"], in: folder).errors.isEmpty)
        let twice = try Scratch(["d.csv": BadInput.demand, "f.csv": one + other + "street\n"])
        let errors = try await run(BadInput.cover + ["--crs", "wgs84"], in: twice).errors
        #expect(errors.contains("facilities may stand in the list twice, and count twice: 1 pair of one level at one place"))
    }
}
