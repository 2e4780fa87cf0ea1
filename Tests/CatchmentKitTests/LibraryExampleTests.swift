import CatchmentKit
import PlanningTerms
import TestSupport
import Testing

@Suite("The library example of the README")
struct LibraryExampleTests {
    @Test("runs as it stands there, on the sample's figures (Data/sample-county/SOURCE.md)")
    func example() async throws {
        var options = InputOptions(demand: LayerOptions(path: Repository.data("sample-county/demand.csv"), crs: .wgs84))
        options.facilities = LayerOptions(path: Repository.data("sample-county/facilities.csv"), crs: .wgs84)
        options.radius = .kilometers(1)
        let result = try await CoverRun(options).run()
        #expect(result.report.overall.share == 254_059.0 / 372_272)
        #expect(!result.clusters.clusters.isEmpty)
    }
}
