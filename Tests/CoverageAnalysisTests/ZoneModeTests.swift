import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@Suite("Responsibility zones by mode (C9)")
struct ZoneModeTests {
    @Test("covered: zones end at the service radius, demand is counted by the nearest facility that covers")
    func covered() async throws {
        var random = SeededGenerator(seed: 41)
        let place = ResponsibilityZoneTests.cases[0]
        let sites = place.sites(&random)
        let radii: [Double] = sites.map { _ in Double(Int.random(in: 1...6, using: &random)) * 500 }
        let points = (0..<10_000).map { _ in
            PlanarPoint(x: Double.random(in: place.x, using: &random), y: Double.random(in: place.y, using: &random))
        }
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points), facilities: PlanningFixtures.facilities(sites, radii: radii),
            radiusRule: RadiusRule(fallback: nil))
        let found = try await PlanningFixtures.zones(input, .covered)
        let locator = try PolygonLocator(found.zones.map(\.geometry))
        var expected = [Int](repeating: 0, count: sites.count)
        let nearby = NearbySites(sites, .geodesic)
        for point in points {
            let near = nearby.distances(to: point, margin: 2 * found.tolerance)
            let (nearest, meters) = near.min { ($0.meters, "f\($0.site)") < ($1.meters, "f\($1.site)") } ?? (0, .infinity)
            let isCovered = meters <= radii[nearest] + 1e-6
            if isCovered { expected[nearest] += 1 }
            // Polygons of service areas stray inwards by up to 3·10⁻⁴ of the radius.
            let band = 3e-4 * radii[nearest] + found.tolerance
            let margin = near.filter { $0.site != nearest }.map { $0.meters - meters }.min() ?? .infinity
            guard abs(meters - radii[nearest]) > band, margin > 2 * found.tolerance else { continue }
            #expect(
                try locator.all(containing: point.x, point.y).map { found.zones[$0].facility.value }
                    == (isCovered ? [nearest] : []))
        }
        for zone in found.zones { #expect(zone.demand.points == expected[zone.facility.value]) }
        #expect(found.unassigned.points == points.count - expected.reduce(0, +))
    }

    @Test("units: most people decide, the centroid where there are none, the smallest id on a tie")
    func units() async throws {
        let area = StudyArea(
            levels: ["village"],
            units: (0..<3).map {
                PlanningFixtures.unit(
                    "v\($0)", "village", PlanningFixtures.box(106 + Double($0) * 0.1, 36, 106.1 + Double($0) * 0.1, 36.1))
            })
        // v0: six people near A, five near B. v1: a tie. v2: nobody, its centroid nearest to B.
        let (a, b) = (PlanarPoint(x: 106.02, y: 36.05), PlanarPoint(x: 106.18, y: 36.05))
        let points = [
            PlanarPoint(x: 106.03, y: 36.05), PlanarPoint(x: 106.0999, y: 36.05), PlanarPoint(x: 106.1, y: 36.1),
            PlanarPoint(x: 106.17, y: 36.05), PlanarPoint(x: 106.101, y: 36.02),
        ]
        let demand = PlanningFixtures.demand(points, weights: [6, 5, 0, 3, 0])
        let facilities = [Facility(id: "b", point: b), Facility(id: "B", point: a)]
        let input = PlanningInput(
            demand: demand, facilities: facilities, studyArea: area, radiusRule: RadiusRule(fallback: .kilometers(1)))
        let found = try await PlanningFixtures.zones(input, .units)
        let units = Dictionary(uniqueKeysWithValues: found.zones.map { (facilities[$0.facility].id, $0.units) })
        #expect(units == ["B": [0], "b": [1, 2]])
        // "B" comes before "b", byte by byte.
        #expect(found.zones.map { facilities[$0.facility].id } == ["B", "b"])
        #expect(found.zones.reduce(0) { $0 + $1.demand.weight } + found.unassigned.weight == demand.totalTicks)
        let sum = found.zones.reduce(0) { $0 + $1.area.squareMeters }
        #expect(abs(sum - (found.studyArea?.squareMeters ?? 0)) < 1)
    }

    @Test("facilities on one spot: the smallest id holds the zone")
    func oneSpot() async throws {
        let (spot, far) = (PlanarPoint(x: 106.1, y: 36.1), PlanarPoint(x: 106.3, y: 36))
        let facilities = [
            Facility(id: "z", point: spot), Facility(id: "é", point: spot), Facility(id: "a", point: far),
            Facility(id: "Z", point: spot),
        ]
        let input = PlanningInput(
            demand: PlanningFixtures.demand([spot, far]), facilities: facilities,
            studyArea: ResponsibilityZoneTests.cases[0].area,
            radiusRule: RadiusRule(fallback: .kilometers(1)))
        let found = try await PlanningFixtures.zones(input, .full)
        #expect(found.zones.map { facilities[$0.facility].id } == ["Z", "a"])
        #expect(found.sharedSpots.map { facilities[$0.facility].id } == ["z", "é"])
        #expect(found.sharedSpots.allSatisfy { facilities[$0.holder].id == "Z" })
        #expect(found.zones.map(\.demand.points) == [1, 1])
    }

    @Test("what cannot be divided is refused with a remedy")
    func refusals() async throws {
        let demand = PlanningFixtures.demand([PlanarPoint(x: 0, y: 0)])
        let rule = RadiusRule(fallback: .kilometers(30_000))
        let one = PlanningFixtures.facilities([PlanarPoint(x: 0, y: 0)])
        await #expect(throws: ZoneError.noFacilities) {
            try await PlanningFixtures.zones(PlanningInput(demand: demand, facilities: [], radiusRule: rule), .full)
        }
        await #expect(throws: ZoneError.noUnits) {
            try await PlanningFixtures.zones(PlanningInput(demand: demand, facilities: one, radiusRule: rule), .units)
        }
        for mode in [ZoneMode.full, .covered] {
            await #expect(throws: ZoneError.self) {
                try await PlanningFixtures.zones(PlanningInput(demand: demand, facilities: one, radiusRule: rule), mode)
            }
        }
    }
}
