import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

/// Inputs that are legal and extreme: right answers in reasonable time and memory.
@Suite("Extreme inputs")
struct ExtremeInputTests {
    @Test("all facilities on one spot: the first is the nearest, all cover", .timeLimit(.minutes(30)))
    func facilitiesOnOneSpot() async throws {
        var random = SeededGenerator(seed: 31)
        let spot = PlanarPoint(x: 106, y: 36)
        let facilities = PlanningFixtures.facilities([PlanarPoint](repeating: spot, count: 2000))
        let points = (0..<2000).map { _ in
            PlanarPoint(
                x: 106 + Double.random(in: -0.05...0.05, using: &random), y: 36 + Double.random(in: -0.05...0.05, using: &random))
        }
        let demand = PlanningFixtures.demand(points)
        let rule = RadiusRule(fallback: .kilometers(2))
        let coverage = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).coverage()
        let backup = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).backup()
        let nearest = try await Reach(demand, by: facilities, rule: RadiusRule(fallback: nil), measure: .geodesic, threads: 2)
            .nearestFacilities(3)
        for row in points.indices {
            #expect(coverage.nearest[row] == 0)
            #expect(backup.counts[row] == (coverage.isCovered(row) ? 2000 : 0))
            #expect(nearest.facilities[row * 3..<row * 3 + 3] == [0, 1, 2])
        }
    }

    @Test("a radius larger than the Earth covers everything", .timeLimit(.minutes(30)), arguments: [20_003_932.0, 1e8, 1e300])
    func radiusBeyondTheEarth(_ radius: Double) async throws {
        var random = SeededGenerator(seed: 32)
        let points = (0..<20_000).map { _ in
            PlanarPoint(x: Double.random(in: -180...180, using: &random), y: Double.random(in: -90...90, using: &random))
        }
        let demand = PlanningFixtures.demand(points)
        let facilities = PlanningFixtures.facilities(Array(points.prefix(500)), radii: (0..<500).map { $0 == 0 ? 1000 : radius })
        let rule = RadiusRule(fallback: nil)
        let coverage = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).coverage()
        #expect(points.indices.allSatisfy { coverage.isCovered($0) })
        let backup = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).backup()
        #expect(backup.counts.allSatisfy { $0 == 499 || $0 == 500 })
        #expect(backup.covered.dropFirst().allSatisfy { $0.points == points.count })
    }

    @Test("many points on one spot, some at exactly the radius", .timeLimit(.minutes(30)))
    func pointsOnOneSpot() async throws {
        let spot = Coordinate(latitude: 36, longitude: 106)
        let points = [PlanarPoint](repeating: PlanarPoint(spot), count: 200_000)
        let demand = PlanningFixtures.demand(points, weights: points.indices.map { $0 % 2 })
        // 500 facilities in the band where only Karney's inverse decides.
        let sites = (0..<500).map {
            PlanarPoint(Geodesic.destination(from: spot, azimuth: Double($0), distance: .kilometers(500)))
        }
        let facilities = PlanningFixtures.facilities(sites + [PlanarPoint(x: 0, y: 0)])
        let rule = RadiusRule(fallback: .kilometers(500))
        let backup = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).backup()
        #expect(backup.counts.allSatisfy { $0 == 500 })
        #expect(backup.covered[0] == DemandSum(points: 200_000, weight: demand.totalTicks))
        #expect(backup.covered[500] == DemandSum())
        let nearest = try await Reach(
            PlanningFixtures.demand(Array(points.prefix(100))), by: facilities, rule: RadiusRule(fallback: nil),
            measure: .geodesic, threads: 2
        ).nearestFacilities(2)
        #expect(nearest.meters.allSatisfy { abs($0 - 500_000) < 1e-6 })
    }

    @Test("without any weight there are points and no share")
    func zeroWeights() async throws {
        let points = [PlanarPoint(x: 106, y: 36), PlanarPoint(x: 106.5, y: 36)]
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points, weights: [0, 0]), facilities: PlanningFixtures.facilities([points[0]]),
            radiusRule: RadiusRule(fallback: .kilometers(1)))
        let backup = try await Reach(input, threads: 2).backup()
        #expect(backup.byCount.map(\.points) == [1, 1, 0, 0])
        #expect(backup.depending == [DemandSum(points: 1, weight: 0)])
        let coverage = try await Reach(input, threads: 2).coverage()
        let report = try await Reach(input, threads: 2).report(coverage: coverage, membership: nil)
        #expect(report.overall.share == nil && report.distances == nil)
    }

    @Test("a facility on the pole reaches every longitude alike")
    func pole() async throws {
        let points =
            (-18...18).map { PlanarPoint(x: Double($0) * 10, y: 89.5) } + [PlanarPoint(x: 77, y: 90), PlanarPoint(x: 0, y: 88)]
        let demand = PlanningFixtures.demand(points)
        let facilities = PlanningFixtures.facilities([PlanarPoint(x: 123, y: 90), PlanarPoint(x: 0, y: -90)])
        let rule = RadiusRule(fallback: .kilometers(60))
        let backup = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 2).backup()
        #expect(backup.counts == [Int32](repeating: 1, count: 38) + [0])
        let nearest = try await Reach(demand, by: facilities, rule: RadiusRule(fallback: nil), measure: .geodesic, threads: 2)
            .nearestFacilities(2)
        for row in points.indices {
            #expect(nearest.facilities[row * 2] == 0)
            #expect(abs(nearest.meters[row * 2] + nearest.meters[row * 2 + 1] - Geodesic.halfMeridian) < 1e-3)
        }
    }
}
