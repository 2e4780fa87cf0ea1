import GeoEngine
package import GeoPrimitives
package import ServiceModel

/// Links uncovered demand points that are at most a distance apart, within one lowest-level unit.
///
/// Single linkage by union–find over cells. A cell is so small that all points in it are linked for certain; pairs of points are looked
/// at only between neighbouring cells not linked yet, and only until one link is found. Near-linear on real maps.
package struct UncoveredClusterFinder: Sendable {
    private let input: PlanningInput
    private let coverage: Coverage
    private let membership: UnitMembership?
    private let threads: Int
    /// Units with at least so many uncovered points are linked by all threads together.
    private static let manyRows = 32_768

    /// Makes a finder for a run that uses up to so many threads; the result does not depend on it.
    package init(_ input: PlanningInput, coverage: Coverage, membership: UnitMembership?, threads: Int) {
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
    package func clusters(link: Distance, minimumWeight: Int64) async throws -> UncoveredClusters {
        try await parts(link: link, minimumWeight: minimumWeight).clusters(coverage, lowest: membership?.lowest, in: input.demand)
    }

    /// Returns all clusters, large and small.
    ///
    /// - Parameters:
    ///   - link: The largest distance between linked points; positive.
    ///   - minimumWeight: The least weight, in ticks, of a cluster of its own.
    /// - Returns: The clusters, which follow changes by ``update(_:touched:places:)``.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    package func parts(link: Distance, minimumWeight: Int64) async throws -> ClusterParts {
        let lowest = membership?.lowest
        let rows = (0..<input.demand.count).filter { !coverage.isCovered($0) && lowest?[$0] ?? 0 >= 0 }
        var parts = ClusterParts(link: link.meters, minimumWeight: minimumWeight, rows: input.demand.count)
        parts.replace([], by: try await described(rows, link: link.meters))
        return parts
    }

    /// Finds the clusters afresh where coverage or costs changed: those of the demand points that it changed for, and those that points which are
    /// no longer covered may link.
    ///
    /// - Parameters:
    ///   - parts: What was found before, with the same weights.
    ///   - touched: The demand points whose coverage or cost may have changed; some may stand there twice.
    ///   - places: The demand points, all of them.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: Near-linear in the points of those clusters, and O(√n + points within the link distance) for each that is no longer
    ///   covered.
    package func update(_ parts: inout ClusterParts, touched: some Sequence<Int32>, places: PositionTree) async throws {
        let lowest = membership?.lowest
        // A little farther than what links: whom it takes in for nothing is only looked at again.
        let nearby = CoverTest(radius: parts.linkMeters + 1e-3, measure: input.measure)
        var (stale, fresh) = (Set<Int32>(), Set<Int>())
        for row in touched {
            let group = parts.groupOfRow[Int(row)]
            if group >= 0 { stale.insert(group) }
            guard group < 0, !coverage.isCovered(Int(row)), lowest?[Int(row)] ?? 0 >= 0, fresh.insert(Int(row)).inserted else {
                continue
            }
            places.forEachRange(coveredFrom: input.demand.point(Int(row)), test: nearby) { slots in
                for slot in slots where parts.groupOfRow[Int(places.order[slot])] >= 0 {
                    stale.insert(parts.groupOfRow[Int(places.order[slot])])
                }
            }
        }
        let kept = stale.flatMap { parts.rows(ofGroup: $0).filter { !coverage.isCovered($0) } }
        parts.replace(stale.sorted(), by: try await described((kept + fresh).sorted(), link: parts.linkMeters))
    }

    /// The clusters of uncovered rows, ascending, by unit and smallest row.
    private func described(_ rows: [Int], link: Double) async throws -> [UncoveredCluster] {
        let lowest = membership?.lowest
        let groups = try await linkedGroups(rows, lowest: lowest, link: link)
        return Array(
            try await Crew(threads: threads).chunks(of: groups.count, size: 64) { numbers in
                numbers.map { number in describe(groups[number], unit: lowest.map { UnitNumber($0[groups[number][0]]) }) }
            }.joined())
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
