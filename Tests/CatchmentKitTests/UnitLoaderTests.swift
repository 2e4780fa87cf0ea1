import CatchmentKit
import Foundation
import GeoPrimitives
import InputLoading
import PlanningTerms
import Testing

/// One unit of a test's layer: a square in degrees.
private struct Square {
    var code: String
    var level: String?
    var parent: String?
    var x: Double
    var size: Double
    var y = 0.0

    var feature: String {
        func text(_ value: String?) -> String { value.map { "\"\($0)\"" } ?? "null" }
        let ring = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)].map { "[\($0.0),\($0.1)]" }.joined(
            separator: ",")
        return """
            {"type":"Feature","properties":{"code":"\(code)","name":"n\(code)","level":\(text(level)),"parent":\(text(parent))},
            "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
            """
    }
}

@Suite("Units: levels and parents")
struct UnitLoaderTests {
    private func load(_ units: [Square], levels: [String] = []) async throws -> LoadedInput {
        let folder = NSTemporaryDirectory() + "catchment-kit-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let collection = "{\"type\":\"FeatureCollection\",\"features\":[\(units.map(\.feature).joined(separator: ","))]}"
        try Data(collection.utf8).write(to: URL(fileURLWithPath: folder + "/u.geojson"))
        try Data("id,lon,lat\na,0.1,0.1\n".utf8).write(to: URL(fileURLWithPath: folder + "/d.csv"))
        var options = InputOptions(demand: LayerOptions(path: folder + "/d.csv"))
        options.units = LayerOptions(path: folder + "/u.geojson")
        options.crs = .wgs84
        options.levels = levels
        return try await InputLoader(options).load()
    }

    private func parents(_ loaded: LoadedInput) throws -> [String: String] {
        let area = try #require(loaded.input.studyArea)
        return Dictionary(
            uniqueKeysWithValues: area.units.indices.compactMap { unit in
                area.parents[unit].map { (area.units[unit].code, area.units[$0].code) }
            })
    }

    @Test("parents come from their column, else the code's prefix, else the largest overlap")
    func parents() async throws {
        let loaded = try await load([
            Square(code: "640100", level: "city", x: 0, size: 1), Square(code: "640200", level: "city", x: 1, size: 1),
            Square(code: "640101", level: "county", parent: "640200", x: 0, size: 0.2),
            Square(code: "640202", level: "county", x: 0, size: 0.3),
            Square(code: "99", level: "county", x: 0.9, size: 0.5),
        ])
        #expect(loaded.input.studyArea?.levels == ["city", "county"])
        #expect(try parents(loaded) == ["640101": "640200", "640202": "640200", "99": "640200"])
        // Two of the counties share a corner on purpose, and that is all there is to say but for their part.
        let found = warnings(loaded)
        #expect(found.count == 1)
        if case .unit(.overlap(level: "county", pairs: 1, _, _, _, _))? = found.first?.message {
        } else {
            Issue.record("\(found)")
        }
        // The counties are drawn in a part of the cities.
        let shares = loaded.notes.compactMap {
            if case .unit(.partOfArea("county", let share)) = $0.message { share } else { nil }
        }
        #expect(shares.count == 1 && abs(shares[0] - 0.19) < 0.001, "0.04 + 0.09 + 0.25 of 2 square degrees at the equator")
        #expect(loaded.notes.contains { $0.message.caveat?.code == .unitsPart })
    }

    /// Warnings but that of a lowest level which covers a part.
    private func warnings(_ loaded: LoadedInput) -> [InputDiagnostic] {
        loaded.notes.filter { if case .unit(.partOfArea) = $0.message { false } else { $0.severity == .warning } }
    }

    @Test("levels are ordered by parents, whatever the order in the file; --levels wins")
    func order() async throws {
        let units = [
            Square(code: "c", level: "street", parent: "b", x: 0, size: 0.2), Square(code: "a", level: "city", x: 0, size: 1),
            Square(code: "b", level: "district", parent: "a", x: 0, size: 0.5),
        ]
        #expect(try await load(units).input.studyArea?.levels == ["city", "district", "street"])
        #expect(
            try await load(units, levels: ["city", "district", "street", "block"]).input.studyArea?.levels == [
                "city", "district", "street",
            ])
    }

    @Test("parents that are not in the file are worked out, with one warning")
    func absentParents() async throws {
        let loaded = try await load([
            Square(code: "a", level: "city", parent: "country", x: 0, size: 1),
            Square(code: "b", level: "district", parent: "x1", x: 0, size: 0.5),
            Square(code: "c", level: "district", parent: "x2", x: 0.5, size: 0.5),
            Square(code: "d", level: "district", parent: "a", x: 0, size: 0.5, y: 0.5),
        ])
        #expect(try parents(loaded) == ["b": "a", "c": "a", "d": "a"])
        #expect(
            warnings(loaded).map(\.message.wording.english) == [
                "the parents that 2 units name (the first is b) are not in the file; worked out by code or overlap"
            ])
    }

    @Test("a unit in no unit above is warned of")
    func orphan() async throws {
        let loaded = try await load([
            Square(code: "a", level: "city", x: 0, size: 1), Square(code: "b", level: "district", x: 5, size: 0.5),
        ])
        #expect(loaded.notes.contains { $0.severity == .warning && $0.description.contains("unit b (nb) lies in no city") })
    }

    @Test("a parent of the same level or below is an error, and so is a code that stands twice")
    func impossible() async {
        for units in [
            [Square(code: "a", level: "city", parent: "a", x: 0, size: 1)],
            [Square(code: "a", level: "city", parent: "b", x: 0, size: 1), Square(code: "b", level: "city", x: 1, size: 1)],
            [Square(code: "a", level: "city", x: 0, size: 1), Square(code: "a", level: "district", x: 1, size: 1)],
        ] {
            let error = await #expect(throws: CatchmentError.self) { try await load(units) }
            #expect(error?.exitCode == 65 && error?.lines.count == 1)
        }
    }
}
