/// What a conditioned model drives at.
struct ConditionedGoal: Hashable, Sendable {
    /// What a unit of weight covered once adds to the value, and covered a second time.
    var first: Int64 = 1
    var second: Int64 = 0
    /// Whether sites are counted instead, as few as may be.
    var isFewestSites = false
    /// Newly opened sites at most, required ones included, beyond as many as are closed; `nil` is no limit.
    var largestCount: Int?
    /// The weight to be covered in all, in ticks; 0 asks for nothing.
    var need: Int64 = 0
    /// Whether every demand point that some site or facility covers must be covered.
    var coversAll = false
}
