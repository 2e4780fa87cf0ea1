package import ServiceModel

/// The uncovered clusters of a run unit by unit, large and small: of an edit only the units that it touches are found afresh.
package struct ClusterParts: Sendable {
    /// The largest distance between linked points, in metres.
    package let linkMeters: Double
    /// The least weight of a cluster of its own, in ticks.
    package let minimumWeight: Int64
    /// The clusters of each unit, by smallest row; one entry where there are no units.
    package var byUnit: [[UncoveredCluster]]
    /// The demand points of each unit, ascending: those of unit u stand from ``starts``[u] on.
    private let rows: [Int32]
    private let starts: [Int]

    /// Sorts the demand points by lowest unit: O(n).
    init(link: Double, minimumWeight: Int64, _ lowest: [Int32]?, _ input: PlanningInput) {
        (linkMeters, self.minimumWeight) = (link, minimumWeight)
        let count = input.demand.count
        guard let lowest else {
            (byUnit, starts) = ([[]], [0, count])
            rows = (0..<Int32(count)).map { $0 }
            return
        }
        byUnit = [[UncoveredCluster]](repeating: [], count: input.studyArea?.units.count ?? 0)
        var starts = [Int](repeating: 0, count: byUnit.count + 1)
        for unit in lowest where unit >= 0 { starts[Int(unit) + 1] += 1 }
        for unit in byUnit.indices { starts[unit + 1] += starts[unit] }
        var next = starts
        var rows = [Int32](repeating: 0, count: starts.last ?? 0)
        for (row, unit) in lowest.enumerated() where unit >= 0 {
            rows[next[Int(unit)]] = Int32(row)
            next[Int(unit)] += 1
        }
        (self.rows, self.starts) = (rows, starts)
    }

    /// The uncovered demand points of a unit, ascending.
    func uncovered(inUnit unit: Int, _ coverage: Coverage) -> [Int] {
        rows[starts[unit]..<starts[unit + 1]].lazy.map { Int($0) }.filter { !coverage.isCovered($0) }
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
        for cluster in byUnit.joined() {
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
}
