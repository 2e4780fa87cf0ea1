public import ServiceModel

/// What a plan under conditions has beside the figures of every plan.
public struct ConditionedOutcome: Hashable, Sendable {
    /// Existing facilities to close, those whose closing loses least first, then by number.
    public var closed: [FacilityNumber] = []
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
