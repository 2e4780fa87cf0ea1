import CoverageAnalysis
import MILP
import PlanningTerms

/// Covers the most weight of a kernel with a number of sites: plan and bound close in on each other, sites are settled, parts that
/// separate are solved on their own, and branch and bound decides what is left.
struct MaximalCovering: Sendable {
    /// What is known so far; values in units of the kernel.
    struct Outcome: Sendable {
        /// Candidate numbers.
        var sites: [Int]
        var value: Int64
        var bound: Int64
        /// What 0, 1, … sites cover at most, where prices were found that tell.
        var curve: [Int64]?
        /// The prices of the kernel's rows behind ``curve``, in units.
        var prices: [Double]?
    }

    /// Where a run starts.
    struct Start: Sendable {
        /// Candidate numbers of a plan.
        var sites: [Int] = []
        /// Prices of the rows, in units.
        var prices: [Double]?
    }

    let means: SearchMeans
    private(set) var effort: Effort
    /// Plans that cover no more than this, in units, are of no interest.
    var floor: Int64 = 0
    /// A value that is enough.
    var enough = Int64.max
    /// What the bound may exceed a value by, so that the gap asked for is reached.
    var tolerance: @Sendable (_ value: Int64) -> Int64 = { _ in 0 }
    /// Told value and bound from time to time; returns whether to go on.
    let goesOn: @Sendable (_ value: Int64, _ bound: Int64) -> Bool

    private var control: RunControl { means.control }

    /// Returns the best plan of at most `count` sites found, and what is proven about all.
    func solve(_ kernel: CoverKernel, count: Int, from start: Start = Start()) throws(SitingError) -> Outcome {
        if count <= 0 || kernel.siteCount == 0 { return Outcome(sites: [], value: 0, bound: 0) }
        var outcome = firstPlan(kernel, count: count, start.sites)
        if isDecided(outcome) || !goesOn(outcome.value, outcome.bound) { return hastened(outcome, kernel, count) }
        var residual = ResidualProblem(kernel: kernel, count: count, prices: start.prices)
        if kernel.components().count > 1 {
            // Prices for all parts at once say how to spread the sites.
            if start.prices == nil { _ = hastily.narrow(&residual, &outcome) }
            if !isDecided(outcome), control.goesOn() { try decompose(residual.kernel.parts(), of: residual, &outcome) }
            return outcome
        }
        // The first round starts even when the time is up: a few steps make the bound worth having.
        while !isDecided(outcome), residual.count < residual.kernel.siteCount, narrow(&residual, &outcome), control.goesOn() {}
        if isDecided(outcome) || !control.goesOn() { return outcome }
        let pieces = residual.kernel.parts()
        if pieces.count > 1, residual.count < residual.kernel.siteCount {
            try decompose(pieces, of: residual, &outcome)
        } else {
            try branch(on: residual, &outcome)
        }
        return outcome
    }

    /// The same run with the effort of a first look.
    private var hastily: MaximalCovering {
        var run = self
        run.effort = .first
        return run
    }

    /// Whether the plan is good enough, or nothing of interest exists.
    private func isDecided(_ outcome: Outcome) -> Bool {
        outcome.value >= enough || outcome.bound - max(floor, outcome.value) <= max(0, tolerance(outcome.value))
    }

    /// The value a plan must pass to be of interest.
    private func rival(_ outcome: Outcome) -> Int64 { max(outcome.value, floor) }

    /// Returns the better of the greedy plan and the one to start from, after exchanges.
    private func firstPlan(_ kernel: CoverKernel, count: Int, _ start: [Int]) -> Outcome {
        var greedy = GreedySolver(kernel, count: count)
        greedy.run()
        var state = ExchangeState(kernel, open: greedy.state.open)
        if !start.isEmpty {
            let known = ExchangeState(kernel, open: kernel.numbers(of: start))
            if known.value >= state.value { state = known }
        }
        if control.goesOn() {
            var search = VertexSubstitution(state, count: count, seed: control.limits.seed)
            search.improve(goesOn: control.goesOn)
            state = search.state
        }
        return Outcome(
            sites: state.open.map { kernel.sites[$0] }, value: state.value, bound: max(state.value, greedy.bound))
    }

    /// Lowers the bound by a few price steps where no time is left for more.
    private func hastened(_ outcome: Outcome, _ kernel: CoverKernel, _ count: Int) -> Outcome {
        guard !isDecided(outcome), count < kernel.siteCount else { return outcome }
        var lagrangian = LagrangianBound(kernel, count: count)
        for _ in 0..<Self.hastySteps { lagrangian.step(against: rival(outcome)) }
        var outcome = outcome
        outcome.bound = min(outcome.bound, max(rival(outcome), lagrangian.bound))
        return outcome
    }

    /// Price steps when the time is up.
    private static let hastySteps = 20
    /// Steps by which prices are looked for before they are lowered one by one.
    private static let primalDualSteps = 300
    /// Steps from one look at the clock, and at the plan that prices suggest, to the next.
    private static let lookEvery = 20

    /// What the two halves of a round found: prices with the plans they suggested, and the plan of the search.
    private struct Round: Sendable {
        var lagrangian: LagrangianBound
        var plan: (open: [Int], value: Int64)
    }

    /// Runs one round of prices beside one of search, and drops what they settle; returns whether that made the model clearly smaller.
    private func narrow(_ residual: inout ResidualProblem, _ outcome: inout Outcome) -> Bool {
        let known = (residual: residual, outcome: outcome)
        let (round, found) = control.crew.both(
            { priced(known.residual, known.outcome) }, { searched(known.residual, known.outcome) })
        var lagrangian = round.lagrangian
        for plan in [round.plan, found] where residual.fixedValue + plan.value > outcome.value {
            outcome.value = residual.fixedValue + plan.value
            outcome.sites = residual.sites(of: plan.open)
        }
        // What is fixed holds for better plans only, so the rival caps the bound from below.
        outcome.bound = min(outcome.bound, max(rival(outcome), residual.fixedValue + lagrangian.bound))
        if residual.isWhole {
            outcome.curve = lagrangian.curve(to: residual.kernel.siteCount)
            outcome.prices = lagrangian.unitPrices
        }
        if isDecided(outcome) || !goesOn(outcome.value, outcome.bound) { return false }
        lagrangian.settleAgain(against: rival(outcome) - residual.fixedValue)
        return residual.fix(lagrangian, keeping: outcome.sites)
    }

    /// Lowers prices' bound step by step, and exchanges sites of plans that the prices suggest.
    private func priced(_ residual: ResidualProblem, _ outcome: Outcome) -> Round {
        let kernel = residual.kernel
        var search = search(residual, outcome)
        var plan = (open: search.state.open, value: search.state.value)
        var rival = max(rival(outcome) - residual.fixedValue, plan.value)
        func attempt(_ sites: [Int]) {
            search.restart(from: sites, goesOn: control.goesOn)
            guard search.state.value > plan.value else { return }
            plan = (search.state.open, search.state.value)
            rival = max(rival, plan.value)
        }
        var start = residual.prices
        if start == nil {
            let relaxed = relaxed(kernel, residual.count, outcome)
            attempt(relaxed.mostOpen)
            start = relaxed.bestPrices
        }
        var lagrangian = LagrangianBound(kernel, count: residual.count, prices: start)
        var tried = Int64.max
        for step in 1...max(1, effort.steps) {
            lagrangian.step(against: rival)
            // No more is spent on the plans that prices suggest than on the prices.
            if step % Self.lookEvery == 0, lagrangian.best < tried, search.state.work <= step * kernel.rows.members.count {
                tried = lagrangian.best
                attempt(lagrangian.chosen)
            }
            if lagrangian.isExhausted || lagrangian.bound - rival <= tolerance(outcome.value) { break }
            if !control.goesOn() { break }
            if step % Self.lookEvery == 0, !goesOn(outcome.value, outcome.bound) { break }
        }
        return Round(lagrangian: lagrangian, plan: plan)
    }

    /// Solves the linear relaxation roughly.
    private func relaxed(_ kernel: CoverKernel, _ count: Int, _ outcome: Outcome) -> PrimalDualPrices {
        var prices = PrimalDualPrices(kernel, count: count)
        for step in 1...Self.primalDualSteps {
            prices.step()
            if prices.isExhausted { break }
            if step % Self.lookEvery == 0, !(control.goesOn() && goesOn(outcome.value, outcome.bound)) { break }
        }
        return prices
    }

    /// Searches for a better plan.
    private func searched(_ residual: ResidualProblem, _ outcome: Outcome) -> (open: [Int], value: Int64) {
        let kernel = residual.kernel
        var search = search(residual, outcome)
        search.search(effort: min(effort.searchLimit, effort.looks * kernel.rows.members.count)) { control.goesOn() }
        return (search.state.open, search.state.value)
    }

    /// Prepares to improve the best plan so far.
    private func search(_ residual: ResidualProblem, _ outcome: Outcome) -> VertexSubstitution {
        let kernel = residual.kernel
        let state = ExchangeState(kernel, open: kernel.numbers(of: outcome.sites))
        return VertexSubstitution(state, count: residual.count, seed: control.limits.seed)
    }

    /// Solves the parts of the residual problem on their own, and spreads the sites over them.
    private func decompose(
        _ parts: [KernelPart], of residual: ResidualProblem, _ outcome: inout Outcome
    ) throws(SitingError) {
        let before = outcome
        var decomposition = try BudgetDecomposition(
            means: means, goal: .most(count: residual.count, above: rival(outcome) - residual.fixedValue),
            effortLimit: effort, gap: { [tolerance] value in max(0, tolerance(value + residual.fixedValue)) },
            goesOn: { [goesOn] value, bound in
                let value = max(before.value, residual.fixedValue + value)
                return goesOn(value, min(before.bound, max(value, residual.fixedValue + bound)))
            }, parts: parts, start: outcome.sites, prices: residual.prices)
        let found = try decomposition.run()
        if residual.fixedValue + found.value > outcome.value {
            outcome.value = residual.fixedValue + found.value
            outcome.sites = residual.fixedSites + found.sites
        }
        outcome.bound = min(outcome.bound, max(rival(outcome), residual.fixedValue + found.bound))
    }

    /// Decides the residual problem by branching on prices, or has the solver do it.
    private func branch(on residual: ResidualProblem, _ outcome: inout Outcome) throws(SitingError) {
        let kernel = residual.kernel
        if residual.isFree {
            let all = ExchangeState(kernel, open: Array(0..<kernel.siteCount))
            take(all, residual, &outcome)
            outcome.bound = min(outcome.bound, max(rival(outcome), residual.fixedValue + kernel.totalWeight))
            return
        }
        if effort.branching == 0 { return }
        guard means.nodes.hasNode() else { return }
        if kernel.siteCount <= effort.branchedSites { branchByPrices(residual, &outcome) }
        if !isDecided(outcome), !means.nodes.wasWanting, effort.nodes != 0,
            kernel.rows.members.count <= effort.programPairs, control.goesOn()
        {
            try branchByProgram(residual, &outcome)
        }
    }

    private func branchByPrices(_ residual: ResidualProblem, _ outcome: inout Outcome) {
        let (known, left) = (outcome, means.nodes.left)
        var branching = LagrangianBranching(
            residual, rival: rival(outcome), bound: outcome.bound, effort: effort.branching, nodes: left)
        let found = branching.run { goesOn(known.value, known.bound) }
        if let sites = found.sites {
            outcome.sites = sites
            outcome.value = found.value
        }
        outcome.bound = min(outcome.bound, found.bound)
        means.nodes.take(found.nodes)
        if !isDecided(outcome), found.nodes == left { means.nodes.noteWanting() }
    }

    private func branchByProgram(_ residual: ResidualProblem, _ outcome: inout Outcome) throws(SitingError) {
        let kernel = residual.kernel
        let model = CoveringProgram(kernel, count: residual.count)
        let fixed = residual.fixedValue
        let before = outcome
        let result = try model.solve(
            by: means, ownNodes: effort.programNodes(within: means.nodes.left), start: kernel.numbers(of: outcome.sites),
            gap: max(0, tolerance(outcome.value))
        ) { value, bound in
            let value = max(before.value, fixed + value)
            let bound = min(before.bound, max(value, fixed + bound))
            return bound > floor && value < enough && goesOn(value, bound)
        }
        var search = VertexSubstitution(
            ExchangeState(kernel, open: result.sites), count: residual.count, seed: control.limits.seed)
        search.improve(goesOn: control.goesOn)
        take(search.state, residual, &outcome)
        outcome.bound = min(outcome.bound, max(rival(outcome), fixed + max(result.bound, search.state.value)))
        if result.limit == .nodes { means.nodes.noteWanting() }
    }

    /// Takes a state's plan if it is better.
    private func take(_ state: ExchangeState, _ residual: ResidualProblem, _ outcome: inout Outcome) {
        guard residual.fixedValue + state.value > outcome.value else { return }
        outcome.value = residual.fixedValue + state.value
        outcome.sites = residual.sites(of: state.open)
    }
}
