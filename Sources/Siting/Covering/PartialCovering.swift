import PlanningTerms

/// Covers a given weight of a kernel with the fewest sites.
///
/// So many sites suffice exactly if the most they can cover is enough, so that everything known about maximal covering decides.
struct PartialCovering {
    let means: SearchMeans
    /// The weight to cover, in units; more than 0 and at most the kernel's.
    let need: Int64
    /// Told the fewest sites known and the bound; returns whether to go on.
    let goesOn: @Sendable (_ sites: Int, _ bound: Int) -> Bool

    /// Returns the smallest plan found, and what is proven about all.
    func solve(_ kernel: CoverKernel) throws(SitingError) -> SetCovering.Outcome {
        var greedy = GreedySolver(kernel, count: kernel.siteCount)
        greedy.run(until: need)
        var plan = pruned(greedy.state)
        var outcome = SetCovering.Outcome(sites: [], bound: fewestByGreedyStages(kernel))
        if outcome.bound < plan.open.count, goesOn(plan.open.count, outcome.bound) {
            let stages = outcome.bound
            var decomposition = try BudgetDecomposition(
                means: means, goal: .fewest(need: need, budget: plan.open.count),
                effortLimit: Effort.full,
                gap: { [gap = means.control.gap] sites in gap.allowance(below: sites) },
                goesOn: { [goesOn] sites, bound in goesOn(Int(sites), max(stages, Int(bound))) }, parts: kernel.parts(),
                start: plan.open.map { kernel.sites[$0] }, prices: prices(kernel, count: plan.open.count))
            let found = try decomposition.run()
            if found.value >= need { plan = pruned(CoverState(kernel, open: kernel.numbers(of: found.sites))) }
            outcome.bound = max(outcome.bound, Int(found.bound))
        }
        outcome.sites = improved(plan).map { kernel.sites[$0] }
        return outcome
    }

    /// Closes sites, those that lose least first, as long as the need is met.
    private func pruned(_ state: CoverState) -> CoverState {
        var state = state
        while let least = state.open.min(by: { (state.loss[$0], $0) < (state.loss[$1], $1) }),
            state.value - state.loss[least] >= need
        {
            state.close(least)
        }
        return state
    }

    /// Exchanges sites for more weight at the same number, if there is time; returns the kernel's numbers of the open ones.
    private func improved(_ plan: CoverState) -> [Int] {
        guard means.control.goesOn() else { return plan.open }
        var search = VertexSubstitution(
            ExchangeState(plan.kernel, open: plan.open), count: plan.open.count, seed: means.control.limits.seed)
        search.improve(goesOn: means.control.goesOn)
        return search.state.open
    }

    /// Returns prices of the rows that suit the fewest sites that may suffice.
    private func prices(_ kernel: CoverKernel, count: Int) -> [Double]? {
        var count = count
        var prices: [Double]?
        for _ in 0..<Self.priceRounds where count < kernel.siteCount && means.control.goesOn() {
            var lagrangian = LagrangianBound(kernel, count: count, prices: prices)
            for _ in 0..<Self.priceSteps where !lagrangian.isExhausted && means.control.goesOn() {
                lagrangian.step(against: need)
            }
            prices = lagrangian.unitPrices
            count = min(count, lagrangian.curve(to: count).firstIndex { $0 >= need } ?? count)
        }
        return prices
    }

    /// Times that prices are sought, for ever fewer sites.
    private static let priceRounds = 3
    /// Price steps of a round.
    private static let priceSteps = 300

    /// Returns the fewest sites that no stage of the greedy plan rules out: value + the k largest gains must reach the need.
    private func fewestByGreedyStages(_ kernel: CoverKernel) -> Int {
        var fewest = 1
        var stages = 0
        func look(_ state: CoverState) {
            stages += 1
            // Stages 0, 1, 2, 4, 8, … say enough.
            guard state.value < need, stages & (stages - 1) == 0 else { return }
            var reach = state.value
            var sites = 0
            for gain in state.gain.sorted(by: >) where reach < need {
                reach += gain
                sites += 1
            }
            fewest = max(fewest, sites)
        }
        look(CoverState(kernel))
        var greedy = GreedySolver(kernel, count: kernel.siteCount)
        greedy.run(until: need, stage: look)
        return fewest
    }
}
