import Foundation
import GeoPrimitives
import Testing

@testable import GeoFormats

@Suite("Layers of points as they are written")
struct WrittenPointsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private let texts = ["id", "unit"], numbers = ["weight", "covered", "x"]

    /// Writes some rows; returns the path.
    private func written(_ rows: [[PropertyValue]], _ points: [Geometry]? = nil) throws -> String {
        let path = "\(folder.path)/points.geojson"
        let writer = try GeoJSONWriter(
            path: path, layer: "points", properties: ["id", "weight", "covered", "unit", "x", "other"], geometry: .point,
            metadata: ["crs": .text("OGC:CRS84")])
        for (number, row) in rows.enumerated() {
            try writer.append(points?[number] ?? .point(PlanarPoint(x: 106 + Double(number) / 7, y: -36.5)), row)
        }
        try writer.close()
        return path
    }

    private let plain: [[PropertyValue]] = [
        [.text("p1"), .integer(121), .boolean(true), .text("梅园社区"), .number(0.1), .text("a")],
        [.text("p2"), .number(1.0 / 3), .boolean(false), .null, .null, .null],
        [
            .text(""), .integer(-9_007_199_254_740_993), .boolean(true), .text("x, \u{1F600}:}"), .number(1e-7),
            .text("b, \\ \"c\""),
        ],
    ]

    @Test("gives what the reader of any GeoJSON gives")
    func agrees() throws {
        var rows = plain
        // What is escaped in a column that nobody asked for is for the other reader too.
        rows[2][5] = .text("b")
        let path = try written(rows)
        let found = try #require(WrittenPoints(path, texts: texts, numbers: numbers))
        let source = try TableFile.open(path, TableAsk())
        let requests = (texts + numbers).map { name in
            ColumnRequest(column: source.columnNames.firstIndex(of: name)!, kind: texts.contains(name) ? .text : .number)
        }
        let table = try source.read(requests)
        for (name, column) in zip(texts + numbers, table.columns) {
            switch column {
            case .texts(let all): #expect(found.texts(name) == (0..<all.count).map { all[$0] })
            case .numbers(let all): #expect(found.numbers(name)?.map(\.bitPattern) == all.map(\.bitPattern), "\(name)")
            case .points: Issue.record("a column of points")
            }
        }
        guard case .points(let x, let y) = table.geometry else { throw FormatError.noFeatures(file: path, layer: "") }
        #expect(found.points.map(\.x) == x && found.points.map(\.y) == y)
        #expect(found.texts("none") == nil && found.numbers("other") == nil)
    }

    @Test("leaves every other file to that reader")
    func others() throws {
        func read(_ path: String) -> WrittenPoints? { WrittenPoints(path, texts: texts, numbers: numbers) }
        #expect(read(try written(plain)) == nil, "an escaped character")
        #expect(read(try written([plain[0]], [.none])) == nil, "no place")
        #expect(read(try written([[.text(" p"), .null, .null, .null, .null, .null]])) == nil, "a blank before a text")
        #expect(read(try written([[.integer(7), .null, .null, .null, .null, .null]])) == nil, "a number for a text")
        #expect(read(try written([[.text("p"), .text("7"), .null, .null, .null, .null]])) == nil, "a text for a number")
        let path = try written(Array(plain.prefix(2)))
        #expect(read(path) != nil)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for (old, new) in [
            ("\"unit\":null", "\"unitt\":null"), ("\n]}\n", "\n]"), ("]}\n", "]} \n"), ("\"weight\":121", "\"weight\": 121"),
            ("\"weight\":121", "\"weight\":1e999"), ("\"covered\":true", "\"covered\":truth"), ("\"Point\"", "\"LineString\""),
            ("FeatureCollection", "Feature"), ("\"id\":\"p2\"", "\"id\":\"p2"),
        ] {
            #expect(text.contains(old))
            try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
            #expect(read(path) == nil, "\(new)")
        }
        #expect(read("\(folder.path)/none.geojson") == nil)
    }
}
