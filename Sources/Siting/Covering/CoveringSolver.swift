import PlanningTerms
import ServiceModel

/// Decides the models on cover sets where nothing but the number of sites links what lies apart.
///
/// There is always a plan: one that limits or an unreachable target leave wanting says so in its status. Every figure is counted in
/// ticks from the cover sets, whatever the solver says. The method is that of docs/method.md, section 8, after Cordeau, Furini & Ljubić
/// 2019 (doi:10.1016/j.ejor.2018.12.021) for maximal covering and Beasley 1990
/// (doi:10.1002/1520-6750(199002)37:1<151::AID-NAV3220370110>3.0.CO;2-2) for set covering.
struct CoveringSolver {
    let question: SitingQuestion
    let means: SearchMeans

    private var control: RunControl { means.control }

    /// Returns the plan of at most so many sites that covers the most weight.
    func mostWeight(_ count: Int) throws(SitingError) -> SitingPlan {
        if case .only(let opened, let reach) = question.measured { return unmeasured(opened, reach).mostWeight() }
        let reduced = ReducedProblem(question.problem, control: control)
        let (decided, unit, scale) = (reduced.decidedWeight, reduced.unit, reduced.problem.scale)
        let engine = MaximalCovering(
            means: means, effort: Effort.full,
            tolerance: { [gap = control.gap] value in gap.allowance(above: Double(decided + unit * value), unit: unit) },
            goesOn: { [control] value, bound in
                control.report(
                    objective: scale.weight(decided + unit * value),
                    bound: scale.weight(decided + unit * min(bound, Int64(1 << 53) / unit)))
            })
        let outcome = try engine.solve(reduced.kernel, count: count - reduced.required.count)
        means.closeLedger()
        let opened = evaluated(outcome.sites, reduced)
        let covered = reduced.problem.baseWeight + opened.gainedWeight
        let bound = min(max(decided + unit * outcome.bound, covered), reduced.reachableWeight)
        return assembly(reduced).plan(
            opened, PlanEvidence(most: covered, bound: bound, base: reduced.problem.baseWeight) { scale.weight($0) })
    }

    /// Returns the plan of the fewest sites that cover a share of all weight, or all that can be covered.
    func fewestSites(_ target: Double) throws(SitingError) -> SitingPlan {
        if case .only(let opened, let reach) = question.measured { return unmeasured(opened, reach).fewestSites(target) }
        let reduced = ReducedProblem(question.problem, control: control)
        let kernel = reduced.kernel
        let needTicks = reduced.problem.ticks(forTarget: target)
        let missing = min(needTicks, reduced.reachableWeight) - reduced.decidedWeight
        let need = missing / reduced.unit + (missing % reduced.unit > 0 ? 1 : 0)
        let required = reduced.required.count
        let goesOn: @Sendable (Int, Int) -> Bool = { [control] sites, bound in
            control.report(objective: Double(required + sites), bound: Double(required + bound))
        }
        let outcome: SetCovering.Outcome
        if need <= 0 {
            outcome = SetCovering.Outcome()
        } else if need > kernel.totalWeight - (kernel.weights.min() ?? 0) {
            outcome = try SetCovering(means: means, goesOn: goesOn).solve(kernel)
        } else {
            outcome = try PartialCovering(means: means, need: need, goesOn: goesOn).solve(kernel)
        }
        means.closeLedger()
        let opened = evaluated(outcome.sites, reduced)
        var plan = assembly(reduced).plan(
            opened,
            PlanEvidence(Double(opened.selected.count), bound: Double(required + outcome.bound), of: .sitesOpened))
        if needTicks > reduced.reachableWeight { plan.status = .infeasibleTarget }
        return plan
    }

    private func assembly(_ reduced: ReducedProblem) -> PlanAssembly {
        PlanAssembly(
            question, means,
            ReductionFindings(
                summary: reduced.summary, uncoverableRows: reduced.uncoverableRows, reachableWeight: reduced.reachableWeight))
    }

    private func unmeasured(_ opened: [Int], _ reach: DemandReach) -> UnmeasuredCovering {
        UnmeasuredCovering(
            problem: question.problem, opened: opened,
            assembly: PlanAssembly(question, means, ReductionFindings(question.problem, without: reach)))
    }

    /// Evaluates the sites with the required ones; what adds nothing and is not required is left out.
    private func evaluated(_ sites: [Int], _ reduced: ReducedProblem) -> PlanEvaluation {
        let all = PlanEvaluation(of: reduced.required + sites, on: reduced.problem)
        let status = reduced.problem.candidateStatus
        let useful = all.selected.indices.filter { all.gains[$0] > 0 || status[all.selected[$0]] == .required }
        if useful.count == all.selected.count { return all }
        return PlanEvaluation(of: useful.map { all.selected[$0] }, on: reduced.problem)
    }
}
