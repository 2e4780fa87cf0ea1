import GeoPrimitives

/// What is not covered.
public struct BlanksDocument: Codable, Sendable {
    /// One uncovered cluster.
    public struct Cluster: Codable, Sendable {
        /// The same from run to run.
        public var id: String
        /// 1 for the cluster with the most people.
        public var rank: Int
        /// The code of its unit, and the names of the units from the top down.
        @Nullable public var unit: String?
        /// The names of the units from the top down.
        public var unitChain: [String]
        /// Demand points, and their weight.
        public var points: Int, weight: Double
        /// Weight by class.
        public var classes: [String: Double]
        /// The area of its footprint in square metres.
        public var areaM2: Double
        /// Its weight near the edge of the study area, where a facility beyond might cover it; only with units.
        public var edgeWeight: Double?
        /// The id of the facility nearest to one of its points; `null` where there is none.
        @Nullable public var nearestFacility: String?
        /// The shortest distance from one of its points to a facility, in metres.
        @Nullable public var nearestFacilityM: Double?
        /// The least cost from one of its points to a facility; only under a cost matrix, and where there is a way.
        public var nearestFacilityCost: Double?
        /// The point farthest from its nearest facility: id, longitude, latitude (or x, y) and that distance in metres.
        public var worstPoint: Worst

        /// Makes one from its members.
        package init(
            id: String, rank: Int, unit: String? = nil, unitChain: [String], points: Int, weight: Double,
            classes: [String: Double], areaM2: Double, edgeWeight: Double? = nil, nearestFacility: String? = nil,
            nearestFacilityM: Double? = nil, nearestFacilityCost: Double? = nil, worstPoint: Worst
        ) {
            _unit = Nullable(wrappedValue: unit)
            _nearestFacility = Nullable(wrappedValue: nearestFacility)
            _nearestFacilityM = Nullable(wrappedValue: nearestFacilityM)
            (self.id, self.rank, self.unitChain, self.points) = (id, rank, unitChain, points)
            (self.weight, self.classes, self.areaM2, self.edgeWeight) = (weight, classes, areaM2, edgeWeight)
            (self.nearestFacilityCost, self.worstPoint) = (nearestFacilityCost, worstPoint)
        }
    }

    /// The point farthest from its nearest facility.
    public struct Worst: Codable, Sendable {
        /// The demand id.
        public var id: String
        /// Longitude and latitude, or easting and northing.
        public var lon: Double, lat: Double
        /// The distance to the nearest facility in metres.
        @Nullable public var distanceM: Double?
        /// The cost to the facility of least cost; only under a cost matrix, and where there is a way.
        public var cost: Double?

        /// Makes one from its members.
        package init(id: String, lon: Double, lat: Double, distanceM: Double? = nil, cost: Double? = nil) {
            _distanceM = Nullable(wrappedValue: distanceM)
            (self.id, self.lon, self.lat, self.cost) = (id, lon, lat, cost)
        }
    }

    /// Something added up.
    public struct Sum: Codable, Sendable {
        /// How many, if they can be counted.
        public var count: Int?
        /// Demand points, and their weight.
        public var points: Int, weight: Double
        /// Their area in square metres, where it is one.
        public var areaM2: Double?

        /// Makes one from its members.
        package init(count: Int? = nil, points: Int, weight: Double, areaM2: Double? = nil) {
            (self.count, self.points, self.weight, self.areaM2) = (count, points, weight, areaM2)
        }
    }

    /// One blank area.
    public struct Area: Codable, Sendable {
        /// The unit's code and the rank by area within it.
        public var id: String
        /// The code of its unit, and the unit's name.
        public var unit: String, unitName: String
        /// Its area in square metres.
        public var areaM2: Double
        /// The uncovered demand points that belong to it, and their weight.
        public var points: Int, weight: Double

        /// Makes one from its members.
        package init(id: String, unit: String, unitName: String, areaM2: Double, points: Int, weight: Double) {
            (self.id, self.unit, self.unitName, self.areaM2) = (id, unit, unitName, areaM2)
            (self.points, self.weight) = (points, weight)
        }
    }

    /// Blank areas of the lowest-level units.
    public struct Areas: Codable, Sendable {
        /// The areas at least as large as the threshold.
        public var list: [Area]
        /// Smaller ones, added up.
        public var belowThreshold: Sum
        /// Uncovered points that belong to no blank area.
        public var outside: Sum
        /// The area of the lowest-level units, and of it what lies in no service area, in square metres.
        public var unitAreaM2: Double, blankAreaM2: Double

        /// Makes one from its members.
        package init(list: [Area], belowThreshold: Sum, outside: Sum, unitAreaM2: Double, blankAreaM2: Double) {
            (self.list, self.belowThreshold, self.outside, self.unitAreaM2) = (list, belowThreshold, outside, unitAreaM2)
            self.blankAreaM2 = blankAreaM2
        }
    }

    /// All uncovered demand points.
    public var uncovered: Sum
    /// Clusters with enough people, from the largest.
    public var clusters: [Cluster]
    /// Smaller clusters, added up.
    public var belowThreshold: Sum
    /// Uncovered points outside every lowest-level unit.
    public var outside: Sum
    /// Class by class, each with its own radius where it has one; only where that was asked for.
    public var byClass: [GroupDocument]?
    /// Level by level; only where that was asked for.
    public var byLevel: [GroupDocument]?
    /// Blank areas; `null` without units.
    @Nullable public var areas: Areas?

    /// Makes one from its members.
    package init(
        uncovered: Sum, clusters: [Cluster], belowThreshold: Sum, outside: Sum, byClass: [GroupDocument]? = nil,
        byLevel: [GroupDocument]? = nil, areas: Areas? = nil
    ) {
        _areas = Nullable(wrappedValue: areas)
        (self.uncovered, self.clusters, self.belowThreshold, self.outside) = (uncovered, clusters, belowThreshold, outside)
        (self.byClass, self.byLevel) = (byClass, byLevel)
    }
}
