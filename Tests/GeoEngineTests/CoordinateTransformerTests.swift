import GeoEngine
import GeoPrimitives
import TestSupport
import Testing

@Suite("CoordinateTransformer")
struct CoordinateTransformerTests {
    /// Degrees: cs2cs printed nine decimals.
    static let printed = 1e-9

    private static func transformer(_ text: String, acceptBallpark: Bool = false) throws -> CoordinateTransformer {
        try CoordinateTransformer(from: try #require(CRS(parsing: text)), acceptBallpark: acceptBallpark)
    }

    @Test("agrees with PROJ's own command, easting first whatever EPSG says")
    func projected() throws {
        // echo "3530000 500000" | cs2cs -f %.9f EPSG:4547 EPSG:4326 (PROJ 9.1.1; northing first there), and the like.
        let cases = [
            ("EPSG:4547", 500_000.0, 3_530_000.0, 114.0, 31.893111416),
            ("EPSG:4547", 345_678.9, 3_847_000.0, 112.314923641, 34.739618262),
            ("EPSG:3857", 12_963_000.0, 4_852_000.0, 116.448610280, 39.903988891),
        ]
        for (name, x, y, longitude, latitude) in cases {
            let transformer = try Self.transformer(name)
            var (xs, ys) = ([x], [y])
            try transformer.transform(x: &xs, y: &ys)
            #expect(abs(xs[0] - longitude) <= Self.printed && abs(ys[0] - latitude) <= Self.printed, "\(name) \(xs) \(ys)")
            #expect(!transformer.isGeographic)
        }
    }

    @Test("states its accuracy: CGCS2000 a metre, Web Mercator exact, SIRGAS 2000 a metre")
    func accuracy() throws {
        #expect(try Self.transformer("EPSG:4547").accuracyMeters == 1)
        #expect(try Self.transformer("EPSG:3857").accuracyMeters == 0)
        #expect(try Self.transformer("EPSG:4674").accuracyMeters == 1)
        #expect(try Self.transformer("EPSG:4547").summary.text.hasPrefix("EPSG:4547 -> WGS 84, accuracy 1 m (PROJ"))
        #expect(try Self.transformer("wgs84").summary.text == "wgs84, taken as it is")
    }

    @Test("takes EPSG:4490 as WGS 84 degrees, longitude first, and sees when latitude came first")
    func axisOrder() throws {
        let transformer = try Self.transformer("EPSG:4490")
        #expect(transformer.isGeographic)
        var random = SeededGenerator(seed: 7)
        let longitudes = (0..<5000).map { _ in random.number(75...134) }
        let latitudes = (0..<5000).map { _ in random.number(18...53) }
        #expect(!transformer.ordinatesAreSwapped(x: longitudes, y: latitudes))
        #expect(transformer.ordinatesAreSwapped(x: latitudes, y: longitudes))
        var (x, y) = (longitudes, latitudes)
        try transformer.transform(x: &x, y: &y)
        #expect(zip(x, longitudes).allSatisfy { abs($0 - $1) < 1e-9 } && zip(y, latitudes).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("sees swapped ordinates in a projected system, GCJ-02 and WGS 84; not where both ways are possible")
    func swapped() throws {
        let (eastings, northings) = ([480_000.0, 500_000, 520_000, .nan], [3_500_000.0, 3_600_000, 3_700_000, 3_600_000])
        #expect(try Self.transformer("EPSG:4547").ordinatesAreSwapped(x: northings, y: eastings))
        #expect(try !Self.transformer("EPSG:4547").ordinatesAreSwapped(x: eastings, y: northings))
        #expect(try Self.transformer("gcj02").ordinatesAreSwapped(x: [39.9, 31.2], y: [116.4, 121.5]))
        #expect(try Self.transformer("wgs84").ordinatesAreSwapped(x: [39.9, 31.2], y: [116.4, 121.5]))
        #expect(try !Self.transformer("wgs84").ordinatesAreSwapped(x: [-30.0, -51.2], y: [-51.2, -30.0]))
        #expect(try !Self.transformer("wgs84").ordinatesAreSwapped(x: [], y: []))
        #expect(try !Self.transformer("wgs84").ordinatesAreSwapped(x: [.nan], y: [.nan]))
    }

    @Test("knows systems by their whole name alone")
    func registeredNames() {
        #expect(CoordinateTransformer.isRegisteredName("WGS 84 / UTM zone 50N"))
        #expect(CoordinateTransformer.isRegisteredName("wgs 84 / pseudo-mercator"))
        for text in ["UTM zone 50N", "WGS 84 / UTM", "beijing", "hello world", "GCJ02", ""] {
            #expect(!CoordinateTransformer.isRegisteredName(text), "\(text)")
        }
    }

    @Test("reads every name that the register gives a system on a Chinese datum as that system")
    func chineseNames() throws {
        let codes =
            [4490, 4610, 4214, 4555] + Array(4491...4554) + Array(2327...2442) + Array(21413...21423) + Array(21453...21463)
            + Array(4568...4589) + Array(4652...4672) + Array(4766...4822)
        var named = 0
        for code in codes where ChineseGrid(of: code) != nil {
            let name = try #require(CoordinateTransformer.registeredName(of: "EPSG:\(code)"))
            #expect(CRS(parsing: name) == .epsg(code), "\(name)")
            named += 1
        }
        #expect(named == 4 * 65)
    }

    @Test("refuses ballpark transformations unless accepted", arguments: ["EPSG:4610", "+proj=utm +zone=48 +ellps=krass"])
    func ballpark(definition: String) throws {
        let error = #expect(throws: GeometryEngineError.self) { try Self.transformer(definition) }
        #expect(error == .ballparkOnly(crs: definition))
        #expect(error?.description.contains("or accept it") == true)
        let accepted = try Self.transformer(definition, acceptBallpark: true)
        #expect(accepted.accuracyMeters == nil && accepted.summary.text.contains("ballpark"))
    }

    @Test("refuses an operation meant for another place, as PROJ would use for Beijing 1954 in Ningxia (Tarim basin)")
    func misplacedOperation() throws {
        let transformer = try Self.transformer("EPSG:4214")
        var (x, y) = ([.nan, 106.27], [30.0, 38.47])
        let error = #expect(throws: GeometryEngineError.self) { try transformer.transform(x: &x, y: &y) }
        guard case .untransformablePosition("EPSG:4214", 1, 106.27, 38.47, let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.contains("Beijing 1954 to WGS 84"))
        // Ordos basin: EPSG:15918 (1 m) is meant for it.
        (x, y) = ([108.5], [38.5])
        try transformer.transform(x: &x, y: &y)
        #expect(transformer.accuracyMeters == 1 && x[0] != 108.5 && abs(x[0] - 108.5) < 0.01)
        (x, y) = ([106.27], [38.47])
        try Self.transformer("EPSG:4214", acceptBallpark: true).transform(x: &x, y: &y)
    }

    @Test("keeps NaN, and says where a position cannot be")
    func badPositions() throws {
        let transformer = try Self.transformer("EPSG:4547")
        var (x, y) = ([500_000, .nan, 500_000], [.nan, 3_530_000, 3_530_000.0])
        try transformer.transform(x: &x, y: &y)
        #expect(x[0].isNaN && y[0].isNaN && x[1].isNaN && y[1].isNaN && abs(x[2] - 114) < 1e-9)
        (x, y) = ([500_000, 9e9], [3_530_000, 9e9])
        let error = #expect(throws: GeometryEngineError.self) { try transformer.transform(x: &x, y: &y) }
        #expect(error?.description.contains("position 1 (x 9000000000.0, y 9000000000.0)") == true)
    }

    @Test("carries PROJ's words for what it does not know", arguments: ["EPSG:999999", "PROJCS[\"x\"", "+proj=nonsense"])
    func unknown(definition: String) throws {
        let error = #expect(throws: GeometryEngineError.self) { try Self.transformer(definition) }
        guard case .unusableCRS(definition, let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!message.isEmpty && message != "no reason given", "\(message)")
    }

    @Test("refuses systems without positions on the ground", arguments: ["EPSG:5773", "EPSG:4978"])
    func notHorizontal(definition: String) throws {
        #expect(throws: GeometryEngineError.self) { try Self.transformer(definition) }
    }

    @Test("leaves WGS 84 alone and undoes the Chinese offsets")
    func own() throws {
        let wgs = Coordinate(latitude: 31.1774276, longitude: 121.5272106)
        for (name, shifted) in [
            ("wgs84", wgs), ("gcj02", ChineseDatum.gcj02(fromWGS84: wgs)), ("bd09", ChineseDatum.bd09(fromWGS84: wgs)),
        ] {
            var (x, y) = ([shifted.longitude, .nan], [shifted.latitude, 1])
            try Self.transformer(name).transform(x: &x, y: &y)
            #expect(abs(x[0] - wgs.longitude) < 1e-11 && abs(y[0] - wgs.latitude) < 1e-11 && x[1].isNaN)
        }
    }

    @Test("reads PROJ strings and WKT, and knows areas of use")
    func definitions() throws {
        let wkt = """
            GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
            """
        let esri = try Self.transformer(wkt)
        #expect(esri.isGeographic && esri.accuracyMeters == 1)
        #expect(try Self.transformer("+proj=utm +zone=48 +datum=WGS84").accuracyMeters == 0)
        let area = try #require(try Self.transformer("EPSG:4547").areaOfUse)
        #expect(area.west > 112 && area.east < 116 && area.south > 20 && area.north < 50)
    }
}
