import MILP

/// Opens sites so that the demand pays least to its cheapest open one: exchange search and Lagrangian bound close in on each other, sites
/// and pairs are fixed, and branch and bound decides what is left.
struct PMedian {
    /// What is known in the end, in grains.
    struct Outcome {
        /// Candidate numbers.
        var sites: [Int]
        var value: Int64
        /// No plan costs less.
        var bound: Int64
    }

    let solver: any MILPSolver
    let control: RunControl
    /// How many grains two different plans differ by at least.
    let grain: Int64
    /// Told the best value and bound in grains; returns whether to go on.
    let goesOn: @Sendable (_ value: Int64, _ bound: Int64) -> Bool

    /// Steps of the bound between two looks at what they decide.
    private static let stepsPerRound = 150
    /// Steps between two searches from the sites the bound chose.
    private static let stepsPerSearch = 10
    /// How much dearer than the best plan the sites the bound chose may be to start a search, as a divisor: 3 %.
    private static let searchDivisor: Int64 = 33

    /// A kernel on the way: what is left of the first one, with what was opened for good.
    private struct Rest {
        var kernel: MedianKernel
        var count: Int
        var opened: [Int] = []
        var multipliers: [Int64]?
    }

    /// Returns the cheapest plan found and what is proven about all; `start` is a plan to begin with, in candidate numbers.
    func solve(_ kernel: MedianKernel, count: Int, start: [Int] = []) throws(SitingError) -> Outcome {
        guard count > 0, kernel.siteCount > 0 else { return Outcome(sites: [], value: kernel.worst, bound: kernel.worst) }
        if count >= kernel.siteCount {
            let value = kernel.value(of: Array(0..<kernel.siteCount))
            return Outcome(sites: kernel.sites, value: value, bound: value)
        }
        var search = MedianSearch(kernel, count: count)
        search.restart(from: kernel.numbers(of: start))
        search.openGreedily()
        search.improve { control.goesOn() }
        var outcome = Outcome(sites: search.open.map { kernel.sites[$0] }, value: search.value, bound: .min)
        var rest = Rest(kernel: kernel, count: count)
        while !isDone(outcome) {
            var bound = MedianBound(
                rest.kernel, count: rest.count, multipliers: rest.multipliers, pace: rest.multipliers == nil ? 1.2 : 0.5)
            climb(&bound, rest, &outcome)
            if isDone(outcome) || !goesOn(outcome.value, outcome.bound) { return outcome }
            let shrank = shrink(&rest, by: bound, outcome)
            if rest.count == 0 || rest.kernel.siteCount <= rest.count {
                settle(rest, &outcome)
                return outcome
            }
            if !shrank {
                try branch(rest, &outcome)
                return outcome
            }
        }
        return outcome
    }

    /// Whether the plan is proven, or proven closely enough.
    private func isDone(_ outcome: Outcome) -> Bool { outcome.bound > outcome.value - grain - allowed(outcome.value) }

    /// What the value may exceed the bound by, in grains.
    private func allowed(_ value: Int64) -> Int64 { Int64(min(Double(value) * min(1, control.limits.gap), 4e18)) }

    /// The least value whose proof as a bound ends the run.
    private func target(_ outcome: Outcome) -> Int64 { outcome.value - grain + 1 - allowed(outcome.value) }

    /// Raises the bound, and searches from the sites that it chooses on the way.
    private func climb(_ bound: inout MedianBound, _ rest: Rest, _ outcome: inout Outcome) {
        var search = MedianSearch(rest.kernel, count: rest.count)
        var searched: [Int] = []
        for step in 1...Self.stepsPerRound where !bound.isSpent {
            bound.step(towards: target(outcome))
            outcome.bound = max(outcome.bound, min(bound.bound, outcome.value))
            if isDone(outcome) { return }
            if step % Self.stepsPerSearch == 0, control.goesOn() {
                let chosen = bound.chosen.sorted()
                let value = rest.kernel.value(of: chosen)
                guard chosen != searched, value < outcome.value + outcome.value / Self.searchDivisor else { continue }
                searched = chosen
                search.restart(from: chosen)
                search.improve { control.goesOn() }
                take(search.open, search.value, rest, &outcome)
            }
            if step % 25 == 0, !goesOn(outcome.value, outcome.bound) { return }
        }
    }

    /// Takes a plan of the rest if it is cheaper than the best.
    ///
    /// A rest understates plans that are dearer, never cheaper ones: what it calls cheaper is.
    private func take(_ sites: [Int], _ value: Int64, _ rest: Rest, _ outcome: inout Outcome) {
        guard value <= outcome.value - grain else { return }
        outcome.value = value
        outcome.sites = rest.opened + sites.map { rest.kernel.sites[$0] }
    }

    /// Fixes what the bound decides about plans cheaper than the best; returns whether that made the rest markedly smaller.
    private func shrink(_ rest: inout Rest, by bound: MedianBound, _ outcome: Outcome) -> Bool {
        let target = outcome.value - grain + 1
        let (opened, closed) = bound.decided(below: target)
        let slack = target - bound.bound
        let caps = bound.bestMultipliers.map { $0 + slack }
        let before = rest.kernel
        let (kernel, rows) = before.restricted(opened: opened, closed: closed, caps: caps)
        rest.opened += opened.indices.filter { opened[$0] }.map { before.sites[$0] }
        rest.count -= opened.count { $0 }
        rest.multipliers = rows.enumerated().map { row, old in
            let pairs = kernel.rowOffsets[row]..<kernel.rowOffsets[row + 1]
            return min(kernel.bases[row], max(kernel.pairValues[pairs.lowerBound], bound.bestMultipliers[old]))
        }
        rest.kernel = kernel
        let (left, was) = (kernel.pairCount + kernel.siteCount, before.pairCount + before.siteCount)
        return left * 10 < was * 9
    }

    /// Decides a rest without a choice: all of its sites are opened.
    private func settle(_ rest: Rest, _ outcome: inout Outcome) {
        let all = rest.count == 0 ? [] : Array(0..<rest.kernel.siteCount)
        let value = rest.kernel.value(of: all)
        take(all, value, rest, &outcome)
        outcome.bound = min(value, outcome.value)
        if outcome.bound > outcome.value - grain { outcome.bound = outcome.value }
    }

    /// Has the solver decide the rest.
    private func branch(_ rest: Rest, _ outcome: inout Outcome) throws(SitingError) {
        if control.nodesLeft == 0 {
            control.stop(by: .workLimit)
            return
        }
        let best = Set(outcome.sites)
        let start = (0..<rest.kernel.siteCount).filter { best.contains(rest.kernel.sites[$0]) }
        let program = MedianProgram(rest.kernel, count: rest.count, grain: grain)
        let known = (value: outcome.value, bound: outcome.bound)
        let found = try program.solve(by: solver, control: control, start: start, gap: allowed(outcome.value)) { [goesOn] bound in
            goesOn(known.value, min(known.value, max(known.bound, bound)))
        }
        take(found.sites, rest.kernel.value(of: found.sites), rest, &outcome)
        outcome.bound = max(outcome.bound, min(found.bound, outcome.value))
        if outcome.bound > outcome.value - grain { outcome.bound = outcome.value }
    }
}

extension MedianKernel {
    /// Returns the kernel's numbers of candidates; those that are not in it are left out.
    ///
    /// O(sites).
    func numbers(of candidates: [Int]) -> [Int] {
        let wanted = Set(candidates)
        return (0..<siteCount).filter { wanted.contains(sites[$0]) }
    }
}
