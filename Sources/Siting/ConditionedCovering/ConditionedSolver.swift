import PlanningTerms
import ServiceModel

/// Decides the models on cover sets under conditions, and the models of second cover.
///
/// Every figure is counted in ticks from the cover sets, and every condition of the plan is checked there, whatever the solver says. Where
/// no plan keeps all conditions the status is `infeasible` and the outcome says why; where the limits ended the search before any was
/// found it is `noPlan`.
struct ConditionedSolver {
    let question: SitingQuestion
    let conditioned: ConditionedProblem
    let means: SearchMeans

    /// Returns the best plan found.
    ///
    /// - Throws: `solverFailed`.
    func plan() throws(SitingError) -> SitingPlan {
        let kernel = ConditionedKernel(conditioned, countsSecond: conditioned.countsSecondCover)
        var goal = conditioned.goal
        goal.need = min(goal.need, kernel.reachableFirst)
        let answer = try ConditionedEngine(conditioned: conditioned, kernel: kernel, goal: goal, means: means).answer()
        means.closeLedger()
        let findings = ReductionFindings(
            summary: kernel.summary, uncoverableRows: kernel.uncoverableRows, reachableWeight: kernel.reachableFirst)
        return ConditionedAssembly(
            assembly: PlanAssembly(question, means, findings), conditioned: conditioned, kernel: kernel, goal: goal
        ).plan(answer)
    }

    /// Returns what is said where the run ended before all pairs were measured: what must be opened may break the conditions.
    ///
    /// O(points).
    func plan(without pairs: DemandReach) -> SitingPlan {
        let problem = conditioned.problem
        var findings = ReductionFindings(problem, without: pairs)
        let bound =
            conditioned.goal.isFewestSites
            ? Double(problem.required.count) : problem.scale.weight(findings.reachableWeight)
        findings.reachableWeight = max(findings.reachableWeight, problem.baseWeight)
        var plan = PlanAssembly(question, means, findings).notFound(bound: bound)
        plan.outcome = ConditionedOutcome()
        return plan
    }
}
