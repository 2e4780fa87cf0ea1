import MILP

/// Covers the most weight of a kernel with a number of sites: incumbent and bound close in on each other, sites are fixed, and branch and
/// bound decides what is left.
struct MaximalCovering {
    /// What is known so far; values in units of the kernel.
    struct Outcome {
        /// Candidate numbers.
        var sites: [Int]
        var value: Int64
        var bound: Int64
    }

    let solver: any MILPSolver
    let control: RunControl
    /// The value that is enough; above every possible one when the most is wanted.
    let need: Int64
    /// What the bound may exceed a value by, so that the gap asked for is reached.
    let tolerance: @Sendable (_ value: Int64) -> Int64
    /// Told value and bound from time to time; returns whether to go on.
    let goesOn: @Sendable (_ value: Int64, _ bound: Int64) -> Bool

    /// The residual problem, and what has been fixed on the way to it.
    private struct Residual {
        var kernel: CoverKernel
        var count: Int
        var fixedSites: [Int] = []
        var fixedValue: Int64 = 0
    }

    /// Returns the best plan of at most `count` sites found, and what is proven about all.
    func solve(_ kernel: CoverKernel, count: Int) throws(SitingError) -> Outcome {
        if count <= 0 || kernel.siteCount == 0 { return Outcome(sites: [], value: 0, bound: 0) }
        var greedy = GreedySolver(kernel, count: count)
        greedy.run()
        var search = VertexSubstitution(greedy.state, count: count, seed: control.limits.seed)
        let effort = min(Self.searchEffort, Self.effortPerPair * kernel.columns.members.count)
        search.search(effort: effort / 4, until: min(need, greedy.bound)) { control.goesOn() }
        var outcome = Outcome(
            sites: search.state.open.map { kernel.sites[$0] }, value: search.state.value, bound: greedy.bound)
        var residual = Residual(kernel: kernel, count: count)
        // The first round starts even when the time is up: a few steps make the bound worth having.
        while !isDecided(outcome), residual.count < residual.kernel.siteCount, narrow(&residual, &outcome), control.goesOn() {}
        if !isDecided(outcome), control.goesOn() { try branch(on: residual, &outcome) }
        return outcome
    }

    /// Row–site pairs the first search looks at, beside its first descent, at most.
    private static let searchEffort = 20_000_000
    /// Times the first search may look at every pair, at most.
    private static let effortPerPair = 2000
    /// Sites explored for each site that is to be opened.
    private static let explored = 2
    /// Subgradient steps between two reductions, at most.
    private static let stepsPerRound = 3000

    /// Whether the plan is good enough, or `need` is out of reach.
    private func isDecided(_ outcome: Outcome) -> Bool {
        outcome.value >= need || outcome.bound < need && need < .max
            || outcome.bound - outcome.value <= tolerance(outcome.value)
    }

    /// The value a plan must pass to be of interest.
    private func rival(_ outcome: Outcome) -> Int64 { need == .max ? outcome.value : max(outcome.value, need - 1) }

    /// Runs one round of the Lagrangian and fixes what it settles; returns whether that made the model clearly smaller.
    private func narrow(_ residual: inout Residual, _ outcome: inout Outcome) -> Bool {
        let kernel = residual.kernel
        var lagrangian = LagrangianBound(kernel, count: residual.count)
        var search = VertexSubstitution(
            CoverState(kernel, open: kernel.numbers(of: outcome.sites)), count: residual.count, seed: control.limits.seed)
        var tried: Int64 = .max
        for step in 1...Self.stepsPerRound {
            lagrangian.step(against: rival(outcome) - residual.fixedValue)
            // What is fixed holds for better plans only, so the incumbent's value caps the bound from below.
            outcome.bound = min(outcome.bound, max(rival(outcome), residual.fixedValue + lagrangian.bound))
            if step % 20 == 0, lagrangian.best < tried {
                tried = lagrangian.best
                search.restart(from: lagrangian.chosen, until: need == .max ? .max : need - residual.fixedValue)
                take(search.state, residual, &outcome)
            }
            if isDecided(outcome) || lagrangian.isExhausted { break }
            if step % 20 == 0, !goesOn(outcome.value, outcome.bound) { break }
        }
        if isDecided(outcome) { return false }
        explore(lagrangian.promisingSites(Self.explored * residual.count), residual, &outcome)
        lagrangian.settleAgain(against: rival(outcome) - residual.fixedValue)
        return !isDecided(outcome) && fix(lagrangian, &residual, outcome)
    }

    /// Searches among the sites that the prices value most, where little is left to go wrong.
    private func explore(_ promising: [Bool], _ residual: Residual, _ outcome: inout Outcome) {
        var keeps = promising
        for site in residual.kernel.numbers(of: outcome.sites) { keeps[site] = true }
        var part = residual
        part.kernel = residual.kernel.restricted(to: keeps)
        let kernel = part.kernel
        var search = VertexSubstitution(
            CoverState(kernel, open: kernel.numbers(of: outcome.sites)), count: residual.count, seed: control.limits.seed)
        let effort = min(Self.searchEffort, Self.effortPerPair * kernel.columns.members.count)
        search.search(effort: effort, until: min(need, outcome.bound) - residual.fixedValue) { control.goesOn() }
        take(search.state, part, &outcome)
    }

    /// Takes a state's plan if it is better.
    private func take(_ state: CoverState, _ residual: Residual, _ outcome: inout Outcome) {
        guard residual.fixedValue + state.value > outcome.value else { return }
        outcome.value = residual.fixedValue + state.value
        outcome.sites = residual.fixedSites + state.open.map { residual.kernel.sites[$0] }
    }

    /// Drops and opens the sites that are settled, the incumbent's choices excepted, so that it stays a plan of the residual.
    private func fix(_ lagrangian: LagrangianBound, _ residual: inout Residual, _ outcome: Outcome) -> Bool {
        let kernel = residual.kernel
        let incumbent = Set(kernel.numbers(of: outcome.sites))
        var keeps = [Bool](repeating: true, count: kernel.siteCount)
        var opened: [Int] = []
        for site in 0..<kernel.siteCount {
            if lagrangian.isOpened[site], incumbent.contains(site) {
                opened.append(site)
                keeps[site] = false
            } else if lagrangian.isClosed[site], !incumbent.contains(site) {
                keeps[site] = false
            }
        }
        let isCovered = kernel.covered(by: opened)
        let smaller = kernel.restricted(to: keeps, without: isCovered)
        let isWorthwhile = smaller.siteCount * 10 <= kernel.siteCount * 9 || smaller.rowCount * 10 <= kernel.rowCount * 9
        for row in isCovered.indices where isCovered[row] { residual.fixedValue += kernel.weights[row] }
        residual.fixedSites += opened.map { kernel.sites[$0] }
        residual.count -= opened.count
        residual.kernel = smaller
        return isWorthwhile
    }

    /// Has the solver decide the residual problem.
    private func branch(on residual: Residual, _ outcome: inout Outcome) throws(SitingError) {
        let kernel = residual.kernel
        if residual.count >= kernel.siteCount {
            take(CoverState(kernel, open: Array(0..<kernel.siteCount)), residual, &outcome)
            outcome.bound = min(outcome.bound, max(rival(outcome), residual.fixedValue + kernel.totalWeight))
            return
        }
        if control.nodesLeft == 0 {
            control.stop(by: .workLimit)
            return
        }
        let model = CoveringProgram(kernel, count: residual.count)
        let fixed = residual.fixedValue
        let before = outcome
        let result = try model.solve(
            by: solver, control: control, start: kernel.numbers(of: outcome.sites),
            gap: max(0, tolerance(outcome.value))
        ) { value, bound in
            let value = max(before.value, fixed + value)
            let bound = min(before.bound, max(value, fixed + bound))
            return value < need && (bound >= need || need == .max) && goesOn(value, bound)
        }
        var search = VertexSubstitution(CoverState(kernel, open: result.sites), count: residual.count, seed: control.limits.seed)
        search.improve()
        take(search.state, residual, &outcome)
        outcome.bound = min(outcome.bound, max(rival(outcome), fixed + max(result.bound, search.state.value)))
        if !isDecided(outcome) { control.noteLimitReached() }
    }
}
