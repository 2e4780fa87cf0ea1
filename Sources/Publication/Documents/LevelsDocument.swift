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

        /// Makes one from its members.
        package init(
            facility: String, name: String? = nil, nearest: String? = nil, distanceM: Double? = nil,
            floorAreaM2: Double? = nil
        ) {
            _name = Nullable(wrappedValue: name)
            (self.facility, self.nearest, self.distanceM, self.floorAreaM2) = (facility, nearest, distanceM, floorAreaM2)
        }
    }

    /// The level above, and who lies beyond its reach.
    public struct Parents: Codable, Sendable {
        /// The level above.
        public var level: String
        /// Facilities within the service radius of one of the level above.
        public var withinReach: Int
        /// The others.
        public var beyond: [Facility]

        /// Makes one from its members.
        package init(level: String, withinReach: Int, beyond: [Facility]) {
            (self.level, self.withinReach, self.beyond) = (level, withinReach, beyond)
        }
    }

    /// Floor areas against the least.
    public struct FloorArea: Codable, Sendable {
        /// The least floor area of a facility, in square metres.
        public var leastM2: Double
        /// Facilities at least as large, smaller ones, and those whose floor area is not known.
        public var met: Int, below: [Facility], unknown: [Facility]

        /// Makes one from its members.
        package init(leastM2: Double, met: Int, below: [Facility], unknown: [Facility]) {
            (self.leastM2, self.met, self.below, self.unknown) = (leastM2, met, below, unknown)
        }
    }

    /// A unit with its facilities and its quota.
    public struct Unit: Codable, Sendable {
        /// Its code, and its name.
        public var unit: String, name: String
        /// Facilities of the level, those without coordinates included.
        public var facilities: Int
        /// How many there should be; `null` where the unit's households are needed and not known.
        @Nullable public var required: Int?

        /// Makes one from its members.
        package init(unit: String, name: String, facilities: Int, required: Int? = nil) {
            _required = Nullable(wrappedValue: required)
            (self.unit, self.name, self.facilities) = (unit, name, facilities)
        }
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

        /// Makes one from its members.
        package init(count: Int, unitLevel: String, households: Double? = nil, met: Int, below: [Unit], unknown: [Unit]) {
            (self.count, self.unitLevel, self.households, self.met) = (count, unitLevel, households, met)
            (self.below, self.unknown) = (below, unknown)
        }
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

    /// Makes one from its members.
    package init(
        level: String, servedBy: [String], facilities: Int, unlocated: Int, parents: Parents? = nil,
        floorArea: FloorArea? = nil, quota: Quota? = nil
    ) {
        _parents = Nullable(wrappedValue: parents)
        (self.level, self.servedBy, self.facilities, self.unlocated) = (level, servedBy, facilities, unlocated)
        (self.floorArea, self.quota) = (floorArea, quota)
    }
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

    /// Makes one from its members.
    package init(level: String, within: TotalsDocument, ignored: TotalsDocument, facilitiesOutside: Int) {
        (self.level, self.within, self.ignored, self.facilitiesOutside) = (level, within, ignored, facilitiesOutside)
    }
}

/// Uncovered people near the edge of the study area.
public struct EdgeDocument: Codable, Sendable {
    /// How near is near, in metres, where a demand point brings no radius of its own.
    public var radiusM: Double
    /// Demand points, and their weight.
    public var points: Int, weight: Double
    /// Open facilities given outside the study area.
    public var outsideFacilities: Int
    /// Which they are, the farthest first; missing where there are none.
    public var outside: [OutsideFacility]?

    /// A facility outside the study area.
    public struct OutsideFacility: Codable, Sendable {
        /// Its id.
        public var id: String
        /// What it is called.
        @Nullable public var name: String?
        /// How far it is from the edge of the study area, in metres.
        public var distanceM: Double

        /// Makes one from its members.
        package init(id: String, name: String?, distanceM: Double) {
            _name = Nullable(wrappedValue: name)
            (self.id, self.distanceM) = (id, distanceM)
        }
    }

    /// Makes one from its members.
    package init(radiusM: Double, points: Int, weight: Double, outside: [OutsideFacility]) {
        (self.radiusM, self.points, self.weight) = (radiusM, points, weight)
        (outsideFacilities, self.outside) = (outside.count, outside.isEmpty ? nil : outside)
    }
}
