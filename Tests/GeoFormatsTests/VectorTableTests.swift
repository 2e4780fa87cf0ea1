import GeoPrimitives
import TestSupport
import Testing

@testable import GeoFormats

@Suite("Vector tables")
struct VectorTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ json: String) throws -> any TableSource {
        try TableFile.open(try folder.write("t.geojson", json), threads: 1)
    }

    private func feature(_ geometry: String, _ properties: String = "{}") -> String {
        "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}"
    }

    private func collection(_ features: [String], _ members: String = "") -> String {
        "{\"type\":\"FeatureCollection\",\(members)\"features\":[\(features.joined(separator: ","))]}"
    }

    private func point(_ x: String, _ y: String) -> String { "{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}" }

    @Test("GeoJSON points with numbers, texts and missing geometries")
    func points() throws {
        let table = try open(
            collection([
                feature(point("106.25", "38.5"), "{\"name\":\"银川\",\"weight\":\"１２\",\"code\":640104000000,\"share\":0.1}"),
                feature("null", "{\"name\":null,\"weight\":2.5,\"code\":\"640104000001\",\"share\":1}"),
                feature(point("-106", "-38"), "{\"name\":\"2020-01-02\",\"weight\":\"x\",\"code\":640104000002,\"share\":100.0}"),
            ]))
        #expect(table.geometryKind == .point)
        #expect(table.declaredCRS == DeclaredCRS(definition: "EPSG:4326", impliedByFormat: true))
        let read = try table.read([("name", .text), ("weight", .number), ("code", .code), ("share", .text)])
        #expect(try read.columns[0].strings == ["银川", "", "2020-01-02"])
        #expect(try read.columns[1].doubles.prefix(2) == [12, 2.5])
        #expect(try read.columns[2].strings == ["640104000000", "640104000001", "640104000002"])
        #expect(try read.columns[3].strings == ["0.1", "1", "100"])
        #expect(read.failures.first == CellFailure(row: 2, column: "weight", text: "x", problem: .number))
        #expect(read.rowNoun == "feature" && read.location(ofRow: 2) == 3)
        guard case .points(let x, let y) = read.geometry else { return #expect(Bool(false), "points") }
        #expect(x[0] == 106.25 && x[1].isNaN && y[2] == -38)
    }

    @Test("a crs member is honoured; null is no statement")
    func crs() throws {
        let one = [feature(point("1", "2"))]
        func declared(_ crs: String) throws -> DeclaredCRS? { try open(collection(one, "\"crs\":\(crs),")).declaredCRS }
        func named(_ name: String) -> String { "{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}}" }
        #expect(try declared(named("urn:ogc:def:crs:EPSG::4490")) == DeclaredCRS(definition: "EPSG:4490", impliedByFormat: false))
        #expect(
            try declared(named("urn:ogc:def:crs:OGC:1.3:CRS84")) == DeclaredCRS(definition: "EPSG:4326", impliedByFormat: false))
        #expect(try declared("null") == nil)
    }

    @Test("the placeholder of GeoPackage for an unknown system is no statement")
    func undefinedCRS() throws {
        let path = "\(folder.path)/t.gpkg"
        try OGRFixture.write(path, driver: "GPKG", layers: ["t"], header: ["id"], rows: [["1"]], points: [(1, 2)], epsg: nil)
        let table = try TableFile.open(path, threads: 1)
        #expect(table.geometryKind == .point && table.declaredCRS == nil)
    }

    @Test("integer and text ids of features are a column")
    func ids() throws {
        func text(_ id: String) -> String {
            "{\"type\":\"Feature\",\"id\":\(id),\"properties\":{},\"geometry\":\(point("1", "2"))}"
        }
        for (ids, expected) in [(["7", "9"], ["7", "9"]), (["\"a\"", "\"b\""], ["a", "b"])] {
            let read = try open(collection(ids.map(text))).read([("id", .code)])
            #expect(try read.columns[0].strings == expected)
        }
    }

    @Test("polygons and multipolygons lose their heights and keep their holes")
    func areas() throws {
        let ring = "[[0,0,9],[4,0,9],[4,4,9],[0,4,9],[0,0,9]]"
        let hole = "[[1,1],[1,2],[2,2],[2,1],[1,1]]"
        let table = try open(
            collection([
                feature("{\"type\":\"Polygon\",\"coordinates\":[\(ring),\(hole)]}"),
                feature("{\"type\":\"MultiPolygon\",\"coordinates\":[[\(ring)],[\(ring)]]}"), feature("null"),
            ]))
        #expect(table.geometryKind == .area)
        guard case .areas(let areas) = try table.read([]).geometry else { return #expect(Bool(false), "areas") }
        #expect(areas[0].polygons.count == 1 && areas[0].polygons[0].holes.count == 1)
        #expect(areas[0].polygons[0].exterior.points.map(\.x) == [0, 4, 4, 0, 0])
        #expect(areas[1].polygons.count == 2 && areas[2].isEmpty)
    }

    @Test("geometries that cannot be used are named")
    func kinds() throws {
        let line = "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"
        let area = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}"
        #expect(try open(collection([feature(line)])).geometryKind == .other("LineString"))
        let mixed = try open(collection([feature(point("1", "2")), feature(area)]))
        #expect(mixed.geometryKind == .mixed)
        guard case .mixed(let x, _, let areas) = try mixed.read([]).geometry else { return #expect(Bool(false), "mixed") }
        #expect(x[0] == 1 && x[1].isNaN && areas.keys.sorted() == [1])
        let found = "Point (2), LineString (1, first feature 2)"
        let lines = try open(collection([feature(point("1", "2")), feature(line), feature(point("1", "2"))]))
        #expect(lines.geometryKind == .other(found))
        let error = failure { () throws(FormatError) in try lines.read([]) }
        #expect(error == .geometryKind(file: lines.file, found: found, allowed: "points, or polygons and multipolygons"))
        let table = try open(collection([feature("null", "{\"a\":1}")]))
        #expect(table.geometryKind == .none && table.declaredCRS == nil)
    }

    @Test("the examples of RFC 7946 are read or refused by kind", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func examples() throws {
        for group in ["feature", "featurecollection", "geometry"] {
            for name in SharedData.names(in: "malformed/geojson/\(group)") {
                let table = try TableFile.open(SharedData.path("malformed/geojson/\(group)/\(name)"), threads: 1)
                let error = failure { () throws(FormatError) in try table.read([]) }
                let isUsable = !name.contains("line") && !name.contains("collection") && group != "featurecollection"
                if isUsable { #expect(error == nil, "\(name)") }
                if case .other = table.geometryKind {
                    guard case .geometryKind = error else {
                        Issue.record("\(name): \(String(describing: error))")
                        continue
                    }
                }
            }
        }
    }

    @Test(
        "real layers: Ningxia's units and São Miguel's municipalities",
        .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func realLayers() throws {
        let ningxia = try TableFile.open(SharedData.path("cn-admin/ningxia.geojson"), threads: 1)
        let read = try ningxia.read([("code", .code), ("name", .text), ("level", .text)])
        #expect(read.rowCount == 28 && read.failureCount == 0)
        #expect(try read.columns[0].strings.contains("640000"))
        #expect(try read.columns[2].strings.count { $0 == "county" } == 22)
        let concelhos = try TableFile.open(SharedData.path("sao-miguel/concelhos.gpkg"), threads: 1)
        #expect(concelhos.geometryKind == .area && concelhos.declaredCRS?.definition == "EPSG:4326")
        #expect(try concelhos.read([("name", .text)]).rowCount == 6)
    }

    @Test("damaged and unfit files give one clear line")
    func damaged() throws {
        let files: [(String, String, String)] = [
            ("cut.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":", ":2:21: not valid JSON: the file ends"),
            ("other.geojson", "{\"hello\":1}", "is not GeoJSON inside"),
            ("none.geojson", collection([]), "has no features"),
            ("t.gpkg", "SQLite format 3\0 and then nothing", ""),
            ("t.fgb", "fgb\u{3}fgb\u{1} cut", ""),
            ("t.xlsx", "PK\u{3}\u{4} cut", ""),
            ("fake.gpkg", "a,b\n1,2\n", "is not GeoPackage inside"),
            ("sheet.csv", "PK\u{3}\u{4} cut", "the name says CSV and the content is XLSX"),
            ("t.abc", "a,b\n1,2\n", "the extension \".abc\" is not known"),
            (
                "bad.geojson", collection([feature(point("1", "2")), feature(point("\"x\"", "2"))]),
                "Invalid 'x' coordinate"
            ),
        ]
        for (name, text, expected) in files {
            let file = try folder.write(name, text)
            let error = failure { () throws(FormatError) in try TableFile.open(file, threads: 1).read([]) }
            #expect(error?.kind == .badData, "\(name)")
            #expect(error?.description.contains(expected) == true, "\(name): \(error?.description ?? "no error")")
            #expect(error?.description.contains("\n") == false)
        }
    }
}
