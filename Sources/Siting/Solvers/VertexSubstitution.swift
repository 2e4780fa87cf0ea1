/// Improves a plan by exchanging one open site for a closed one until no exchange helps, and by exchanges that lose little now and
/// then.
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

    /// Improves, then accepts ever smaller losses until the effort is used up, and improves again; ends with the best plan seen.
    ///
    /// Threshold accepting (Dueck & Scheuer 1990, doi:10.1016/0021-9991(90)90201-B) in rounds of falling thresholds, each starting from
    /// the best plan so far.
    mutating func search(effort: Int, until need: Int64 = .max, goesOn: () -> Bool = { true }) {
        improve(until: need)
        var best = state.open
        var bestValue = state.value
        guard state.open.count > 1, state.open.count < state.kernel.siteCount, state.value < need else { return }
        let threshold = Double(sampledLoss()) * Self.firstThreshold
        let begin = state.work
        for round in 1...Self.rounds {
            let start = state.work
            let end = begin + effort / Self.rounds * round
            while state.work < end, goesOn() {
                let part = Double(end - state.work) / Double(max(1, end - start))
                for _ in 0..<100 { exchange(losingLessThan: Int64(threshold * part)) }
            }
            improve(until: need)
            if state.value > bestValue {
                bestValue = state.value
                best = state.open
            }
            state.reopen(best)
            if state.value >= need || !goesOn() { break }
        }
    }

    /// Rounds of falling thresholds.
    private static let rounds = 6
    /// The first threshold as a part of the loss of an average exchange.
    private static let firstThreshold = 0.15

    /// Returns what opening a random site loses on average, at the best exchange, in units.
    private mutating func sampledLoss() -> Int64 {
        var sum: Int64 = 0
        for _ in 0..<64 {
            let opening = below(state.kernel.siteCount)
            if !state.isOpen[opening] { sum += max(0, -bestExchange(opening).delta) / 64 }
        }
        return sum
    }

    /// Opens a random site for the open one that is missed least, if that loses less than the threshold.
    private mutating func exchange(losingLessThan threshold: Int64) {
        let opening = below(state.kernel.siteCount)
        state.charge(1)
        guard !state.isOpen[opening], state.gain[opening] > 0 || threshold > 0 else { return }
        let best = bestExchange(opening)
        guard best.delta >= 0 || best.delta > -threshold else { return }
        state.close(best.closing)
        state.open(opening)
    }

    /// Returns the open site that is missed least when another opens, and what the exchange gains, in units.
    private mutating func bestExchange(_ opening: Int) -> (closing: Int, delta: Int64) {
        let kernel = state.kernel
        for position in kernel.columns.offsets[opening]..<kernel.columns.offsets[opening + 1] {
            let row = Int(kernel.columns.members[position])
            if state.counts[row] == 1 { shared[state.openSum[row]] += kernel.weights[row] }
        }
        var closing = -1
        var least = Int64.max
        for open in state.open {
            // What both cover is lost by closing one and regained by opening the other.
            let lost = state.loss[open] - shared[open]
            if lost < least {
                least = lost
                closing = open
            }
            shared[open] = 0
        }
        state.charge(kernel.columns.size(opening) + state.open.count)
        return (closing, state.gain[opening] - least)
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
        let best = bestExchange(site)
        guard best.delta > 0 else { return false }
        state.close(best.closing)
        state.open(site)
        return true
    }

    /// Returns a number from 0 to `limit` − 1 (xorshift64*; Vigna 2016, doi:10.1145/2845077).
    private mutating func below(_ limit: Int) -> Int {
        random ^= random >> 12
        random ^= random << 25
        random ^= random >> 27
        return Int((random &* 0x2545_F491_4F6C_DD1D) % UInt64(limit))
    }
}
