import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("k nearest facilities (C6)")
struct NearestFacilitiesTests {
    @Test("the k nearest, their order and their distances equal brute force", arguments: ReachTests.regions)
    func equalsBruteForce(_ region: ReachTests.Region) async throws {
        for (seed, count) in [(UInt64(1), 1), (2, 3), (3, 12), (4, 100)] {
            var random = SeededGenerator(seed: seed)
            let points = (0..<200).map { _ in region.point(&random) }
            var sites = (0..<60).map { _ in region.point(&random) }
            // Facilities on one spot, so that there are ties.
            sites += sites.prefix(5)
            let nearest = try await Reach(
                PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites), rule: RadiusRule(fallback: nil),
                measure: .geodesic, threads: 2
            ).nearestFacilities(count)
            let kept = min(count, sites.count)
            #expect(nearest.count == kept)
            for (row, point) in points.enumerated() {
                let expected = sites.indices.map { (Geodesic.meters(point.x, point.y, sites[$0].x, sites[$0].y), $0) }
                    .sorted { $0 < $1 }.prefix(kept)
                let slots = row * kept..<(row + 1) * kept
                #expect(nearest.facilities[slots].map(Int.init) == expected.map(\.1), "seed \(seed), row \(row)")
                // Distances come from certified chord bounds where those are within 0.1 mm of one another.
                #expect(
                    zip(nearest.meters[slots], expected).allSatisfy { abs($0 - $1.0) <= 5e-5 }, "seed \(seed), row \(row)")
            }
        }
    }

    @Test("in the plane, with a grid full of ties, the first facility wins")
    func planar() async throws {
        let sites = (0..<100).map { PlanarPoint(x: Double($0 % 10) * 10, y: Double($0 / 10) * 10) }
        let points = (0..<81).map { PlanarPoint(x: Double($0 % 9) * 10 + 5, y: Double($0 / 9) * 10 + 5) }
        let nearest = try await Reach(
            PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites), rule: RadiusRule(fallback: nil),
            measure: .planar, threads: 1
        ).nearestFacilities(4)
        for row in points.indices {
            let first = row / 9 * 10 + row % 9
            #expect(nearest.facilities[row * 4..<row * 4 + 4].map(Int.init) == [first, first + 1, first + 10, first + 11])
        }
    }

    @Test("without facilities there is nothing to rank")
    func noFacilities() async throws {
        let nearest = try await Reach(
            PlanningFixtures.demand([PlanarPoint(x: 0, y: 0)]), by: [], rule: RadiusRule(fallback: nil), measure: .geodesic,
            threads: 1
        ).nearestFacilities(3)
        #expect(nearest.count == 0 && nearest.facilities.isEmpty)
    }
}
