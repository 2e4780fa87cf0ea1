import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// Turns what a search with capacities found into a plan.
struct CapacitatedAssembly {
    let problem: CapacitatedProblem
    let control: BranchControl
    let solver: String

    private var kernel: ConditionedKernel { problem.kernel }

    /// The plan of what was found; figures are the objective and the bound in the plan's unit.
    func plan(_ found: CapacitatedSearch.Found, _ figures: (objective: Double, bound: Double)) -> SitingPlan {
        guard found.reasons.isEmpty else { return empty(.infeasible, found.reasons) }
        guard let open = found.open else {
            var plan = empty(.noPlan, [])
            plan.stoppedBy = control.stop ?? .workLimit
            plan.bound = figures.bound
            (plan.gap, plan.gapGained) = (1, 1)
            return plan
        }
        return plan(open, found, figures)
    }

    private func plan(
        _ open: [Int], _ found: CapacitatedSearch.Found, _ figures: (objective: Double, bound: Double)
    ) -> SitingPlan {
        let base = problem.conditioned.problem
        let open = pruned(open)
        let ranking = ranked(open)
        var plan = empty(.feasible, [])
        plan.selected = ranking.sites
        (plan.gains, plan.uniqueGains) = (ranking.gains, ranking.unique)
        plan.coveredWeight = base.baseWeight + PlanEvaluation(of: plan.selected, on: base).gainedWeight
        var outcome = plan.outcome ?? ConditionedOutcome()
        let before = outcome.baseServedWeight ?? 0
        outcome.servedWeight = kernel.fixedFirst + kernel.unit * found.served
        if problem.conditioned.conditions.costs != nil { outcome.cost = problem.check.cost(of: problem.choice(open)) }
        plan.gainedWeight = (outcome.servedWeight ?? 0) - before
        plan.outcome = outcome
        if problem.goal.isFewestSites {
            (plan.objective, plan.bound) = (Double(plan.selected.count), min(Double(plan.selected.count), figures.bound))
            plan.gap = plan.objective > 0 ? (plan.objective - plan.bound) / plan.objective : 0
            plan.gapGained = plan.gap
        } else {
            (plan.objective, plan.bound) = (figures.objective, max(figures.objective, figures.bound))
            let difference = plan.bound - plan.objective
            plan.gap = plan.bound > 0 ? difference / plan.bound : 0
            let above = plan.bound - base.scale.weight(before)
            plan.gapGained = above > 0 ? difference / above : 0
        }
        plan.status = plan.bound == plan.objective ? .optimal : .feasible
        plan.stoppedBy = plan.status == .optimal ? .none : control.stop ?? .gap
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
    private func ranked(_ open: [Int]) -> (sites: [Int], gains: [Int64], unique: [Int64]) {
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
        return (chosen.map { kernel.sites[$0] }, gains.map { $0 * unit }, unique.map { $0 * unit })
    }

    /// What exists, with a status.
    private func empty(_ status: SitingStatus, _ reasons: [SitingInfeasibility]) -> SitingPlan {
        let base = problem.conditioned.problem
        var outcome = ConditionedOutcome()
        outcome.infeasibilities = reasons
        let served = kernel.fixedFirst + kernel.unit * problem.served(Array(problem.existing))
        (outcome.servedWeight, outcome.baseServedWeight) = (served, served)
        var plan = SitingPlan(
            model: problem.model, status: status, stoppedBy: .none, isReproducible: !control.isCut, selected: [],
            objectiveMeasure: problem.goal.isFewestSites ? .sitesOpened : .servedWeight, objective: 0, bound: 0,
            coveredWeight: base.baseWeight, gainedWeight: 0, gains: [], uniqueGains: [], gap: 0, gapGained: 0,
            reductions: kernel.summary, uncoverableRows: kernel.uncoverableRows, largestReachableWeight: kernel.reachableFirst,
            solver: solver, seconds: control.seconds)
        plan.outcome = outcome
        if !problem.goal.isFewestSites {
            (plan.objective, plan.bound) = (base.scale.weight(served), base.scale.weight(served))
        }
        return plan
    }
}
