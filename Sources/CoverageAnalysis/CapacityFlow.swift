/// A minimum-cost flow from demand points to sites that grows by one demand point at a time.
///
/// The residual network is kept between sites only: from a site with a point's weight to another site within that point's reach, at the
/// difference of the two costs; for each such pair of sites a heap holds the points by that difference.
struct CapacityFlow {
    private let sets: CoverSets
    private let costs: [Int64]
    private let capacities: [Int64?]
    /// The weight on each pair, in ticks.
    private var flow: [Int64]
    private var load: [Int64]
    /// What a tick without service costs: more than any chain of sites can save.
    private let penalty: Int64
    /// The residual arcs between sites by their ends, and those that leave each site.
    private var arcs: [Arc] = []
    private var arcNumber: [Int: Int] = [:]
    private var leaving: [[Int]]
    /// The points at each site, the costliest first: which would stay without service.
    private var droppable: [PairHeap]
    /// The cost of the cheapest way from each site to room or to no service, and its first step.
    private var potential: [Int64]
    private var step: [Step]
    private var isStale = true

    private struct Arc {
        var target: Int
        var heap = PairHeap()
    }

    private enum Step: Hashable {
        /// There is room.
        case room
        /// The point of this pair stays without service.
        case drop(pair: Int)
        /// The point of a pair moves on to another pair.
        case move(from: Int, to: Int)
        /// Nothing can be done: a site without capacity.
        case none
    }

    private static let unreachable = Int64.max / 4

    init(sets: CoverSets, costs: [Int64], capacities: [Int64?]) {
        self.sets = sets
        self.costs = costs
        self.capacities = capacities
        flow = [Int64](repeating: 0, count: sets.candidates.count)
        load = [Int64](repeating: 0, count: sets.candidateCount)
        leaving = [[Int]](repeating: [], count: sets.candidateCount)
        droppable = [PairHeap](repeating: PairHeap(), count: sets.candidateCount)
        potential = load
        step = [Step](repeating: .room, count: sets.candidateCount)
        penalty = Int64(sets.candidateCount + 2) * ((costs.max() ?? 0) + 1)
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

    private func room(_ site: Int) -> Int64 { capacities[site].map { $0 - load[site] } ?? .max }

    /// Serves a point as far as that serves more in all.
    mutating func serve(_ row: Int, _ weight: Int64) {
        var left = weight
        while left > 0 {
            if isStale { findPotentials() }
            var best: (pair: Int, cost: Int64)?
            for pair in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] {
                let cost = costs[pair] + potential[site(pair)]
                if cost < best?.cost ?? penalty { best = (pair, cost) }
            }
            guard let first = best?.pair else { return }
            left -= augment(row, first, left)
        }
    }

    /// Sends up to `most` of a row into a pair and along the cheapest chain from its site; returns how much.
    private mutating func augment(_ row: Int, _ first: Int, _ most: Int64) -> Int64 {
        var amount = most
        var site = site(first)
        var steps: [(from: Int, to: Int?)] = []
        chain: while true {
            switch step[site] {
            case .room:
                amount = min(amount, room(site))
                break chain
            case .drop(let pair):
                amount = min(amount, flow[pair])
                steps.append((pair, nil))
                break chain
            case .move(let from, let to):
                amount = min(amount, flow[from])
                steps.append((from, to))
                site = self.site(to)
            case .none: return 0
            }
        }
        add(amount, to: first, of: row)
        for (from, to) in steps {
            add(-amount, to: from, of: 0)
            if let to { add(amount, to: to, of: rowOf(to)) }
        }
        if !steps.isEmpty || room(site) == 0 { isStale = true }
        return amount
    }

    /// The row that a pair belongs to.
    private func rowOf(_ pair: Int) -> Int {
        var (low, high) = (0, sets.rowCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sets.rowOffsets[middle] <= pair { low = middle } else { high = middle }
        }
        return low
    }

    private mutating func add(_ amount: Int64, to pair: Int, of row: Int) {
        let here = site(pair)
        let isNew = amount > 0 && flow[pair] == 0
        flow[pair] += amount
        load[here] += amount
        // A site without a limit is never full, and nothing has to move on from it.
        guard isNew, capacities[here] != nil else { return }
        droppable[here].insert(-costs[pair], pair, pair)
        for other in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] where other != pair {
            let key = here * sets.candidateCount + site(other)
            let number: Int
            if let known = arcNumber[key] {
                number = known
            } else {
                number = arcs.count
                arcNumber[key] = number
                arcs.append(Arc(target: site(other)))
                leaving[here].append(number)
            }
            arcs[number].heap.insert(costs[other] - costs[pair], pair, other)
        }
    }

    /// Finds the cheapest way from every full site (Bellman–Ford; no cycle costs less than nothing, since the flow costs least).
    private mutating func findPotentials() {
        var full: [Int] = []
        for site in potential.indices {
            if room(site) > 0 {
                (potential[site], step[site]) = (0, .room)
                continue
            }
            full.append(site)
            if let top = droppable[site].top(where: { flow[$0] > 0 }) {
                (potential[site], step[site]) = (penalty + top.key, .drop(pair: top.from))
            } else {
                (potential[site], step[site]) = (Self.unreachable, .none)
            }
        }
        var isChanged = true
        while isChanged {
            isChanged = false
            for site in full {
                for number in leaving[site] {
                    let target = arcs[number].target
                    guard potential[target] < Self.unreachable, let top = arcs[number].heap.top(where: { flow[$0] > 0 })
                    else { continue }
                    if top.key + potential[target] < potential[site] {
                        potential[site] = top.key + potential[target]
                        step[site] = .move(from: top.from, to: top.to)
                        isChanged = true
                    }
                }
            }
        }
        isStale = false
    }
}

/// Pairs by a key, the smallest first, then by number; what is no longer wanted is thrown out when it comes to the top.
struct PairHeap {
    struct Item {
        var key: Int64
        var from: Int
        var to: Int
    }

    private var items: [Item] = []

    private static func precedes(_ a: Item, _ b: Item) -> Bool { a.key != b.key ? a.key < b.key : a.from < b.from }

    mutating func insert(_ key: Int64, _ from: Int, _ to: Int) {
        items.append(Item(key: key, from: from, to: to))
        var child = items.count - 1
        while child > 0, Self.precedes(items[child], items[(child - 1) / 2]) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Returns the first item that is wanted; those before it leave.
    mutating func top(where isWanted: (Int) -> Bool) -> Item? {
        while let first = items.first {
            if isWanted(first.from) { return first }
            let last = items.removeLast()
            guard !items.isEmpty else { return nil }
            items[0] = last
            var parent = 0
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < items.count {
                    if Self.precedes(items[child], items[least]) { least = child }
                }
                if least == parent { break }
                items.swapAt(parent, least)
                parent = least
            }
        }
        return nil
    }
}
