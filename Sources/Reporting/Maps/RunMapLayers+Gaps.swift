import GeoEngine
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

extension RunMapLayers {
    /// Clusters whose rank stands in their disc.
    private static let ranked = 10

    /// Blank areas by the people who are out of reach there.
    func blanks(_ phase: Phase, state: Int?) throws -> MapPageLayer? {
        guard let blanks = run.blanks else { return nil }
        var (areas, weights) = (blanks.areas, blanks.numbers(.weight))
        if phase == .planned {
            weights = remaining(blanks)
            areas = try areas.map { try left(of: $0) }
        }
        let rows = areas.indices.filter { !areas[$0].isEmpty }
        let (first, second) = (number(steps.first), number(steps.second))
        let titles = [
            terms.nobody, language("under \(first)", "\(first) 以下"),
            language("\(first) to under \(second)", "\(first)～\(second)"),
            language("\(second) and more", "\(second) 及以上"),
        ]
        // Their edges are the borders of units and of service areas, which are drawn already.
        let classes = titles.enumerated().map { step, title in
            MapPageLayer.Class(
                title, MapColors.severity[step], opacity: step == 0 ? 0.35 : 0.72, stroke: MapColors.severityEdges[step], width: 0
            )
        }
        let title = language("Blank areas by \(terms.who) out of reach", "服务空白（按\(terms.isPeople ? "未覆盖人口" : "未覆盖需求点")）")
        var layer = MapPageLayer("blanks", title, .area, .areas(rows.map { areas[$0] }), classes: classes, state: state)
        layer.single = language("Blank area", "服务空白")
        layer.classOfRow = rows.map { steps.step(weights[$0]) }
        layer.names = rows.map { blanks.texts(.unitName)[$0] }
        layer.keys = rows.map { blanks.texts(.id)[$0] }
        layer.isUnsearched = true
        layer.fields = [.init(terms.notReached, .count, terms.values(rows.map { weights[$0] }), tip: true)]
        if phase == .today {
            layer.fields.append(.init(language("Area", "面积"), .area, terms.values(rows.map { blanks.numbers(.area)[$0] })))
        }
        return layer
    }

    /// What a plan leaves of a blank area.
    private func left(of area: MultiPolygon) throws -> MultiPolygon {
        guard area.boundingBox.intersects(run.plannedReach.boundingBox) else { return area }
        do {
            return try PolygonOverlay.difference(area, run.plannedReach)
        } catch {
            throw CatchmentError.badData(run.folder + "/blanks.geojson", .map(.unusableShapes("\(error)")))
        }
    }

    /// The people of each blank who stay out of reach: those in it, and for the rest of its unit the largest.
    private func remaining(_ blanks: PublishedTable) -> [Double] {
        var sums = [Double](repeating: 0, count: blanks.count)
        guard let demand = run.demand else { return blanks.numbers(.weight) }
        let rows = Dictionary(grouping: sums.indices) { blanks.texts(.unit)[$0] }
        for number in demand.points.indices where !demand.isCovered[number] {
            guard let candidates = rows[demand.units[number]] else { continue }
            let point = demand.points[number]
            let own = candidates.count == 1 ? candidates[0] : candidates.first { blanks.areas[$0].contains(point) }
            if let row = own ?? candidates.first { sums[row] += demand.weights[number] }
        }
        return sums
    }

    /// Uncovered clusters as discs.
    func clusters(_ phase: Phase, state: Int?) -> MapPageLayer? {
        guard let published = run.clusters else { return nil }
        let known = Dictionary(zip(published.texts(.id), published.areas.indices), uniquingKeysWith: { first, _ in first })
        let found = phase == .today ? publishedClusters(published) : remainingClusters()
        var layer = MapPageLayer(
            "clusters", language("Uncovered clusters by \(terms.who)", "未覆盖聚集区（按\(terms.isPeople ? "人口" : "需求点")）"), .disc,
            .points(found.map(\.middle)), classes: [.init("", MapColors.cluster, opacity: 0.55)], state: state)
        layer.single = language("Uncovered cluster", "未覆盖聚集区")
        layer.sizes = found.map(\.weight)
        layer.largest = 14
        layer.marks = found.indices.map { $0 < Self.ranked ? "\($0 + 1)" : nil }
        let (names, sites) = (run.unitNames, run.siteNames)
        let (unitNames, chains) = (published.texts(.unitName), published.texts(.unitChain))
        layer.names = found.map { cluster in
            let name = known[cluster.id].map { unitNames[$0] } ?? names[cluster.unit] ?? ""
            return name.isEmpty ? cluster.id : name
        }
        layer.keys = found.map(\.id)
        layer.fields = [
            .init(terms.rank, .count, found.indices.map { .number(Double($0 + 1)) }),
            .init(terms.people, .count, terms.values(found.map(\.weight)), tip: true),
            .init(
                language("Nearest center", "最近\(PlannedNames.facility)"), .text,
                terms.values(found.map { sites[$0.facility] ?? $0.facility })),
            .init(language("Distance", "距离"), .length, terms.values(found.map(\.distance))),
            .init(
                terms.place, .text,
                terms.values(found.map { cluster in known[cluster.id].map { chains[$0] } ?? names[cluster.unit] ?? "" })),
        ]
        return layer
    }

    private struct Cluster {
        var id: String, unit = "", middle: PlanarPoint, weight: Double, facility: String, distance: Double
    }

    /// The clusters as published, largest first.
    private func publishedClusters(_ layer: PublishedTable) -> [Cluster] {
        let (ids, weights, facilities) = (layer.texts(.id), layer.numbers(.weight), layer.texts(.nearestFacility))
        let distances = layer.numbers(.nearestFacilityDistance)
        return layer.areas.indices.map { row in
            Cluster(
                id: ids[row], middle: layer.areas[row].middle, weight: weights[row], facility: facilities[row],
                distance: distances[row])
        }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
    }

    /// What the plan leaves of the clusters, largest first.
    private func remainingClusters() -> [Cluster] {
        guard let demand = run.demand else { return [] }
        var found: [String: Cluster] = [:]
        for number in demand.points.indices where !demand.clusters[number].isEmpty && demand.weights[number] > 0 {
            let (id, weight, point) = (demand.clusters[number], demand.weights[number], demand.points[number])
            var own =
                found[id]
                ?? Cluster(
                    id: id, unit: demand.units[number], middle: PlanarPoint(x: 0, y: 0), weight: 0, facility: "",
                    distance: .infinity)
            own.middle = PlanarPoint(x: own.middle.x + weight * point.x, y: own.middle.y + weight * point.y)
            own.weight += weight
            if demand.distances[number] < own.distance {
                (own.facility, own.distance) = (demand.facilities[number], demand.distances[number])
            }
            found[id] = own
        }
        return found.values.map { cluster in
            var cluster = cluster
            cluster.middle = PlanarPoint(x: cluster.middle.x / cluster.weight, y: cluster.middle.y / cluster.weight)
            return cluster
        }.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
    }
}

extension MultiPolygon {
    /// Whether a position lies inside, by the number of edges that a line from it to the east crosses.
    fileprivate func contains(_ point: PlanarPoint) -> Bool {
        var isInside = false
        for ring in polygons.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
                if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// The mean of the vertices of its largest part.
    fileprivate var middle: PlanarPoint {
        let largest = polygons.map(\.exterior).max { abs($0.doubledSignedArea) < abs($1.doubledSignedArea) }
        guard let points = largest?.points.dropLast(), !points.isEmpty else { return PlanarPoint(x: 0, y: 0) }
        let sum = points.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
        return PlanarPoint(x: sum.x / Double(points.count), y: sum.y / Double(points.count))
    }
}
