/// What a plan under conditions has beside the figures of every plan.
public struct ConditionedOutcome: Hashable, Sendable {
    /// Existing facilities to close, those whose closing loses least first, then by number.
    public var closed: [Int] = []
    /// What each of them alone covers of all that exists, in ticks: lost if nothing else were opened or closed.
    public var closingLosses: [Int64] = []
    /// What all of them together cover and no facility that stays does, in ticks: the gains sum to the weight gained plus this.
    public var closingLoss: Int64 = 0
    /// What is covered at least twice, in ticks; `nil` where the model does not count it.
    public var backupWeight: Int64?
    /// What existing facilities alone cover twice, in ticks.
    public var baseBackupWeight: Int64?
    /// What no plan of as many sites covers twice, in ticks; only for backup set covering.
    public var backupBound: Int64?
    /// What the plan costs, in steps of the money; `nil` without a budget.
    public var cost: Int64?
    /// What is served within the capacities, in ticks; `nil` without capacities.
    public var servedWeight: Int64?
    /// What existing facilities serve alone within theirs, in ticks; `nil` without capacities.
    public var baseServedWeight: Int64?
    /// Why there is no plan.
    public var infeasibilities: [SitingInfeasibility] = []

    /// Makes an outcome without anything.
    public init() {}
}

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
