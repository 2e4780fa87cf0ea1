/// What can be said of a siting run, by its key in a plan's `siting:`; flags have the same names.
package enum SitingSetting: String, Hashable, Sendable, CaseIterable {
    /// What is decided.
    case model
    /// Sites to open.
    case count
    /// The share to cover.
    case target
    /// What first cover counts for.
    case firstWeight = "first_weight"
    /// How far a facility serves at most.
    case cutoff
    /// Shares to cover in the units of a level.
    case floor
    /// New sites in the units of a level.
    case quota
    /// Rules for single units.
    case unitRules = "unit_rules"
    /// The distance between new sites.
    case spacing
    /// The distance from new sites to those that exist.
    case spacingExisting = "spacing_existing"
    /// What opening and closing may cost.
    case budget
    /// How many facilities may be closed.
    case relocate
    /// Whether sites serve within capacities.
    case capacitated
    /// Whether a demand point is served by one site or not at all.
    case indivisible
    /// When to stop, by the clock.
    case timeLimit = "time_limit"
    /// When to stop, by work.
    case workLimit = "work_limit"
    /// When to stop, by the gap.
    case gap
    /// Where pseudo-random choices start.
    case seed
    /// The marginal curve.
    case curve
    /// The choice among plans of one objective.
    case tieBreak = "tie_break"
    /// How far away a place to share may be.
    case shareWithin = "share_within"
    /// Buildings that could be shared.
    case buildings

    /// The key that holds all of them.
    package static let section = "siting"

    /// The keys that lead to it in a plan.
    package var planKey: String { "\(Self.section).\(rawValue)" }

    /// The flag that says the same.
    package var flag: String { "--" + String(rawValue.map { $0 == "_" ? "-" : $0 }) }

    /// Whether it is said or left out, and has no value.
    package var isSwitch: Bool { self == .capacitated || self == .indivisible }

    /// Those that say how many sites a model opens and how far they serve: they are said of one model.
    static let ofModel: [SitingSetting] = [.count, .target, .firstWeight, .cutoff]
}
