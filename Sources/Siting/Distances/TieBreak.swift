package import MILP

/// What is known about the choice among plans of one objective.
public struct TieBreakEvidence: Hashable, Sendable {
    /// Weight × cost of everybody covered to the cheapest facility that covers them, in the unit of both.
    public var weightedCost: Double
    /// No plan of the same objective has less.
    public var bound: Double
    /// Whether ``weightedCost`` is proven to be the least.
    public var isProven: Bool
}

/// Chooses, among the plans with the objective of a proven one, the plan with the least weight × cost of those who are covered.
///
/// One p-median in which a demand point may stay uncovered at a penalty by weight that outweighs every saving (lexicographic objective):
/// exact, in whole steps.
package struct TieBreak: Sendable {
    private let solver: any MILPSolver

    /// Makes a chooser that leaves what its own branching does not decide to another solver.
    package init(solver: any MILPSolver = HiGHSSolver()) { self.solver = solver }

    /// The fewest steps that all costs together must have for a choice to mean something.
    private static let fewestSteps = 1e6

    /// Returns the plan with ``SitingPlan/tieBreak``; as it was where it is not proven, or weights are too fine to be outweighed exactly.
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
        guard plan.gap == 0, let costs = problem.costs else { return plan }
        let control = RunControl(limits, progress: progress)
        let model = MedianModel(problem, costs, count: count, isTieBreak: true)
        let penalty = model.penalty ?? 0
        guard model.stepsInAll >= Self.fewestSteps || model.kernel.rowCount == 0 else { return plan }
        let engine = PMedian(solver: solver, control: control, nodes: NodeAccount(limits.workLimit), grain: model.grain) { _, _ in
            control.report(objective: plan.objective, bound: plan.bound)
        }
        let required = Set(problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .required })
        let outcome = try engine.solve(
            model.kernel, count: model.count, start: plan.selected.filter { !required.contains($0) })
        let evaluation = PlanEvaluation(of: required.sorted() + outcome.sites, on: problem)
        guard evaluation.gainedWeight == plan.gainedWeight else { return plan }
        var plan = plan
        plan.selected = evaluation.selected
        plan.gains = evaluation.gains
        plan.uniqueGains = evaluation.uniqueGains
        plan.isReproducible = plan.isReproducible && !control.isCut
        let uncovered = model.uncoveredGrains(outcome.value, penalty)
        plan.tieBreak = TieBreakEvidence(
            weightedCost: model.value(outcome.value - uncovered), bound: max(0, model.bound(outcome.bound - uncovered)),
            isProven: outcome.bound == outcome.value)
        plan.seconds += control.seconds
        return plan
    }
}
