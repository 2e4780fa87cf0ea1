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
        try await parts(link: link, minimumWeight: minimumWeight).clusters(coverage, lowest: membership?.lowest, in: input.demand)
    }

    /// Returns the clusters unit by unit.
    package func parts(link: Distance, minimumWeight: Int64) async throws -> ClusterParts {
        var parts = ClusterParts(link: link.meters, minimumWeight: minimumWeight, membership?.lowest, input)
        let units = Array(parts.byUnit.indices)
        let groups = try await linkedGroups(units.map { parts.uncovered(inUnit: $0, coverage) }, link: link.meters)
        let flat = groups.flatMap(\.self)
        let lowest = membership?.lowest
        let described = Array(
            try await Crew(threads: threads).chunks(of: flat.count, size: 64) { numbers in
                numbers.map { number in describe(flat[number], unit: lowest.map { UnitNumber($0[flat[number][0]]) }) }
            }.joined())
        var first = 0
        for unit in units {
            parts.byUnit[unit] = Array(described[first..<first + groups[unit].count])
            first += groups[unit].count
        }
        return parts
    }

    /// Finds the clusters of some units afresh, where coverage, costs or weights changed in them alone.
    ///
    /// - Parameters:
    ///   - parts: What was found before.
    ///   - units: By their place in ``ClusterParts/byUnit``.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    package func update(_ parts: inout ClusterParts, units: [Int]) async throws {
        let groups = try await linkedGroups(units.map { parts.uncovered(inUnit: $0, coverage) }, link: parts.linkMeters)
        let lowest = membership?.lowest
        for (slot, unit) in units.enumerated() {
            parts.byUnit[unit] = groups[slot].map { rows in describe(rows, unit: lowest.map { UnitNumber($0[rows[0]]) }) }
        }
    }

    /// Returns the groups of linked rows of each unit, each ascending, by smallest row.
    private func linkedGroups(_ rowsByUnit: [[Int]], link: Double) async throws -> [[[Int]]] {
        let linker = PointLinker(input, link: link)
        var groups = try await Crew(threads: threads).chunks(of: rowsByUnit.count, size: 1) { unit in
            rowsByUnit[unit.lowerBound].count < Self.manyRows ? linker.groups(rowsByUnit[unit.lowerBound]) : []
        }
        for unit in rowsByUnit.indices where rowsByUnit[unit].count >= Self.manyRows {
            groups[unit] = try await linker.groups(rowsByUnit[unit], threads: threads)
        }
        return groups
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
