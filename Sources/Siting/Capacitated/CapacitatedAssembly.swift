import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// Turns what a search with capacities found into a plan.
struct CapacitatedAssembly {
    let assembly: PlanAssembly
    let problem: CapacitatedProblem

    private var kernel: ConditionedKernel { problem.kernel }

    /// The plan of what was found; figures are the objective and the bound in the plan's unit.
    func plan(_ found: CapacitatedSearch.Found, _ figures: (objective: Double, bound: Double)) -> SitingPlan {
        guard let open = found.open, found.reasons.isEmpty else {
            var plan = found.reasons.isEmpty ? assembly.notFound(bound: figures.bound) : assembly.infeasible()
            var outcome = before
            outcome.infeasibilities = found.reasons
            plan.outcome = outcome
            return plan
        }
        return plan(pruned(open), found, figures)
    }

    private func plan(
        _ open: [Int], _ found: CapacitatedSearch.Found, _ figures: (objective: Double, bound: Double)
    ) -> SitingPlan {
        let base = problem.conditioned.problem
        let sites = ranked(open)
        var outcome = before
        let servedBefore = outcome.baseServedWeight ?? 0
        outcome.servedWeight = kernel.fixedFirst + kernel.unit * found.served
        if problem.conditioned.conditions.costs != nil { outcome.cost = problem.check.cost(of: problem.choice(open)) }
        let evidence =
            problem.goal.isFewestSites
            ? PlanEvidence(Double(sites.selected.count), bound: figures.bound, of: .sitesOpened)
            : PlanEvidence(figures.objective, bound: figures.bound, of: .servedWeight, base: base.scale.weight(servedBefore))
        var plan = assembly.plan(sites, evidence)
        plan.coveredWeight = base.baseWeight + PlanEvaluation(of: sites.selected, on: base).gainedWeight
        plan.gainedWeight = (outcome.servedWeight ?? 0) - servedBefore
        plan.outcome = outcome
        if !problem.isReachable { plan.status = .infeasibleTarget }
        return plan
    }

    /// Leaves out sites that nothing is served by and no condition needs.
    private func pruned(_ open: [Int]) -> [Int] {
        guard problem.isSplittable, !problem.goal.isFewestSites else { return open }
        var open = open
        let whole = problem.served(open)
        for site in open.reversed() where !problem.forced.contains(site) {
            let less = open.filter { $0 != site }
            if problem.served(less) == whole, problem.keepsConditions(less) { open = less }
        }
        return open
    }

    /// The new sites by what each lets be served beside those before it, and what would be lost without each, in ticks.
    ///
    /// What sites can serve has falling gains, so that an old gain bounds a new one (lazy greedy; Minoux 1978). With whole points the figures
    /// are those of the published assignment, which is made later: here their order alone counts, by what each would serve of points that may
    /// be split.
    private func ranked(_ open: [Int]) -> PlanEvaluation {
        let problem = problem.isSplittable ? problem : problem.relaxed
        var growth = problem.growth(opening: problem.existing)
        var waiting = open.filter { $0 < kernel.openableCount }.map { (site: $0, gain: Int64.max, stage: -1) }
        var (chosen, gains): ([Int], [Int64]) = ([], [])
        while let best = waiting.indices.max(by: {
            (waiting[$0].gain, waiting[$1].site) < (waiting[$1].gain, waiting[$0].site)
        }) {
            if waiting[best].stage < chosen.count {
                (waiting[best].gain, waiting[best].stage) = (growth.gain(of: waiting[best].site), chosen.count)
                continue
            }
            chosen.append(waiting[best].site)
            gains.append(growth.open(waiting[best].site))
            waiting.remove(at: best)
        }
        let unique = chosen.map { site in growth.served - problem.growth(opening: open.filter { $0 != site }).served }
        let unit = problem.kernel.unit
        return PlanEvaluation(
            selected: chosen.map { kernel.sites[$0] }, gains: gains.map { $0 * unit }, uniqueGains: unique.map { $0 * unit })
    }

    /// What existing facilities serve.
    private var before: ConditionedOutcome {
        var outcome = ConditionedOutcome()
        let served = kernel.fixedFirst + kernel.unit * problem.served(Array(problem.existing))
        (outcome.servedWeight, outcome.baseServedWeight) = (served, served)
        return outcome
    }
}
