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
