/// A reason why no plan keeps all conditions; levels and units are numbers among the levels with rules and their units.
public enum SitingInfeasibility: Hashable, Sendable {
    /// All sites that may be opened cover less than the floor of a unit, in ticks.
    case floorOutOfReach(level: Int, unit: Int, floor: Int64, reachable: Int64)
    /// A unit has fewer sites that may be opened than must be.
    case tooFewCandidates(level: Int, unit: Int, minimum: Int, available: Int)
    /// A unit has more required sites than may be opened.
    case tooManyRequired(level: Int, unit: Int, maximum: Int, required: Int)
    /// The least numbers of sites of the units of a level add up to more than may be opened in all.
    case minimaAboveCount(level: Int, sum: Int, count: Int)
    /// Two required candidates lie too close to one another.
    case requiredTooClose(first: Int, second: Int)
    /// A required candidate lies too close to an existing facility that stays.
    case requiredTooCloseToExisting(candidate: Int, facility: Int)
    /// The required sites cost more than the budget, in steps of the money.
    case requiredAboveBudget(cost: Int64, budget: Int64)
    /// Each of these can be kept, all of them together cannot, and without any one of them the rest can.
    case conflict([ConditionName])
    /// No plan keeps all of these; which of them clash was not found within the limits.
    case unresolvedConflict([ConditionName])
}

/// A condition by name, so that those which cannot be met together can be told.
public enum ConditionName: Hashable, Sendable {
    /// The number of sites.
    case count
    /// The budget.
    case budget
    /// The distances between sites, and to existing facilities.
    case spacing
    /// The target, or that all that can be covered is.
    case target
    /// The floor of a unit: numbers of the level among the levels with rules, and of the unit.
    case floor(level: Int, unit: Int)
    /// The least number of sites of a unit.
    case minimumSites(level: Int, unit: Int)
    /// The largest number of sites of a unit.
    case maximumSites(level: Int, unit: Int)
}
