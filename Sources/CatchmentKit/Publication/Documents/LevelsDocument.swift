import ServiceModel

/// How one level of facilities stands against what its plan asks for.
public struct LevelDocument: Codable, Sendable {
    /// A facility that misses something, with what it has.
    public struct Facility: Codable, Sendable {
        /// Its id.
        public var facility: String
        /// Its name.
        @Nullable public var name: String?
        /// The nearest facility of the level above; only where the parent is what misses.
        public var nearest: String?
        /// The distance to it in metres.
        public var distanceM: Double?
        /// The floor area in square metres; only where that misses, and where it is known.
        public var floorAreaM2: Double?
    }

    /// The level above, and who lies beyond its reach.
    public struct Parents: Codable, Sendable {
        /// The level above.
        public var level: String
        /// Facilities within the service radius of one of the level above.
        public var withinReach: Int
        /// The others.
        public var beyond: [Facility]
    }

    /// Floor areas against the least.
    public struct FloorArea: Codable, Sendable {
        /// The least floor area of a facility, in square metres.
        public var leastM2: Double
        /// Facilities at least as large, smaller ones, and those whose floor area is not known.
        public var met: Int, below: [Facility], unknown: [Facility]
    }

    /// A unit with its facilities and its quota.
    public struct Unit: Codable, Sendable {
        /// Its code, and its name.
        public var unit: String, name: String
        /// Facilities of the level, those without coordinates included.
        public var facilities: Int
        /// How many there should be; `null` where the unit's households are needed and not known.
        @Nullable public var required: Int?
    }

    /// Facilities per unit against the quota.
    public struct Quota: Codable, Sendable {
        /// How many in each unit, or for each full or begun number of households.
        public var count: Int
        /// The level of the units.
        public var unitLevel: String
        /// The number of households of one share of the quota; only where it goes by households.
        public var households: Double?
        /// Units that have what they should.
        public var met: Int
        /// Those that have less, and those whose households are not known.
        public var below: [Unit], unknown: [Unit]
    }

    /// The level.
    public var level: String
    /// The levels whose facilities reach its people, from the top down.
    public var servedBy: [String]
    /// Open facilities, and those without coordinates.
    public var facilities: Int, unlocated: Int
    /// The level above; `null` at the top.
    @Nullable public var parents: Parents?
    /// Floor areas; only where the plan asks for some.
    public var floorArea: FloorArea?
    /// The quota; only where the plan has one and there are units.
    public var quota: Quota?
}

/// Coverage within borders beside coverage across them.
public struct BordersDocument: Codable, Sendable {
    /// The level of the units that a facility does not serve beyond.
    public var level: String
    /// Each facility covers its own unit only: the figures of the whole report.
    public var within: TotalsDocument
    /// The same run with borders ignored.
    public var ignored: TotalsDocument
    /// Facilities in no unit of the level, which cover nobody.
    public var facilitiesOutside: Int
}

/// Uncovered people near the edge of the study area.
public struct EdgeDocument: Codable, Sendable {
    /// How near is near, in metres, where a demand point brings no radius of its own.
    public var radiusM: Double
    /// Demand points, and their weight.
    public var points: Int, weight: Double
    /// Open facilities given outside the study area.
    public var outsideFacilities: Int
}
