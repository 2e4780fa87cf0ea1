package import MILP
package import PlanningTerms

/// Chooses, among the plans with the objective of a proven one, the plan with the least weight × cost of those who are covered.
///
/// One p-median in which a demand point may stay uncovered at a penalty by weight, in whole steps (lexicographic objective). All plans that
/// cover the most pay the same penalty, so that a plan of least value which covers the most costs least among them, exactly.
package struct TieBreak: Sendable {
    private let solver: any MILPSolver

    /// Makes a chooser that leaves what its own branching does not decide to another solver.
    package init(solver: any MILPSolver = HiGHSSolver()) { self.solver = solver }

    /// Returns the plan with ``SitingPlan/tieBreak``; as it was where it is not proven, where the run ends before costs are read, and where a
    /// plan that covers less by a few ticks of very fine weights saves more than the largest penalty that can be counted.
    ///
    /// - Parameters:
    ///   - plan: A plan of a covering model.
    ///   - problem: Its problem, with the costs of all pairs that are covered.
    ///   - count: Sites that may be opened, required ones included.
    ///   - limits: When to stop without proof.
    ///   - progress: As for ``ExactSolver/solve(_:on:limits:progress:)``, with the plan's own objective.
    /// - Returns: A plan that covers as much.
    /// - Throws: `solverFailed`.
    /// - Complexity: That of a p-median.
    package func chosen(
        _ plan: SitingPlan, on problem: SitingProblem, count: Int, limits: SolveLimits, progress: ExactSolver.Progress? = nil
    ) throws(SitingError) -> SitingPlan {
        try chosen(plan, on: problem, count: count, RunControl(limits, progress: progress))
    }

    /// Returns the plan as above, under the control of a run that began before.
    package func chosen(
        _ plan: SitingPlan, on problem: SitingProblem, count: Int, _ control: RunControl
    ) throws(SitingError) -> SitingPlan {
        guard plan.gap == 0, let costs = problem.costs,
            let model = MedianModel(problem, costs, count: count, isTieBreak: true, goesOn: control.goesOn)
        else { return plan }
        let nodes = NodeAccount(control.limits.workLimit)
        let engine = PMedian(solver: solver, control: control, nodes: nodes, grain: model.grain) { _, _ in
            control.report(objective: plan.objective, bound: plan.bound)
        }
        let required = problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .required }
        let isRequired = Set(required)
        let outcome = try engine.solve(
            model.kernel, count: model.count, start: plan.selected.filter { !isRequired.contains($0) })
        let evaluation = PlanEvaluation(of: required + outcome.sites, on: problem)
        guard evaluation.gainedWeight == plan.gainedWeight else { return plan }
        var plan = plan
        plan.selected = evaluation.selected
        plan.gains = evaluation.gains
        plan.uniqueGains = evaluation.uniqueGains
        plan.isReproducible = plan.isReproducible && !control.isCut
        // What every plan that covers as much leaves uncovered, of those whom some site could cover.
        let coverable = model.unreachable.reduce(problem.totalWeight) { $0 - problem.weights[$1] }
        let penalties = (coverable - plan.coveredWeight) / model.penaltyTicks * (model.penalty ?? 0)
        plan.tieBreak = TieBreakEvidence(
            weightedCost: model.value(outcome.value - penalties), bound: max(0, model.bound(outcome.bound - penalties)),
            isProven: outcome.bound == outcome.value, step: model.scale.step)
        plan.seconds = control.seconds
        return plan
    }
}
