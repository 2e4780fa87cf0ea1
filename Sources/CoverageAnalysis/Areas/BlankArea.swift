public import GeoPrimitives
public import ServiceModel

/// A connected part of a lowest-level unit that lies in no service area: pure geometry, wherever people live.
public struct BlankArea: Hashable, Sendable {
    /// The unit's code and the rank of the part by area within the unit: `640104001001-b1`.
    public var id: String
    /// The number of the unit.
    public var unit: UnitNumber
    /// The part, with its holes.
    public var polygon: Polygon
    /// Its area on the run's measure.
    public var area: Area
    /// The number of uncovered demand points that belong to it.
    public var points: Int
    /// Their weight, in ticks.
    public var weight: Int64
}

/// The blank areas of a run, with what was left out and the areas of the units.
public struct BlankAreas: Sendable {
    /// What stays out of the list, added up.
    public struct Sum: Hashable, Sendable {
        /// The number of blank areas.
        public var count = 0
        /// Their area in square metres.
        public var squareMeters = 0.0
        /// Uncovered demand points in them.
        public var points = 0
        /// The weight of those points, in ticks.
        public var weight: Int64 = 0
    }

    /// The blank areas at least as large as the threshold, by weight from the heaviest, then by area, then by id.
    public var blanks: [BlankArea]
    /// Blank areas smaller than the threshold, added up.
    public var belowThreshold: Sum
    /// Uncovered points that belong to no blank area: outside every unit, or in a unit without a blank.
    public var outside: Sum
    /// For each unit of the study area its own area.
    public var unitAreas: [Area]
    /// For each unit the blank area in it; upper levels are the sum of their lowest-level units.
    public var blankAreas: [Area]
    /// The smallest area of a blank in the list.
    public var minimumArea: Area
}
