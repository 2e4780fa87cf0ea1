import CatchmentKit
import Foundation
import GeoEngine
import TestSupport
import Testing

/// The library's front door.
@Suite("Planner")
struct PlannerTests {
    private static let line = (0..<40).map { PlanarPoint(x: 106 + Double($0) * 0.004, y: 36) }

    private func input(candidates: [Facility] = []) throws -> PlanningInput {
        PlanningInput(
            demand: try DemandTable(x: Self.line.map(\.x), y: Self.line.map(\.y), weights: (1...40).map(Double.init)),
            facilities: [Facility(id: "a", point: Self.line[3])], candidates: candidates,
            radiusRule: RadiusRule(fallback: .kilometers(1)))
    }

    @Test("coverage from memory equals brute force")
    func coverage() async throws {
        let input = try input()
        let result = try await Planner(input).cover()
        let covered = Self.line.indices.filter { Measure.geodesic.meters(Self.line[$0], Self.line[3]) <= 1000 }
        let people = covered.reduce(0) { $0 + $1 + 1 }
        #expect(result.report.overall.coveredPoints == covered.count)
        #expect(input.demand.scale.weight(result.report.overall.coveredWeight) == Double(people))
    }

    @Test("siting from memory finds the best pair of sites, by brute force")
    func siting() async throws {
        let candidates = stride(from: 6, to: 40, by: 4).map { Facility(id: "c\($0)", point: Self.line[$0], status: .candidate) }
        let planner = try Planner(try input(candidates: candidates))
        let site = try await planner.site(SiteSettings(model: .maximalCovering(facilityCount: 2), limits: SolveLimits()))
        func people(_ open: [PlanarPoint]) -> Int {
            Self.line.indices.filter { row in
                (open + [Self.line[3]]).contains { Measure.geodesic.meters(Self.line[row], $0) <= 1000 }
            }.reduce(0) { $0 + $1 + 1 }
        }
        let best = candidates.indices.flatMap { first in
            candidates.indices.map { people([candidates[first].point, candidates[$0].point]) }
        }.max()
        #expect(site.plan.status == .optimal)
        #expect(site.plan.objective == Double(try #require(best)))
    }

    @Test("a folder written from memory is one that verify confirms")
    func writes() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "planner-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let planner = try Planner(try input())
        let report = try planner.write(try await planner.cover(), to: folder.path())
        #expect(report.coverage.overall.points == 40)
        #expect(try Verifier(folder.path()).verify().isConfirmed)
    }

    @Test("what is wrong with a run from memory is said")
    func faults() throws {
        #expect(throws: PlanningInputError.differentLengths([2, 1, 2, 2, 2])) { try DemandTable(x: [1, 2], y: [1]) }
        #expect(throws: PlanningInputError.weight(row: 1, -1)) { try DemandTable(x: [1, 2], y: [1, 2], weights: [3, -1]) }
        #expect(throws: PlanningInputError.twice(id: "p")) { try DemandTable(x: [1, 2], y: [1, 2], ids: ["p", "p"]) }
        #expect(throws: PlanningInputError.totalTooLarge(2e15)) {
            try DemandTable(x: [1, 2], y: [1, 2], weights: [1e15, 1e15])
        }
        func planned(_ change: (inout PlanningInput) throws -> Void) throws -> Planner {
            var input = try input()
            try change(&input)
            return try Planner(input)
        }
        #expect(throws: PlanningInputError.position(row: 0, x: 200, y: 36)) { try planned { $0.demand.x[0] = 200 } }
        #expect(throws: PlanningInputError.site(id: "a", x: 0, y: 91)) {
            try planned { $0.facilities[0].point = PlanarPoint(x: 0, y: 91) }
        }
        #expect(throws: PlanningInputError.twice(id: "a")) { try planned { $0.candidates = $0.facilities } }
        #expect(throws: PlanningInputError.noRadius(id: "a")) { try planned { $0.radiusRule = RadiusRule(fallback: nil) } }
        _ = try planned {
            $0.measure = .planar; $0.demand.x[0] = 5000
        }
    }
}
