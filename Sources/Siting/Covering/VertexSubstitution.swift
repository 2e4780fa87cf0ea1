import Glibc

/// Improves a plan by exchanging one open site for a closed one until no exchange helps, and by exchanges that lose little now and
/// then.
///
/// An exchange opens a site and closes the one that is missed least then (Teitz & Bart 1968, doi:10.1287/opre.16.5.955; losses are kept
/// as by Resende & Werneck 2004, doi:10.1023/B:HEUR.0000019986.96257.50). All choices follow from the seed; the effort is counted in
/// row–site pairs, not seconds.
struct VertexSubstitution {
    private(set) var state: ExchangeState
    private let count: Int
    private var random: SeededRandom

    /// Prepares to improve a plan of at most `count` sites.
    init(_ state: ExchangeState, count: Int, seed: UInt64) {
        self.state = state
        self.count = count
        random = SeededRandom(seed: seed)
    }

    /// Exchanges and opens sites until no single exchange covers more.
    ///
    /// O(pairs + sites × open sites) a pass.
    ///
    /// - Parameters:
    ///   - need: A value that is enough.
    ///   - goesOn: Asked now and then; once it says no the plan stays as it is.
    mutating func improve(until need: Int64 = .max, goesOn: () -> Bool = { true }) {
        var unchanged = 0
        var site = 0
        let siteCount = state.kernel.siteCount
        while unchanged < siteCount, state.value < need, site % looksBetweenQuestions != 0 || goesOn() {
            if tryOpening(site) { unchanged = 0 } else { unchanged += 1 }
            site = site + 1 == siteCount ? 0 : site + 1
        }
    }

    /// Improves, then anneals until the effort is used up, and improves again; ends with the best plan seen.
    ///
    /// Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983, doi:10.1126/science.220.4598.671) in rounds, each starting from the best
    /// plan so far and cooler than the one before.
    mutating func search(effort: Int, until need: Int64 = .max, goesOn: () -> Bool = { true }) {
        improve(until: need, goesOn: goesOn)
        var best = state.open
        var bestValue = state.value
        guard state.open.count > 1, state.open.count < state.kernel.siteCount, state.value < need else { return }
        var hottest = Double(sampledLoss()) * Self.firstTemperature
        let begin = state.work
        for round in 1...Self.rounds {
            let start = state.work
            let end = begin + effort / Self.rounds * round
            while state.work < end, goesOn() {
                let part = Double(state.work - start) / Double(max(1, end - start))
                let temperature = hottest * exp(-Self.cooling * part)
                for _ in 0..<100 { exchange(at: temperature) }
            }
            improve(until: need, goesOn: goesOn)
            if state.value > bestValue {
                bestValue = state.value
                best = state.open
            }
            state.reopen(best)
            if state.value >= need || !goesOn() { break }
            hottest *= Self.reheating
        }
    }

    /// Rounds of falling temperatures.
    private static let rounds = 3
    /// The first temperature as a part of the loss of an average exchange.
    private static let firstTemperature = 0.2
    /// The logarithm of what the temperature falls by in a round.
    private static let cooling = 3.4
    /// The first temperature of a round as a part of that of the round before.
    private static let reheating = 0.5

    /// Returns what opening a random site loses on average, at the best exchange, in units.
    private mutating func sampledLoss() -> Int64 {
        var sum: Int64 = 0
        for _ in 0..<64 {
            let opening = random.below(state.kernel.siteCount)
            if !state.isOpen(opening) { sum += max(0, -state.exchange(opening: opening).delta) / 64 }
        }
        return sum
    }

    /// Opens a random site for the open one that is missed least, if that loses no more than chance allows at a temperature.
    private mutating func exchange(at temperature: Double) {
        let opening = random.below(state.kernel.siteCount)
        state.charge(1)
        guard !state.isOpen(opening) else { return }
        let best = state.exchange(opening: opening)
        if best.delta < 0 {
            let chance = Double(random.below(1 << 30) + 1) / Double(1 << 30)
            guard Double(best.delta) > temperature * log(chance) else { return }
        }
        state.close(best.closing)
        state.open(opening)
    }

    /// Starts again from other sites, and improves them.
    mutating func restart(from sites: [Int], until need: Int64 = .max, goesOn: () -> Bool = { true }) {
        state.reopen(sites)
        improve(until: need, goesOn: goesOn)
    }

    private mutating func tryOpening(_ site: Int) -> Bool {
        guard !state.isOpen(site) else { return false }
        let best = state.exchange(opening: site)
        if state.open.count < count {
            guard best.gain > 0 else { return false }
        } else {
            guard best.delta > 0 else { return false }
            state.close(best.closing)
        }
        state.open(site)
        return true
    }
}
