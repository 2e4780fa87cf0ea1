import GeoEngine
import GeoPrimitives
import Publication

/// Who lies near the edge of the study area and is uncovered, before a plan.
struct PublishedEdge {
    /// Whether each point is flagged: for certain, or perhaps.
    let isAtEdge: [Bool], mayBeAtEdge: [Bool]
    /// Facilities that stand outside the study area.
    let outside: Interval
    /// The points that the layer flags and that lie too far from the edge, are covered, or have a facility beyond it.
    let wrong: [Int]
    /// The points that the layer does not flag and that must be.
    let missing: [Int]
}

extension Recomputation {
    /// By how much the way to the edge may be off: published decimals, and what the index of edges allows for.
    private static let edgeError = (meters: 0.05, share: 4e-5)

    /// Finds who lies near the edge; `nil` where the run does not know one.
    ///
    /// - Throws: ``GeometryEngineError``.
    func edgePeople(_ base: [Reach]) throws -> PublishedEdge? {
        guard let edge = report.edge, let units, let top = units.ofLevel.first else { return nil }
        let whole = try PolygonOverlay.union(top.map { units.areas[$0] })
        let border = BoundaryIndex(whole, isPlanar: measure == .planar)
        let locator = try PolygonLocator([whole])
        var (beyond, near): ([PlanarPoint], Int) = ([], 0)
        for site in facilities {
            if try locator.first(containing: site.point.x, site.point.y) == nil { beyond.append(site.point) }
            if border.meters(to: site.point.x, site.point.y, within: Self.edgeError.meters) != nil { near += 1 }
        }
        let tree = NearestSites(beyond, measure)
        // Rounding may open gaps between units that were drawn apart: only one unit's edge is its own.
        let isSure = top.count == 1
        let isShown = report.coverageAfter == nil
        // A plan's site beyond the edge is one that the layer, which shows the plan, reckons with.
        let plansBeyond = try (proposals ?? []).contains { try locator.first(containing: $0.point.x, $0.point.y) == nil }
        var (certain, possible) = (base.map { _ in false }, base.map { _ in false })
        var (wrong, missing): ([Int], [Int]) = ([], [])
        for row in demand.ids.indices where base[row] < .certain {
            let own = demand.radii[row].isNaN ? edge.radiusM : demand.radii[row]
            let slack = Self.edgeError.meters + own * Self.edgeError.share
            let point = demand.points[row]
            let meters = border.meters(to: point.x, point.y, within: own + slack) ?? .infinity
            let other = tree.nearest(1, to: point).first?.meters ?? .infinity
            possible[row] = meters <= own + slack && other > 2 * own - 2 * Verifier.positionError
            certain[row] = isSure && base[row] == .no && meters <= own - slack && other > 2 * own + 2 * Verifier.positionError
            // A point that is uncovered in what is shown is flagged there as it was before.
            guard let label = demand.isAtEdge?[row], isShown || (!demand.isCovered[row] && !plansBeyond) else { continue }
            if label, !possible[row] { wrong.append(row) }
            if !label, certain[row] { missing.append(row) }
            (certain[row], possible[row]) = (label, label)
        }
        for row in demand.ids.indices where demand.isAtEdge?[row] == true && demand.isCovered[row] { wrong.append(row) }
        return PublishedEdge(
            isAtEdge: certain, mayBeAtEdge: possible, outside: Interval(beyond.count).widened(by: Double(near)), wrong: wrong,
            missing: missing)
    }

    /// The edge of the study area: how many lie near it, and whether the layer of demand points flags the same.
    mutating func checkEdge() {
        let figure = document.root["edge"]
        guard let edge else { return document.expectNothing(figure) }
        var totals = Totals()
        for row in demand.ids.indices where edge.mayBeAtEdge[row] {
            totals.add(demand.weights[row], edge.isAtEdge[row] ? .certain : .perhaps)
        }
        document.expect(figure["points"], totals.coveredPoints)
        document.expect(figure["weight"], totals.coveredWeight)
        document.expect(figure["outside_facilities"], edge.outside)
        // How near is near is how far apart uncovered points are linked.
        document.expect(figure["radius_m"], report.settings.clusterDistanceM)
        for row in edge.wrong.prefix(5) {
            document.contradict(figure["points"], "\(demand.ids[row]), which is not near the edge")
        }
        for row in edge.missing.prefix(5) { document.contradict(figure["points"], "\(demand.ids[row]), which is near the edge") }
    }
}
