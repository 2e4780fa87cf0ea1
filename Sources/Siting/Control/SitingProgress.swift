/// How far a siting run has come.
public struct SitingProgress: Hashable, Sendable {
    /// Seconds since the run began.
    public let seconds: Double
    /// The best plan's objective, in the unit of ``SitingPlan/objective``; `nil` before there is a plan.
    public let objective: Double?
    /// What is proven about every plan's objective; `nil` before there is a plan.
    public let bound: Double?
}
