import PlanningTerms
import Siting

extension SitingSolver {
    /// Answers a question within limits.
    func solve(
        _ question: SitingQuestion, limits: SolveLimits = SolveLimits(), progress: (@Sendable (SitingProgress) -> Bool)? = nil
    ) throws(SitingError) -> SitingPlan {
        try solve(question, RunControl(limits, progress: progress))
    }

    /// Solves a model on a problem without conditions within limits.
    func solve(
        _ model: SitingModel, on problem: SitingProblem, limits: SolveLimits = SolveLimits(),
        progress: (@Sendable (SitingProgress) -> Bool)? = nil
    ) throws(SitingError) -> SitingPlan {
        try solve(SitingQuestion(model, on: problem), limits: limits, progress: progress)
    }

    /// Solves a model on a problem without conditions under a control.
    func solve(_ model: SitingModel, on problem: SitingProblem, _ control: RunControl) throws(SitingError) -> SitingPlan {
        try solve(SitingQuestion(model, on: problem), control)
    }

    /// The curve that ends with a plan of a problem without conditions.
    func curve(
        endingWith plan: SitingPlan, on problem: SitingProblem, effort: CurveEffort, _ control: RunControl
    ) throws(SitingError) -> MarginalCurve {
        try curve(endingWith: plan, of: SitingQuestion(plan.model, on: problem), effort: effort, control)
    }

    /// The plan of least weighted cost among those like a plan of a problem without conditions.
    func cheapest(
        like plan: SitingPlan, on problem: SitingProblem, _ control: RunControl = RunControl(SolveLimits())
    ) throws(SitingError) -> SitingPlan {
        try cheapest(like: plan, of: SitingQuestion(plan.model, on: problem), control)
    }
}
