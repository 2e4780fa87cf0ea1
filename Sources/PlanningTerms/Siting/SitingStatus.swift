/// What a siting run can say about its plan.
public enum SitingStatus: String, Hashable, Sendable, CaseIterable {
    /// No plan is better.
    case optimal
    /// The plan holds; a better one may exist within ``SitingPlan/bound``.
    case feasible
    /// No plan meets the model's hard conditions.
    case infeasible
    /// The target cannot be reached: the plan covers all that can be covered.
    case infeasibleTarget = "infeasible_target"
    /// The limits ended the search before any plan that meets the hard conditions was found; there may be one.
    case noPlan = "no_plan"

    /// Whether there is a plan, so that objective and gap mean something.
    public var hasPlan: Bool { self != .infeasible && self != .noPlan }
}
