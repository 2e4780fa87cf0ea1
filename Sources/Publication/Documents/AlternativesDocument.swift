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

        /// Makes one from its members.
        package init(facilities: Int, orMore: Bool, points: Int, weight: Double) {
            (self.facilities, self.orMore, self.points, self.weight) = (facilities, orMore, points, weight)
        }
    }

    /// What at least two facilities cover.
    public struct Share: Codable, Sendable {
        /// Demand points, and their weight.
        public var points: Int, weight: Double
        /// Their weight over all kept weight; `null` where there is none.
        @Nullable public var share: Double?
        /// What ``share`` is a share of.
        public var shareOf: String

        /// Makes one from its members.
        package init(points: Int, weight: Double, share: Double? = nil, shareOf: String) {
            _share = Nullable(wrappedValue: share)
            (self.points, self.weight, self.shareOf) = (points, weight, shareOf)
        }
    }

    /// A facility and who depends on it alone.
    public struct Dependence: Codable, Sendable {
        /// The id of the facility.
        public var facility: String
        /// Its name.
        @Nullable public var name: String?
        /// Demand points that only it covers, and their weight.
        public var solePoints: Int, soleWeight: Double

        /// Makes one from its members.
        package init(facility: String, name: String? = nil, solePoints: Int, soleWeight: Double) {
            _name = Nullable(wrappedValue: name)
            (self.facility, self.solePoints, self.soleWeight) = (facility, solePoints, soleWeight)
        }
    }

    /// By number of covering facilities: 0, 1, 2, and 3 or more; they sum to all kept demand.
    public var byCount: [Count]
    /// What at least two facilities cover.
    public var atLeastTwice: Share
    /// The facilities on which most depends, at most ten; `facilities.csv` has all.
    public var mostDependedOn: [Dependence]

    /// Makes one from its members.
    package init(byCount: [Count], atLeastTwice: Share, mostDependedOn: [Dependence]) {
        (self.byCount, self.atLeastTwice, self.mostDependedOn) = (byCount, atLeastTwice, mostDependedOn)
    }
}

/// The responsibility zones in figures; `zones.geojson` has each.
public struct ZonesDocument: Codable, Sendable {
    /// A facility without a zone, and the facility on the same spot that has it.
    public struct SharedSpot: Codable, Sendable {
        /// The ids of both.
        public var facility: String, holder: String

        /// Makes one from its members.
        package init(facility: String, holder: String) {
            (self.facility, self.holder) = (facility, holder)
        }
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

    /// Makes one from its members.
    package init(
        mode: ZoneMode? = nil, zones: Int, points: Int, weight: Double, areaM2: Double, studyAreaM2: Double? = nil,
        borderToleranceM: Double, borderDepartureM: Double, unassignedPoints: Int, unassignedWeight: Double,
        sharedSpots: [SharedSpot]
    ) {
        _mode = Kind(wrappedValue: mode)
        _studyAreaM2 = Nullable(wrappedValue: studyAreaM2)
        (self.zones, self.points, self.weight, self.areaM2) = (zones, points, weight, areaM2)
        (self.borderToleranceM, self.borderDepartureM, self.unassignedPoints, self.unassignedWeight) = (
            borderToleranceM, borderDepartureM, unassignedPoints, unassignedWeight
        )
        self.sharedSpots = sharedSpots
    }
}
