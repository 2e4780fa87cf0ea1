import GeoPrimitives
import TestSupport
import Testing

@testable import GeoFormats

@Suite("What a file states of its coordinates")
struct StatedSystemTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let point = #"{"type":"Point","coordinates":[106.25,38.5]}"#

    /// A collection of one feature with members of its own, of the feature and of its geometry.
    private func declared(_ outer: String = "", feature: String = "", geometry: String = "") throws -> DeclaredCRS? {
        let point = #"{"type":"Point",\#(geometry)"coordinates":[106.25,38.5]}"#
        let text =
            #"{"type":"FeatureCollection",\#(outer)"features":[{"type":"Feature",\#(feature)"properties":{"crs":"x"},"geometry":\#(point)}]}"#
        let table = try TableFile.open(try folder.write("t.geojson", text), threads: 1)
        // What is hidden from GDAL is hidden well: the position is read all the same.
        guard case .points(let x, _) = try table.read([("crs", .text)]).geometry else { return nil }
        #expect(x == [106.25])
        return table.declaredCRS
    }

    private static func named(_ name: String) -> String { #""crs":{"type":"name","properties":{"name":"\#(name)"}},"# }

    @Test(
        "a member crs is read in every form it comes in",
        arguments: [
            (named("GCJ02"), "GCJ02"), (named("火星坐标系"), "火星坐标系"), (named("\\u706b星坐标"), "火星坐标"), (named("CGCS2000"), "CGCS2000"),
            (named("urn:ogc:def:crs:EPSG::4547"), "EPSG:4547"), (named("urn:ogc:def:crs:OGC:1.3:CRS84"), "EPSG:4326"),
            (named("EPSG::4326"), "EPSG::4326"), (#""crs":"BD-09","#, "BD-09"), (#""crs":{"name":"GCJ-02"},"#, "GCJ-02"),
            (#""crs":{"type":"EPSG","properties":{"code":4490}},"#, "EPSG:4490"),
            (#""crs":{"type":"name","properties":{"code":"4490"}},"#, "EPSG:4490"),
            (#""CRS":{"properties":{"name":"gcj02"}},"#, "gcj02"),
            (#""\u0063rs":{"type":"name","properties":{"name":"gcj02"}},"#, "gcj02"), (#""crs":[1, 2],"#, "[1, 2]"),
            (#""crs":{"type":"name"},"#, #"{"type":"name"}"#), (named("a") + named("b"), "a / b"),
            (#""catchment":{"program":"catchment 1","crs":"OGC:CRS84"},"#, "EPSG:4326"),
            (#""catchment":{"crs":"planar"},"#, "planar"),
        ])
    func members(_ member: String, _ definition: String) throws {
        #expect(try declared(member) == DeclaredCRS(definition: definition, impliedByFormat: false))
    }

    @Test("so is one of a feature or a geometry; null, and a property of that name, say nothing")
    func nested() throws {
        let (gcj, other) = (Self.named("GCJ02"), Self.named("EPSG:4490"))
        let statement = DeclaredCRS(definition: "GCJ02", impliedByFormat: false)
        #expect(try declared(feature: gcj) == statement)
        #expect(try declared(geometry: gcj) == statement)
        #expect(try declared(gcj, feature: gcj, geometry: gcj) == statement)
        #expect(try declared(gcj, geometry: other) == DeclaredCRS(definition: "GCJ02 / EPSG:4490", impliedByFormat: false))
        #expect(try declared() == DeclaredCRS(definition: "EPSG:4326", impliedByFormat: true))
        #expect(try declared(#""crs":null,"#) == nil)
        #expect(try declared(#""crs":null,"#, geometry: gcj) == statement)
    }

    @Test("a link is noted and not followed")
    func link() throws {
        let link = #""crs":{"type":"link","properties":{"href":"http://127.0.0.1:1/crs","type":"proj4"}},"#
        let statement = DeclaredCRS(definition: "http://127.0.0.1:1/crs", impliedByFormat: false, isLink: true)
        #expect(try declared(link) == statement)
        #expect(try declared(geometry: link) == statement)
    }

    @Test("hiding values leaves lines and everything else as they are")
    func masked() throws {
        let text = "{\n\"crs\": {\"a\":\n1},\n\"b\": 2}"
        let file = try folder.write("m.json", text)
        let mapping = try PrivateMapping(file, count: text.utf8.count)
        let members = Array(text.utf8).withUnsafeBufferPointer { JSONSyntax.check($0).members }
        let range = try #require(members.crs.first)
        mapping.blank([range])
        #expect(String(decoding: mapping.bytes, as: UTF8.self) == "{\n\"crs\": null \n  ,\n\"b\": 2}")
        #expect(try TemporaryFolder.text(file) == text)
    }

    @Test(
        "the .prj of a Shapefile is read in its own words where GDAL would lose them",
        arguments: [
            (
                #"GEOGCS["GCJ_02",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
                nil
            ),
            ("GCJ-02", "GCJ-02"), ("国家2000", "国家2000"), ("hello  world\n", "hello world"), ("", nil),
            (
                #"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
                "EPSG:4490"
            ),
            (
                #"GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
                "EPSG:4610"
            ),
        ] as [(String, String?)])
    func projections(_ text: String, _ definition: String?) throws {
        let path = "\(folder.path)/p.shp"
        try OGRFixture.write(
            path, driver: "ESRI Shapefile", layers: ["p"], header: ["id"], rows: [["a"]], points: [(106.25, 38.5)], epsg: 4326)
        try folder.write("p.prj", text)
        let declared = try TableFile.open(path, threads: 1).declaredCRS
        // Where the text is well-known text, it stands there whole.
        #expect(declared?.definition == definition ?? (text.isEmpty ? nil : text))
        if text.hasPrefix("GEOGCS[\"GCJ") { #expect(CRS(parsing: declared?.definition ?? "") == .gcj02) }
    }

    @Test("a .prj in GB 18030 is read")
    func chineseProjection() throws {
        let path = "\(folder.path)/p.shp"
        try OGRFixture.write(path, driver: "ESRI Shapefile", layers: ["p"], header: ["id"], rows: [["a"]], points: [(1, 2)])
        try folder.write("p.prj", try #require(TextEncoding.gb18030.encoded(Array("火星坐标系".utf8))))
        #expect(try TableFile.open(path, threads: 1).declaredCRS?.definition == "火星坐标系")
    }
}
