/// What two results are compared by.
public enum ComparisonBasis: String, Hashable, Sendable, CaseIterable {
    /// Demand points with the same id.
    case points
    /// Units, because points could not be matched.
    case units
}

/// Why people within a service area are still not served.
public enum ShortfallCause: String, Hashable, Sendable, CaseIterable {
    /// No facility that reaches them has room for them.
    case overCapacity = "over_capacity"
    /// No facility of a level reaches them.
    case levelMissing = "level_missing"
    /// No facility that offers a function reaches them.
    case functionMissing = "function_missing"
}

/// From which list a place to share comes.
public enum SharedPlaceKind: String, Hashable, Sendable, CaseIterable {
    /// A public building of the buildings layer.
    case building
    /// A service center that is open.
    case facility
    /// Another candidate that names an owner.
    case candidate
}

/// By what ties between plans of the same objective are broken.
public enum TieBreakRule: String, Hashable, Sendable, CaseIterable {
    /// The least weighted distance, or cost.
    case distance
}

/// What kind of reason keeps a plan from existing.
public enum InfeasibilityReason: String, Hashable, Sendable, CaseIterable {
    /// A floor that all candidates together do not reach.
    case floorOutOfReach = "floor_out_of_reach"
    /// Fewer candidates in a unit than must be opened there.
    case tooFewCandidates = "too_few_candidates"
    /// More required candidates in a unit than may be opened there.
    case tooManyRequired = "too_many_required"
    /// Least numbers of sites that sum to more than the count.
    case minimaAboveCount = "minima_above_count"
    /// Required sites closer than the spacing.
    case requiredTooClose = "required_too_close"
    /// Required sites that cost more than the budget.
    case requiredAboveBudget = "required_above_budget"
    /// Conditions that clash.
    case conflict
    /// Conditions that cannot all be kept, in a search that its limits ended.
    case unresolvedConflict = "unresolved_conflict"
}
