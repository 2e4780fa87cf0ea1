package import GeoPrimitives

/// What a planner says of a siting run, on the command line or in a plan's `siting:`; `nil` where nothing is said.
///
/// ``SitingRequest`` makes one run of both, and fills in what nobody says.
package struct SitingOptions: Hashable, Sendable {
    /// What is decided.
    package var model: SitingModelKind?
    /// Sites to open.
    package var count: Int?
    /// The share of all weight to cover, 0 to 1.
    package var target: Double?
    /// What first cover counts for beside second cover, 0 to 1 in whole hundredths.
    package var firstWeight: Double?
    /// How far a facility serves at most.
    package var cutoff: Cutoff?
    /// What a plan must keep, but for capacities.
    package var conditions = ConditionOptions()
    /// Whether sites serve within capacities.
    package var isCapacitated: Bool?
    /// Whether, within capacities, a demand point is served by one site or not at all.
    package var isIndivisible: Bool?
    /// Seconds after which the search ends.
    package var timeLimit: Double?
    /// Branch-and-bound nodes after which the search ends.
    package var workLimit: Int?
    /// The relative gap at which the search ends.
    package var gap: Double?
    /// Where pseudo-random choices start.
    package var seed: UInt64?
    /// How hard the marginal curve is worked on.
    package var curve: CurveEffort?
    /// What decides among plans of the same objective.
    package var tieBreak: TieBreaker?
    /// How far from a proposed site a place to share may be.
    package var shareWithin: Distance?
    /// Public buildings that a new center could share.
    package var buildings: LayerOptions?

    /// Says nothing.
    package init() {}

    /// The files that are named.
    package var paths: [String] { [conditions.unitRules, buildings?.path].compactMap { $0 } }

    /// What a plan must keep, capacities included.
    package var asked: ConditionOptions {
        var asked = conditions
        asked.capacity = isCapacitated == true ? (isIndivisible == true ? .indivisible : .splittable) : nil
        return asked
    }

    /// What is said.
    package var said: Set<SitingSetting> {
        var said: Set<SitingSetting> = []
        func note(_ setting: SitingSetting, _ isSaid: Bool) { if isSaid { said.insert(setting) } }
        note(.model, model != nil)
        note(.count, count != nil)
        note(.target, target != nil)
        note(.firstWeight, firstWeight != nil)
        note(.cutoff, cutoff != nil)
        note(.floor, !conditions.floors.isEmpty)
        note(.quota, !conditions.quotas.isEmpty)
        note(.unitRules, conditions.unitRules != nil)
        note(.spacing, conditions.spacing != nil)
        note(.spacingExisting, conditions.spacingExisting != nil)
        note(.budget, conditions.budget != nil)
        note(.relocate, conditions.relocate != nil)
        note(.capacitated, isCapacitated != nil)
        note(.indivisible, isIndivisible != nil)
        note(.timeLimit, timeLimit != nil)
        note(.workLimit, workLimit != nil)
        note(.gap, gap != nil)
        note(.seed, seed != nil)
        note(.curve, curve != nil)
        note(.tieBreak, tieBreak != nil)
        note(.shareWithin, shareWithin != nil)
        note(.buildings, buildings != nil)
        return said
    }

    /// Returns these over others: what is said here wins; floors and quotas do so level by level.
    package func over(_ other: SitingOptions) -> SitingOptions {
        var options = other
        options.model = model ?? other.model
        options.count = count ?? other.count
        options.target = target ?? other.target
        options.firstWeight = firstWeight ?? other.firstWeight
        options.cutoff = cutoff ?? other.cutoff
        options.conditions = conditions.over(other.conditions)
        options.isCapacitated = isCapacitated ?? other.isCapacitated
        // Whoever says that capacities limit says how.
        options.isIndivisible = isCapacitated == true ? isIndivisible : isIndivisible ?? other.isIndivisible
        options.timeLimit = timeLimit ?? other.timeLimit
        options.workLimit = workLimit ?? other.workLimit
        options.gap = gap ?? other.gap
        options.seed = seed ?? other.seed
        options.curve = curve ?? other.curve
        options.tieBreak = tieBreak ?? other.tieBreak
        options.shareWithin = shareWithin ?? other.shareWithin
        options.buildings = buildings ?? other.buildings
        return options
    }

    /// Returns these where capacities, as far as nothing is said of them here, limit as they do elsewhere in the plan.
    package func taking(_ capacity: ConditionOptions.CapacityRule?) -> SitingOptions {
        guard isCapacitated == nil, let capacity else { return self }
        var options = self
        options.isCapacitated = true
        options.isIndivisible = isIndivisible ?? (capacity == .indivisible)
        return options
    }

    /// Forgets what is said of one model alone.
    mutating func forget(_ setting: SitingSetting) {
        switch setting {
        case .count: count = nil
        case .target: target = nil
        case .firstWeight: firstWeight = nil
        case .cutoff: cutoff = nil
        default: preconditionFailure("\(setting) is not said of one model alone")
        }
    }
}

extension ConditionOptions {
    /// Returns these over others; floors and quotas level by level.
    fileprivate func over(_ other: ConditionOptions) -> ConditionOptions {
        var options = other
        options.floors = other.floors.filter { floor in !floors.contains { $0.level == floor.level } } + floors
        options.quotas = other.quotas.filter { quota in !quotas.contains { $0.level == quota.level } } + quotas
        options.unitRules = unitRules ?? other.unitRules
        options.spacing = spacing ?? other.spacing
        options.spacingExisting = spacingExisting ?? other.spacingExisting
        options.budget = budget ?? other.budget
        options.relocate = relocate ?? other.relocate
        return options
    }
}
