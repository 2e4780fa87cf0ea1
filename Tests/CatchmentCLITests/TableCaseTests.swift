import Foundation
import TestSupport
import Testing

/// Tables and layers as offices and map services hand them out, from the file to the figures; what they are is in `Tests/Tables/README.md`.
@Suite("Tables as people keep them")
struct TableCaseTests {
    private static let rows = "p1,13.050,47.800,100\np2,13.056,47.800,60\np3,13.100,47.840,40\n"
    private static let demand = "id,lon,lat,population\n" + rows
    private static let center = "id,lon,lat\nf1,13.05,47.80\n"
    private static let cover = [
        "cover", "--demand", "d.csv", "--facilities", "f.csv", "--crs", "wgs84", "--radius", "500m", "--no-layers", "--out",
        "out",
    ]

    /// A rectangle as GeoJSON.
    private static func feature(_ properties: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String
    {
        """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":\
        [[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
        """
    }

    private static func point(_ properties: String, _ lon: Double, _ lat: Double) -> String {
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(lon),\(lat)]}}"
    }

    private static func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    /// Copies files of `Tests/Tables`.
    private func tables(_ names: [String], beside files: [String: String] = [:]) throws -> Scratch {
        let folder = try Scratch(files)
        for name in names {
            try folder.write(name, try Data(contentsOf: URL(fileURLWithPath: Repository.file("Tests/Tables/\(name)"))))
        }
        return folder
    }

    private func inspected(_ file: String, _ more: [String] = [], in folder: Scratch) async throws -> JSON {
        let ran = try await run(["inspect", "--demand", file, "--json"] + more, in: folder)
        #expect(ran.exitCode == 0, "\(ran.errors)")
        return try ran.json()["inputs"]["demand"]
    }

    @Test("01: a Shapefile in GBK that declares nothing")
    func undeclaredEncoding() async throws {
        let folder = try tables(
            ["people.shp", "people.shx", "people.dbf", "people.prj"], beside: ["f.csv": "id,lon,lat\nf1,106.2,38.47\n"])
        let ran = try await run(
            [
                "cover", "--demand", "people.shp", "--facilities", "f.csv", "--facilities-crs", "wgs84", "--radius", "500m",
                "--no-layers", "--out", "out",
            ], in: folder)
        #expect(ran.output.contains("1,000 of 1,050 people (95.2 %)"), "\(ran.output)")
        #expect(ran.errors.contains("people.shp: read as GB 18030"), "\(ran.errors)")
        let said = try await inspected("people.shp", ["--demand-encoding", "gbk"], in: folder)
        #expect(said["columns"]["weight"].text == "人口" && said["table"]["encoding"].text == "GB 18030")
        let wrong = try await run(["inspect", "--demand", "people.shp", "--demand-encoding", "utf-8"], in: folder)
        #expect(wrong.exitCode == 65 && wrong.errors.contains("--demand-encoding"), "\(wrong.errors)")
    }

    @Test("07: subtotals and a total are no facilities, and their floor area counts once")
    func subtotals() async throws {
        let folder = try Scratch([
            "d.csv": Self.demand,
            "f.csv": """
            编号,名称,行政区划代码,经度,纬度,建筑面积
            s1,甲站,A1,13.03,47.80,300
            s2,乙站,A1,13.04,47.80,500
            小计1,,A1,,,800
            s3,丙站,B1,13.09,47.80,400
            小计2,,B1,,,400
            合计,,,,,1200

            """,
            "u.geojson": Self.collection([
                Self.feature("\"code\":\"A1\",\"name\":\"A\",\"level\":\"社区\",\"households\":1000", 13.0, 47.75, 13.06, 47.85),
                Self.feature("\"code\":\"B1\",\"name\":\"B\",\"level\":\"社区\",\"households\":1000", 13.06, 47.75, 13.12, 47.85),
            ]),
        ])
        let ran = try await run(Self.cover + ["--units", "u.geojson"], in: folder)
        #expect(ran.errors.contains("f.csv: 3 total rows are left out (rows 4, 6, 7: \"小计1\", …)"), "\(ran.errors)")
        let units = try folder.text("out/units.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let columns = ["unlocated", "floor_area_m2", "floor_area_per_100_households_m2"].map {
            units[0].firstIndex(of: $0[...]) ?? 0
        }
        #expect(
            units[1...].map { row in columns.map { String(row[$0]) } } == [
                ["0", "800", "80"], ["0", "400", "40"], ["0", "0", ""], ["0", "1200", ""],
            ])
        let report = try JSON(contentsOf: folder.file("out/report.json"))
        let left = report["inputs"]["facilities"]["table"]["left_out"][0]
        #expect(left["kind"].text == "total" && left["first_rows"].list.compactMap(\.number) == [4, 6, 7])
        #expect(report["caveats"].list.map { $0["code"].text }.contains("totals_left_out"))
        // With the planner's word they are rows, and stand among those without a position.
        let kept = try await run(Self.cover + ["--units", "u.geojson", "--total-rows", "keep", "--json"], in: folder)
        #expect(try kept.json()["inputs"]["facilities"]["rows_read"].number == 6)
    }

    @Test("08: the people under a name near the usual ones", arguments: ["人口（人）", "总人口", "户籍人口", "pop_2020", "total_population"])
    func weights(_ name: String) async throws {
        let folder = try Scratch(["d.csv": "编号,lon,lat,\(name)\n" + Self.rows, "f.csv": Self.center])
        let ran = try await run(Self.cover, in: folder)
        #expect(ran.output.contains("160 of 200 people (80.0 %)"), "\(ran.output)")
    }

    @Test("08: no weight: the columns that could be one are named, and the headline says points, in both languages")
    func noWeight() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,dwellings,men\n" + Self.rows.replacing("\n", with: ",7\n"), "f.csv": Self.center,
        ])
        let ran = try await run(Self.cover, in: folder)
        #expect(ran.output.contains("2 of 3 demand points (66.7 %)"), "\(ran.output)")
        #expect(
            ran.errors.contains(
                "no column is recognised as weight, so every row counts one; \"dwellings\", \"men\" hold numbers"),
            "\(ran.errors)")
        let caveats = try JSON(contentsOf: folder.file("out/report.json"))["caveats"].list.map { $0["code"].text }
        #expect(caveats.contains("weight_unrecognised"))
        let chinese = try await run(Self.cover + ["--lang", "zh"], in: folder)
        #expect(chinese.errors.contains("没有可识别为人口权重的列，因此每行计为 1"), "\(chinese.errors)")
        let released = try await run(Self.cover + ["--demand-columns", "weight="], in: folder)
        #expect(!released.errors.contains("no column is recognised"), "\(released.errors)")
    }

    @Test("10, 16: units in names, titles above the header, a header of two rows")
    func headers() async throws {
        let folder = try tables(["units-in-names.xlsx", "title.xlsx", "two-rows.xlsx"])
        let units = try await inspected("units-in-names.xlsx", ["--crs", "wgs84"], in: folder)
        #expect(["lon", "lat", "weight"].map { units["columns"][$0].text } == ["经度(°)", "纬度(°)", "常住人口(人)"])
        let title = try await inspected("title.xlsx", ["--crs", "wgs84"], in: folder)
        #expect(title["rows_kept"].number == 2 && title["weight_kept"].number == 1801)
        #expect(
            title["table"]["header_rows"].list.compactMap(\.number) == [3, 3] && title["table"]["passed_over"].list.count == 2)
        let two = try await inspected("two-rows.xlsx", ["--crs", "wgs84"], in: folder)
        #expect(["lon", "lat"].map { two["columns"][$0].text } == ["坐标/经度", "坐标/纬度"] && two["weight_kept"].number == 1234)
        let said = try await inspected("title.xlsx", ["--crs", "wgs84", "--demand-header-row", "3"], in: folder)
        #expect(said["weight_kept"].number == 1801)
    }

    @Test("11: facilities drawn as points and areas; demand as areas is refused with the way out")
    func areas() async throws {
        let mixed = Self.collection([
            Self.feature("\"name\":\"A\"", 13.0498, 47.7998, 13.0502, 47.8002), Self.point("\"name\":\"B\"", 13.08, 47.82),
        ])
        let folder = try Scratch(["d.csv": Self.demand, "f.geojson": mixed])
        let input = ["cover", "--crs", "wgs84", "--radius", "500m", "--no-layers", "--out", "out"]
        let ran = try await run(input + ["--demand", "d.csv", "--facilities", "f.geojson"], in: folder)
        #expect(ran.output.contains("160 of 200 people (80.0 %) are within reach of 2 facilities"), "\(ran.output)")
        #expect(ran.errors.contains("1 of the 2 facilities are drawn as areas (features 1); a point inside stands for each"))
        let refused = try await run(input + ["--demand", "f.geojson", "--facilities", "f.geojson"], in: folder)
        #expect(refused.exitCode == 65 && refused.errors.contains("give one point per area"), "\(refused.errors)")
    }

    @Test("12: the storey of an OpenStreetMap export is no level, and a recognised column can be released")
    func storeys() async throws {
        let places = [("2", 13.05, 47.80), ("0", 13.08, 47.82), ("1", 13.10, 47.84)].enumerated().map { number, place in
            Self.point("\"@id\":\"node/\(number)\",\"amenity\":\"doctors\",\"level\":\"\(place.0)\"", place.1, place.2)
        }
        let folder = try Scratch(["d.csv": Self.demand, "f.geojson": Self.collection(places)])
        let input = [
            "cover", "--demand", "d.csv", "--facilities", "f.geojson", "--crs", "wgs84", "--radius", "500m", "--no-layers",
        ]
        let ran = try await run(input + ["--out", "out"], in: folder)
        #expect(ran.errors.contains("\"level\" holds storeys of buildings"), "\(ran.errors)")
        #expect(!ran.output.contains("level"), "\(ran.output)")
        let taken = try await run(input + ["--out", "out2", "--facilities-columns", "level=level"], in: folder)
        #expect(taken.output.contains("level"), "\(taken.output)")
        let released = try await run(input + ["--out", "out3", "--facilities-columns", "level="], in: folder)
        #expect(!released.output.contains("level") && !released.errors.contains("storeys"), "\(released.errors)")
    }

    @Test("17, 19: rows of nothing but separators; semicolons and tabs with decimal commas")
    func separators() async throws {
        let folder = try Scratch([
            "commas.csv": Self.demand + ",,,\n, ,,\n",
            "semicolons.csv": Self.demand.replacing(",", with: ";").replacing(".", with: ","),
            "tabs.txt": Self.demand.replacing(",", with: "\t"),
        ])
        for file in ["commas.csv", "semicolons.csv", "tabs.txt"] {
            let read = try await inspected(file, ["--crs", "wgs84"], in: folder)
            #expect(read["rows_read"].number == 3 && read["weight_kept"].number == 200, "\(file)")
        }
        let table = try await inspected("semicolons.csv", ["--crs", "wgs84"], in: folder)["table"]
        #expect(table["separator"].text == "semicolon" && table["decimal_mark"].text == "comma")
    }

    @Test("20: boundaries of geoBoundaries are units; exclusions that take all candidates are named")
    func boundaries() async throws {
        let folder = try Scratch([
            "demand.csv": Self.demand, "facilities.csv": "id,lon,lat\nf1,13.02,47.78\n",
            "candidates.csv": "id,lon,lat\nc1,13.05,47.80\nc2,13.08,47.82\n",
            "boundaries-ADM2.geojson": Self.collection([
                Self.feature("\"shapeName\":\"A\",\"shapeID\":\"x1\",\"shapeType\":\"ADM2\"", 13.0, 47.75, 13.06, 47.85),
                Self.feature("\"shapeName\":\"B\",\"shapeID\":\"x2\",\"shapeType\":\"ADM2\"", 13.06, 47.75, 13.12, 47.85),
            ]),
        ])
        let begun = try await run(["init", "."], in: folder)
        #expect(begun.exitCode == 0 && begun.errors.contains("boundaries-ADM2.geojson: units"), "\(begun.errors)")
        let ran = try await run(
            [
                "site", "--demand", "demand.csv", "--candidates", "candidates.csv", "--exclude", "boundaries-ADM2.geojson",
                "--crs", "wgs84", "--radius", "1km", "--count", "1",
            ], in: folder)
        #expect(ran.exitCode == 65)
        #expect(
            ran.errors.contains("none of the 2 candidates may be opened: 2 lie in exclusion areas ("), "\(ran.errors)")
    }

    @Test("22: a line of DataV's maps that is no unit is left out with one notice, and levels nest")
    func decoration() async throws {
        let line = """
            {"type":"Feature","properties":{"adcode":"100000_JD","name":"","adchar":"JD"},"geometry":{"type":"MultiPolygon","coordinates":\
            [[[[112.01,20.0],[112.01,20.2],[112.0,20.2],[112.0,20.0],[112.01,20.0]]]]}}
            """
        func province(_ code: Int, _ name: String, _ west: Double) -> String {
            Self.feature(
                "\"adcode\":\(code),\"name\":\"\(name)\",\"level\":\"province\",\"parent\":{\"adcode\":100000}", west, 34.0,
                west + 0.2, 34.4)
        }
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\na,113.10,34.1,100\nb,113.3,34.1,10\n",
            "u.geojson": Self.collection([province(410_000, "甲省", 113.0), province(420_000, "乙省", 113.2), line]),
        ])
        let ran = try await run(
            ["inspect", "--demand", "d.csv", "--demand-crs", "wgs84", "--units", "u.geojson", "--units-crs", "gcj02", "--json"],
            in: folder)
        let units = try ran.json()["units"].list
        #expect(units.map { $0["level"].text } == ["province"] && units[0]["units"].number == 2)
        #expect(ran.errors.split(separator: "\n").count { $0.contains("u.geojson") } == 1, "\(ran.errors)")
        #expect(ran.errors.contains("1 feature with neither name nor level left out (feature 3)"), "\(ran.errors)")
    }

    @Test("26: zipped Shapefiles, KMZ and MapInfo tables are read; a view of MapInfo, which opens other files, is refused")
    func packed() async throws {
        let folder = try tables(["places.zip", "places.kmz", "places.tab", "places.dat", "places.map", "places.id"])
        // A KMZ stands for WGS 84 by its format alone.
        for (file, rows, source) in [("places.zip", 3.0, "file"), ("places.kmz", 1, "format"), ("places.tab", 2, "file")] {
            let read = try await inspected(file, in: folder)
            #expect(read["rows_kept"].number == rows && read["crs"]["source"].text == source, "\(file): \(read["crs"])")
        }
        try folder.write(
            "view.tab", "!table\n!version 100\nOpen Table \"places\" Hide\nCreate View view As Select id from places\n")
        let view = try await run(["inspect", "--demand", "view.tab"], in: folder)
        #expect(view.exitCode == 65 && view.errors.contains("stands for other files"), "\(view.errors)")
        try folder.write("list.zip", try folder.data("places.kmz"))
        let named = try await run(["inspect", "--demand", "list.zip"], in: folder)
        #expect(named.exitCode == 65 && named.errors.contains("rename the file"), "\(named.errors)")
    }

    @Test("27: formulas without a stored value are named, cell by cell")
    func formulas() async throws {
        let folder = try tables(["formulas.xlsx"])
        let ran = try await run(["inspect", "--demand", "formulas.xlsx", "--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 65 && ran.errorLines.count == 2, "\(ran.errors)")
        #expect(ran.errors.contains("formulas.xlsx:2: 人口 \"=1000+234\": is a formula without a stored value"), "\(ran.errors)")
    }

    @Test("30: units that overlap, and the people in two of them, are said in cover and are a caveat")
    func overlaps() async throws {
        let folder = try Scratch([
            "d.csv": "id,lon,lat,population\np1,13.05,47.80,100\np2,13.07,47.80,60\np3,13.10,47.84,40\n",
            "f.csv": "id,lon,lat\nf1,13.05,47.80\nf2,13.08,47.82\n",
            "u.geojson": Self.collection([
                Self.feature("\"code\":\"A1\"", 13.0, 47.75, 13.08, 47.85),
                Self.feature("\"code\":\"B1\"", 13.04, 47.75, 13.12, 47.85),
            ]),
        ])
        let ran = try await run(Self.cover + ["--units", "u.geojson"], in: folder)
        #expect(ran.errors.contains("1 pair, 33.32 km² in all; 2 demand points (160 people) lie in two units"), "\(ran.errors)")
        let caveat = try JSON(contentsOf: folder.file("out/report.json"))["caveats"].list.first {
            $0["code"].text == "units_overlap"
        }
        #expect(caveat?["count"].number == 1)
    }

    @Test(
        "words of the status column are listed with their rows, and mapped by flag and plan; candidates that may not be used stay out"
    )
    func statusWords() async throws {
        let folder = try Scratch([
            "d.csv": Self.demand,
            "f.csv": "id,lon,lat,status\na,13.05,47.8,Operational\nb,13.1,47.84,Operational\nc,13.08,47.82,Closed\n",
            "c.csv": "编号,经度,纬度,是否可用\nx,13.05,47.80,否\ny,13.10,47.84,是\n",
            "plan.yaml": """
            crs: wgs84
            layers:
              demand: d.csv
              facilities: {path: f.csv, status_words: {existing: Operational, forbidden: [Closed]}}
            radius: 500m

            """,
        ])
        let asked = try await run(Self.cover, in: folder)
        #expect(asked.exitCode == 65 && asked.errors.contains("\"Operational\" must be one of"), "\(asked.errors)")
        #expect(asked.errors.contains("2 rows have it (2, 3)"), "\(asked.errors)")
        let mapped = try await run(Self.cover + ["--status-words", "existing=operational,forbidden=Closed"], in: folder)
        #expect(
            mapped.output.contains("200 of 200 people (100.0 %) are within reach of 2 facilities"),
            "\(mapped.errors)\(mapped.output)")
        let planned = try await run(["cover", "--plan", "plan.yaml"], in: folder)
        #expect(planned.output.contains("200 of 200 people (100.0 %) are within reach of 2 facilities"), "\(planned.errors)")
        let sited = try await run(
            [
                "site", "--demand", "d.csv", "--candidates", "c.csv", "--crs", "wgs84", "--radius", "500m", "--count", "1",
                "--out", "s",
            ],
            in: folder)
        let report = try JSON(contentsOf: folder.file("s/report.json"))
        #expect(report["siting"]["selected"].list.map(\.text) == ["y"], "\(sited.errors)")
        #expect(report["inputs"]["candidates"]["dropped"][0]["cause"].text == "unavailable")
    }

    @Test("init tells places that may be used from centers, and offers as classes only columns of numbers")
    func survey() async throws {
        let folder = try Scratch([
            "居民点.csv": "编号,经度(°),纬度(°),常住人口（人）,60岁以上,所属社区\np1,13.05,47.8,100,20,甲\np2,13.06,47.8,60,9,甲\n",
            "台账.csv": "阵地名称,级别,经度,纬度,建筑面积（㎡）\n甲站,社区,13.05,47.8,300\n",
            "公共建筑.csv": "编号,名称,产权单位,经度,纬度,建筑面积（㎡）,是否可用\nx,旧校,甲,13.06,47.8,300,是\n",
        ])
        let ran = try await run(["init", "."], in: folder)
        for said in ["居民点.csv: demand", "台账.csv: facilities", "公共建筑.csv: candidates"] {
            #expect(ran.errors.contains(said), "\(ran.errors)")
        }
        let plan = try folder.text("plan.yaml")
        #expect(plan.contains("60岁以上") && !plan.contains("name: 所属社区"), "\(plan)")
    }
}
