import GeoPrimitives
public import ServiceModel

/// One number of a norm profile, with where it comes from.
public struct Norm: Hashable, Sendable {
    /// What is regulated.
    public enum Item: String, Hashable, Sendable, CaseIterable {
        /// The service radius of a level.
        case radius
        /// The least floor area of a facility of a level, in square metres.
        case floorArea = "floor_area"
        /// Floor area per 100 households of a unit, in square metres.
        case floorAreaPerHundredHouseholds = "floor_area_per_100_households"
        /// Facilities of a level in each unit, or for so many households.
        case quota
        /// Functions of a facility of a level.
        case functions
        /// How fast people walk, in metres a minute: what turns minutes into metres.
        case walkingSpeed = "walking_speed"
    }

    /// How a radius is measured.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        /// Along a straight line.
        case straight
        /// Along the way people walk.
        case walking
        /// By the time it takes to walk.
        case minutes
    }

    /// What is regulated.
    public var item: Item
    /// The level it holds for; all when `nil`.
    public var level: String?
    /// The type of unit it holds for; both when `nil`.
    public var place: UnitType?
    /// The least, in the unit of the norm.
    public var least: Double?
    /// The most, in the unit of the norm.
    public var most: Double?
    /// The unit of the numbers: `m`, `min`, `m2`, `m/min`, or what is counted.
    public var unit: String
    /// How a radius is measured; `nil` for what is no radius.
    public var measure: Measure?
    /// The households of one share of a quota.
    public var households: Double?
    /// Where the number comes from.
    public var source: String
    /// The clause of the source.
    public var clause: String?
    /// Whether somebody has held the number against the source.
    public var isVerified: Bool

    /// The number that is used: the most of a radius, the least of everything else, where the norm gives both.
    public var value: Double { (item == .radius ? most ?? least : least ?? most) ?? 0 }
}

/// When an indicator of the check-up is green or red.
public struct Threshold: Hashable, Sendable {
    /// The indicator.
    public var indicator: IndicatorKind
    /// The level it holds for; all when `nil`.
    public var level: String?
    /// Green from here on.
    public var green: Double
    /// Red beyond here.
    public var red: Double
    /// Where the numbers come from.
    public var source: String
    /// Whether somebody has held them against the source.
    public var isVerified: Bool
}

/// A set of norms with their sources, and thresholds of the check-up.
public struct Profile: Hashable, Sendable {
    /// The name it goes by.
    public var name: String
    /// What it is about, in English.
    public var title: String?
    /// What it is about, in Chinese.
    public var chineseTitle: String?
    /// Whether it is a template to be edited, and no rule of anybody.
    public var isTemplate: Bool
    /// The norms.
    public var norms: [Norm]
    /// The thresholds of the check-up.
    public var thresholds: [Threshold]

    /// The first norm for an item, a level and a type of unit: one for the type before one for both, one for the level before one for all.
    func norm(_ item: Norm.Item, level: String?, place: UnitType? = nil) -> Norm? {
        let fitting = norms.filter {
            $0.item == item && ($0.level == nil || $0.level == level) && ($0.place == nil || $0.place == place)
        }
        return fitting.first { $0.level != nil && $0.place != nil } ?? fitting.first { $0.level != nil }
            ?? fitting.first { $0.place != nil } ?? fitting.first
    }
}

/// A profile as a run uses it.
public struct ProfileUse: Hashable, Sendable {
    /// The profile.
    public var profile: Profile
    /// How much longer the way is than the straight line; `nil` where nobody said.
    public var detour: Double?

    /// Makes the use of a profile.
    public init(_ profile: Profile, detour: Double?) { (self.profile, self.detour) = (profile, detour) }

    /// Returns the radius along a straight line that a norm of walking, minutes or straight metres comes to.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` where a walking norm meets straight lines and there is no detour.
    func straight(_ norm: Norm) throws -> Distance {
        var meters = norm.value
        guard norm.measure == .walking || norm.measure == .minutes else { return .meters(meters) }
        if norm.measure == .minutes, let speed = profile.norm(.walkingSpeed, level: norm.level, place: norm.place) {
            meters *= speed.value
        }
        guard let detour else {
            throw CatchmentError.usage(
                "the profile \(profile.name) gives the radius of \(norm.level ?? "all levels") as a way to walk, and distances are straight lines: say how much longer the way is, such as --detour 1.3, or detour: 1.3 in the plan"
            )
        }
        return .meters(meters / detour)
    }

    /// Returns the radii of the profile by level and type of unit, along straight lines.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` as ``straight(_:)`` does.
    func radii() throws -> RadiusTable {
        var levels: [String: RadiusTable.Entry] = [:]
        for norm in profile.norms where norm.item == .radius {
            guard let level = norm.level else { continue }
            let radius = try straight(norm)
            if let place = norm.place {
                levels[level, default: .init()].byType[place] = radius
            } else {
                levels[level, default: .init()].common = radius
            }
        }
        return RadiusTable(levels: levels)
    }

    /// Returns what a plan says of a level, with the profile's norms where it says nothing.
    func completed(_ level: ServiceLevel) -> ServiceLevel {
        var level = level
        if level.floorArea == nil {
            level.floorArea = profile.norm(.floorArea, level: level.name).map { .squareMeters($0.value) }
        }
        if level.quota == nil, let norm = profile.norm(.quota, level: level.name), let count = Int(exactly: norm.value) {
            level.quota = FacilityQuota(count: count, households: norm.households)
        }
        if level.leastFunctions == nil {
            level.leastFunctions = profile.norm(.functions, level: level.name).flatMap { Int(exactly: $0.value) }
        }
        return level
    }
}
