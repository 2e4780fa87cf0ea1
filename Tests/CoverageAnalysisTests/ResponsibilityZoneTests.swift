import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel
import TestSupport
import Testing

@Suite("Responsibility zones (C9)")
struct ResponsibilityZoneTests {
    /// A study area and how its facilities are spread.
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>
        var facilities: Int
        var measure = Measure.geodesic
        var onGrid = false

        var testDescription: String { name }

        func sites(_ random: inout SeededGenerator) -> [PlanarPoint] {
            let side = Int(Double(facilities).squareRoot().rounded())
            return (0..<facilities).map { number in
                let (u, v) =
                    onGrid
                    ? ((Double(number % side) + 0.5) / Double(side), (Double(number / side) + 0.5) / Double(side))
                    : (Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
                let at = x.lowerBound + u * (x.upperBound - x.lowerBound)
                return PlanarPoint(
                    x: measure == .geodesic && at > 180 ? at - 360 : at, y: y.lowerBound + v * (y.upperBound - y.lowerBound))
            }
        }

        /// The study area in two units, cut at the antimeridian.
        var area: StudyArea {
            let middle = (x.lowerBound + x.upperBound) / 2
            let boxes =
                x.upperBound > 180 && measure == .geodesic
                ? [
                    PlanningFixtures.box(x.lowerBound, y.lowerBound, 180, y.upperBound),
                    PlanningFixtures.box(-180, y.lowerBound, x.upperBound - 360, y.upperBound),
                ]
                : [
                    PlanningFixtures.box(x.lowerBound, y.lowerBound, middle, y.upperBound),
                    PlanningFixtures.box(middle, y.lowerBound, x.upperBound, y.upperBound),
                ]
            return StudyArea(
                levels: ["town"], units: boxes.enumerated().map { PlanningFixtures.unit("u\($0.offset)", "town", $0.element) })
        }
    }

    static let cases = [
        Case(name: "a county, 100 facilities", x: 106...106.4, y: 35.8...36.2, facilities: 100),
        Case(name: "a county, facilities on a grid", x: 106...106.4, y: 35.8...36.2, facilities: 100, onGrid: true),
        Case(name: "a province, 300 facilities", x: 104...108, y: 35...39, facilities: 300),
        Case(name: "a continent, 200 facilities", x: 75...130, y: 20...50, facilities: 200),
        Case(name: "across the antimeridian", x: 179.5...180.5, y: -17...(-16), facilities: 60),
        Case(name: "far north", x: 20...30, y: 78...81, facilities: 60),
        Case(name: "one facility", x: 106...106.4, y: 35.8...36.2, facilities: 1),
        Case(name: "two facilities", x: 106...106.4, y: 35.8...36.2, facilities: 2),
        Case(name: "a plane", x: 0...40_000, y: 0...30_000, facilities: 100, measure: .planar),
        Case(name: "a plane, on a grid", x: 0...40_000, y: 0...40_000, facilities: 64, measure: .planar, onGrid: true),
    ]

    @Test(
        "10,000 random positions lie in their nearest facility's zone; zones are valid, disjoint and sum to the area",
        arguments: cases)
    func full(_ place: Case) async throws {
        for seed in UInt64(1)...2 {
            var random = SeededGenerator(seed: seed)
            let sites = place.sites(&random)
            let input = PlanningInput(
                demand: PlanningFixtures.demand([sites[0]]), facilities: PlanningFixtures.facilities(sites),
                studyArea: place.area,
                measure: place.measure, radiusRule: RadiusRule(fallback: .kilometers(1)))
            let found = try await PlanningFixtures.zones(input, .full)
            #expect(found.departure <= found.tolerance)
            #expect(found.zones.count == sites.count, "seed \(seed)")
            for zone in found.zones { #expect(try PolygonOverlay.validityProblem(zone.geometry) == nil) }
            let sum = found.zones.reduce(0) { $0 + $1.area.squareMeters }
            let whole = place.area.units.reduce(0) { $0 + place.measure.area(of: $1.geometry).squareMeters }
            #expect(abs(sum / whole - 1) < 1e-9, "seed \(seed): \(sum) of \(whole)")
            let union = place.measure.area(of: try PolygonOverlay.union(found.zones.map(\.geometry))).squareMeters
            #expect(abs(union / sum - 1) < 1e-9, "seed \(seed): overlaps of \(sum - union) m²")
            try positions(place, sites, found, seed: seed)
        }
    }

    /// Draws positions; one in another zone must be as near to that zone's facility as twice the tolerance of the border allows.
    private func positions(_ place: Case, _ sites: [PlanarPoint], _ found: ResponsibilityZones, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed + 100)
        let locator = try PolygonLocator(found.zones.map(\.geometry))
        let nearby = NearbySites(sites, place.measure)
        let margin = 2 * found.tolerance
        var strayed = 0
        // Half of the 10,000: there are two seeds.
        for number in 0..<5_000 {
            let at = Double.random(in: place.x, using: &random)
            let point = PlanarPoint(
                x: place.measure == .geodesic && at > 180 ? at - 360 : at, y: Double.random(in: place.y, using: &random))
            let near = nearby.distances(to: point, margin: margin)
            let inside = try locator.all(containing: point.x, point.y).map { found.zones[$0].facility.value }
            #expect(!inside.isEmpty, "seed \(seed), position \(number) in no zone")
            if !areNearest(inside, near, within: 0) {
                strayed += 1
                #expect(areNearest(inside, near, within: margin), "seed \(seed), position \(number)")
            }
        }
        // Where cells meet, a metre from every corner of a zone.
        for zone in place.measure == .geodesic ? found.zones : [] {
            for corner in zone.geometry.polygons.flatMap({ $0.exterior.points.dropLast() }) {
                let azimuth = Double.random(in: 0..<360, using: &random)
                let point = PlanarPoint(Geodesic.destination(from: Coordinate(corner), azimuth: azimuth, distance: .meters(1)))
                let inside = try locator.all(containing: point.x, point.y).map { found.zones[$0].facility.value }
                let near = nearby.distances(to: point, margin: margin)
                #expect(areNearest(inside, near, within: margin), "seed \(seed), corner \(corner)")
            }
        }
        #expect(strayed <= 20, "seed \(seed): \(strayed) positions on the other side of a border")
    }

    /// Whether all of some facilities are nearest to a position, or no more than a margin in metres farther.
    private func areNearest(_ facilities: [Int], _ near: [(site: Int, meters: Double)], within margin: Double) -> Bool {
        let least = near.map(\.meters).min() ?? 0
        return facilities.allSatisfy { facility in near.contains { $0.site == facility && $0.meters <= least + margin } }
    }

    @Test("where four zones nearly meet the right pair touches, although the plane of cells may have the other")
    func nearlyFour() async throws {
        let meeting = Coordinate(latitude: 45, longitude: 100)
        for seed in UInt64(1)...8 {
            var random = SeededGenerator(seed: seed)
            let sites = [10.0, 75, 190, 300].map { azimuth in
                let away = Distance.meters(1_500_000 + Double.random(in: -20...20, using: &random))
                return PlanarPoint(Geodesic.destination(from: meeting, azimuth: azimuth, distance: away))
            }
            let area = StudyArea(
                levels: ["town"], units: [PlanningFixtures.unit("u", "town", PlanningFixtures.box(98, 43, 102, 47))])
            let input = PlanningInput(
                demand: PlanningFixtures.demand([sites[0]]), facilities: PlanningFixtures.facilities(sites), studyArea: area,
                radiusRule: RadiusRule(fallback: .kilometers(1)))
            let found = try await PlanningFixtures.zones(input, .full)
            #expect(found.departure <= found.tolerance)
            let locator = try PolygonLocator(found.zones.map(\.geometry))
            for number in 0..<2000 {
                let distance = Distance.meters(Double.random(in: 0...200, using: &random))
                let azimuth = Double.random(in: 0..<360, using: &random)
                let point = PlanarPoint(Geodesic.destination(from: meeting, azimuth: azimuth, distance: distance))
                let meters = sites.map { Geodesic.meters(point.x, point.y, $0.x, $0.y) }
                let least = meters.min() ?? 0
                let inside = try locator.all(containing: point.x, point.y).map { found.zones[$0].facility.value }
                #expect(
                    !inside.isEmpty && inside.allSatisfy { meters[$0] <= least + 2 * found.tolerance },
                    "seed \(seed), position \(number)")
            }
        }
    }
}
