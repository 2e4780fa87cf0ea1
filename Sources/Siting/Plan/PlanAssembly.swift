import PlanningTerms
import ServiceModel

/// Turns sites and a bound into a plan whose every figure is counted from the cover sets.
struct PlanAssembly {
    let reduced: ReducedProblem
    let control: RunControl
    let solver: String

    /// Returns the plan of a maximal covering run.
    func maximal(count: Int, sites: [Int], boundTicks: Int64) -> SitingPlan {
        let evaluation = evaluated(sites)
        let problem = reduced.problem
        let covered = problem.baseWeight + evaluation.gainedWeight
        let bound = min(max(boundTicks, covered), reduced.reachableWeight)
        var plan = plan(.maximalCovering(facilityCount: count), evaluation)
        plan.objectiveMeasure = .coveredWeight
        plan.objective = problem.scale.weight(covered)
        plan.bound = problem.scale.weight(bound)
        plan.gap = ratio(Double(bound - covered), Double(bound))
        plan.gapGained = ratio(Double(bound - covered), Double(bound - problem.baseWeight))
        conclude(&plan, isProven: bound == covered)
        return plan
    }

    /// Returns the plan of a set covering run.
    func setCovering(target: Double, sites: [Int], boundSites: Int, isReachable: Bool) -> SitingPlan {
        let evaluation = evaluated(sites)
        let opened = evaluation.selected.count
        let bound = min(boundSites, opened)
        var plan = plan(.setCovering(target: target), evaluation)
        plan.objectiveMeasure = .sitesOpened
        plan.objective = Double(opened)
        plan.bound = Double(bound)
        plan.gap = ratio(Double(opened - bound), Double(opened))
        plan.gapGained = plan.gap
        conclude(&plan, isProven: bound == opened)
        if !isReachable { plan.status = .infeasibleTarget }
        return plan
    }

    /// Evaluates the sites with the required ones; what adds nothing and is not required is left out.
    private func evaluated(_ sites: [Int]) -> PlanEvaluation {
        let all = PlanEvaluation(of: reduced.required + sites, on: reduced.problem)
        let status = reduced.problem.candidateStatus
        let useful = all.selected.indices.filter { all.gains[$0] > 0 || status[all.selected[$0]] == .required }
        if useful.count == all.selected.count { return all }
        return PlanEvaluation(of: useful.map { all.selected[$0] }, on: reduced.problem)
    }

    private func plan(_ model: SitingModel, _ evaluation: PlanEvaluation) -> SitingPlan {
        SitingPlan(
            model: model, status: .feasible, stoppedBy: .none, isReproducible: !control.isCut, selected: evaluation.selected,
            objectiveMeasure: .coveredWeight, objective: 0, bound: 0,
            coveredWeight: reduced.problem.baseWeight + evaluation.gainedWeight, gainedWeight: evaluation.gainedWeight,
            gains: evaluation.gains, uniqueGains: evaluation.uniqueGains, gap: 0, gapGained: 0, reductions: reduced.summary,
            uncoverableRows: reduced.uncoverableRows, largestReachableWeight: reduced.reachableWeight, solver: solver,
            seconds: control.seconds)
    }

    private func conclude(_ plan: inout SitingPlan, isProven: Bool) {
        plan.status = isProven ? .optimal : .feasible
        plan.stoppedBy = isProven ? .none : control.stop ?? .gap
    }

    private func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
}
