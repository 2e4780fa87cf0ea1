import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Glibc
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

/// A small random planning case that lies around a pole, over it, or across the antimeridian.
private struct PolarCase: CustomStringConvertible {
    let seed: UInt64
    var sites: [PlanarPoint] = []
    var radii: [Double] = []
    var points: [PlanarPoint] = []
    var mode = ServiceAreaMode.inner

    var description: String { "seed \(seed)" }

    init(seed: UInt64) {
        self.seed = seed
        var random = SeededGenerator(seed: seed)
        let isPolar = seed % 3 != 0
        let pole = seed % 2 == 0 ? 90.0 : -90
        // From ten metres to a thousand kilometres.
        let size = pow(10, Double.random(in: 1...6, using: &random))
        let degrees = size / 111_000
        let latitude = isPolar ? pole : Double.random(in: -80...80, using: &random)
        func place(_ random: inout SeededGenerator) -> PlanarPoint {
            if isPolar {
                let depth = degrees * Double.random(in: 0...1, using: &random)
                let longitude = Double.random(in: -180...180, using: &random)
                return PlanarPoint(x: Self.snapped(longitude), y: Self.snapped(pole > 0 ? 90 - depth : depth - 90))
            }
            var x = 180 + degrees * Double.random(in: -1...1, using: &random)
            if x > 180 { x -= 360 }
            let y = latitude + degrees * Double.random(in: -1...1, using: &random)
            return PlanarPoint(x: Self.snapped(x), y: Self.snapped(max(-89.9, min(89.9, y))))
        }
        sites = (0..<Int.random(in: 1...5, using: &random)).map { _ in place(&random) }
        // Exactly there, now and then.
        if seed % 7 == 0 { sites[0] = isPolar ? PlanarPoint(x: 0, y: pole) : PlanarPoint(x: 180, y: sites[0].y) }
        if seed % 7 == 1, !isPolar { sites[0].x = -180 }
        radii = sites.map { _ in max(1, size * Double.random(in: 0.05...1.5, using: &random)) }
        points = (0..<24).map { _ in place(&random) }
        points.append(isPolar ? PlanarPoint(x: 17, y: pole) : PlanarPoint(x: -180, y: sites[0].y))
        mode = seed % 5 == 0 ? .outer : .inner
    }

    private static func snapped(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }

    /// By Karney's inverse, how far a place is from the edge of the nearest service area: negative inside.
    func depth(_ point: PlanarPoint) -> Double {
        sites.indices.map { Geodesic.meters(sites[$0].x, sites[$0].y, point.x, point.y) - radii[$0] }.min() ?? .infinity
    }
}

@Suite("Poles and the antimeridian")
struct PolarAreaTests {
    /// So many cases; `CATCHMENT_POLAR_CASES` asks for more.
    static var seeds: ClosedRange<UInt64> {
        1...(getenv("CATCHMENT_POLAR_CASES").flatMap { UInt64(String(cString: $0)) }.map { max(1, $0) } ?? 300)
    }

    /// Both halves of the Earth, which meet in the antimeridian and in the poles.
    private static let halves = StudyArea(
        levels: ["half"],
        units: [
            PlanningFixtures.unit("W", "half", PlanningFixtures.box(-180, -90, 0, 90)),
            PlanningFixtures.unit("E", "half", PlanningFixtures.box(0, -90, 180, 90)),
        ])

    /// What is wrong with a geometry as it is, and as it is published.
    private func problem(_ geometry: MultiPolygon) throws -> String? {
        if let found = try PolygonOverlay.validityProblem(geometry) { return "\(found)" }
        let published = try PolygonOverlay.snapped(geometry, decimals: 7)
        if let found = try PolygonOverlay.validityProblem(published) { return "published: \(found)" }
        let box = published.boundingBox
        let isOnMap = published.isEmpty || (box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90)
        return isOnMap ? nil : "beyond the map: \(box)"
    }

    @Test("service areas, their union, blanks and footprints are valid at every step and hold what Karney's inverse says")
    func random() async throws {
        for seed in Self.seeds {
            do {
                try await check(PolarCase(seed: seed))
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    private func check(_ one: PolarCase) async throws {
        var facilities = PlanningFixtures.facilities(one.sites)
        for number in facilities.indices { facilities[number].radius = .meters(one.radii[number]) }
        let input = PlanningInput(
            demand: PlanningFixtures.demand(one.points), facilities: facilities, studyArea: Self.halves,
            radiusRule: RadiusRule(fallback: nil))
        let coverage = try await Reach(input, threads: 1).coverage()
        for (row, point) in one.points.enumerated() {
            let depth = one.depth(point)
            guard abs(depth) > 2e-6 else { continue }
            #expect(coverage.isCovered(row) == (depth < 0), "\(one): \(point) lies \(depth) m from an edge")
        }
        let areas = one.sites.indices.map { number in
            ServiceArea(
                facility: FacilityNumber(number), center: one.sites[number], radius: .meters(one.radii[number]), mode: one.mode,
                measure: .geodesic)
        }
        for area in areas { #expect(try problem(area.geometry) == nil, "\(one)") }
        let union = try await ServiceAreaUnion(areas, measure: .geodesic, threads: 1)
        #expect(try problem(union.geometry) == nil, "\(one)")
        try checkPoints(one, union.geometry)
        let membership = try await UnitMembership.locate(
            x: input.demand.x, y: input.demand.y, codes: nil, in: Self.halves, threads: 1)
        let blanks = try await BlankAreaFinder(
            input, area: Self.halves, coverage: coverage, membership: membership, threads: 1
        ).blankAreas(serviceAreas: areas, minimumArea: .squareMeters(0))
        var left = 0.0
        for blank in blanks.blanks {
            #expect(try problem(MultiPolygon([blank.polygon])) == nil, "\(one)")
            left += blank.area.squareMeters
        }
        let earth = 510_065_621_724_078.9
        #expect(abs(left + union.area.squareMeters - earth) <= 1e-9 * earth, "\(one): \(left) + \(union.area) m²")
        try await checkFootprints(one, input, coverage)
    }

    /// Places clearly within a radius lie in the union, and places clearly outside do not.
    private func checkPoints(_ one: PolarCase, _ union: MultiPolygon) throws {
        let locator = try PolygonLocator([union])
        let slack = 1e-3 + 3e-4 * (one.radii.max() ?? 0)
        for point in one.points {
            let depth = one.depth(point)
            guard abs(depth) > slack else { continue }
            let isInside = try locator.first(containing: point.x, point.y) == 0
            #expect(isInside == (depth < 0), "\(one): \(point), \(depth) m")
        }
    }

    /// Clusters of uncovered points within half the Earth are drawn around their points.
    private func checkFootprints(_ one: PolarCase, _ input: PlanningInput, _ coverage: Coverage) async throws {
        let link = (one.radii.max() ?? 1) * 4 + 1000
        var open = input
        open.studyArea = nil
        let found = try await UncoveredClusterFinder(open, coverage: coverage, membership: nil, threads: 1)
            .clusters(link: .meters(link), minimumWeight: 1)
        for cluster in found.clusters {
            let footprint = try cluster.footprint(in: open)
            #expect(try problem(footprint) == nil, "\(one)")
            let locator = try PolygonLocator([footprint])
            for row in cluster.rows {
                let point = one.points[Int(row)]
                #expect(try locator.first(containing: point.x, point.y) == 0, "\(one): \(point) is outside its cluster")
            }
        }
    }
}
