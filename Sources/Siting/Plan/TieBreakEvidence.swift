/// What is known about the choice among plans of one objective.
public struct TieBreakEvidence: Hashable, Sendable {
    /// Weight × cost of everybody covered to the cheapest facility that covers them, in the unit of both.
    public var weightedCost: Double
    /// No plan of the same objective has less.
    public var bound: Double
    /// Whether ``weightedCost`` is proven to be the least.
    public var isProven: Bool
    /// The step in which weight × cost was counted.
    public var step: Double
}
