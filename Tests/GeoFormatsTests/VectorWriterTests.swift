import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("Vector writer")
struct VectorWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let fields = [
        FieldDefinition(name: "名称", type: .text), FieldDefinition(name: "count", type: .integer),
        FieldDefinition(name: "share", type: .number(decimals: nil)), FieldDefinition(name: "area", type: .number(decimals: 2)),
        FieldDefinition(name: "edge", type: .boolean),
    ]

    private func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double, clockwise: Bool = false) -> Ring {
        let points = [(west, south), (east, south), (east, north), (west, north), (west, south)].map { PlanarPoint(x: $0, y: $1) }
        return Ring(clockwise ? points.reversed() : points)
    }

    /// Writes areas with empty values and reads them back.
    private func roundTrip(_ areas: [MultiPolygon], crs: VectorWriter.WriterCRS = .crs84) throws -> [MultiPolygon] {
        let path = "\(folder.path)/areas.geojson"
        let writer = try VectorWriter(path: path, layer: "areas", format: .geoJSON, fields: [], geometry: .area, crs: crs)
        for area in areas { try writer.append(.area(area), []) }
        try writer.close()
        guard case .areas(let found) = try TableFile.open(path, threads: 1).read([]).geometry else { return [] }
        return found
    }

    @Test("properties: short decimals, whole numbers, null, Chinese, texts in brackets stay texts")
    func properties() throws {
        let path = "\(folder.path)/t.geojson"
        let writer = try VectorWriter(
            path: path, layer: "t", format: .geoJSON, fields: Self.fields, geometry: .point, crs: .crs84,
            metadata: ["generator": .text("Catchment"), "share": .number(0.1), "people": .integer(12)])
        let point = Geometry.point(PlanarPoint(x: 106.123456789, y: 38.1))
        try writer.append(
            point, [.text("银川 \"x\"\n"), .integer(9_007_199_254_740_993), .number(0.1), .number(12.345), .boolean(true)])
        try writer.append(point, [.text("{\"a\":1}"), .integer(-1), .number(0.30000000000000004), .integer(3), .boolean(false)])
        try writer.append(.none, [.text("[1,2]"), .null, .number(.infinity), .null, .null])
        #expect(folder.names == [".t.partial.geojson"], "nothing in its place before close()")
        try writer.close()
        #expect(folder.names == ["t.geojson"])
        let text = try TemporaryFolder.text(path)
        for part in [
            "\"名称\": \"银川 \\\"x\\\"\\n\"", "\"count\": 9007199254740993", "\"share\": 0.1,", "\"edge\": true",
            "\"名称\": \"{\\\"a\\\":1}\"",
            "\"share\": 0.3,", "\"名称\": \"[1,2]\", \"count\": null, \"share\": null, \"area\": null, \"edge\": null",
            "\"geometry\": null",
            "[ 106.1234568, 38.1 ]", "\"generator\": \"Catchment\"", "\"people\": 12", "\"area\": 12.35",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("\"crs\"") && !text.contains("\u{F8FF}"))
        #expect(Array(text.utf8).withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) } == nil)
    }

    @Test("rings turn as RFC 7946 says, whichever way they come")
    func winding() throws {
        let polygon = Polygon(
            exterior: rectangle(106, 38, 107, 39, clockwise: true), holes: [rectangle(106.2, 38.2, 106.4, 38.4)])
        let found = try roundTrip([
            MultiPolygon([polygon]), MultiPolygon([polygon, Polygon(exterior: rectangle(108, 38, 109, 39))]),
        ])
        for area in found {
            for polygon in area.polygons {
                #expect(polygon.exterior.doubledSignedArea > 0)
                #expect(polygon.holes.allSatisfy { $0.doubledSignedArea < 0 })
            }
        }
        #expect(found[0].polygons[0].exterior.doubledSignedArea == 2 && found[1].polygons.count == 2)
    }

    @Test("areas that end at ±180 are left as they are; one beyond is cut")
    func antimeridian() throws {
        let east = Polygon(exterior: rectangle(179, 0, 180, 1))
        let west = Polygon(exterior: rectangle(-180, 0, -179, 1))
        let belt = Polygon(exterior: rectangle(-180, -10, 180, 10))
        let given = [MultiPolygon([east]), MultiPolygon([west]), MultiPolygon([east, west]), MultiPolygon([belt])]
        let found = try roundTrip(given)
        #expect(found == given)
        let cut = try roundTrip([MultiPolygon([Polygon(exterior: rectangle(179, 0, 181, 1))])])
        #expect(cut[0].polygons.count == 2)
        #expect(
            cut[0].polygons.allSatisfy {
                $0.exterior.points.allSatisfy { abs($0.x) <= 180 } && $0.exterior.doubledSignedArea == 2
            })
    }

    @Test("planar layers keep metres and name no system")
    func planar() throws {
        let area = MultiPolygon([Polygon(exterior: rectangle(500_000, 4_000_000, 500_100, 4_000_100.1234567))])
        #expect(try roundTrip([area], crs: .planar) == [area])
        #expect(try !TemporaryFolder.text("\(folder.path)/areas.geojson").contains("crs"))
    }

    @Test("structured metadata is a foreign member")
    func structuredMetadata() throws {
        let path = "\(folder.path)/t.geojson"
        let writer = try VectorWriter(
            path: path, layer: "t", format: .geoJSON, fields: [], geometry: .point, crs: .planar,
            metadataJSON: "{\"catchment\":{\"crs\":\"planar\",\"classes\":[1,2.5]}}")
        try writer.append(.point(PlanarPoint(x: 1, y: 2)), [])
        try writer.close()
        #expect(try TemporaryFolder.text(path).contains("\"catchment\": { \"crs\": \"planar\", \"classes\": [ 1, 2.5 ] }"))
    }

    @Test("an empty layer is a valid collection")
    func emptyLayer() throws {
        let path = "\(folder.path)/t.geojson"
        let writer = try VectorWriter(path: path, layer: "t", format: .geoJSON, fields: Self.fields, geometry: .area, crs: .crs84)
        try writer.close()
        let bytes = try TemporaryFolder.bytes(path)
        #expect(bytes.withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) } == nil)
    }

    @Test("a GeoPackage reads back the same")
    func geoPackage() throws {
        let path = "\(folder.path)/t.gpkg"
        let writer = try VectorWriter(
            path: path, layer: "站点", format: .geoPackage, fields: Self.fields, geometry: .area, crs: .crs84,
            metadata: ["people": .integer(1)])
        let area = MultiPolygon([Polygon(exterior: rectangle(106, 38, 107, 39))])
        for row in 0..<1000 {
            try writer.append(.area(area), [.text("[\(row)]"), .integer(row), .number(0.1), .number(1), .boolean(true)])
        }
        try writer.close()
        #expect(folder.names == ["t.gpkg"])
        let table = try TableFile.open(path, layer: "站点", threads: 1)
        let read = try table.read([("名称", .text), ("count", .number), ("share", .text)])
        #expect(read.rowCount == 1000)
        #expect(
            try read.columns[0].strings[999] == "[999]" && read.columns[1].doubles[999] == 999
                && read.columns[2].strings[0] == "0.1")
        guard case .areas(let areas) = read.geometry else { return #expect(Bool(false), "areas") }
        #expect(areas[0] == area)
        #expect(
            failure { () throws(FormatError) in try TableFile.open(path, layer: "x", threads: 1) }
                == .noSuchLayer(file: path, layer: "x", names: ["站点"]))
    }

    @Test("a GeoPackage cut in half is refused")
    func truncatedGeoPackage() throws {
        try geoPackage()
        let bytes = try TemporaryFolder.bytes("\(folder.path)/t.gpkg")
        for share in [2, 3, 10] {
            let file = try folder.write("cut.gpkg", bytes.prefix(bytes.count / share))
            #expect(failure { () throws(FormatError) in try TableFile.open(file, threads: 1).read([]) }?.kind == .badData)
        }
    }

    @Test("a writer that is dropped leaves nothing, and a folder that is missing is said at once")
    func dropped() throws {
        do {
            let writer = try VectorWriter(
                path: "\(folder.path)/t.geojson", layer: "t", format: .geoJSON, fields: [], geometry: .point, crs: .crs84)
            try writer.append(.point(PlanarPoint(x: 1, y: 2)), [])
        }
        #expect(folder.names.isEmpty)
        let path = "\(folder.path)/none/t.geojson"
        let error = failure { () throws(FormatError) in
            try VectorWriter(path: path, layer: "t", format: .geoJSON, fields: [], geometry: .point, crs: .crs84)
        }
        #expect(error == .unwritable(path: path, reason: "No such file or directory") && error?.kind == .cannotCreate)
    }
}
