/// Improves a plan by exchanging one open site for a closed one until no exchange helps, then shakes it and tries again.
///
/// Gains and losses are kept incrementally (Teitz & Bart 1968, doi:10.1287/opre.16.5.955; Resende & Werneck 2004,
/// doi:10.1023/B:HEUR.0000019986.96257.50). All choices follow from the seed; the effort is counted in row–site pairs, not seconds.
struct VertexSubstitution {
    private(set) var state: CoverState
    private let count: Int
    private var random: UInt64
    /// What an open site and a candidate cover together and nothing else does: written and cleared for one candidate at a time.
    private var shared: [Int64]

    /// Prepares to improve a plan of at most `count` sites.
    init(_ state: CoverState, count: Int, seed: UInt64) {
        self.state = state
        self.count = count
        random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        shared = [Int64](repeating: 0, count: state.kernel.siteCount)
    }

    /// Exchanges and opens sites until no single exchange covers more.
    ///
    /// O(pairs + sites × open sites) a pass.
    mutating func improve(until need: Int64 = .max) {
        var unchanged = 0
        var site = 0
        let siteCount = state.kernel.siteCount
        while unchanged < siteCount, state.value < need {
            if tryOpening(site) { unchanged = 0 } else { unchanged += 1 }
            site = site + 1 == siteCount ? 0 : site + 1
        }
    }

    /// Improves, then shakes and improves until the effort is used up; ends with the best plan seen.
    mutating func search(effort: Int, until need: Int64 = .max, goesOn: () -> Bool = { true }) {
        improve(until: need)
        var best = state.open
        var bestValue = state.value
        let end = state.work + effort
        while state.work < end, state.value < need, state.open.count > 1, goesOn() {
            let before = state.work
            shake()
            improve(until: need)
            if state.value >= bestValue {
                bestValue = state.value
                best = state.open
            } else {
                state.reopen(best)
            }
            if state.work == before { break }
        }
        state.reopen(best)
    }

    /// Starts again from other sites, and improves them.
    mutating func restart(from sites: [Int], until need: Int64 = .max) {
        state.reopen(sites)
        improve(until: need)
    }

    private mutating func tryOpening(_ site: Int) -> Bool {
        let gain = state.gain[site]
        guard gain > 0, !state.isOpen[site] else { return false }
        if state.open.count < count {
            state.open(site)
            return true
        }
        let kernel = state.kernel
        for position in kernel.columns.offsets[site]..<kernel.columns.offsets[site + 1] {
            let row = Int(kernel.columns.members[position])
            if state.counts[row] == 1 { shared[state.openSum[row]] += kernel.weights[row] }
        }
        var closing = -1
        var least = gain
        for open in state.open {
            let lost = state.loss[open] - shared[open]
            if lost < least {
                least = lost
                closing = open
            }
            shared[open] = 0
        }
        state.charge(kernel.columns.size(site) + state.open.count)
        guard closing >= 0 else { return false }
        state.close(closing)
        state.open(site)
        return true
    }

    /// Closes two to four open sites at random and opens as many at random.
    private mutating func shake() {
        let times = min(state.open.count, 2 + below(3))
        for _ in 0..<times { state.close(state.open[below(state.open.count)]) }
        for _ in 0..<times {
            let site = below(state.kernel.siteCount)
            if !state.isOpen[site] { state.open(site) }
        }
    }

    /// Returns a number from 0 to `limit` − 1 (xorshift64*; Vigna 2016, doi:10.1145/2845077).
    private mutating func below(_ limit: Int) -> Int {
        random ^= random >> 12
        random ^= random << 25
        random ^= random >> 27
        return Int((random &* 0x2545_F491_4F6C_DD1D) % UInt64(limit))
    }
}
