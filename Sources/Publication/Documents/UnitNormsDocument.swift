/// How a unit stands norm by norm: met, missed, or `null` where it was not examined.
///
/// A norm is not examined where neither the plan nor the profile gives one for the unit, or where what it asks cannot be told.
public struct UnitNormsDocument: Codable, Sendable {
    /// How many facilities there are of those that it should have.
    @Nullable public var quota: Bool?
    /// The floor area of its facilities for its households.
    @Nullable public var floorAreaPerHundredHouseholds: Bool?
    /// The share of its people within reach.
    @Nullable public var share: Bool?

    /// Makes one from its members.
    package init(quota: Bool? = nil, floorAreaPerHundredHouseholds: Bool? = nil, share: Bool? = nil) {
        _quota = Nullable(wrappedValue: quota)
        _floorAreaPerHundredHouseholds = Nullable(wrappedValue: floorAreaPerHundredHouseholds)
        _share = Nullable(wrappedValue: share)
    }

    /// The norms by the words of the indicators that ask for the same, in their order.
    package var all: [(name: String, isMet: Bool?)] {
        [("quota", quota), ("floor_area_per_100_households", floorAreaPerHundredHouseholds), ("share", share)]
    }
}
