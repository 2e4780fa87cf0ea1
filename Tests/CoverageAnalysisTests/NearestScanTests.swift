import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

/// The search for many points at once on inputs that are meant to mislead it, against every pair.
@Suite("Nearest facilities of many points at once")
struct NearestScanTests {
    /// How points and facilities lie.
    enum Layout: String, CaseIterable, CustomTestStringConvertible {
        case townsAndStrays, strayAcrossTheEarth, meridian, lattice, pole, antimeridian, twoSpots, nearlyOneSpot

        var testDescription: String { rawValue }

        func point(_ number: Int, _ random: inout SeededGenerator) -> PlanarPoint {
            func around(_ x: Double, _ y: Double, _ spread: Double) -> PlanarPoint {
                let lon = x + Double.random(in: -spread...spread, using: &random)
                return PlanarPoint(
                    x: lon > 180 ? lon - 360 : lon, y: max(-90, min(90, y + Double.random(in: -spread...spread, using: &random))))
            }
            switch self {
            case .townsAndStrays: return number % 20 == 0 ? around(106, 36, 1) : around(106 + Double(number % 7) / 10, 36, 0.01)
            case .strayAcrossTheEarth: return number == 0 ? PlanarPoint(x: -74, y: -41) : around(106, 36, 1e-4)
            case .meridian: return PlanarPoint(x: 106, y: Double.random(in: -90...90, using: &random))
            case .lattice: return PlanarPoint(x: 106 + Double(number % 40) / 1000, y: 36 + Double(number / 40 % 40) / 1000)
            case .pole: return PlanarPoint(x: Double.random(in: -180...180, using: &random), y: 90 - Double(number % 100) * 1e-4)
            case .antimeridian: return around(180, 10, 0.02)
            case .twoSpots: return PlanarPoint(x: number % 2 == 0 ? 106 : 106.01, y: 36)
            case .nearlyOneSpot: return around(106, 36, 1e-12)
            }
        }
    }

    @Test("nearest, distance and covering facility equal every pair's", arguments: Layout.allCases, [Measure.geodesic, .planar])
    func equalsBruteForce(_ layout: Layout, _ measure: Measure) async throws {
        let seed: UInt64 = 41
        var random = SeededGenerator(seed: seed)
        let points = (0..<1500).map { layout.point($0, &random) }
        let sites = (0..<150).map { layout.point($0 * 10, &random) }
        let radius = measure == .geodesic ? 700.0 : 0.007
        let coverage = try await Reach(
            PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites), rule: RadiusRule(fallback: .meters(radius)),
            measure: measure, threads: 2
        ).coverage()
        for (row, point) in points.enumerated() {
            let meters = sites.map { measure.meters(point, $0) }
            let nearest = meters.min() ?? .infinity
            #expect(Int(coverage.nearest[row]) == meters.firstIndex(of: nearest), "seed \(seed), row \(row)")
            #expect(abs(coverage.nearestCost[row] - nearest) <= 5e-5, "seed \(seed), row \(row)")
            #expect(coverage.isCovered(row) == (nearest <= radius + 1e-6), "seed \(seed), row \(row)")
        }
    }

    @Test("points within a micrometre of the radius are decided as Karney decides", arguments: [10.0, 1000, 50_000, 500_000])
    func atTheRadius(_ radius: Double) async throws {
        let seed: UInt64 = 42
        var random = SeededGenerator(seed: seed)
        let centers = [(0.0, 0.0), (106, 36), (179.9999, -16), (12, 89.99), (0, -90)].map {
            Coordinate(latitude: $0.1, longitude: $0.0)
        }
        var points: [PlanarPoint] = []
        for center in centers {
            for _ in 0..<400 {
                let length = radius + Double.random(in: -2e-6...4e-6, using: &random)
                let azimuth = Double.random(in: -180...180, using: &random)
                points.append(PlanarPoint(Geodesic.destination(from: center, azimuth: azimuth, distance: .meters(length))))
            }
        }
        let sites = centers.map { PlanarPoint($0) }
        let coverage = try await Reach(
            PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites), rule: RadiusRule(fallback: .meters(radius)),
            measure: .geodesic, threads: 2
        ).coverage()
        var counts = [0, 0]
        for (row, point) in points.enumerated() {
            let nearest = sites.map { Measure.geodesic.meters(point, $0) }.min() ?? .infinity
            #expect(coverage.isCovered(row) == (nearest <= radius + 1e-6), "seed \(seed), row \(row), \(nearest)")
            counts[coverage.isCovered(row) ? 1 : 0] += 1
        }
        #expect(counts[0] > 100 && counts[1] > 100, "the test must try both sides: \(counts)")
    }

    @Test("many points on one spot between two hundred equally near facilities", .timeLimit(.minutes(30)))
    func manyOnOneSpot() async throws {
        let spot = Coordinate(latitude: 36, longitude: 106)
        let sites = (0..<200).map {
            PlanarPoint(Geodesic.destination(from: spot, azimuth: Double($0), distance: .kilometers(500)))
        }
        let demand = PlanningFixtures.demand([PlanarPoint](repeating: PlanarPoint(spot), count: 300_000))
        let coverage = try await Reach(
            demand, by: PlanningFixtures.facilities(sites), rule: RadiusRule(fallback: .kilometers(500)), measure: .geodesic,
            threads: 2
        ).coverage()
        let meters = sites.map { Measure.geodesic.meters(PlanarPoint(spot), $0) }
        let nearest = Int32(meters.firstIndex(of: meters.min() ?? 0) ?? -1)
        #expect(coverage.nearest.allSatisfy { $0 == nearest })
        #expect(coverage.coveredBy.allSatisfy { $0 == nearest })
    }

    @Test("a plane wider than doubles can square ends without a trap")
    func boundlessPlane() async throws {
        let points = (0..<100).map { PlanarPoint(x: $0 % 2 == 0 ? -1.7e308 : 1.7e308, y: Double($0)) }
        let coverage = try await Reach(
            PlanningFixtures.demand(points), by: PlanningFixtures.facilities(Array(points.prefix(5))),
            rule: RadiusRule(fallback: .kilometers(1)), measure: .planar, threads: 1
        ).coverage()
        #expect(coverage.coveredBy.prefix(5).allSatisfy { $0 >= 0 })
    }
}
