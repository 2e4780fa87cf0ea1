import CoverageAnalysis

/// A minimum-cost flow from demand points to sites, by successive shortest chains of sites with prices.
///
/// Every point begins at the site where it costs least, whatever its capacity. Then one overfull site after another sends its excess along
/// the cheapest chain of sites to one with room, or leaves a point of the chain without service. A price on every full site keeps each step
/// of a chain at no less than nothing, so that a search ends where it meets the first end and touches no site beyond
/// (Edmonds & Karp 1972, doi:10.1145/321694.321699; Dijkstra 1959, doi:10.1007/BF01386390).
///
/// The residual network is kept between sites only: from a site with a point's weight to another site within that point's reach, at the
/// difference of the two costs; for each such pair of sites a heap holds the points by that difference. A site gets its heaps when it is
/// first found full.
struct CapacityFlow {
    private let sets: CoverSets
    private let costs: [Int64]
    private let capacities: [Int64?]
    /// The weight on each pair, in ticks.
    private var flow: [Int64]
    private var load: [Int64]
    /// What a tick without service costs: more than any chain of sites can save.
    private let penalty: Int64
    /// What a tick more of room would save at each site; 0 where there is room.
    private var price: [Int64]
    /// The pairs with weight at each site that has no heaps yet.
    private var waiting: [[Int32]]
    private var hasHeaps: [Bool]
    /// The residual arcs that leave each site, the points of each, and the place of each among them by its ends.
    private var arcs: [[Arc]]
    private var heaps: [[PairHeap]]
    private var slots: [Int: Int] = [:]
    /// The points at each site, the costliest first: which would stay without service.
    private var droppable: [PairHeap]
    private var search: ChainSearch

    /// A way from a site to another, with no more than what its cheapest point costs: the points are looked at where that is cheap enough.
    private struct Arc {
        var target: Int
        var least: Int64
    }

    /// Finds the flow that serves the most weight and, of those, costs least.
    init(sets: CoverSets, costs: [Int64], weights: [Int64], capacities: [Int64?]) {
        precondition(sets.candidates.count < Int(Int32.max), "more pairs than a capacity assignment can hold")
        let count = sets.candidateCount
        self.sets = sets
        self.costs = costs
        self.capacities = capacities
        flow = [Int64](repeating: 0, count: sets.candidates.count)
        load = [Int64](repeating: 0, count: count)
        price = load
        penalty = Int64(count + 2) * ((costs.max() ?? 0) + 1)
        waiting = [[Int32]](repeating: [], count: count)
        hasHeaps = [Bool](repeating: false, count: count)
        arcs = [[Arc]](repeating: [], count: count)
        heaps = [[PairHeap]](repeating: [], count: count)
        droppable = [PairHeap](repeating: PairHeap(), count: count)
        search = ChainSearch(siteCount: count)
        for row in weights.indices where weights[row] > 0 { place(row, weights[row]) }
        for site in 0..<count { while room(site) < 0 { relieve(site) } }
    }

    var assignment: CapacityAssignment {
        var shares: [CapacityAssignment.Share] = []
        for row in 0..<sets.rowCount {
            for pair in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] where flow[pair] > 0 {
                shares.append(CapacityAssignment.Share(row: row, site: site(pair), ticks: flow[pair]))
            }
        }
        return CapacityAssignment(shares: shares, siteCount: sets.candidateCount)
    }

    private func site(_ pair: Int) -> Int { Int(sets.candidates[pair]) }

    /// What a site can still serve; below 0 where it has more than it can.
    private func room(_ site: Int) -> Int64 { capacities[site].map { $0 - load[site] } ?? .max }

    /// Puts a point where it costs least; among sites that cost the same, where there is room.
    private mutating func place(_ row: Int, _ weight: Int64) {
        let pairs = sets.rowOffsets[row]..<sets.rowOffsets[row + 1]
        guard var last = pairs.first else { return }
        for pair in pairs where costs[pair] < costs[last] { last = pair }
        let least = costs[last]
        var left = weight
        for pair in pairs where costs[pair] == least && left > 0 {
            last = pair
            let part = min(left, max(0, room(site(pair))))
            if part > 0 { add(part, to: pair, of: row) }
            left -= part
        }
        if left > 0 { add(left, to: last, of: row) }
    }

    /// Sends what is too much at a site, or a part of it, along the cheapest chain.
    private mutating func relieve(_ start: Int) {
        let end = cheapestEnd(from: start)
        for site in search.settled where search.distance[site] < end.cost { price[site] += end.cost - search.distance[site] }
        var amount = -room(start)
        if let dropped = end.dropped { amount = min(amount, flow[dropped]) } else { amount = min(amount, room(end.site)) }
        var steps: [(from: Int, to: Int)] = []
        var site = end.site
        while site != start {
            let step = search.step[site]
            steps.append((Int(step.from), Int(step.to)))
            amount = min(amount, flow[Int(step.from)])
            site = self.site(Int(step.from))
        }
        if let dropped = end.dropped { take(amount, from: dropped) }
        for step in steps {
            take(amount, from: step.from)
            add(amount, to: step.to, of: row(of: step.to))
        }
    }

    /// Where a chain ends: at a site with room, or with a point of a site that stays without service.
    private struct End {
        var cost: Int64
        var site: Int
        var dropped: Int?
    }

    /// Searches the chains from an overfull site, the cheapest first.
    private mutating func cheapestEnd(from start: Int) -> End {
        var best = End(cost: .max, site: start)
        search.begin(at: start)
        while let site = search.next(below: best.cost) {
            if !hasHeaps[site] { makeHeaps(site) }
            let reached = search.distance[site] - price[site]
            if let top = droppable[site].top(in: flow), reached + penalty + top.key < best.cost {
                best = End(cost: reached + penalty + top.key, site: site, dropped: Int(top.from))
            }
            for slot in arcs[site].indices {
                let target = arcs[site][slot].target
                let further = reached + price[target]
                guard further + arcs[site][slot].least < search.limit(target, best.cost) else { continue }
                guard let top = heaps[site][slot].top(in: flow) else {
                    arcs[site][slot].least = Self.none
                    continue
                }
                arcs[site][slot].least = top.key
                guard further + top.key < search.limit(target, best.cost) else { continue }
                search.reach(target, at: further + top.key, by: top, isEnd: room(target) > 0)
                if room(target) > 0 { best = End(cost: further + top.key, site: target) }
            }
        }
        return best
    }

    /// What an arc without points costs.
    private static let none = Int64.max / 4

    /// The row that a pair belongs to.
    private func row(of pair: Int) -> Int {
        var (low, high) = (0, sets.rowCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sets.rowOffsets[middle] <= pair { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func take(_ amount: Int64, from pair: Int) {
        flow[pair] -= amount
        load[site(pair)] -= amount
    }

    private mutating func add(_ amount: Int64, to pair: Int, of row: Int) {
        let here = site(pair)
        let isNew = amount > 0 && flow[pair] == 0
        flow[pair] += amount
        load[here] += amount
        // A site without a limit is never full, and nothing has to move on from it.
        guard isNew, capacities[here] != nil else { return }
        if hasHeaps[here] { enter(pair, of: row) } else { waiting[here].append(Int32(pair)) }
    }

    private mutating func makeHeaps(_ site: Int) {
        hasHeaps[site] = true
        for pair in waiting[site].map(Int.init) where flow[pair] > 0 { enter(pair, of: row(of: pair)) }
        waiting[site] = []
    }

    /// Enters a pair with weight into the heaps of its site.
    private mutating func enter(_ pair: Int, of row: Int) {
        let here = site(pair)
        droppable[here].insert(-costs[pair], Int32(pair), Int32(pair))
        for other in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] where other != pair {
            let key = here * sets.candidateCount + site(other)
            let more = costs[other] - costs[pair]
            if let slot = slots[key] {
                arcs[here][slot].least = min(arcs[here][slot].least, more)
                heaps[here][slot].insert(more, Int32(pair), Int32(other))
            } else {
                slots[key] = arcs[here].count
                arcs[here].append(Arc(target: site(other), least: more))
                heaps[here].append(PairHeap(PairHeap.Item(key: more, from: Int32(pair), to: Int32(other))))
            }
        }
    }
}

/// One search over sites: what each costs to reach, and by which step.
private struct ChainSearch {
    /// The cost of reaching each site of this search.
    private(set) var distance: [Int64]
    /// The point that moves to each site, from one pair to another.
    private(set) var step: [PairHeap.Item]
    /// The sites whose cost is final, from the cheapest on.
    private(set) var settled: [Int] = []
    private var frontier = PairHeap()
    /// The search in which each site was reached and settled last.
    private var reachedIn: [Int]
    private var settledIn: [Int]
    private var number = 0

    init(siteCount: Int) {
        distance = [Int64](repeating: 0, count: siteCount)
        step = [PairHeap.Item](repeating: PairHeap.Item(key: 0, from: 0, to: 0), count: siteCount)
        reachedIn = [Int](repeating: 0, count: siteCount)
        settledIn = reachedIn
    }

    /// The cost below which a way to a site is worth noting, where ways of `best` and above are not.
    func limit(_ site: Int, _ best: Int64) -> Int64 { reachedIn[site] == number ? min(best, distance[site]) : best }

    mutating func begin(at site: Int) {
        number += 1
        settled.removeAll(keepingCapacity: true)
        frontier.removeAll()
        reach(site, at: 0, by: PairHeap.Item(key: 0, from: 0, to: 0), isEnd: false)
    }

    /// Notes a way to a site that is cheaper than those found before; from an end no search goes on.
    mutating func reach(_ site: Int, at cost: Int64, by item: PairHeap.Item, isEnd: Bool) {
        reachedIn[site] = number
        (distance[site], step[site]) = (cost, item)
        if !isEnd { frontier.insert(cost, Int32(site), 0) }
    }

    /// Settles the cheapest site that is left, if it costs less than `limit`.
    mutating func next(below limit: Int64) -> Int? {
        while let first = frontier.first, first.key < limit {
            frontier.removeFirst()
            let site = Int(first.from)
            guard settledIn[site] != number else { continue }
            settledIn[site] = number
            settled.append(site)
            return site
        }
        return nil
    }
}
