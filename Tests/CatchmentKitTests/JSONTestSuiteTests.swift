import CatchmentKit
import Foundation
import InputLoading
import PlanningTerms
import TestSupport
import Testing

/// Parsing cases of nst/JSONTestSuite, given as demand.
///
/// None of them is GeoJSON, so all are refused; what counts is how.
@Suite("JSONTestSuite as demand", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct JSONTestSuiteTests {
    static let names = SharedData.isPresent ? SharedData.names(in: "malformed/json").filter { $0.hasSuffix(".json") } : []

    @Test("is never a crash; broken JSON is refused with its position, good JSON for another reason", arguments: names)
    func refuses(_ name: String) async throws {
        let path = NSTemporaryDirectory() + "catchment-kit-\(UUID().uuidString).geojson"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("malformed/json/\(name)")))
        try bytes.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = await #expect(throws: CatchmentError.self) {
            try await InputLoader(InputOptions(demand: LayerOptions(path: path, crs: .wgs84))).load()
        }
        guard let error else { return }
        #expect(error.exitCode == 65, "\(error)")
        #expect(error.lines.count == 1)
        guard case .badData(let diagnostics, _) = error.cause else { return }
        #expect(diagnostics.allSatisfy { $0.file == path }, "\(error)")
        let isBroken = "\(error)".contains("not valid JSON")
        if name.hasPrefix("y_") { #expect(!isBroken, "\(error)") }
        if name.hasPrefix("n_") {
            let isEmpty = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            #expect(
                isEmpty || (diagnostics[0].row != nil && "\(error)".contains("column ")) || "\(error)".contains("byte"),
                "\(error)")
        }
    }
}
