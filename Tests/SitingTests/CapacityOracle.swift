import ServiceModel
import Siting
import TestSupport

/// How much open sites serve within their capacities, by trying: every cut where points may be split (max-flow min-cut; Ford & Fulkerson
/// 1956), every assignment where they stay whole.
struct CapacityOracle {
    /// The demand points with weight, the heaviest first: ticks, and the sites within reach as bits, facilities behind the candidates.
    private let points: [(weight: Int64, sites: UInt32)]
    private let capacities: [Int64]
    private let isSplittable: Bool

    init(_ random: RandomConditions, _ capacities: SiteCapacities) {
        let problem = random.instance.problem
        let candidates = random.instance.status.count
        points = problem.weights.indices.filter { problem.weights[$0] > 0 }.map { row in
            var sites: UInt32 = 0
            for site in random.instance.sets[row] { sites |= 1 << UInt32(site) }
            for facility in random.existing[row] { sites |= 1 << UInt32(candidates + Int(facility)) }
            return (problem.weights[row], sites)
        }.sorted { $0.weight > $1.weight }
        let total = problem.weights.reduce(0, +)
        self.capacities = (capacities.candidates + capacities.existing).map { min($0 ?? total, total) }
        isSplittable = capacities.isSplittable
    }

    /// The most ticks that these sites serve, facilities numbered behind the candidates.
    func served(_ open: some Sequence<Int>) -> Int64 {
        let open = open.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
        let most = leastCut(open)
        if isSplittable { return most }
        var room = capacities
        var best: Int64 = 0
        assign(0, 0, points.reduce(0) { $1.sites & open == 0 ? $0 : $0 + $1.weight }, open, most, &room, &best)
        return best
    }

    /// The least, over all sets of full sites, of their capacities and the weight that some other open site reaches.
    private func leastCut(_ open: UInt32) -> Int64 {
        var least = Int64.max
        var full = open
        while true {
            var cut: Int64 = 0
            for site in capacities.indices where full >> UInt32(site) & 1 == 1 { cut += capacities[site] }
            for point in points where point.sites & open & ~full != 0 { cut += point.weight }
            least = min(least, cut)
            if full == 0 { return least }
            full = (full - 1) & open
        }
    }

    private func assign(
        _ next: Int, _ sum: Int64, _ left: Int64, _ open: UInt32, _ most: Int64, _ room: inout [Int64], _ best: inout Int64
    ) {
        best = max(best, sum)
        guard next < points.count, sum + left > best, best < most else { return }
        let (weight, sites) = (points[next].weight, points[next].sites & open)
        guard sites != 0 else { return assign(next + 1, sum, left, open, most, &room, &best) }
        for site in capacities.indices where sites >> UInt32(site) & 1 == 1 && room[site] >= weight {
            room[site] -= weight
            assign(next + 1, sum + weight, left - weight, open, most, &room, &best)
            room[site] += weight
        }
        assign(next + 1, sum, left - weight, open, most, &room, &best)
    }
}

extension RandomConditions {
    /// Draws capacities for most sites and takes out the floors, which do not go with them.
    func withCapacities(seed: UInt64, isSplittable: Bool) -> RandomConditions {
        var random = self
        var generator = SeededGenerator(seed: seed &+ 31)
        let scale = instance.problem.scale
        func capacity() -> Int64? {
            Int.random(in: 0..<6, using: &generator) == 0 ? nil : scale.ticks(Double(Int.random(in: 0...120, using: &generator)))
        }
        random.conditions.capacities = SiteCapacities(
            candidates: instance.status.map { _ in capacity() }, existing: (0..<existingCount).map { _ in capacity() },
            isSplittable: isSplittable)
        for level in conditions.levels.indices {
            for unit in conditions.levels[level].rules.indices { random.conditions.levels[level].rules[unit].floor = 0 }
        }
        return random
    }

    /// The most that a choice of candidates and the existing facilities that stay serve within the capacities, in ticks.
    func served(_ opened: [Int], closed: [Int] = []) -> Int64 {
        guard let capacities = conditions.capacities else { return 0 }
        let stays = (0..<existingCount).filter { !closed.contains($0) }.map { instance.status.count + $0 }
        return CapacityOracle(self, capacities).served(opened + stays)
    }

    /// Every choice that keeps the conditions, and what it serves within the capacities, in ticks.
    func allServed() -> [(choice: Choice, served: Int64)] {
        guard let capacities = conditions.capacities else { return [] }
        let oracle = CapacityOracle(self, capacities)
        return allChoices().map { choice in
            let stays = (0..<existingCount).filter { !choice.closed.contains($0) }.map { instance.status.count + $0 }
            return (choice, oracle.served(choice.opened + stays))
        }
    }
}
