/// What the check-up looks at.
public enum IndicatorKind: String, Hashable, Sendable, CaseIterable {
    /// The share of the people within reach: of any facility, and level by level.
    case share
    /// The share of the people reached at every level.
    case allLevels = "all_levels"
    /// The share of the people farther than twice the radius from every facility.
    case far
    /// Facilities of a level in a unit over its quota.
    case quota
    /// The floor area of a facility over the least of its level.
    case floorArea = "floor_area"
    /// The floor area of a unit's facilities per 100 households, in square metres.
    case floorAreaPerHundredHouseholds = "floor_area_per_100_households"
    /// The functions of a facility over those that its level asks for.
    case functions
    /// The people for whom a facility is the nearest that covers over its capacity; within capacities those it serves, and those for whom
    /// neither it nor its neighbours have room.
    case utilisation
    /// The share of the covered people who depend on one facility only.
    case oneFacility = "one_facility"
    /// The share of the facilities of a level within reach of one of the level above.
    case parent
    /// The share of the facilities that have no coordinates.
    case unlocated

    /// Whether less is worse: green from a least value on.
    public var isBetterHigh: Bool {
        switch self {
        case .share, .allLevels, .quota, .floorArea, .floorAreaPerHundredHouseholds, .functions, .parent: true
        case .far, .utilisation, .oneFacility, .unlocated: false
        }
    }

    /// Whether the value is a share or a ratio, shown in per cent.
    public var isRatio: Bool { self != .floorAreaPerHundredHouseholds }
}
