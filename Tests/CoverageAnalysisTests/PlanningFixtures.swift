import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Small inputs for tests.
enum PlanningFixtures {
    /// Demand points with whole weights.
    static func demand(
        _ points: [PlanarPoint], weights: [Int]? = nil, radiusMeters: [Double]? = nil, unitCodes: TextColumn? = nil,
        classes: [DemandClass] = []
    ) -> DemandTable {
        let weights = weights ?? points.map { _ in 1 }
        let scale = WeightScale(total: Double(weights.reduce(0, +)))
        return DemandTable(
            ids: TextColumn(points.indices.map { "p\($0)" }), x: points.map(\.x), y: points.map(\.y),
            ticks: weights.map { scale.ticks(Double($0)) }, scale: scale, weightKind: .people, classes: classes,
            unitCodes: unitCodes, radiusMeters: radiusMeters)
    }

    /// Open facilities named by number.
    static func facilities(_ points: [PlanarPoint], radii: [Double?]? = nil, levels: [String?]? = nil) -> [Facility] {
        points.indices.map { number in
            Facility(
                id: "f\(number)", point: points[number], level: levels?[number],
                radius: radii?[number].map { Distance.meters($0) })
        }
    }

    /// An axis-parallel rectangle.
    static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon {
        let corners = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)]
        return MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: $0.0, y: $0.1) }))])
    }

    /// A unit of a level.
    static func unit(_ code: String, _ level: String, parent: String? = nil, _ geometry: MultiPolygon) -> AdministrativeUnit {
        AdministrativeUnit(code: code, name: "unit \(code)", level: level, parent: parent, geometry: geometry)
    }

    /// The responsibility zones of an input, its service areas and memberships found first.
    static func zones(_ input: PlanningInput, _ mode: ZoneMode) async throws -> ResponsibilityZones {
        var membership: UnitMembership?
        if let area = input.studyArea {
            membership = try await UnitMembership.locate(x: input.demand.x, y: input.demand.y, codes: nil, in: area, threads: 1)
        }
        let discs = input.facilities.indices.compactMap { number in
            input.radiusRule.radius(of: input.facilities[number]).map {
                ServiceArea(
                    facility: FacilityNumber(number), center: input.facilities[number].point, radius: $0,
                    measure: input.measure)
            }
        }
        return try await ZoneFinder(input, membership: membership, threads: 2).zones(mode, serviceAreas: discs)
    }
}

extension Reach {
    /// Who is within reach of facilities by radius.
    init(_ demand: DemandTable, by facilities: [Facility], rule: RadiusRule, measure: Measure, threads: Int) {
        self.init(
            PlanningInput(demand: demand, facilities: facilities, measure: measure, radiusRule: rule), threads: threads)
    }
}
