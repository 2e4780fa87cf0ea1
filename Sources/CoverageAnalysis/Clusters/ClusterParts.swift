package import GeoPrimitives
package import ServiceModel

/// The uncovered clusters of a run, large and small: of an edit only those that it touches are found afresh.
package struct ClusterParts: Sendable {
    /// The largest distance between linked points, in metres.
    package let linkMeters: Double
    /// The least weight of a cluster of its own, in ticks.
    package let minimumWeight: Int64
    /// The clusters in no order; `nil` where one was taken out.
    private var groups: [UncoveredCluster?] = []
    /// Their footprints, as far as anybody asked for them.
    private var footprints: [MultiPolygon?] = []
    /// For each demand point the place of its cluster in ``groups``; −1 where it is in none.
    private(set) var groupOfRow: [Int32]
    private var free: [Int32] = []

    /// Makes parts without a cluster.
    init(link: Double, minimumWeight: Int64, rows: Int) {
        (linkMeters, self.minimumWeight) = (link, minimumWeight)
        groupOfRow = [Int32](repeating: -1, count: rows)
    }

    /// The demand points of a cluster, ascending.
    func rows(ofGroup group: Int32) -> [Int] { groups[Int(group)]?.rows ?? [] }

    /// Takes clusters out and puts others in.
    mutating func replace(_ stale: [Int32], by found: [UncoveredCluster]) {
        for group in stale {
            for row in rows(ofGroup: group) { groupOfRow[row] = -1 }
            (groups[Int(group)], footprints[Int(group)]) = (nil, nil)
        }
        free += stale
        for cluster in found {
            let place: Int32
            if let last = free.popLast() {
                place = last
            } else {
                place = Int32(groups.count)
                groups.append(nil)
                footprints.append(nil)
            }
            groups[Int(place)] = cluster
            for row in cluster.rows { groupOfRow[row] = place }
        }
    }

    /// Adds everything up.
    ///
    /// O(n + clusters · log clusters).
    ///
    /// - Parameters:
    ///   - coverage: The coverage of the run.
    ///   - lowest: The lowest unit of each demand point; `nil` without units.
    ///   - demand: The demand points.
    /// - Returns: The clusters with what adds up to the uncovered weight.
    package func clusters(_ coverage: Coverage, lowest: [Int32]?, in demand: DemandTable) -> UncoveredClusters {
        var outside = UncoveredClusters.Sum()
        if let lowest {
            for row in lowest.indices where lowest[row] < 0 && !coverage.isCovered(row) {
                outside.points += 1
                outside.weight += demand.ticks[row]
            }
        }
        var clusters: [UncoveredCluster] = []
        var below = UncoveredClusters.Sum()
        for cluster in groups.lazy.compactMap(\.self) {
            if cluster.weight >= minimumWeight, cluster.weight > 0 {
                clusters.append(cluster)
            } else {
                below.clusters += 1
                below.points += cluster.rows.count
                below.weight += cluster.weight
            }
        }
        clusters.sort { ($1.weight, $0.id, $0.rows[0]) < ($0.weight, $1.id, $1.rows[0]) }
        var clusterOfRow = [Int32](repeating: -1, count: demand.count)
        for (number, cluster) in clusters.enumerated() {
            for row in cluster.rows { clusterOfRow[row] = Int32(number) }
        }
        return UncoveredClusters(
            clusters: clusters, belowThreshold: below, outside: outside, linkMeters: linkMeters, minimumWeight: minimumWeight,
            clusterOfRow: clusterOfRow)
    }

    /// Returns the footprints of some of the clusters, drawn as far as they are not known yet.
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a cut at the antimeridian.
    /// - Complexity: O(points · log points) of the clusters that changed.
    package mutating func footprints(
        of clusters: [UncoveredCluster], in input: PlanningInput, threads: Int
    ) async throws -> [MultiPolygon] {
        let places = clusters.map { Int(groupOfRow[$0.rows[0]]) }
        let missing = places.indices.filter { footprints[places[$0]] == nil }
        let drawn = try await Crew(threads: threads).chunks(of: missing.count, size: 64) { numbers in
            try numbers.map { try clusters[missing[$0]].footprint(in: input) }
        }
        for (number, footprint) in zip(missing, drawn.joined()) { footprints[places[number]] = footprint }
        return places.map { footprints[$0] ?? MultiPolygon() }
    }
}
