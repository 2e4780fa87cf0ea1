import CoverageAnalysis

/// How much open sites serve within their capacities while one after another is opened, points being split as needed.
///
/// A maximum flow by shortest chains (Edmonds & Karp 1972, doi:10.1145/321694.321699). Every chain that serves more ends at the site opened
/// last, so that one search from there, over points that could move to it, finds them all; nobody who is served loses that.
struct ServedGrowth: Sendable {
    private let sets: CoverSets
    private let capacities: [Int64?]
    /// The row of each pair of the sets, and the pairs of each site.
    private let rowOfPair: [Int32]
    private let siteOffsets: [Int]
    private let pairsBySite: [Int32]
    /// What is served on each pair, what of each row is not served yet, and what room each open site has left.
    private var flow: [Int64]
    private var left: [Int64]
    private var room: [Int64]
    /// What all open sites serve.
    private(set) var served: Int64 = 0

    /// The way from a site towards the one that was opened: the pair whose point moves on, and the pair it moves to.
    private struct Step {
        var from: Int
        var to: Int
    }

    /// Makes a growth without an open site.
    ///
    /// O(pairs).
    init(sets: CoverSets, weights: [Int64], capacities: [Int64?]) {
        self.sets = sets
        self.capacities = capacities
        var rows = [Int32](repeating: 0, count: sets.candidates.count)
        var offsets = [Int](repeating: 0, count: sets.candidateCount + 1)
        for row in weights.indices {
            for pair in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] {
                rows[pair] = Int32(row)
                offsets[Int(sets.candidates[pair]) + 1] += 1
            }
        }
        for site in 0..<sets.candidateCount { offsets[site + 1] += offsets[site] }
        var next = offsets
        var pairs = rows
        for pair in rows.indices {
            let site = Int(sets.candidates[pair])
            pairs[next[site]] = Int32(pair)
            next[site] += 1
        }
        (rowOfPair, siteOffsets, pairsBySite) = (rows, offsets, pairs)
        flow = [Int64](repeating: 0, count: rows.count)
        left = weights
        room = [Int64](repeating: 0, count: sets.candidateCount)
    }

    /// Opens a site that was closed, and returns how much more is served.
    ///
    /// O(pairs) for each chain that runs dry.
    @discardableResult
    mutating func open(_ site: Int) -> Int64 {
        let before = served
        room[site] = capacities[site] ?? .max / 4
        while room[site] > 0, extend(to: site) {}
        return served - before
    }

    /// Returns how much more would be served with one more site.
    func gain(of site: Int) -> Int64 {
        var trial = self
        return trial.open(site)
    }

    /// Who is served where.
    var assignment: CapacityAssignment {
        CapacityAssignment(
            shares: flow.indices.filter { flow[$0] > 0 }.map {
                .init(row: Int(rowOfPair[$0]), site: Int(sets.candidates[$0]), ticks: flow[$0])
            }, siteCount: sets.candidateCount)
    }

    /// Searches from a site with room for points without service and serves them; true where a chain ran dry and another search may find more.
    private mutating func extend(to target: Int) -> Bool {
        var steps = [Step?](repeating: nil, count: sets.candidateCount)
        var isSeen = [Bool](repeating: false, count: sets.candidateCount)
        isSeen[target] = true
        var queue = [target]
        var next = 0
        while next < queue.count {
            let site = queue[next]
            next += 1
            for slot in siteOffsets[site]..<siteOffsets[site + 1] {
                let pair = Int(pairsBySite[slot])
                let row = Int(rowOfPair[pair])
                if left[row] > 0 {
                    let isDry = serve(row, at: pair, along: steps, to: target)
                    if room[target] == 0 { return false }
                    if isDry { return true }
                }
                for other in sets.rowOffsets[row]..<sets.rowOffsets[row + 1] where flow[other] > 0 {
                    let from = Int(sets.candidates[other])
                    guard !isSeen[from] else { continue }
                    isSeen[from] = true
                    steps[from] = Step(from: other, to: pair)
                    queue.append(from)
                }
            }
        }
        return false
    }

    /// Serves a row at a pair, as much as can move on along the chain from its site; true where the chain ran dry.
    private mutating func serve(_ row: Int, at pair: Int, along steps: [Step?], to target: Int) -> Bool {
        var amount = min(left[row], room[target])
        var site = Int(sets.candidates[pair])
        while site != target, let step = steps[site] {
            amount = min(amount, flow[step.from])
            site = Int(sets.candidates[step.to])
        }
        var isDry = false
        site = Int(sets.candidates[pair])
        while site != target, let step = steps[site] {
            flow[step.from] -= amount
            flow[step.to] += amount
            isDry = isDry || flow[step.from] == 0
            site = Int(sets.candidates[step.to])
        }
        flow[pair] += amount
        left[row] -= amount
        room[target] -= amount
        served += amount
        return isDry
    }
}
