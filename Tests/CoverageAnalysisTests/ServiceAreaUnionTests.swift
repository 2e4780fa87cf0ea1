import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Glibc
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@Suite("Service area union")
struct ServiceAreaUnionTests {
    /// Relative, of areas: the union and GEOS's differ by rounding only.
    private static let areaTolerance = 1e-9
    /// Relative, of areas: discs drawn within 1e-7 of the radius against closed formulas for circles.
    private static let drawnTolerance = 1e-6

    private func discs(
        _ centers: [PlanarPoint], radii: [Double], tolerance: Double? = nil, mode: ServiceAreaMode = .inner, measure: Measure
    ) -> [ServiceArea] {
        centers.indices.map {
            ServiceArea(
                facility: FacilityNumber($0), center: centers[$0], radius: .meters(radii[$0 % radii.count]),
                tolerance: tolerance.map { .meters($0) }, mode: mode, measure: measure)
        }
    }

    private func points(_ count: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, seed: UInt64) -> [PlanarPoint] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            PlanarPoint(x: Double.random(in: x, using: &random), y: Double.random(in: y, using: &random))
        }
    }

    @Test("two discs of a plane: the sum less the lens, by the closed formula", arguments: [0.0, 1, 300, 1000, 1500, 2000, 2500])
    func lens(_ apart: Double) async throws {
        let pair = discs(
            [PlanarPoint(x: 4e6, y: 5e5), PlanarPoint(x: 4e6 + apart * 0.6, y: 5e5 + apart * 0.8)], radii: [1000],
            tolerance: 1e-4, measure: .planar)
        let union = try await ServiceAreaUnion(pair, measure: .planar, threads: 1)
        let half = min(1, apart / 2000)
        let lens = 2e6 * acos(half) - apart / 2 * max(0, 4e6 - apart * apart).squareRoot()
        let expected = 2e6 * Double.pi - lens
        #expect(abs(union.area.squareMeters - expected) <= Self.drawnTolerance * expected)
        #expect(union.geometry.polygons.count == (apart > 1999 ? 2 : 1))
    }

    @Test("two geodesic discs: the sum less what they share", arguments: [0.0, 36, 60, 80])
    func pair(_ latitude: Double) async throws {
        let step = 0.006 / cos(latitude * Double.pi / 180)
        let pair = discs(
            [PlanarPoint(x: 106, y: latitude), PlanarPoint(x: 106 + step, y: latitude + 0.004)], radii: [1000, 700],
            measure: .geodesic)
        let union = try await ServiceAreaUnion(pair, measure: .geodesic, threads: 1)
        let shared = try PolygonOverlay.intersection(pair[0].geometry, pair[1].geometry)
        let expected = Geodesic.area(of: pair[0].geometry) + Geodesic.area(of: pair[1].geometry)
        #expect(abs(union.area.squareMeters - expected.squareMeters + Geodesic.area(of: shared).squareMeters) <= 1e-3)
    }

    @Test("the same geometry for any order and any number of threads, with GEOS's area")
    func threads() async throws {
        let centers = points(1500, x: 105.8...106.4, y: 35.8...36.3, seed: 7)
        let areas = discs(centers, radii: [1000, 1000, 400, 2500], measure: .geodesic)
        let one = try await ServiceAreaUnion(areas, measure: .geodesic, threads: 1)
        var random = SeededGenerator(seed: 8)
        for threads in [2, 3, 8] {
            let other = try await ServiceAreaUnion(areas.shuffled(using: &random), measure: .geodesic, threads: threads)
            #expect(other.geometry == one.geometry && other.area == one.area)
        }
        let oracle = Geodesic.area(of: try PolygonOverlay.union(areas.map(\.geometry)))
        #expect(abs(one.area.squareMeters - oracle.squareMeters) <= Self.areaTolerance * oracle.squareMeters)
        #expect(try PolygonOverlay.validityProblem(one.geometry) == nil)
        #expect(one.geometry.polygons.contains { !$0.holes.isEmpty })
    }

    @Test("keeps the side of its service areas: inner never beyond a radius, outer never short of one")
    func sides() async throws {
        let centers = points(60, x: 179.9...180, y: 64.95...65.05, seed: 9)
        for (mode, sign) in [(ServiceAreaMode.inner, 1.0), (.outer, -1)] {
            let areas = discs(centers, radii: [1000], mode: mode, measure: .geodesic)
            let union = try await ServiceAreaUnion(areas, measure: .geodesic, threads: 2)
            for ring in union.geometry.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring.points, ring.points.dropFirst()) where !(abs(a.x) == 180 && abs(b.x) == 180) {
                    let middle = Coordinate(PlanarPoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
                    let nearest = centers.map { Geodesic.distance(from: Coordinate($0), to: middle).meters }.min() ?? 0
                    #expect(sign * (1000 - nearest) >= -1e-6 && sign * (1000 - nearest) <= 0.31)
                }
            }
        }
    }

    @Test("nothing for no service areas")
    func empty() async throws {
        let union = try await ServiceAreaUnion([], measure: .geodesic, threads: 2)
        #expect(union.geometry.isEmpty && union.area == .zero)
    }
}
