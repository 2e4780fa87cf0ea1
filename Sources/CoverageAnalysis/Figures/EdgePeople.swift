import GeoEngine
public import GeoPrimitives
public import ServiceModel

/// Uncovered people so near the edge of the study area that a facility beyond it, which nobody gave, might cover them.
public struct EdgePeople: Sendable {
    /// Whether each demand point is uncovered and near the edge, with no facility given beyond it nearby.
    public var isAtEdge: [Bool]
    /// How many demand points are, and their weight in ticks.
    public var sum: DemandSum
    /// How near is near, in metres, where a demand point brings no radius of its own.
    public var reach: Distance
    /// The open facilities that lie outside the study area, in their order.
    public var outside: [OutsideFacility]
    /// How many they are.
    public var outsideFacilities: Int { outside.count }
}

/// An open facility outside the study area.
public struct OutsideFacility: Hashable, Sendable {
    /// The facility.
    public var facility: FacilityNumber
    /// How far it is from the edge of the study area, in metres.
    public var meters: Double
}

/// Which demand points lie near the edge of the study area, whoever covers them: one answer for all states of a run on the same points.
package struct EdgeZone: Sendable {
    /// How near is near, in metres, where a demand point brings no radius of its own.
    package var reach: Distance
    /// Whether each demand point is that near.
    package var isNear: [Bool]
}

extension Reach {
    /// Returns which demand points lie within one radius of the study area's edge.
    ///
    /// - Parameters:
    ///   - area: Its units; the edge is that of the union of the highest level.
    ///   - reach: One radius, for demand points without their own.
    /// - Returns: An answer for each demand point.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon; `CancellationError`.
    /// - Complexity: O(points · log edges).
    package func edgeZone(area: StudyArea, reach: Distance) async throws -> EdgeZone {
        let edge = try Edge(input, area, reach)
        let parts = try await crew.chunks(of: input.demand.count) { rows in
            try Task.checkCancellation()
            return rows.map { edge.isNear(input.demand.point($0), within: edge.radius(of: $0)) }
        }
        return EdgeZone(reach: reach, isNear: Array(parts.joined()))
    }

    /// Returns the uncovered people within one radius of the study area's edge where no facility beyond it was given.
    ///
    /// A facility beyond the edge counts as given for the demand points within two radii of it: what lies across the border there was
    /// looked at.
    ///
    /// - Parameters:
    ///   - area: Its units; the edge is that of the union of the highest level.
    ///   - coverage: Its coverage.
    ///   - reach: One radius, for demand points without their own.
    ///   - zone: Who lies near the edge, where that is known for this reach and these demand points.
    /// - Returns: Who is flagged, and the total.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon; `CancellationError`.
    /// - Complexity: O(uncovered points · log edges).
    package func edgePeople(
        area: StudyArea, coverage: Coverage, reach: Distance, zone: EdgeZone? = nil
    ) async throws -> EdgePeople {
        let edge = try Edge(input, area, reach)
        let known = zone.flatMap { $0.reach == reach ? $0.isNear : nil }
        let inside = try PolygonLocator([edge.whole])
        let outside = try input.facilities.indices.filter { number in
            try inside.first(containing: input.facilities[number].point.x, input.facilities[number].point.y) == nil
        }
        let beyond = outside.map { input.facilities[$0] }
        let tree = NearestTree(beyond.map(\.point), measure: input.measure)
        let parts = try await crew.chunks(of: input.demand.count) { rows in
            try Task.checkCancellation()
            return rows.map { row -> Bool in
                guard !coverage.isCovered(row) else { return false }
                let (point, own) = (input.demand.point(row), edge.radius(of: row))
                guard known?[row] ?? edge.isNear(point, within: own) else { return false }
                return tree.nearest(to: point).map { input.measure.meters(point, beyond[$0.index].point) > 2 * own } ?? true
            }
        }
        var people = EdgePeople(
            isAtEdge: Array(parts.joined()), sum: DemandSum(), reach: reach,
            outside: outside.map {
                OutsideFacility(facility: FacilityNumber($0), meters: edge.meters(to: input.facilities[$0].point))
            })
        for (row, isAtEdge) in people.isAtEdge.enumerated() where isAtEdge { people.sum.add(input.demand.ticks[row]) }
        return people
    }
}

/// The edge of a study area, and how near is near for each demand point.
private struct Edge: Sendable {
    let whole: MultiPolygon
    private let boundary: BoundaryIndex
    private let reach: Distance
    private let ownRadii: [Double]?

    init(_ input: PlanningInput, _ area: StudyArea, _ reach: Distance) throws {
        let top = area.levels.first.map { area.units(ofLevel: $0) } ?? 0..<0
        whole = try PolygonOverlay.union(area.units[top].map(\.geometry))
        boundary = BoundaryIndex(whole, isPlanar: input.measure == .planar)
        self.reach = reach
        ownRadii = input.radiusRule.ownRadii(of: input.demand)
    }

    /// One radius of a demand point in metres.
    func radius(of row: Int) -> Double { ownRadii.map { $0[row].isNaN ? reach.meters : $0[row] } ?? reach.meters }

    /// How far a position is from the edge, in metres.
    func meters(to point: PlanarPoint) -> Double { boundary.meters(to: point) }

    func isNear(_ point: PlanarPoint, within meters: Double) -> Bool {
        boundary.meters(to: point.x, point.y, within: meters) != nil
    }
}
