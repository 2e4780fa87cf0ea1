import Foundation
import GeoPrimitives
import Testing

/// A run that must be refused, and what must be said.
struct BadInput: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String] = [:]
    var arguments: [String]
    var exitCode: Int32
    /// What each line of standard error must hold.
    var lines: [[String]]

    var testDescription: String { name }
}

extension BadInput {
    static let facilities = "id,lon,lat,status,radius_m\nf1,-51.2,-30.0,existing,800\n"
    static let demand = "id,lon,lat,population\na,-51.2,-30.0,10\nb,-51.21,-30.01,20\nc,-51.3,-30.1,5\n"
    static let candidates = "id,lon,lat,status\nc1,-51.3,-30.1,required\nc2,-51.31,-30.1,required\nc3,-51.32,-30.1,candidate\n"
    static let china = "id,lon,lat,population\na,116.3,39.9,10\nb,116.31,39.91,20\n"
    static let cover = ["cover", "--demand", "d.csv", "--facilities", "f.csv"]
    static let site = ["site", "--demand", "d.csv", "--facilities", "f.csv", "--candidates", "c.csv", "--radius", "800m"]

    /// A demand file that must be refused as bad data.
    static func badDemand(_ name: String, _ text: String, _ flags: [String], code: Int32 = 65, _ lines: [[String]]) -> BadInput {
        BadInput(
            name: name, files: ["bad.csv": text], arguments: ["cover", "--demand", "bad.csv", "--facilities", "f.csv"] + flags,
            exitCode: code, lines: lines)
    }

    static func badDemand(_ name: String, _ text: String, _ lines: [[String]]) -> BadInput { badDemand(name, text, [], lines) }

    /// The good demand with one thing changed.
    static func changed(_ old: String, _ new: String) -> String { demand.replacingOccurrences(of: old, with: new) }

    static func polygon(_ points: [(Double, Double)], name: String = "u1") -> String {
        let ring = points.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","name":"\(name)","level":"district"},
            "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}]}
            """
    }

    static let square = polygon([(-51.3, -30.1), (-51.1, -30.1), (-51.1, -29.9), (-51.3, -29.9), (-51.3, -30.1)])
    static let bowTie = polygon([(-51.3, -30.1), (-51.1, -29.9), (-51.1, -30.1), (-51.3, -29.9), (-51.3, -30.1)])
    static let pond = polygon(
        [(-51.305, -30.105), (-51.295, -30.105), (-51.295, -30.095), (-51.305, -30.095), (-51.305, -30.105)], name: "lake")
    static let points = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1","population":3},
        "geometry":{"type":"Point","coordinates":[-51.2,-30.0]}},
        {"type":"Feature","properties":{"id":"2","population":4},"geometry":{"type":"Point","coordinates":[-51.21,-30.0]}}]}
        """

    static let rows: [BadInput] = [
        badDemand("empty file", "", [["bad.csv: is empty", "header"]]),
        badDemand("header only", "id,lon,lat,population\n", [["bad.csv: has a header and no rows"]]),
        badDemand(
            "full-width commas", demand.replacingOccurrences(of: ",", with: "，"),
            [["bad.csv: fields are separated by full-width commas", "save the file as CSV with commas"]]),
        badDemand(
            "a total that is no sum", demand + "合计,,,999\n",
            [["bad.csv:", "\"合计\": reads like a total, and its population 999 is not the sum", "--total-rows leave-out or keep"]]),
        badDemand(
            "no header", demand.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n",
            [["bad.csv: no header was found: row 1 (", "--demand-header-row"]]),
        badDemand(
            "a header row that is not there", demand, ["--demand-header-row", "99"],
            [["bad.csv: there is nothing in row 99"]]),
        badDemand(
            "an encoding that it is not in", demand.replacingOccurrences(of: "id,", with: "id\u{81},"),
            ["--demand-encoding", "big5"], [["bad.csv: ", "Big5", "--demand-encoding"]]),
        badDemand(
            "unknown column", demand, ["--demand-columns", "weight=einwohner"],
            [["bad.csv: --demand-columns weight=einwohner", "id, lon, lat, population"]]),
        badDemand(
            "unknown role", demand, ["--demand-columns", "wight=population"], code: 64, [["--demand-columns: 'wight'", "weight"]]),
        badDemand("non-numeric coordinate", changed("-51.21", "abc"), [["bad.csv:3: lon \"abc\"", "degrees"]]),
        badDemand(
            "non-numeric coordinates in two rows", changed("-51.21", "abc").replacingOccurrences(of: "-30.1,", with: "x,"),
            [["bad.csv:3: lon \"abc\""], ["bad.csv:4: lat \"x\""]]),
        badDemand("longitude out of range", changed("-51.21", "-251.21"), [["bad.csv:3: longitude -251.21", "-180 and 180"]]),
        badDemand(
            "latitude out of range, with a CRS", changed("-30.01", "-95"), ["--crs", "wgs84"],
            [["bad.csv:3: latitude -95", "-90 and 90"]]),
        badDemand(
            "two latitudes out of range", changed("-30.01", "-95").replacingOccurrences(of: "-30.1,", with: "-96,"),
            [["bad.csv:3: latitude -95"], ["bad.csv:4: latitude -96"]]),
        badDemand(
            "swapped longitude and latitude", "id,lon,lat,population\na,39.9,116.3,10\n", ["--crs", "wgs84"],
            [["bad.csv:2: latitude 116.3", "swapped", "--demand-columns"]]),
        badDemand("NaN", changed("-51.21", "NaN"), [["bad.csv:3: lon \"NaN\""]]),
        badDemand("infinity", changed("-51.21", "inf"), [["bad.csv:3: lon \"inf\""]]),
        badDemand("weight NaN", changed(",20", ",nan"), [["bad.csv:3: population \"nan\"", "number"]]),
        badDemand("weight infinite", changed(",20", ",Infinity"), [["bad.csv:3: population \"Infinity\"", "number"]]),
        badDemand("negative weight", changed(",20", ",-20"), [["bad.csv:3: population \"-20", "at least 0"]]),
        badDemand("duplicate id", changed("b,", "a,"), [["bad.csv:3: id \"a\"", "row 2", "unique"]]),
        badDemand("empty id", changed("b,", ","), [["bad.csv:3: the id (column id) is empty"]]),
        badDemand("ragged row, longer", changed(",20", ",20,4"), [["bad.csv:3: 5 fields", "4", "double quotes"]]),
        badDemand("ragged row, shorter", changed(",20", ""), [["bad.csv:3: 3 fields", "4"]]),
        badDemand("unterminated quote", changed("b,", "\"b,"), [["bad.csv:3: a double quote", "never closed"]]),
        badDemand(
            "code in scientific notation", changed("b,", "6.40902E+11,"),
            [["bad.csv:3: id \"6.40902E+11\"", "scientific", "text"]]),
        badDemand(
            "unit code in scientific notation", "id,lon,lat,population,unit\na,-51.2,-30.0,10,6.4E+11\n",
            [["bad.csv:2: unit \"6.4E+11\"", "scientific", "text"]]),
        badDemand(
            "every row without coordinates", "id,lon,lat,population\na,,,10\n",
            [["bad.csv: none of the 1 rows", "no coordinates"]]),
        badDemand(
            "no coordinate columns", "id,foo,population\na,3,10\n", [["bad.csv: no coordinates", "--demand-columns lon=…,lat=…"]]),
        badDemand("a column name twice", "id,lon,lat,lat\na,-51,-30,-30\n", [["bad.csv: several columns are named \"lat\""]]),
        badDemand(
            "lines end in CR alone", demand.replacingOccurrences(of: "\n", with: "\r"),
            [["bad.csv: lines end in a carriage return"]]),
        badDemand(
            "a class without its column", demand, ["--class", "x=nix"], [["bad.csv: --class", "nix", "id, lon, lat, population"]]),
        badDemand(
            "demand radius of zero", "id,lon,lat,population,radius_m\na,-51.2,-30.0,10,0\n",
            [["bad.csv:2: radius_m \"0\"", "above zero"]]),
    ]

    static let systems: [BadInput] = [
        badDemand(
            "no CRS inside the China box", china, ["--facilities-crs", "wgs84"],
            [["bad.csv:2", "2 of 2 rows", "wgs84", "gcj02", "bd09", "--demand-crs"]]),
        badDemand(
            "metres without a CRS", "id,x,y,population\na,500000,4400000,10\n",
            [["bad.csv:2: coordinates 500000.0, 4400000.0", "not degrees", "--demand-crs EPSG:"]]),
        badDemand(
            "degrees declared as EPSG:3857", demand, ["--demand-crs", "EPSG:3857"],
            [["bad.csv:2: coordinates -51.2, -30", "look like degrees", "--demand-crs"]]),
        badDemand(
            "metres declared as EPSG:4326", "id,x,y,population\na,500000,4400000,10\n", ["--demand-crs", "EPSG:4326"],
            [["bad.csv:2: latitude 4400000", "look like metres", "--demand-crs EPSG:"]]),
        badDemand("unknown EPSG code", demand, ["--demand-crs", "EPSG:999999"], [["EPSG:999999", "not found", "--demand-crs"]]),
        badDemand(
            "a CRS of no known form", demand, ["--demand-crs", "beijing"], [["bad.csv: \"beijing\"", "--demand-crs", "gcj02"]]),
        badDemand(
            "a CRS of no known form in a row", "id,lon,lat,crs\na,-51.2,-30,beijing\n", [["bad.csv:2: \"beijing\"", "gcj02"]]),
        badDemand(
            "planar rows in a run on the Earth", "id,lon,lat,crs\na,-51.2,-30,wgs84\nb,-51.2,-30,planar\n",
            [["bad.csv:3", "planar as a whole"]]),
        BadInput(
            name: "rows on the Earth in a planar run", files: ["bad.csv": "id,x,y,crs\na,1,2,planar\nb,1,2,wgs84\n"],
            arguments: ["cover", "--demand", "bad.csv", "--crs", "planar"], exitCode: 65,
            lines: [["bad.csv:3", "planar as a whole"]]),
        BadInput(
            name: "planar mixed with geographic", arguments: cover + ["--demand-crs", "planar"], exitCode: 64,
            lines: [["planar as a whole", "--crs planar"]]),
        BadInput(
            name: "the exclusion layer's flag is named as it is spelled",
            files: ["ex.geojson": pond.replacingOccurrences(of: "-30.105", with: "-95")],
            arguments: site + ["--count", "2", "--exclude", "ex.geojson", "--exclude-crs", "EPSG:999999"], exitCode: 65,
            lines: [["ex.geojson", "--exclude-crs"]]),
    ]

    static let lengths: [BadInput] = [
        BadInput(
            name: "radius without unit", arguments: cover + ["--radius", "500"], exitCode: 64,
            lines: [["'500'", "--radius", "500m"]]),
        BadInput(
            name: "radius of zero", arguments: cover + ["--radius", "0m"], exitCode: 64,
            lines: [["'0m'", "--radius", "above zero"]]),
        BadInput(
            name: "negative radius", arguments: cover + ["--radius", "-5m"], exitCode: 64,
            lines: [["'-5m'", "--radius", "above zero"]]),
        BadInput(
            name: "infinite radius", arguments: cover + ["--radius", "1e999km"], exitCode: 64, lines: [["'1e999km'", "--radius"]]),
        BadInput(
            name: "radius override of zero", arguments: cover + ["--radius-override=0km"], exitCode: 64,
            lines: [["--radius-override", "above zero"]]),
        BadInput(
            name: "radius column without unit", files: ["r.csv": "id,lon,lat,radius\nf1,-51.2,-30.0,800\n"],
            arguments: ["cover", "--demand", "d.csv", "--facilities", "r.csv"], exitCode: 65,
            lines: [["r.csv:2: radius \"800\"", "unit", "500m"]]),
        BadInput(
            name: "radii of zero, below zero and of words",
            files: ["r.csv": "id,lon,lat,radius_m\nf1,-51.2,-30,0\nf2,-51.2,-30,-5\nf3,-51.2,-30,x\n"],
            arguments: ["cover", "--demand", "d.csv", "--facilities", "r.csv"], exitCode: 65,
            lines: [["r.csv:2: radius_m \"0\""], ["r.csv:3: radius_m \"-5\""], ["r.csv:4: radius_m \"x\""]]),
        BadInput(
            name: "facilities without any radius", files: ["r.csv": "id,lon,lat\nf1,-51.2,-30\nf2,-51.3,-30\n"],
            arguments: ["cover", "--demand", "d.csv", "--facilities", "r.csv"], exitCode: 65,
            lines: [["r.csv:2: f1 has no radius", "--radius 1km"], ["r.csv:3: f2 has no radius"]]),
        BadInput(
            name: "duration without unit", arguments: site + ["--count", "2", "--time-limit", "5"], exitCode: 64,
            lines: [["'5'", "--time-limit", "60s"]]),
        BadInput(
            name: "share above the whole",
            arguments: [
                "site", "--demand", "d.csv", "--candidates", "c.csv", "--radius", "1km", "--model", "lscp", "--target", "120%",
            ],
            exitCode: 64, lines: [["'120%'", "--target", "100%"]]),
        BadInput(
            name: "columns not in pairs", arguments: cover + ["--demand-columns", "lon"], exitCode: 64,
            lines: [["--demand-columns", "'lon'", "role=column"]]),
    ]

    static let choices: [BadInput] = [
        BadInput(
            name: "missing file", arguments: ["cover", "--demand", "nix.csv", "--facilities", "f.csv"], exitCode: 66,
            lines: [["nix.csv: there is no such file"]]),
        BadInput(
            name: "missing facilities", arguments: ["cover", "--demand", "d.csv", "--facilities", "nix.csv"], exitCode: 66,
            lines: [["nix.csv: there is no such file"]]),
        BadInput(
            name: "a directory given as a file", arguments: ["cover", "--demand", ".", "--facilities", "f.csv"], exitCode: 66,
            lines: [["is a directory"]]),
        BadInput(name: "no demand", arguments: ["cover"], exitCode: 64, lines: [["--demand"]]),
        BadInput(name: "an unknown command", arguments: ["foo"], exitCode: 64, lines: [["foo"]]),
        BadInput(
            name: "more sites than candidates", arguments: site + ["--count", "9"], exitCode: 64,
            lines: [["--count 9", "3 candidate"]]),
        BadInput(
            name: "more required than asked for", arguments: site + ["--count", "1"], exitCode: 64,
            lines: [["2 candidate", "required", "--count is 1"]]),
        BadInput(name: "count of zero", arguments: site + ["--count", "0"], exitCode: 64, lines: [["--count 0", "at least 1"]]),
        BadInput(name: "no count", arguments: site, exitCode: 64, lines: [["--count"]]),
        BadInput(
            name: "target with mclp", arguments: site + ["--count", "2", "--target", "90%"], exitCode: 64,
            lines: [["--target", "lscp"]]),
        BadInput(
            name: "count with lscp", arguments: site + ["--model", "lscp", "--count", "2"], exitCode: 64,
            lines: [["--count", "mclp"]]),
        BadInput(
            name: "an unknown model", arguments: site + ["--count", "2", "--model", "magic"], exitCode: 64,
            lines: [["magic", "mclp", "lscp"]]),
        BadInput(
            name: "no candidates at all", arguments: ["site", "--demand", "d.csv", "--count", "1"], exitCode: 64,
            lines: [["--candidates"]]),
        BadInput(
            name: "no facility that is a candidate",
            arguments: ["site", "--demand", "d.csv", "--facilities", "f.csv", "--count", "1"], exitCode: 65,
            lines: [["f.csv", "no candidate sites"]]),
        BadInput(
            name: "unknown status", files: ["s.csv": facilities.replacingOccurrences(of: "existing", with: "exsting")],
            arguments: ["cover", "--demand", "d.csv", "--facilities", "s.csv"], exitCode: 65,
            lines: [["s.csv:2: status \"exsting\"", "existing", "candidate", "required", "forbidden", "planned"]]),
        BadInput(
            name: "one id in both lists", files: ["s.csv": "id,lon,lat,status\nc1,-51.2,-30,candidate\n"],
            arguments: [
                "site", "--demand", "d.csv", "--facilities", "s.csv", "--candidates", "c.csv", "--radius", "1km", "--count", "2",
            ], exitCode: 65,
            lines: [["c.csv:2: candidate \"c1\"", "unique"]]),
        BadInput(
            name: "a required candidate inside an exclusion", files: ["ex.geojson": pond],
            arguments: site + ["--count", "2", "--exclude", "ex.geojson"],
            exitCode: 65, lines: [["c.csv:2: c1 is required", "lake"]]),
        BadInput(
            name: "a required site among the facilities inside an exclusion is named with its own file",
            files: [
                "ex.geojson": pond, "s.csv": "id,lon,lat,status\nr,-51.3,-30.1,required\n",
                "c2.csv": "id,lon,lat\nc9,-51.2,-30\n",
            ],
            arguments: [
                "site", "--demand", "d.csv", "--facilities", "s.csv", "--candidates", "c2.csv", "--radius", "1km", "--count", "2",
                "--exclude", "ex.geojson",
            ],
            exitCode: 65, lines: [["s.csv:2: r is required", "lake"]]),
        BadInput(
            name: "a candidate among the facilities without a radius is named with its own file",
            files: [
                "s.csv": "id,lon,lat,status,radius_m\nf,-51.2,-30,existing,500\nr,-51.3,-30.1,candidate,\n",
                "c2.csv": "id,lon,lat,radius_m\nc9,-51.2,-30,500\n",
            ],
            arguments: ["site", "--demand", "d.csv", "--facilities", "s.csv", "--candidates", "c2.csv", "--count", "1"],
            exitCode: 65, lines: [["s.csv:3: r has no radius"]]),
        BadInput(
            name: "bow-tie polygon", files: ["u.geojson": bowTie], arguments: cover + ["--units", "u.geojson"], exitCode: 65,
            lines: [["u.geojson:1: invalid polygon", "Self-intersection", "area"]]),
        BadInput(
            name: "polygons given as demand", files: ["u.geojson": square],
            arguments: ["cover", "--demand", "u.geojson", "--facilities", "f.csv"], exitCode: 65,
            lines: [["u.geojson: the demand layer holds polygons", "points"]]),
        BadInput(
            name: "points given as units", files: ["p.geojson": points], arguments: cover + ["--units", "p.geojson"],
            exitCode: 65,
            lines: [["p.geojson: the units layer must hold polygons"]]),
        BadInput(
            name: "a table given as units", arguments: cover + ["--units", "d.csv"], exitCode: 65,
            lines: [["d.csv: the units layer must hold polygons"]]),
        BadInput(
            name: "a level not among --levels", files: ["u.geojson": square],
            arguments: cover + ["--units", "u.geojson", "--levels", "city,street"], exitCode: 65,
            lines: [["u.geojson: level \"district\"", "city,street"]]),
        BadInput(
            name: "a level named twice", files: ["u.geojson": square],
            arguments: cover + ["--units", "u.geojson", "--levels", "district,district"], exitCode: 64,
            lines: [["--levels", "district twice"]]),
        BadInput(
            name: "no level named", files: ["u.geojson": square], arguments: cover + ["--units", "u.geojson", "--levels", ","],
            exitCode: 64, lines: [["--levels"]]),
        BadInput(
            name: "a class named twice", arguments: cover + ["--class", "a=population", "--class", "a=population"], exitCode: 64,
            lines: [["--class a", "twice"]]),
        BadInput(
            name: "a threshold beyond counting", arguments: cover + ["--min-people", "1e300"], exitCode: 64,
            lines: [["--min-people"]]),
        BadInput(
            name: "a tolerance of atoms", arguments: cover + ["--tolerance", "1e-12m"], exitCode: 64,
            lines: [["--tolerance", "0.001m"]]),
        BadInput(
            name: "a unit that is its own parent",
            files: ["u.geojson": square.replacingOccurrences(of: "\"name\"", with: "\"parent\":\"1\",\"name\"")],
            arguments: cover + ["--units", "u.geojson"], exitCode: 65,
            lines: [["u.geojson: unit 1 (district) names 1 (district) as its parent"]]),
        BadInput(
            name: "GeoJSON cut in half", files: ["p.geojson": String(points.prefix(points.count / 2))],
            arguments: ["cover", "--demand", "p.geojson", "--facilities", "f.csv"], exitCode: 65,
            lines: [["p.geojson:2: column ", "not valid JSON"]]),
        BadInput(name: "no threads", arguments: cover + ["--threads", "0"], exitCode: 64, lines: [["--threads 0"]]),
        BadInput(name: "an unknown language", arguments: cover + ["--lang", "fr"], exitCode: 64, lines: [["fr", "en", "zh"]]),
    ]
}

@Suite("Bad input")
struct BadInputTests {
    @Test(
        "is refused with its exit code, one line for each problem, and nothing left behind",
        arguments: BadInput.rows + BadInput.systems + BadInput.lengths + BadInput.choices)
    func refuses(_ bad: BadInput) async throws {
        let folder = try Scratch(
            ["d.csv": BadInput.demand, "f.csv": BadInput.facilities, "c.csv": BadInput.candidates].merging(bad.files) { $1 })
        let before = try folder.names()
        let ran = try await run(bad.arguments + (bad.arguments.count > 1 ? ["--out", "plan"] : []), in: folder)
        #expect(ran.exitCode == bad.exitCode)
        #expect(ran.output.isEmpty)
        try #require(ran.errorLines.count == bad.lines.count, "\(ran.errors)")
        for (line, fragments) in zip(ran.errorLines, bad.lines) {
            #expect(line.hasPrefix("catchment: "))
            for fragment in fragments { #expect(line.contains(fragment), "\(line)") }
        }
        #expect(try folder.names() == before)
    }

    @Test("stops at 20 lines and counts the rest")
    func manyProblems() async throws {
        let rows = (1...50).map { "p\($0),-51.2,-30,-1" }.joined(separator: "\n")
        let folder = try Scratch(["d.csv": "id,lon,lat,population\n\(rows)\n", "f.csv": BadInput.facilities])
        let ran = try await run(["cover", "--demand", "d.csv", "--facilities", "f.csv"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 21)
        #expect(ran.errorLines.last == "catchment: … and 30 more like these")
    }

    @Test("undecodable bytes are named with their row", arguments: [[0xFF, 0xFE, 0x81], [0xFF]] as [[UInt8]])
    func undecodable(_ bytes: [UInt8]) async throws {
        let folder = try Scratch(["f.csv": BadInput.facilities])
        try folder.write(
            "bad.csv", Data("id,lon,lat,population\na,-51.2,-30.0,10\n".utf8) + Data(bytes) + Data("b,-51.2,-30.0,10\n".utf8))
        let ran = try await run(["cover", "--demand", "bad.csv", "--facilities", "f.csv", "--out", "plan"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 1)
        #expect(ran.errors.contains("bad.csv:3: byte 39 is neither UTF-8 nor"))
        #expect(!folder.exists("plan"))
    }

    @Test("a polygon with a tiny flaw is repaired with a warning that gives its area before and after")
    func tinyRepair() async throws {
        let flawed = BadInput.polygon([
            (-51.3, -30.1), (-51.1, -30.1), (-51.1, -29.9), (-51.2, -29.9), (-51.1999, -29.8999), (-51.2001, -29.8999),
            (-51.2, -29.9),
            (-51.3, -29.9), (-51.3, -30.1),
        ])
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": BadInput.facilities, "u.geojson": flawed])
        let ran = try await run(BadInput.cover + ["--units", "u.geojson", "--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 0)
        #expect(ran.errorLines.count == 1)
        #expect(ran.errors.contains("warning: u.geojson:1: invalid polygon (Ring Self-intersection"))
        #expect(ran.errors.contains("repaired; its area changed from 427829483 to 427829483 m²"))
    }

    @Test("BOM and CRLF change nothing")
    func byteOrderMark() async throws {
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": BadInput.facilities])
        let plain = try await run(BadInput.cover + ["--json"], in: folder).json()
        for text in [
            "\u{FEFF}" + BadInput.demand, BadInput.demand.replacingOccurrences(of: "\n", with: "\r\n"),
            String(BadInput.demand.dropLast()),
        ] {
            try folder.write("d.csv", text)
            let other = try await run(BadInput.cover + ["--json"], in: folder).json()
            #expect(other.without(["timing"]) == plain.without(["timing"]))
        }
    }

    @Test(
        "an output folder that cannot be made is said before anything is computed",
        arguments: ["d.csv", "d.csv/below", "/proc/x", "/dev/null/x"])
    func unwritable(_ out: String) async throws {
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": BadInput.facilities])
        let ran = try await run(BadInput.cover + ["--out", out], in: folder)
        #expect(ran.exitCode == 73)
        #expect(ran.errorLines.count == 1)
        #expect(ran.errors.contains(out))
        #expect(ran.output.isEmpty)
        #expect(try folder.text("d.csv") == BadInput.demand)
    }

    @Test("an output folder without a name is a usage error")
    func namelessFolder() async throws {
        let folder = try Scratch(["d.csv": BadInput.demand, "f.csv": BadInput.facilities])
        let ran = try await run(BadInput.cover + ["--out", ""], in: folder)
        #expect(ran.exitCode == 64)
        #expect(ran.errors.contains("--out must name a folder"))
    }

    @Test("a full disk ends with 74, one line, and nothing left behind")
    func fullDisk() async throws {
        let rows = (0..<2000).map { "p\($0),\(-51.2 + Double($0 % 40) / 1000),\(-30 + Double($0 / 40) / 1000),5\n" }.joined()
        let folder = try Scratch(["d.csv": "id,lon,lat,population\n" + rows, "f.csv": BadInput.facilities])
        let before = try folder.names()
        // A limit on the size of files stands for the disk: 40 blocks are far less than the layer of 2,000 points.
        let script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\""
        let ran = try await run(
            "/bin/sh", ["-c", script, CatchmentProcess.executable] + BadInput.cover + ["--crs", "wgs84", "--out", "plan"],
            in: folder)
        #expect(ran.exitCode == 74)
        #expect(ran.errorLines.count == 1, "\(ran.errors)")
        #expect(ran.output.isEmpty)
        #expect(try folder.names() == before)
    }

    @Test("a line of 200 MB is refused with its row, within 300 MB of memory")
    func hugeLine() async throws {
        let folder = try Scratch(["f.csv": BadInput.facilities, "d.csv": "id,lon,lat,population\n"])
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("d.csv")))
        try handle.seekToEnd()
        let chunk = Data(repeating: UInt8(ascii: "7"), count: 1 << 20)
        for _ in 0..<200 { try handle.write(contentsOf: chunk) }
        try handle.close()
        let time = "/usr/bin/time"
        let arguments = ["cover", "--demand", "d.csv", "--facilities", "f.csv"]
        guard FileManager.default.isExecutableFile(atPath: time) else {
            #expect(try await run(arguments, in: folder).exitCode == 65)
            return
        }
        let ran = try await run(time, ["-f", "%M", CatchmentProcess.executable] + arguments, in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errors.contains("d.csv:2: the row is longer than 16 MiB"))
        let kilobytes = try #require(ran.errorLines.last.flatMap { Int($0) })
        #expect(kilobytes < 300_000)
    }
}
