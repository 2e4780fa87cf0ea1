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

    /// Makes a finder for a run.
    public init(_ input: PlanningInput, coverage: Coverage, membership: UnitMembership?) {
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
    public func clusters(link: Distance, minimumWeight: Int64) -> UncoveredClusters {
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
        let groups = linkedGroups(rows, unit: { lowest?[$0] ?? -1 }, link: link.meters)
        var clusters: [UncoveredCluster] = []
        var below = UncoveredClusters.Sum()
        for group in groups {
            let cluster = describe(group, unit: lowest.map { Int($0[group[0]]) })
            if cluster.weight >= minimumWeight, cluster.weight > 0 {
                clusters.append(cluster)
            } else {
                below.clusters += 1
                below.points += group.count
                below.weight += cluster.weight
            }
        }
        clusters.sort { ($1.weight, $0.id) < ($0.weight, $1.id) }
        var clusterOfRow = [Int32](repeating: -1, count: demand.count)
        for (number, cluster) in clusters.enumerated() {
            for row in cluster.rows { clusterOfRow[row] = Int32(number) }
        }
        return UncoveredClusters(
            clusters: clusters, belowThreshold: below, outside: outside, linkMeters: link.meters, minimumWeight: minimumWeight,
            clusterOfRow: clusterOfRow)
    }

    private func describe(_ rows: [Int], unit: Int?) -> UncoveredCluster {
        let demand = input.demand
        var smallest = rows[0]
        var worst = rows[0]
        var nearest = Double.infinity
        var weight: Int64 = 0
        var classWeights = [Int64](repeating: 0, count: demand.classes.count)
        for row in rows {
            if demand.ids.isOrderedBefore(row, smallest) { smallest = row }
            let meters = coverage.nearestMeters[row]
            if meters > coverage.nearestMeters[worst] { worst = row }
            nearest = min(nearest, meters)
            weight += demand.ticks[row]
            for number in classWeights.indices { classWeights[number] += demand.classes[number].ticks[row] }
        }
        let prefix = unit.flatMap { input.studyArea?.units[$0].code }.map { $0 + "-" } ?? ""
        return UncoveredCluster(
            id: prefix + Self.hash(demand.ids.utf8(smallest)), unit: unit, rows: rows, weight: weight, classWeights: classWeights,
            nearestMeters: nearest, worstRow: worst, worstMeters: coverage.nearestMeters[worst])
    }

    /// FNV-1a 64, folded to 32 bits, as eight hexadecimal digits (Fowler, Noll & Vo; draft-eastlake-fnv).
    static func hash(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        let digits = String((hash >> 32) ^ (hash & 0xFFFF_FFFF), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension UncoveredClusterFinder {
    private struct CellKey: Hashable {
        var unit: Int32
        var key: UInt64
    }

    /// Returns the groups of linked rows, each ascending, by smallest row.
    private func linkedGroups(_ rows: [Int], unit: (Int) -> Int32, link: Double) -> [[Int]] {
        let test = CoverTest(radius: link, measure: input.measure)
        // Points in one cell are linked for certain when its diagonal is a chord that certifies.
        let size = max(min(test.insideChord, 1e7) / 3.0.squareRoot(), 16 / 3.0.squareRoot())
        let certain = size * 3.0.squareRoot() <= test.insideChord
        let positions = rows.map { input.measure.position(x: input.demand.x[$0], y: input.demand.y[$0]) }
        var sets = DisjointSets(count: rows.count)
        var cells: [CellKey: [Int32]] = [:]
        var order: [CellKey] = []
        for slot in rows.indices {
            let p = positions[slot]
            let key = CellKey(
                unit: unit(rows[slot]), key: Cell.key(Cell.index(p.x, size), Cell.index(p.y, size), Cell.index(p.z, size)))
            if cells[key] == nil { order.append(key) }
            cells[key, default: []].append(Int32(slot))
        }
        func isLinked(_ a: Int32, _ b: Int32) -> Bool {
            let chord = positions[Int(a)].squaredChord(to: positions[Int(b)]).squareRoot()
            return test.covers(chord: chord) {
                input.measure.meters(input.demand.point(rows[Int(a)]), input.demand.point(rows[Int(b)]))
            }
        }
        let reach = Int((test.outsideChord.isFinite ? min(test.outsideChord, 1.3e7) / size : 2).rounded(.up))
        for key in order {
            guard let own = cells[key] else { continue }
            if certain {
                for slot in own.dropFirst() { sets.unite(own[0], slot) }
            } else {
                linkPairs(own, own, isLinked, &sets)
            }
            for neighbor in Self.neighbors(of: key, reach: reach) {
                guard let other = cells[neighbor] else { continue }
                if certain, sets.find(own[0]) == sets.find(other[0]) { continue }
                if certain {
                    if own.contains(where: { a in other.contains { isLinked(a, $0) } }) { sets.unite(own[0], other[0]) }
                } else {
                    linkPairs(own, other, isLinked, &sets)
                }
            }
        }
        return sets.groups().map { $0.map { rows[$0] } }
    }

    private func linkPairs(_ first: [Int32], _ second: [Int32], _ isLinked: (Int32, Int32) -> Bool, _ sets: inout DisjointSets) {
        for a in first {
            for b in second where sets.find(a) != sets.find(b) && isLinked(a, b) { sets.unite(a, b) }
        }
    }

    /// The cells of the same unit up to `reach` cells away whose key is larger, so that each pair is seen once.
    private static func neighbors(of cell: CellKey, reach: Int) -> [CellKey] {
        let mask = 0x1F_FFFF
        let (ix, iy, iz) = (Int(cell.key >> 42) & mask, Int(cell.key >> 21) & mask, Int(cell.key) & mask)
        let bias = 1 << 20
        var found: [CellKey] = []
        for dx in 0...reach {
            for dy in -reach...reach {
                for dz in -reach...reach where (dx, dy, dz) > (0, 0, 0) {
                    found.append(CellKey(unit: cell.unit, key: Cell.key(ix + dx - bias, iy + dy - bias, iz + dz - bias)))
                }
            }
        }
        return found
    }
}

/// Disjoint sets with path halving and union by size (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160).
struct DisjointSets {
    private var parent: [Int32]
    private var size: [Int32]

    /// Makes so many sets of one member.
    init(count: Int) {
        parent = (0..<count).map { Int32($0) }
        size = [Int32](repeating: 1, count: count)
    }

    /// Returns the representative of a member's set.
    mutating func find(_ member: Int32) -> Int32 {
        var node = member
        while parent[Int(node)] != node {
            parent[Int(node)] = parent[Int(parent[Int(node)])]
            node = parent[Int(node)]
        }
        return node
    }

    /// Joins the sets of two members.
    mutating func unite(_ a: Int32, _ b: Int32) {
        var (large, small) = (find(a), find(b))
        guard large != small else { return }
        if size[Int(large)] < size[Int(small)] { swap(&large, &small) }
        parent[Int(small)] = large
        size[Int(large)] += size[Int(small)]
    }

    /// Returns the members of each set, ascending, by smallest member.
    mutating func groups() -> [[Int]] {
        var number: [Int32: Int] = [:]
        var groups: [[Int]] = []
        for member in parent.indices {
            let root = find(Int32(member))
            if let group = number[root] {
                groups[group].append(member)
            } else {
                number[root] = groups.count
                groups.append([member])
            }
        }
        return groups
    }
}
