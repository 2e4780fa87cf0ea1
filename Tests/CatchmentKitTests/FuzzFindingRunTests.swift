import CatchmentKit
import Foundation
import TestSupport
import Testing

@Suite("What fuzzing found in whole runs")
struct FuzzFindingRunTests {
    @Test("a small rest of large sums is confirmed as near as the sums are known")
    func smallRest() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rest-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Hundreds of millions of people in some cells, and 51.5 in those that make no cluster.
        var options = InputOptions(
            demand: LayerOptions(path: Repository.file("Tests/Fuzzing/corpus/tif/found-much.tif"), crs: .wgs84))
        options.radius = .kilometers(1)
        let planner = try await Planner(reading: options)
        try planner.write(try await planner.cover(), to: folder)
        let found = try Verifier(folder).verify()
        #expect(found.isConfirmed, "\(found.problems)")
        // What is larger than any rounding is noticed.
        let path = "\(folder)/report.json"
        let report = try String(contentsOfFile: path, encoding: .utf8)
        let changed = report.replacing("\"weight\" : 51.5", with: "\"weight\" : 52.5")
        #expect(changed != report)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try !Verifier(folder).verify().isConfirmed)
    }
}
