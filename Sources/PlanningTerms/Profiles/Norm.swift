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

    /// Makes one from its members.
    package init(
        item: Item, level: String? = nil, place: UnitType? = nil, least: Double? = nil, most: Double? = nil, unit: String,
        measure: Measure? = nil, households: Double? = nil, source: String, clause: String? = nil, isVerified: Bool
    ) {
        (self.item, self.level, self.place, self.least) = (item, level, place, least)
        (self.most, self.unit, self.measure, self.households) = (most, unit, measure, households)
        (self.source, self.clause, self.isVerified) = (source, clause, isVerified)
    }

    /// The number that is used: the most of a radius, the least of everything else, where the norm gives both.
    public var value: Double { (item == .radius ? most ?? least : least ?? most) ?? 0 }
}
