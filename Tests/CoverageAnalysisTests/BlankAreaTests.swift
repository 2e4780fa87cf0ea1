import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Blank areas")
struct BlankAreaTests {
    /// Blank + covered differ from the unit by no more than this share of it (docs/method.md, section 5): overlay in doubles and geodesic area.
    private static let areaTolerance = 1e-6

    private static let area = StudyArea(
        levels: ["county", "village"],
        units: [
            PlanningFixtures.unit("C", "county", PlanningFixtures.box(106, 36, 106.2, 36.1)),
            PlanningFixtures.unit("V1", "village", parent: "C", PlanningFixtures.box(106, 36, 106.1, 36.1)),
            PlanningFixtures.unit("V2", "village", parent: "C", PlanningFixtures.box(106.1, 36, 106.2, 36.1)),
        ])

    private func find(
        _ points: [PlanarPoint], sites: [PlanarPoint], radius: Distance, minimum: Double = 1000, codes: [String?]? = nil
    )
        async throws -> (
            input: PlanningInput, coverage: Coverage, membership: UnitMembership, discs: [ServiceArea], blanks: BlankAreas
        )
    {
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points, weights: points.indices.map { $0 + 1 }),
            facilities: PlanningFixtures.facilities(sites), studyArea: Self.area, radiusRule: RadiusRule(fallback: radius))
        let coverage = try await Reach(input, threads: 1).coverage()
        let membership = try await UnitMembership.locate(
            x: input.demand.x, y: input.demand.y, codes: codes, in: Self.area, threads: 1)
        let discs = sites.indices.map {
            ServiceArea(facility: FacilityNumber($0), center: sites[$0], radius: radius, measure: .geodesic)
        }
        let blanks = try await BlankAreaFinder(
            input, area: Self.area, coverage: coverage, membership: membership, threads: 2
        ).blankAreas(serviceAreas: discs, minimumArea: .squareMeters(minimum))
        return (input, coverage, membership, discs, blanks)
    }

    /// Few service areas, and so many in one unit that all threads work on it.
    @Test(
        "blank + covered = unit; blanks are valid, disjoint and outside every service area; holes are kept",
        arguments: [(25, Distance.kilometers(1)), (4800, Distance.meters(80))])
    func partition(_ count: Int, _ radius: Distance) async throws {
        var random = SeededGenerator(seed: 3)
        let sites = (0..<count).map { _ in
            PlanarPoint(
                x: Double.random(in: 105.99...106.21, using: &random), y: Double.random(in: 35.99...36.11, using: &random))
        }
        let (_, _, _, discs, blanks) = try await find([], sites: sites, radius: radius, minimum: 0)
        let union = try PolygonOverlay.union(discs.map(\.geometry))
        for unit in Self.area.units.indices {
            let covered = Geodesic.area(of: try PolygonOverlay.intersection(Self.area.units[unit].geometry, union)).squareMeters
            let whole = blanks.unitAreas[unit].squareMeters
            #expect(abs(covered + blanks.blankAreas[unit].squareMeters - whole) <= Self.areaTolerance * whole)
        }
        for blank in blanks.blanks {
            #expect(try PolygonOverlay.validityProblem(MultiPolygon([blank.polygon])) == nil)
            let shared = Geodesic.area(of: try PolygonOverlay.intersection(MultiPolygon([blank.polygon]), union))
            #expect(shared.squareMeters <= Self.areaTolerance * blank.area.squareMeters)
        }
        let together = try PolygonOverlay.union(blanks.blanks.map { MultiPolygon([$0.polygon]) })
        let sum = blanks.blanks.reduce(0) { $0 + $1.area.squareMeters }
        #expect(abs(Geodesic.area(of: together).squareMeters - sum) <= Self.areaTolerance * sum)
        #expect(!blanks.blanks.filter { !$0.polygon.holes.isEmpty }.isEmpty, "a disc inside a unit leaves a hole")
    }

    @Test("every uncovered point belongs to one blank or to outside, thresholds report what they leave out")
    func people() async throws {
        var random = SeededGenerator(seed: 4)
        let points = (0..<400).map { _ in
            PlanarPoint(
                x: Double.random(in: 105.99...106.21, using: &random), y: Double.random(in: 35.99...36.11, using: &random))
        }
        let sites = (0..<25).map { _ in points.randomElement(using: &random) ?? PlanarPoint(x: 106, y: 36) }
        for minimum in [0, 1000, 3e7] {
            let (input, coverage, _, _, blanks) = try await find(points, sites: sites, radius: .kilometers(1), minimum: minimum)
            let uncovered = points.indices.filter { !coverage.isCovered($0) }
            #expect(
                blanks.blanks.reduce(0) { $0 + $1.points } + blanks.belowThreshold.points + blanks.outside.points
                    == uncovered.count)
            #expect(
                blanks.blanks.reduce(0) { $0 + $1.weight } + blanks.belowThreshold.weight + blanks.outside.weight
                    == uncovered.reduce(0) { $0 + input.demand.ticks[$1] })
            let listed = blanks.blanks.reduce(0) { $0 + $1.area.squareMeters } + blanks.belowThreshold.squareMeters
            #expect(abs(listed - blanks.blankAreas[0].squareMeters) <= 1)
            #expect(blanks.blanks.allSatisfy { $0.area.squareMeters >= minimum })
        }
    }

    @Test("a point that names another unit belongs to that unit's nearest blank; in a unit without a blank it is outside")
    func namedUnit() async throws {
        // Both points lie in V2 and name V1.
        let points = [PlanarPoint(x: 106.15, y: 36.05), PlanarPoint(x: 106.19, y: 36.05)]
        let far = PlanarPoint(x: 106.01, y: 36.01)
        let some = try await find(points, sites: [far], radius: .kilometers(1), codes: ["V1", "V1"]).blanks
        #expect(some.blanks.first { $0.id == "V1-b1" }?.points == 2)
        #expect(some.blanks.first { $0.id == "V2-b1" }?.points == 0)
        let center = PlanarPoint(x: 106.05, y: 36.05)
        let all = try await find(points, sites: [center], radius: .kilometers(8.5), codes: ["V1", "V1"])
        #expect(all.blanks.blanks.filter { $0.id.hasPrefix("V1") }.isEmpty)
        #expect(all.blanks.outside.points == (0..<2).count { !all.coverage.isCovered($0) })
    }

    @Test("a service area is within its tolerance: area 0.05 %, boundary 0.31 m at 1 km", arguments: [0.0, 36, 60, 80])
    func serviceArea(_ latitude: Double) {
        let center = Coordinate(latitude: latitude, longitude: 106)
        let area = ServiceArea(facility: 0, center: PlanarPoint(center), radius: .kilometers(1), measure: .geodesic)
        // The area of a geodesic disc of 1 km by quadrature of the reduced length (Tests/Oracles/README.md, part G).
        let disc = 3_141_592.647
        #expect(abs(Geodesic.area(of: area.geometry).squareMeters - disc) / disc <= 5e-4)
        for point in area.geometry.polygons[0].exterior.points {
            #expect(abs(Geodesic.distance(from: center, to: Coordinate(point)).meters - 1000) <= 0.31)
        }
    }
}
