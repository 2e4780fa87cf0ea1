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
    /// Open facilities that lie outside the study area.
    public var outsideFacilities: Int
}

extension CoverageAnalyzer {
    /// Returns the uncovered people within one radius of the study area's edge where no facility beyond it was given.
    ///
    /// A facility beyond the edge counts as given for the demand points within two radii of it: what lies across the border there was
    /// looked at.
    ///
    /// - Parameters:
    ///   - input: The run.
    ///   - area: Its units; the edge is that of the union of the highest level.
    ///   - coverage: Its coverage.
    ///   - reach: One radius, for demand points without their own.
    /// - Returns: Who is flagged, and the total.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon; `CancellationError`.
    /// - Complexity: O(uncovered points · log edges).
    public func edgePeople(
        _ input: PlanningInput, area: StudyArea, coverage: Coverage, reach: Distance
    ) async throws -> EdgePeople {
        let top = area.levels.first.map { area.units(ofLevel: $0) } ?? 0..<0
        let whole = try PolygonOverlay.union(area.units[top].map(\.geometry))
        let boundary = BoundaryIndex(whole, isPlanar: input.measure == .planar)
        let inside = try PolygonLocator([whole])
        let beyond = try input.facilities.filter { try inside.first(containing: $0.point.x, $0.point.y) == nil }
        let tree = NearestTree(beyond.map(\.point), measure: input.measure)
        let ownRadii = input.radiusRule.override == nil ? input.demand.radiusMeters : nil
        let parts = try await mapChunks(of: input.demand.count, threads: threads) { rows in
            try Task.checkCancellation()
            return rows.map { row -> Bool in
                guard !coverage.isCovered(row) else { return false }
                let own = ownRadii.map { $0[row].isNaN ? reach.meters : $0[row] } ?? reach.meters
                let point = input.demand.point(row)
                guard boundary.meters(to: point.x, point.y, within: own) != nil else { return false }
                return tree.nearest(to: point).map { input.measure.meters(point, beyond[$0.index].point) > 2 * own } ?? true
            }
        }
        var people = EdgePeople(isAtEdge: Array(parts.joined()), sum: DemandSum(), reach: reach, outsideFacilities: beyond.count)
        for (row, isAtEdge) in people.isAtEdge.enumerated() where isAtEdge { people.sum.add(input.demand.ticks[row]) }
        return people
    }
}
