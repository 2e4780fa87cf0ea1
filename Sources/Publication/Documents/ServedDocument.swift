import ServiceModel

/// Who is served within the capacities of the open facilities.
///
/// covered = served + unmet, exactly; by unit and outside the units too.
public struct ServedDocument: Codable, Sendable {
    /// What is served of a unit, or outside the units of a level.
    public struct Part: Codable, Sendable {
        /// Weight served.
        public var servedWeight: Double
        /// It over all weight of the part; `null` where there is no weight.
        @Nullable public var share: Double?
        /// Weight within reach that finds no room.
        public var unmetWeight: Double

        /// Makes one from its members.
        package init(servedWeight: Double, share: Double? = nil, unmetWeight: Double) {
            _share = Nullable(wrappedValue: share)
            (self.servedWeight, self.unmetWeight) = (servedWeight, unmetWeight)
        }
    }

    /// Points in no unit of a level.
    public struct Outside: Codable, Sendable {
        /// The level of units.
        public var level: String
        /// The figures.
        public var served: Part

        /// Makes one from its members.
        package init(level: String, served: Part) {
            (self.level, self.served) = (level, served)
        }
    }

    /// A class: points count with the share of their weight that is served.
    public struct Class: Codable, Sendable {
        /// The name, and what is counted.
        public var name: String, unit: String
        /// Weight of the class, and what of it is served.
        public var weight: Double, servedWeight: Double
        /// Served weight over weight; `null` where there is no weight.
        @Nullable public var share: Double?
        /// What ``share`` is a share of.
        public var shareOf: String

        /// Makes one from its members.
        package init(name: String, unit: String, weight: Double, servedWeight: Double, share: Double? = nil, shareOf: String) {
            _share = Nullable(wrappedValue: share)
            (self.name, self.unit, self.weight, self.servedWeight) = (name, unit, weight, servedWeight)
            self.shareOf = shareOf
        }
    }

    /// The facilities of a level.
    public struct Level: Codable, Sendable {
        /// The level.
        public var level: String
        /// Facilities of the level, and those of them without a capacity.
        public var facilities: Int, unlimited: Int
        /// The capacities of the others, added up.
        public var capacity: Double
        /// What they all serve.
        public var servedWeight: Double
        /// What those with a capacity serve, over their capacity; `null` where that is 0.
        @Nullable public var utilisation: Double?
        /// Weight that finds no room and has a facility of the level as its nearest.
        public var unmetWeight: Double

        /// Makes one from its members.
        package init(
            level: String, facilities: Int, unlimited: Int, capacity: Double, servedWeight: Double,
            utilisation: Double? = nil, unmetWeight: Double
        ) {
            _utilisation = Nullable(wrappedValue: utilisation)
            (self.level, self.facilities, self.unlimited, self.capacity) = (level, facilities, unlimited, capacity)
            (self.servedWeight, self.unmetWeight) = (servedWeight, unmetWeight)
        }
    }

    /// A facility that leaves people without room.
    public struct Facility: Codable, Sendable {
        /// The id.
        public var facility: String
        /// The name and level.
        @Nullable public var name: String?
        /// The level.
        @Nullable public var level: String?
        /// What it can serve, and what it serves.
        public var capacity: Double, servedWeight: Double
        /// Weight that finds no room anywhere and has this as its nearest facility.
        public var unmetWeight: Double

        /// Makes one from its members.
        package init(
            facility: String, name: String? = nil, level: String? = nil, capacity: Double, servedWeight: Double,
            unmetWeight: Double
        ) {
            _name = Nullable(wrappedValue: name)
            _level = Nullable(wrappedValue: level)
            (self.facility, self.capacity, self.servedWeight, self.unmetWeight) = (facility, capacity, servedWeight, unmetWeight)
        }
    }

    /// Whether a demand point may be served by several facilities.
    public var splittable: Bool
    /// All weight: the denominator of ``share``.
    public var weight: Double
    /// Weight served.
    public var servedWeight: Double
    /// Served weight over weight; `null` where there is no weight.
    @Nullable public var share: Double?
    /// What ``share`` is a share of.
    public var shareOf: String
    /// Weight within reach that finds no room.
    public var unmetWeight: Double
    /// Covered demand points that are served wholly, and the others.
    public var servedPoints: Int, unmetPoints: Int
    /// Demand points that several facilities serve.
    public var splitPoints: Int
    /// The capacities of all facilities that have one, added up, and what is left of them.
    public var capacity: Double, freeCapacity: Double
    /// Facilities without a capacity, which serve without limit.
    public var unlimited: Int
    /// Facilities that serve as much as they can.
    public var full: Int
    /// The mean distance to the facilities that serve, by weight, in metres; missing where nobody is served and under a cost matrix.
    public var meanM: Double?
    /// The same in the unit of the cost matrix.
    public var meanCost: Double?
    /// Whether no assignment serves more, and none that serves as much is nearer.
    public var assignmentProven: Bool
    /// By level of units from the top down, points in none.
    public var outside: [Outside]
    /// Classes without a radius of their own.
    public var byClass: [Class]
    /// Levels of facilities from the top down.
    public var byLevel: [Level]
    /// Facilities that leave people without room, the most first.
    public var short: [Facility]

    /// Makes one from its members.
    package init(
        splittable: Bool, weight: Double, servedWeight: Double, share: Double? = nil, shareOf: String, unmetWeight: Double,
        servedPoints: Int, unmetPoints: Int, splitPoints: Int, capacity: Double, freeCapacity: Double, unlimited: Int,
        full: Int, meanM: Double? = nil, meanCost: Double? = nil, assignmentProven: Bool, outside: [Outside],
        byClass: [Class], byLevel: [Level], short: [Facility]
    ) {
        _share = Nullable(wrappedValue: share)
        (self.splittable, self.weight, self.servedWeight, self.shareOf) = (splittable, weight, servedWeight, shareOf)
        (self.unmetWeight, self.servedPoints, self.unmetPoints, self.splitPoints) = (
            unmetWeight, servedPoints, unmetPoints, splitPoints
        )
        (self.capacity, self.freeCapacity, self.unlimited, self.full) = (capacity, freeCapacity, unlimited, full)
        (self.meanM, self.meanCost, self.assignmentProven, self.outside) = (meanM, meanCost, assignmentProven, outside)
        (self.byClass, self.byLevel, self.short) = (byClass, byLevel, short)
    }

    /// The whole as a part.
    package var whole: Part { Part(servedWeight: servedWeight, share: share, unmetWeight: unmetWeight) }
}
