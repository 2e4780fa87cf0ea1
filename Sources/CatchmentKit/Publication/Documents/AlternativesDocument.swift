public import PlanningTerms

/// How many facilities cover demand, and who depends on one alone.
public struct BackupDocument: Codable, Sendable {
    /// Demand covered by so many facilities.
    public struct Count: Codable, Sendable {
        /// The number of facilities.
        public var facilities: Int
        /// Whether more count here too: only in the last entry.
        public var orMore: Bool
        /// Demand points, and their weight.
        public var points: Int, weight: Double
    }

    /// What at least two facilities cover.
    public struct Share: Codable, Sendable {
        /// Demand points, and their weight.
        public var points: Int, weight: Double
        /// Their weight over all kept weight; `null` where there is none.
        @Nullable public var share: Double?
        /// What ``share`` is a share of.
        public var shareOf: String
    }

    /// A facility and who depends on it alone.
    public struct Dependence: Codable, Sendable {
        /// The id of the facility.
        public var facility: String
        /// Its name.
        @Nullable public var name: String?
        /// Demand points that only it covers, and their weight.
        public var solePoints: Int, soleWeight: Double
    }

    /// By number of covering facilities: 0, 1, 2, and 3 or more; they sum to all kept demand.
    public var byCount: [Count]
    /// What at least two facilities cover.
    public var atLeastTwice: Share
    /// The facilities on which most depends, at most ten; `facilities.csv` has all.
    public var mostDependedOn: [Dependence]
}

/// The responsibility zones in figures; `zones.geojson` has each.
public struct ZonesDocument: Codable, Sendable {
    /// A facility without a zone, and the facility on the same spot that has it.
    public struct SharedSpot: Codable, Sendable {
        /// The ids of both.
        public var facility: String, holder: String
    }

    /// Over what the zones reach.
    @Kind public var mode: ZoneMode?
    /// Facilities with a zone.
    public var zones: Int
    /// Demand in them, and its weight.
    public var points: Int, weight: Double
    /// The area of all zones, in square metres.
    public var areaM2: Double
    /// The area that was divided, in square metres; `null` where zones end at service radii.
    @Nullable public var studyAreaM2: Double?
    /// How far a border may stray from the line equally far from two facilities, and the largest departure measured, in metres.
    public var borderToleranceM: Double, borderDepartureM: Double
    /// Demand in no zone, and its weight.
    public var unassignedPoints: Int, unassignedWeight: Double
    /// Facilities on the spot of another.
    public var sharedSpots: [SharedSpot]
}
