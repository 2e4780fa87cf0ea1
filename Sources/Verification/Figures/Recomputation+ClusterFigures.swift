import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// Uncovered clusters: who is linked, by positions alone, and what the report says of each.
extension Recomputation {
    mutating func checkClusters(_ state: RunState) {
        let figure = document.root["blanks"]
        let linked = linkedGroups(uncovered: state.reach, weights: demand.weights)
        let clusters = report.blanks.clusters
        let entries = document.expectList(figure["clusters"], count: clusters.count)
        let outside = uncoveredOutside(state.reach)
        expectSum(figure["outside"], points: outside.coveredPoints, weight: outside.coveredWeight)
        // What is in clusters, in smaller ones and outside makes up all that is uncovered.
        let (all, rest) = (report.blanks.uncovered, figure["below_threshold"])
        document.expectNothing(rest["area_m2"])
        let points = clusters.reduce(0.0) { $0 + Double($1.points) }
        document.expect(rest["points"], Double(all.points) - points - Double(report.blanks.outside.points))
        document.expect(rest["weight"], Interval(all.weight, without: clusters.map(\.weight) + [report.blanks.outside.weight]))
        document.expect(rest["count"], linked.count - Interval(clusters.count))
        guard let ids = state.clusters else { return }
        let rows = Dictionary(grouping: demand.ids.indices.filter { !ids[$0].isEmpty }, by: { ids[$0] })
        for (entry, cluster) in zip(entries, clusters) {
            checkCluster(entry, cluster, rows[cluster.id] ?? [], state)
        }
        checkLinks(ids, linked, state)
        for (place, entry) in entries.enumerated() {
            document.expect(entry["rank"], place + 1)
            if place > 0, clusters[place].weight > clusters[place - 1].weight {
                document.contradict(entry["weight"], "the order of the list")
            }
            if clusters[place].weight < report.settings.minPeople { document.contradict(entry["weight"], "settings.min_people") }
        }
        let known = Set(clusters.map(\.id))
        for id in rows.keys.sorted() where !known.contains(id) {
            document.contradict(figure["clusters"], "\(id) in \(ResultFile.layer(.assignments).name)")
        }
    }

    private mutating func checkCluster(
        _ figure: Figure, _ cluster: BlanksDocument.Cluster, _ rows: [Int], _ state: RunState
    ) {
        document.expect(figure["points"], rows.count)
        document.expect(figure["weight"], rows.reduce(0.0) { $0 + demand.weights[$1] })
        let unit = rows.first.flatMap { members?.lowest[$0] }
        document.expect(figure["unit"], text: unit.flatMap { units?.codes[$0] })
        document.expect(figure["unit_chain"], texts: unit.flatMap { units?.chainNames($0) } ?? [])
        for one in report.coverage.byClass {
            guard let weights = demand.classes[one.name]?.weights else { continue }
            document.expect(figure["classes"][one.name], rows.reduce(0.0) { $0 + weights[$1] })
        }
        if let edge, !state.hasDoubt {
            func sum(_ isAtEdge: [Bool]) -> Double { rows.reduce(0.0) { $0 + (isAtEdge[$1] ? demand.weights[$1] : 0) } }
            document.expect(figure["edge_weight"], Interval(sum(edge.isAtEdge), sum(edge.mayBeAtEdge)))
        } else if report.edge == nil {
            document.expectNothing(figure["edge_weight"])
        }
        checkNearest(figure, cluster, rows, state)
    }

    /// The facility nearest to one of the points, and the point that is farthest from its nearest.
    private mutating func checkNearest(_ figure: Figure, _ cluster: BlanksDocument.Cluster, _ rows: [Int], _ state: RunState) {
        let worst = figure["worst_point"]
        guard let point = demand.rowById[cluster.worstPoint.id], rows.contains(point) else {
            return document.contradict(worst["id"], "the points of \(cluster.id)")
        }
        document.note(worst["id"])
        document.expect(worst["lon"], Interval(demand.points[point].x, within: 1e-7))
        document.expect(worst["lat"], Interval(demand.points[point].y, within: 1e-7))
        if let costs { return checkLeastCost(figure, rows, point, costs, state) }
        let error = Verifier.positionError
        var (least, most, own) = ((site: -1, meters: Double.infinity), 0.0, Double.nan)
        for row in rows {
            guard let nearest = state.nearest.nearest(1, to: demand.points[row]).first else { break }
            if nearest.meters < least.meters { least = nearest }
            most = max(most, nearest.meters)
            if row == point { own = nearest.meters }
        }
        guard least.site >= 0 else {
            for name in ["nearest_facility", "nearest_facility_m"] { document.expectNothing(figure[name]) }
            return document.expectNothing(worst["distance_m"])
        }
        document.expect(figure["nearest_facility_m"], Interval(least.meters, within: error))
        document.expect(worst["distance_m"], Interval(most, within: error))
        if own < most - error { document.contradict(worst["id"], "a point of the cluster that lies \(most.plainText) m away") }
        let named = cluster.nearestFacility.flatMap { id in state.sites.firstIndex { $0.id == id } }
        let isNear = named.map { site in
            rows.contains { measure.meters(demand.points[$0], state.sites[site].point) <= least.meters + error }
        }
        document.note(figure["nearest_facility"])
        if isNear != true { document.contradict(figure["nearest_facility"], state.sites[least.site].id) }
    }

    private mutating func checkLeastCost(
        _ figure: Figure, _ rows: [Int], _ point: Int, _ costs: PublishedCosts, _ state: RunState
    ) {
        let numbers = costs.numbers(of: state.sites.ids)
        let each = rows.map { costs.least($0, among: numbers) }
        document.expectNothing(figure["nearest_facility_m"])
        document.expectNothing(figure["worst_point"]["distance_m"])
        document.expect(figure["nearest_facility_cost"], ifAny: each.min()?.finite.map { Interval($0) })
        let own = costs.least(point, among: numbers)
        document.expect(figure["worst_point"]["cost"], ifAny: own.finite.map { Interval($0) })
        if own < each.max() ?? 0 { document.contradict(figure["worst_point"]["id"], "a dearer point of the cluster") }
        let named = figure["nearest_facility"]
        document.note(named)
        let best = each.min() ?? .infinity
        let isLeast = named.text.map { id in rows.contains { costs.cost($0, to: id) == best } } ?? (best == .infinity)
        if !isLeast { document.contradict(named, "a cost of \(best.plainText)") }
    }
}
