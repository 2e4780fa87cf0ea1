import MILP

/// Covers a given weight of a kernel with the fewest sites, by deciding for one count after another, halving the
/// range, whether it can.
///
/// So many sites suffice exactly if the most they can cover is enough, so that everything known about maximal covering decides.
struct PartialCovering {
    let solver: any MILPSolver
    let control: RunControl
    /// The weight to cover, in units; more than 0 and at most the kernel's.
    let need: Int64
    /// Told the fewest sites known and the bound; returns whether to go on.
    let goesOn: @Sendable (_ sites: Int, _ bound: Int) -> Bool

    /// Returns the smallest plan found, and what is proven about all.
    func solve(_ kernel: CoverKernel) throws(SitingError) -> SetCovering.Outcome {
        var greedy = GreedySolver(kernel, count: kernel.siteCount)
        greedy.run(until: need)
        var plan = pruned(greedy.state)
        var bound = raised(fewestByGreedyStages(kernel), below: plan.open.count, kernel)
        while bound < plan.open.count, isWorthwhile(plan.open.count, bound), goesOn(plan.open.count, bound) {
            let count = (bound + plan.open.count) / 2
            let known = (sites: plan.open.count, bound: bound)
            let decision = MaximalCovering(
                solver: solver, control: control, need: need, tolerance: { _ in -1 },
                goesOn: { [goesOn] _, _ in goesOn(known.sites, known.bound) })
            let outcome = try decision.solve(kernel, count: count)
            if outcome.value >= need {
                plan = pruned(CoverState(kernel, open: kernel.numbers(of: outcome.sites)))
            } else if outcome.bound < need {
                bound = count + 1
            } else {
                break
            }
        }
        return SetCovering.Outcome(sites: improved(plan).open.map { kernel.sites[$0] }, bound: bound)
    }

    /// Whether the gap asked for is still open.
    private func isWorthwhile(_ sites: Int, _ bound: Int) -> Bool {
        Double(sites - bound) > control.limits.gap * Double(sites)
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

    /// Exchanges sites for more weight at the same number.
    private func improved(_ plan: CoverState) -> CoverState {
        var search = VertexSubstitution(plan, count: plan.open.count, seed: control.limits.seed)
        search.improve()
        return search.state
    }

    /// Returns the fewest sites that no stage of the greedy plan rules out: value + the k largest gains must reach the need.
    private func fewestByGreedyStages(_ kernel: CoverKernel) -> Int {
        var state = CoverState(kernel)
        var fewest = 1
        while state.value < need {
            var reach = state.value
            var sites = 0
            for gain in state.gain.sorted(by: >) where reach < need {
                reach += gain
                sites += 1
            }
            fewest = max(fewest, sites)
            guard let best = state.gain.indices.max(by: { (state.gain[$0], -$0) < (state.gain[$1], -$1) }) else { break }
            state.open(best)
        }
        return fewest
    }

    /// Returns the highest bound that a few price steps for each count prove; `count` sites are known to be enough.
    private func raised(_ bound: Int, below count: Int, _ kernel: CoverKernel) -> Int {
        var low = bound
        var high = count
        while low < high {
            let middle = (low + high) / 2
            guard middle < kernel.siteCount else { return low }
            var lagrangian = LagrangianBound(kernel, count: middle)
            for _ in 0..<(control.goesOn() ? Self.steps : Self.hastySteps) where lagrangian.bound >= need {
                lagrangian.step(against: need - 1)
            }
            if lagrangian.bound < need { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Subgradient steps for one count.
    private static let steps = 200
    /// Subgradient steps for one count when the time is up.
    private static let hastySteps = 20
}
