public import GeoPrimitives

/// What decided the radius of a demand–facility pair, from the strongest to the weakest.
public enum RadiusSource: String, Hashable, Sendable, CaseIterable {
    /// `--radius-override`, in place of all.
    case override
    /// The demand point's column.
    case demandColumn
    /// The facility's column.
    case facilityColumn
    /// The plan's radius for the level and the type of unit.
    case plan
    /// The profile's radius for the level and the type of unit.
    case profile
    /// `--radius`.
    case fallback
}

/// How the radius of a demand–facility pair is found: the first that exists of the demand point's column, the facility's column, the plan's
/// and the profile's radius for its level and type of unit, and the default; or the override in place of all.
public struct RadiusRule: Hashable, Sendable {
    /// The radius where neither the demand point nor the facility, its level or its type of unit has one.
    public var fallback: Distance?
    /// The radius of every pair, whatever the columns say.
    public var override: Distance?
    /// The plan's radii by level and type of unit.
    public var plan: RadiusTable
    /// The profile's radii by level and type of unit.
    public var profile: RadiusTable

    /// Makes a rule from `--radius`, `--radius-override` and the tables of plan and profile.
    public init(
        fallback: Distance?, override: Distance? = nil, plan: RadiusTable = RadiusTable(), profile: RadiusTable = RadiusTable()
    ) {
        self.fallback = fallback
        self.override = override
        self.plan = plan
        self.profile = profile
    }

    /// Returns a facility's radius under the rule, or `nil` when nothing gives one.
    public func radius(of facility: Facility) -> Distance? { decision(of: facility)?.radius }

    /// Returns what decides the radius of a facility for demand points without a radius of their own, and that radius.
    public func decision(of facility: Facility) -> (radius: Distance, source: RadiusSource)? {
        if let override { return (override, .override) }
        if let own = facility.radius { return (own, .facilityColumn) }
        if let planned = plan.radius(level: facility.level, type: facility.unitType) { return (planned, .plan) }
        if let normal = profile.radius(level: facility.level, type: facility.unitType) { return (normal, .profile) }
        return fallback.map { ($0, .fallback) }
    }
}
