/// How far a siting model was reduced before it was solved.
///
/// No reduction changes the optimum.
public struct ReductionSummary: Hashable, Sendable {
    /// Demand points in all.
    public var rows = 0
    /// Demand points of weight 0, left out.
    public var rowsWithoutWeight = 0
    /// Demand points with weight that existing facilities cover, left out.
    public var rowsCoveredByExisting = 0
    /// Demand points with weight that required sites, and not existing facilities, cover: decided at the start.
    public var rowsCoveredByRequired = 0
    /// Demand points with weight that nothing can cover, left out.
    public var uncoverableRows = 0
    /// Rows that are left after demand points with the same sites were merged.
    public var mergedRows = 0
    /// Sites that may be opened and cover something still uncovered, before dominated ones were dropped.
    public var sites = 0
    /// Sites dropped because another covers all that they cover.
    public var dominatedCandidates = 0
    /// Groups of sites that share no demand point with one another.
    public var components = 0
}
