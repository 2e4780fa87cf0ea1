import Foundation
import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("GeoJSON writer")
struct GeoJSONWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double, clockwise: Bool = false) -> Ring {
        let points = [(west, south), (east, south), (east, north), (west, north), (west, south)].map { PlanarPoint(x: $0, y: $1) }
        return Ring(clockwise ? points.reversed() : points)
    }

    @Test(
        "coordinates keep seven decimals, those that end in nines included",
        arguments: [
            (106.099999, "106.099999"), (106.0999999, "106.0999999"), (106.09999999, "106.1"), (-0.00000004, "0"),
            (-0.0000001, "-0.0000001"),
            (180, "180"), (-180, "-180"), (35.9999991, "35.9999991"), (1e-7, "0.0000001"), (500_000.25, "500000.25"),
            (-12.5, "-12.5"),
        ])
    func ordinates(_ value: Double, _ expected: String) {
        var text = JSONText()
        text.position(PlanarPoint(x: value, y: 1))
        #expect(String(decoding: text.bytes, as: UTF8.self) == "[\(expected),1]")
    }

    @Test("lines in one part or several")
    func lines() throws {
        let path = "\(folder.path)/l.geojson"
        let writer = try GeoJSONWriter(path: path, layer: "l", properties: [], geometry: .line)
        let (a, b) = (
            [PlanarPoint(x: 179, y: 1), PlanarPoint(x: 180, y: 2)], [PlanarPoint(x: -180, y: 2), PlanarPoint(x: -179, y: 3)]
        )
        try writer.append(.line(a), [])
        try writer.append(.lines([a, b]), [])
        try writer.close()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(#"{"type":"LineString","coordinates":[[179,1],[180,2]]}"#))
        #expect(text.contains(#"{"type":"MultiLineString","coordinates":[[[179,1],[180,2]],[[-180,2],[-179,3]]]}"#))
    }

    @Test("properties: shortest numbers, null, truth, Chinese, everything that must be escaped; texts in brackets stay texts")
    func properties() throws {
        let path = "\(folder.path)/t.geojson"
        let writer = try GeoJSONWriter(
            path: path, layer: "层", properties: ["名称", "n", "x", "b"], geometry: .point,
            metadata: ["share": .number(0.1), "crs": .text("planar")])
        let point = Geometry.point(PlanarPoint(x: 106.1, y: 36))
        try writer.append(point, [.text("银川 \"x\"\\\n\t\u{1}"), .integer(9_007_199_254_740_993), .number(0.1), .boolean(true)])
        try writer.append(point, [.text("{\"a\":[1,2]}"), .null, .number(1 / 3.0), .boolean(false)])
        try writer.append(.none, [.text(""), .integer(-1), .number(.infinity), .null])
        try writer.append(point, [.null, .null, .number(1e21), .number(3)])
        #expect(folder.names == [".t.partial.geojson"], "nothing in its place before close()")
        try writer.close()
        #expect(folder.names == ["t.geojson"])
        let text = try TemporaryFolder.text(path)
        for part in [
            "\"name\":\"层\",\"catchment\":{\"crs\":\"planar\",\"share\":0.1},\"features\":[",
            "\"名称\":\"银川 \\\"x\\\"\\\\\\n\\t\\u0001\",\"n\":9007199254740993,\"x\":0.1,\"b\":true",
            "\"名称\":\"{\\\"a\\\":[1,2]}\",\"n\":null,\"x\":0.3333333333333333,\"b\":false",
            "\"n\":-1,\"x\":null,\"b\":null},\"geometry\":null", "\"x\":1e+21,\"b\":3}",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(Array(text.utf8).withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) } == nil)
    }

    @Test("areas read back as they were, rings turned as RFC 7946 says, holes and parts kept")
    func areas() throws {
        let holed = Polygon(exterior: rectangle(106, 38, 107, 39, clockwise: true), holes: [rectangle(106.2, 38.2, 106.4, 38.4)])
        let east = Polygon(exterior: rectangle(179, 0, 180, 1))
        let west = Polygon(exterior: rectangle(-180, 0, -179, 1))
        let path = "\(folder.path)/areas.geojson"
        let writer = try GeoJSONWriter(path: path, layer: "areas", properties: [], geometry: .area)
        for area in [[holed], [east, west]] { try writer.append(.area(MultiPolygon(area)), []) }
        try writer.close()
        let table = try TableFile.open(path, threads: 1)
        #expect(table.declaredCRS == DeclaredCRS(definition: "EPSG:4326", impliedByFormat: true))
        guard case .areas(let found) = try table.read([]).geometry else { return #expect(Bool(false), "areas") }
        #expect(found.count == 2 && found[1].polygons == [east, west])
        #expect(found[0].polygons[0].exterior.doubledSignedArea == 2)
        #expect(found[0].polygons[0].holes.count == 1 && found[0].polygons[0].holes[0].doubledSignedArea < 0)
    }

    @Test("lines, and an empty layer, are valid collections")
    func linesAndNothing() throws {
        for features in [0, 1] {
            let path = "\(folder.path)/t\(features).geojson"
            let writer = try GeoJSONWriter(path: path, layer: "t", properties: ["a"], geometry: .line)
            for _ in 0..<features { try writer.append(.line([PlanarPoint(x: 1, y: 2), PlanarPoint(x: 3, y: 4)]), [.null]) }
            try writer.close()
            let bytes = try TemporaryFolder.bytes(path)
            #expect(bytes.withUnsafeBufferPointer { JSONSyntax.firstProblem(in: $0) } == nil)
        }
    }

    @Test("a writer that is dropped leaves nothing, and a folder that is missing is said at once")
    func dropped() throws {
        do {
            let writer = try GeoJSONWriter(path: "\(folder.path)/t.geojson", layer: "t", properties: [], geometry: .point)
            try writer.append(.point(PlanarPoint(x: 1, y: 2)), [])
        }
        #expect(folder.names.isEmpty)
        let path = "\(folder.path)/none/t.geojson"
        let error = failure { () throws(FormatError) in
            try GeoJSONWriter(path: path, layer: "t", properties: [], geometry: .point)
        }
        #expect(error == .writeFailed(path: path, .missingFolder) && error?.kind == .cannotCreate)
    }
}
