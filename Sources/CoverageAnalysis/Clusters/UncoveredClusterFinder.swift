import GeoEngine
public import GeoPrimitives
public import ServiceModel

/// Links uncovered demand points that are at most a distance apart, within one lowest-level unit.
///
/// Single linkage by union–find over cells. A cell is so small that all points in it are linked for certain; pairs of points are looked
/// at only between neighbouring cells not linked yet, and only until one link is found. Near-linear on real maps.
public struct UncoveredClusterFinder: Sendable {
    private let input: PlanningInput
    private let coverage: Coverage
    private let membership: UnitMembership?
    private let threads: Int
    /// Units with at least so many uncovered points are linked by all threads together.
    private static let manyRows = 32_768

    /// Makes a finder for a run that uses up to so many threads; the result does not depend on it.
    public init(_ input: PlanningInput, coverage: Coverage, membership: UnitMembership?, threads: Int) {
        self.threads = threads
        self.input = input
        self.coverage = coverage
        self.membership = membership
    }

    /// Returns the clusters.
    ///
    /// - Parameters:
    ///   - link: The largest distance between linked points; positive.
    ///   - minimumWeight: The least weight, in ticks, of a cluster of its own.
    /// - Returns: The clusters with what adds up to the uncovered weight.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    public func clusters(link: Distance, minimumWeight: Int64) async throws -> UncoveredClusters {
        let demand = input.demand
        let lowest = membership?.lowest
        var outside = UncoveredClusters.Sum()
        var rows: [Int] = []
        for row in 0..<demand.count where !coverage.isCovered(row) {
            if let lowest, lowest[row] < 0 {
                outside.points += 1
                outside.weight += demand.ticks[row]
            } else {
                rows.append(row)
            }
        }
        let groups = try await linkedGroups(rows, lowest: lowest, link: link.meters)
        let described = try await Crew(threads: threads).chunks(of: groups.count, size: 64) { numbers in
            numbers.map { number in describe(groups[number], unit: lowest.map { UnitNumber($0[groups[number][0]]) }) }
        }
        var clusters: [UncoveredCluster] = []
        var below = UncoveredClusters.Sum()
        for cluster in described.joined() {
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
            clusters: clusters, belowThreshold: below, outside: outside, linkMeters: link.meters, minimumWeight: minimumWeight,
            clusterOfRow: clusterOfRow)
    }

    /// Returns the groups of linked rows, each ascending, by unit and smallest row.
    private func linkedGroups(_ rows: [Int], lowest: [Int32]?, link: Double) async throws -> [[Int]] {
        let linker = PointLinker(input, link: link)
        guard let lowest else { return try await linker.groups(rows, threads: threads) }
        var rowsByUnit = [[Int]](repeating: [], count: input.studyArea?.units.count ?? 0)
        for row in rows { rowsByUnit[Int(lowest[row])].append(row) }
        let parts = rowsByUnit
        var groups = try await Crew(threads: threads).chunks(of: parts.count, size: 1) { unit in
            parts[unit.lowerBound].count < Self.manyRows ? linker.groups(parts[unit.lowerBound]) : []
        }
        for unit in parts.indices where parts[unit].count >= Self.manyRows {
            groups[unit] = try await linker.groups(parts[unit], threads: threads)
        }
        return Array(groups.joined())
    }

    private func describe(_ rows: [Int], unit: UnitNumber?) -> UncoveredCluster {
        let (demand, coverage) = (input.demand, coverage)
        var smallest = rows[0]
        var worst = rows[0]
        var nearest = Double.infinity
        var weight: Int64 = 0
        var classWeights = [Int64](repeating: 0, count: demand.classes.count)
        for row in rows {
            if demand.ids.isOrderedBefore(row, smallest) { smallest = row }
            let cost = coverage.nearestCost[row]
            if cost > coverage.nearestCost[worst] { worst = row }
            nearest = min(nearest, cost)
            weight += demand.ticks[row]
            for number in classWeights.indices { classWeights[number] += demand.classes[number].ticks[row] }
        }
        let prefix = unit.flatMap { input.studyArea?.units[$0].code }.map { $0 + "-" } ?? ""
        return UncoveredCluster(
            id: prefix + Self.hash(demand.ids.utf8(smallest)), unit: unit, rows: rows, weight: weight, classWeights: classWeights,
            nearestCost: nearest, worstRow: DemandRow(worst), worstCost: coverage.nearestCost[worst])
    }

    /// FNV-1a 64, folded to 48 bits, as twelve hexadecimal digits (Fowler, Noll & Vo; draft-eastlake-fnv).
    static func hash(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        let digits = String((hash >> 48) ^ (hash & 0xFFFF_FFFF_FFFF), radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}
