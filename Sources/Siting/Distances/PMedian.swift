import CoverageAnalysis

/// Opens sites so that the demand pays least to its cheapest open one: exchange search and Lagrangian bound close in on each other, sites
/// and pairs are fixed, and branching on sites or a mixed-integer program decides what is left.
struct PMedian {
    /// What is known in the end, in grains.
    struct Outcome {
        /// Candidate numbers.
        var sites: [Int]
        var value: Int64
        /// No plan costs less.
        var bound: Int64
    }

    let means: SearchMeans
    /// How many grains two different plans differ by at least.
    let grain: Int64
    /// Told the best value and bound in grains; returns whether to go on.
    let goesOn: @Sendable (_ value: Int64, _ bound: Int64) -> Bool

    /// Steps of the bound between two looks at what they decide.
    private static let stepsPerRound = 150
    /// The same below the root.
    private static let stepsPerNode = 20
    /// Nodes explored side by side; as many on one thread, so that the plan does not depend on the threads.
    private static let nodesAtOnce = 4
    /// Steps between two searches from the sites the bound chose.
    private static let stepsPerSearch = 10
    /// How much dearer than the best plan the sites the bound chose may be to start a search, as a divisor: 3 %.
    private static let searchDivisor: Int64 = 33
    /// Nodes, times sites to open, after which the mixed-integer program is tried on what is left of the root: with many sites its bound is
    /// tighter, with few sites branching on them is quicker.
    private static let mostSiteNodes = 200_000
    /// The most pairs that the program is made of.
    private static let mostProgramPairs = 1_000_000

    /// What is left of a kernel: the sites opened for good stand aside, those closed for good are gone.
    private struct Rest {
        var kernel: MedianKernel
        var count: Int
        var opened: [Int] = []
        var multipliers: [Int64]?
        /// No plan of this rest costs less.
        var bound = Int64.min
    }

    /// Returns the cheapest plan found and what is proven about all; `start` is a plan to begin with, in candidate numbers.
    func solve(_ kernel: MedianKernel, count: Int, start: [Int] = []) throws(SitingError) -> Outcome {
        guard count > 0, kernel.siteCount > count else {
            let all = count > 0 ? Array(0..<kernel.siteCount) : []
            let value = kernel.value(of: all)
            return Outcome(sites: all.map { kernel.sites[$0] }, value: value, bound: value)
        }
        var search = MedianSearch(kernel, count: count)
        search.restart(from: kernel.numbers(of: start))
        search.openGreedily(goesOn: means.control.goesOn)
        search.improve { means.control.goesOn() }
        var outcome = Outcome(sites: search.open.map { kernel.sites[$0] }, value: search.value, bound: .min)
        var root = Rest(kernel: kernel, count: count)
        let bound = explore(&root, &outcome, isRoot: true)
        raise(&outcome, to: root.bound)
        guard let bound, !isDone(outcome), goesOn(outcome.value, outcome.bound) else { return outcome }
        guard means.nodes.hasNode() else { return outcome }
        if !enumerate(root, bound, &outcome) { try solveProgram(of: root, bound, &outcome) }
        return outcome
    }

    /// Whether the plan is proven, or proven closely enough.
    private func isDone(_ outcome: Outcome) -> Bool { outcome.bound >= target(outcome) }

    /// What the value may exceed the bound by, in grains.
    private func allowed(_ value: Int64) -> Int64 { means.control.gap.allowance(below: value) }

    /// The least value whose proof as a bound ends the run.
    private func target(_ outcome: Outcome) -> Int64 { outcome.value - grain + 1 - allowed(outcome.value) }

    /// Notes that no plan costs less.
    private func raise(_ outcome: inout Outcome, to bound: Int64) {
        outcome.bound = max(outcome.bound, min(bound, outcome.value))
        if outcome.bound > outcome.value - grain { outcome.bound = outcome.value }
    }

    /// Takes a plan of a rest if it is cheaper than the best.
    ///
    /// A rest understates plans that are dearer, never cheaper ones: what it calls cheaper is.
    private func take(_ sites: [Int], _ value: Int64, _ rest: Rest, _ outcome: inout Outcome) {
        guard value <= outcome.value - grain else { return }
        outcome.value = value
        outcome.sites = rest.opened + sites.map { rest.kernel.sites[$0] }
    }

    /// Raises the bound of a rest and fixes what it decides, as long as that makes the rest markedly smaller.
    ///
    /// Returns the bound at the end, or `nil` when nothing is left to decide there.
    private func explore(_ rest: inout Rest, _ outcome: inout Outcome, isRoot: Bool = false) -> MedianBound? {
        while true {
            guard rest.count > 0, rest.kernel.siteCount > rest.count else {
                let all = rest.count == 0 ? [] : Array(0..<rest.kernel.siteCount)
                rest.bound = rest.kernel.value(of: all)
                take(all, rest.bound, rest, &outcome)
                return nil
            }
            var bound = MedianBound(
                rest.kernel, count: rest.count, multipliers: rest.multipliers, pace: rest.multipliers == nil ? 1.2 : 0.5)
            climb(&bound, rest, &outcome, isRoot: isRoot)
            rest.bound = max(rest.bound, bound.bound)
            if rest.bound >= target(outcome) { return nil }
            guard means.control.goesOn() else { return bound }
            let (opened, closed) = bound.decided(below: outcome.value - grain + 1)
            let smaller = restricted(rest, bound, outcome, opened: opened, closed: closed)
            let (left, was) = (smaller.kernel.pairCount + smaller.kernel.siteCount, rest.kernel.pairCount + rest.kernel.siteCount)
            guard left * 10 < was * 9 else { return bound }
            rest = smaller
        }
    }

    /// Raises the bound, and looks at the sites that it chooses on the way.
    private func climb(_ bound: inout MedianBound, _ rest: Rest, _ outcome: inout Outcome, isRoot: Bool) {
        var search = isRoot ? MedianSearch(rest.kernel, count: rest.count) : nil
        var searched: [Int] = []
        for step in 1...(isRoot ? Self.stepsPerRound : Self.stepsPerNode) where !bound.isSpent {
            bound.step(towards: target(outcome))
            if bound.bound >= target(outcome) { return }
            if isRoot { raise(&outcome, to: bound.bound) }
            if !means.control.goesOn() { return }
            if step % Self.stepsPerSearch == 0 {
                let chosen = bound.chosen.sorted()
                var value = rest.kernel.value(of: chosen)
                if chosen == searched
                    || value - outcome.value >= outcome.value / Self.searchDivisor
                {
                    continue
                }
                searched = chosen
                if search != nil {
                    search?.restart(from: chosen)
                    search?.improve { means.control.goesOn() }
                    value = search?.value ?? value
                }
                take(search?.open ?? chosen, value, rest, &outcome)
            }
            if isRoot, step % 25 == 0, !goesOn(outcome.value, outcome.bound) { return }
        }
    }

    /// Returns what is left of a rest when sites are opened and closed and no row pays more than a cheaper plan than the best can.
    private func restricted(
        _ rest: Rest, _ bound: MedianBound, _ outcome: Outcome, opened: [Bool], closed: [Bool]
    ) -> Rest {
        let slack = outcome.value - grain + 1 - bound.bound
        let (kernel, rows) = rest.kernel.restricted(
            opened: opened, closed: closed, caps: bound.bestMultipliers.map { $0 + slack })
        var smaller = Rest(kernel: kernel, count: rest.count - opened.count { $0 }, bound: rest.bound)
        smaller.opened = rest.opened + opened.indices.filter { opened[$0] }.map { rest.kernel.sites[$0] }
        smaller.multipliers = rows.enumerated().map { row, old in
            min(kernel.bases[row], max(kernel.pairValues[kernel.rowOffsets[row]], bound.bestMultipliers[old]))
        }
        return smaller
    }

    /// Branches on sites, depth first, a few nodes at a time; returns whether everything was decided.
    private func enumerate(_ root: Rest, _ rootBound: MedianBound, _ outcome: inout Outcome) -> Bool {
        var stack = branches(root, rootBound, outcome)
        var explored = 0
        while !stack.isEmpty {
            let bound = stack.reduce(Int64.max) { min($0, $1.bound) }
            raise(&outcome, to: bound)
            var batch: [Rest] = []
            while batch.count < min(Self.nodesAtOnce, means.nodes.left ?? .max), let node = stack.popLast() {
                if node.bound < target(outcome) { batch.append(node) }
            }
            if batch.isEmpty && stack.isEmpty { break }
            let isEnough = explored * root.count > Self.mostSiteNodes && root.kernel.pairCount <= Self.mostProgramPairs
            if isEnough || !means.nodes.hasNode() || !goesOn(outcome.value, outcome.bound) { return false }
            explored += batch.count
            means.nodes.take(batch.count)
            let (nodes, known) = (batch, outcome)
            // The last of the batch were least urgent on the stack, and go back first.
            for found in means.control.crew.map(nodes.count, { look(into: nodes[$0], known) }).reversed() {
                if found.outcome.value < outcome.value {
                    (outcome.value, outcome.sites) = (found.outcome.value, found.outcome.sites)
                }
                stack += found.open
            }
        }
        raise(&outcome, to: target(outcome))
        return true
    }

    /// Explores a node; returns the best plan known then, and what is still to be decided there.
    private func look(into node: Rest, _ known: Outcome) -> (outcome: Outcome, open: [Rest]) {
        var (node, outcome) = (node, known)
        guard let bound = explore(&node, &outcome) else { return (outcome, []) }
        return (outcome, branches(node, bound, outcome))
    }

    /// Returns a rest without and with the site about which its multipliers change their mind most.
    private func branches(_ rest: Rest, _ bound: MedianBound, _ outcome: Outcome) -> [Rest] {
        var (opened, closed) = bound.decided(below: outcome.value - grain + 1)
        let doubt = bound.frequency.map { abs($0 - 0.5) }
        let isFull = opened.count { $0 } == rest.count
        let undecided = isFull ? [] : doubt.indices.filter { !opened[$0] && !closed[$0] }
        guard let site = undecided.min(by: { (doubt[$0], $0) < (doubt[$1], $1) }) else {
            return [restricted(rest, bound, outcome, opened: opened, closed: closed)]
        }
        closed[site] = true
        let without = restricted(rest, bound, outcome, opened: opened, closed: closed)
        closed[site] = false
        opened[site] = true
        return [without, restricted(rest, bound, outcome, opened: opened, closed: closed)]
    }

    /// Has the solver decide what is left of the root.
    private func solveProgram(of root: Rest, _ bound: MedianBound, _ outcome: inout Outcome) throws(SitingError) {
        guard means.control.goesOn(), means.nodes.hasNode() else { return }
        let (opened, closed) = bound.decided(below: outcome.value - grain + 1)
        let rest = restricted(root, bound, outcome, opened: opened, closed: closed)
        let best = Set(outcome.sites)
        let start = (0..<rest.kernel.siteCount).filter { best.contains(rest.kernel.sites[$0]) }
        let program = MedianProgram(rest.kernel, count: rest.count, grain: grain)
        let known = (value: outcome.value, bound: outcome.bound)
        let found = try program.solve(by: means, start: start, gap: allowed(outcome.value)) {
            [goesOn] bound in
            goesOn(known.value, min(known.value, max(known.bound, bound)))
        }
        take(found.sites, rest.kernel.value(of: found.sites), rest, &outcome)
        raise(&outcome, to: found.bound)
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
