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
}

/// What ended a siting run.
public enum SitingStop: String, Hashable, Sendable, CaseIterable {
    /// Nothing was left to do.
    case none
    /// The gap asked for was reached.
    case gap
    /// The branch-and-bound nodes were used up.
    case workLimit = "work_limit"
    /// The time was up.
    case timeLimit = "time_limit"
    /// The caller stopped the run.
    case interrupted
}

/// What a plan's objective counts.
public enum ObjectiveMeasure: String, Hashable, Sendable, CaseIterable {
    /// Weight covered in all, existing coverage included; more is better.
    case coveredWeight = "covered_weight"
    /// Sites opened, required ones included; fewer is better.
    case sitesOpened = "sites_opened"
}
