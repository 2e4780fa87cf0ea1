import GeoPrimitives
import Publication

/// People of a group that something does not reach, gathered in clusters as positions make them.
struct GroupClusters {
    /// A cluster.
    struct Cluster {
        var unit: Int?
        var points: Int
        var weight: Double
    }

    /// The clusters with enough weight, by id.
    var clusters: [String: Cluster] = [:]
    /// Smaller ones.
    var restCount = 0, restPoints = 0, restWeight = 0.0
    /// Missed people in none of the lowest units.
    var outsidePoints = 0, outsideWeight = 0.0
    /// Whether published positions decide who is linked.
    var isDecided = true
}

extension Recomputation {
    /// Gathers those who are missed, with the weight that is missed of each.
    func gathered(_ missed: [Double], prefix: String) -> GroupClusters {
        var found = GroupClusters()
        var reach = demand.ids.map { _ in Reach.certain }
        for (row, weight) in missed.enumerated() where weight > 0 {
            if units != nil, members?.lowest[row] == nil {
                found.outsidePoints += 1
                found.outsideWeight += weight
            } else {
                reach[row] = .no
            }
        }
        let linked = linkedGroups(uncovered: reach, weights: missed)
        found.isDecided = linked.certain.count == linked.possible.count
        let least = report.settings.minPeople
        for rows in linked.possible {
            let weight = rows.reduce(0) { $0 + missed[$1] }
            if abs(weight - least) <= 1e-9 * least { found.isDecided = false }
            guard weight >= least, weight > 0 else {
                found.restCount += 1
                found.restPoints += rows.count
                found.restWeight += weight
                continue
            }
            let unit = members?.lowest[rows[0]]
            let code = unit.flatMap { units?.codes[$0] }.map { $0 + "-" } ?? ""
            found.clusters[prefix + code + Self.clusterHash(rows.map { demand.ids[$0] })] = .init(
                unit: unit, points: rows.count, weight: weight)
        }
        return found
    }

    /// What identifies a cluster in its unit: the smallest id in it, byte by byte, by FNV-1a of 64 bits folded to 48 (docs/method.md).
    static func clusterHash(_ ids: [String]) -> String {
        let smallest = ids.min { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } ?? ""
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in smallest.utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 0x100_0000_01B3
        }
        let digits = String((hash >> 48) ^ (hash & 0xFFFF_FFFF_FFFF), radix: 16)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}
