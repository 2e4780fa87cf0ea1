import Foundation
import TestSupport
import Testing

@Suite("Malformed files of others", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct MalformedFileTests {
    static let csv = SharedData.isPresent ? SharedData.names(in: "malformed/csv/csvs").filter { $0.hasSuffix(".csv") } : []

    /// The whole of JSONTestSuite is read in the process by CatchmentKitTests; these are where parsers die.
    @Test(
        "JSONTestSuite through the command: never a crash, one line with a position, nothing left",
        arguments: [
            "n_structure_unclosed_array_partial_null.json", "n_structure_unclosed_object.json",
            "n_string_invalid_utf8_after_escape.json",
            "n_object_trailing_comma.json", "i_structure_500_nested_arrays.json", "y_object_duplicated_key.json",
        ])
    func jsonTestSuite(_ name: String) async throws {
        let source = SharedData.path("malformed/json/\(name)")
        try #require(FileManager.default.fileExists(atPath: source))
        let folder = try Scratch()
        try folder.write("x.geojson", Data(contentsOf: URL(fileURLWithPath: source)))
        let ran = try await run(["cover", "--demand", "x.geojson", "--out", "plan", "--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 65, "\(ran.errors)")
        #expect(ran.errorLines.count == 1)
        #expect(ran.output.isEmpty)
        #expect(try folder.names() == ["x.geojson"])
        if name.hasPrefix("n_") { #expect(ran.errors.contains(try Regex(#"^catchment: x\.geojson:[0-9]+: "#)), "\(ran.errors)") }
    }

    @Test("nesting that would exhaust the stack is refused", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func deepNesting(_ opening: String) async throws {
        let folder = try Scratch(["x.geojson": String(repeating: opening, count: 100_000)])
        let ran = try await run(["cover", "--demand", "x.geojson", "--out", "plan", "--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 1)
        #expect(try folder.names() == ["x.geojson"])
    }

    @Test("csv-spectrum: read without a crash; what lacks is coordinates, not rows", arguments: csv)
    func csvSpectrum(_ name: String) async throws {
        let folder = try Scratch()
        try folder.write("x.csv", Data(contentsOf: URL(fileURLWithPath: SharedData.path("malformed/csv/csvs/\(name)"))))
        let ran = try await run(["cover", "--demand", "x.csv", "--out", "plan", "--crs", "wgs84"], in: folder)
        #expect(ran.exitCode == 65)
        #expect(ran.errorLines.count == 1)
        #expect(ran.errors.hasPrefix("catchment: x.csv: no coordinates: none of the columns "), "\(ran.errors)")
        #expect(!folder.exists("plan"))
    }

    @Test(
        "RFC 7946 examples: points are demand, other geometries are refused, none crashes",
        arguments: ["feature", "featurecollection", "geometry"])
    func examples(_ kind: String) async throws {
        for name in SharedData.names(in: "malformed/geojson/\(kind)") where name.hasSuffix("json") {
            let folder = try Scratch()
            try folder.write(
                "x.geojson", Data(contentsOf: URL(fileURLWithPath: SharedData.path("malformed/geojson/\(kind)/\(name)"))))
            let ran = try await run(["cover", "--demand", "x.geojson", "--quiet", "--json"], in: folder)
            #expect([0, 65].contains(ran.exitCode), "\(name): \(ran.errors)")
            if ran.exitCode == 65 {
                #expect(
                    ran.errorLines.allSatisfy { $0.hasPrefix("catchment: x.geojson") } && !ran.errorLines.isEmpty,
                    "\(name): \(ran.errors)")
                #expect(ran.output.isEmpty)
            }
        }
    }
}
