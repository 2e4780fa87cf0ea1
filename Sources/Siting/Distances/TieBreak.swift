import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Chooses, among the plans with the objective of a proven one, the plan with the least weight × cost of those who are covered.
///
/// One p-median in which a demand point may stay uncovered at a penalty by weight, in whole steps (lexicographic objective). All plans that
/// cover the most pay the same penalty, so that a plan of least value which covers the most costs least among them, exactly.
struct TieBreak {
    let question: SitingQuestion
    let means: SearchMeans

    private var control: RunControl { means.control }

    /// Returns the plan with ``SitingPlan/tieBreak``; as it was where it is not proven, where the run ends before costs are read, and where a
    /// plan that covers less by a few ticks of very fine weights saves more than the largest penalty that can be counted.
    ///
    /// - Throws: `solverFailed`.
    /// - Complexity: That of a p-median.
    func chosen(_ plan: SitingPlan) throws(SitingError) -> SitingPlan {
        let problem = question.problem
        var count = plan.selected.count
        if case .maximalCovering(let most) = question.model { count = most }
        guard plan.gap == 0, let costs = problem.costs,
            let model = MedianModel(problem, costs, count: count, isTieBreak: true, goesOn: control.goesOn)
        else { return plan }
        let engine = PMedian(means: means, grain: model.grain) { [control] _, _ in
            control.report(objective: plan.objective, bound: plan.bound)
        }
        let required = problem.required
        let isRequired = Set(required)
        let outcome = try engine.solve(
            model.kernel, count: model.count, start: plan.selected.map(\.value).filter { !isRequired.contains($0) })
        let evaluation = PlanEvaluation(of: required + outcome.sites, on: problem)
        guard evaluation.gainedWeight == plan.gainedWeight else { return plan }
        var plan = plan
        plan.open(evaluation)
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
