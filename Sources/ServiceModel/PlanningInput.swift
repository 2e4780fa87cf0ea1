public import GeoPrimitives

/// What distance means in a run.
public enum Measure: String, Hashable, Sendable {
    /// The geodesic on the WGS 84 ellipsoid (Karney 2013).
    case geodesic
    /// The straight line in a plane in metres, with no Earth behind it.
    case planar
}

/// How the radius of a demand–facility pair is found: the first that exists of the demand point's column, the facility's column and the
/// default; or the override in place of all.
public struct RadiusRule: Hashable, Sendable {
    /// The radius where neither the demand point nor the facility has one.
    public var fallback: Distance?
    /// The radius of every pair, whatever the columns say.
    public var override: Distance?

    /// Makes a rule from `--radius` and `--radius-override`.
    public init(fallback: Distance?, override: Distance? = nil) {
        self.fallback = fallback
        self.override = override
    }

    /// Returns a facility's radius under the rule, or `nil` when nothing gives one.
    public func radius(of facility: Facility) -> Distance? { override ?? facility.radius ?? fallback }
}

/// All that a run reads, validated and no longer changed.
public struct PlanningInput: Sendable {
    /// Where people are.
    public var demand: DemandTable
    /// The service centers that count as open.
    public var facilities: [Facility]
    /// The sites where centers may be opened, required and forbidden ones included.
    public var candidates: [Facility]
    /// The centers without coordinates.
    public var unlocated: [UnlocatedFacility]
    /// The administrative units, if a layer was given.
    public var studyArea: StudyArea?
    /// What distance means.
    public var measure: Measure
    /// How the radius of a pair is found.
    public var radiusRule: RadiusRule

    /// Makes an input from validated parts.
    public init(
        demand: DemandTable, facilities: [Facility], candidates: [Facility] = [], unlocated: [UnlocatedFacility] = [],
        studyArea: StudyArea? = nil, measure: Measure = .geodesic, radiusRule: RadiusRule
    ) {
        self.demand = demand
        self.facilities = facilities
        self.candidates = candidates
        self.unlocated = unlocated
        self.studyArea = studyArea
        self.measure = measure
        self.radiusRule = radiusRule
    }
}
