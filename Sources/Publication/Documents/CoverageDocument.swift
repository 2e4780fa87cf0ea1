public import ServiceModel

/// Points and weight, in all and covered.
public struct TotalsDocument: Codable, Sendable {
    /// Demand points.
    public var points: Int
    /// Their weight: the denominator of ``share``.
    public var weight: Double
    /// Covered demand points.
    public var coveredPoints: Int
    /// Their weight.
    public var coveredWeight: Double
    /// Covered weight over weight; `null` where there is no weight.
    @Nullable public var share: Double?
    /// What ``share`` is a share of.
    public var shareOf: String

    /// Makes one from its members.
    package init(points: Int, weight: Double, coveredPoints: Int, coveredWeight: Double, share: Double? = nil, shareOf: String) {
        _share = Nullable(wrappedValue: share)
        (self.points, self.weight, self.coveredPoints, self.coveredWeight) = (points, weight, coveredPoints, coveredWeight)
        self.shareOf = shareOf
    }
}

/// The coverage figures.
public struct CoverageDocument: Codable, Sendable {
    /// One unit.
    public struct Unit: Codable, Sendable {
        /// The code, name, level and parent of the unit.
        public var code: String, name: String, level: String
        /// The code of the unit above.
        @Nullable public var parent: String?
        /// Demand points in it.
        public var points: Int
        /// Their weight: the denominator of ``share``.
        public var weight: Double
        /// Covered demand points.
        public var coveredPoints: Int
        /// Their weight.
        public var coveredWeight: Double
        /// Weight not covered.
        public var uncoveredWeight: Double
        /// Covered weight over weight; `null` where there is no weight.
        @Nullable public var share: Double?
        /// What ``share`` is a share of.
        public var shareOf: String
        /// Open facilities located in it.
        public var facilities: Int
        /// Facilities without coordinates that name it.
        public var unlocated: Int
        /// Uncovered clusters in it.
        public var clusters: Int
        /// Its area in square metres.
        public var areaM2: Double
        /// Its area in no service area; `null` under a cost matrix, which has no service areas.
        @Nullable public var blankAreaM2: Double?
        /// What is served there within the capacities; only with `--capacitated`.
        public var served: ServedDocument.Part?
        /// Floor area of the facilities in it, in square metres; `null` where no list gives any.
        @Nullable public var floorAreaM2: Double?
        /// Households of the unit, where its layer gives them.
        @Nullable public var households: Double?
        /// Floor area per 100 households in square metres; `null` where either is unknown.
        @Nullable public var floorAreaPerHundredHouseholdsM2: Double?
        /// Whether it meets the norms that the plan and the profile give for it; `null` where none is missed and one cannot be told, or
        /// nothing asks how many people are within reach.
        @Nullable public var normMet: Bool?
        /// How it stands norm by norm, and what was not examined; missing in older versions.
        public var norms: UnitNormsDocument?

        /// Makes one from its members.
        package init(
            code: String, name: String, level: String, parent: String? = nil, points: Int, weight: Double, coveredPoints: Int,
            coveredWeight: Double, uncoveredWeight: Double, share: Double? = nil, shareOf: String, facilities: Int,
            unlocated: Int, clusters: Int, areaM2: Double, blankAreaM2: Double? = nil, served: ServedDocument.Part? = nil,
            floorAreaM2: Double? = nil, households: Double? = nil, floorAreaPerHundredHouseholdsM2: Double? = nil,
            normMet: Bool? = nil, norms: UnitNormsDocument? = nil
        ) {
            _parent = Nullable(wrappedValue: parent)
            _share = Nullable(wrappedValue: share)
            _blankAreaM2 = Nullable(wrappedValue: blankAreaM2)
            _floorAreaM2 = Nullable(wrappedValue: floorAreaM2)
            _households = Nullable(wrappedValue: households)
            _floorAreaPerHundredHouseholdsM2 = Nullable(wrappedValue: floorAreaPerHundredHouseholdsM2)
            _normMet = Nullable(wrappedValue: normMet)
            (self.code, self.name, self.level, self.points) = (code, name, level, points)
            (self.weight, self.coveredPoints, self.coveredWeight, self.uncoveredWeight) = (
                weight, coveredPoints, coveredWeight, uncoveredWeight
            )
            (self.shareOf, self.facilities, self.unlocated, self.clusters) = (shareOf, facilities, unlocated, clusters)
            (self.areaM2, self.served, self.norms) = (areaM2, served, norms)
        }
    }

    /// Points in no unit of a level.
    public struct Outside: Codable, Sendable {
        /// The level.
        public var level: String
        /// The figures.
        public var totals: TotalsDocument

        /// Makes one from its members.
        package init(level: String, totals: TotalsDocument) {
            (self.level, self.totals) = (level, totals)
        }
    }

    /// One class.
    public struct Class: Codable, Sendable {
        /// The name, and what is counted.
        public var name: String, unit: String
        /// The service radius of the class in metres; only where it has its own.
        public var radiusM: Double?
        /// The figures.
        public var totals: TotalsDocument

        /// Makes one from its members.
        package init(name: String, unit: String, radiusM: Double? = nil, totals: TotalsDocument) {
            (self.name, self.unit, self.radiusM, self.totals) = (name, unit, radiusM, totals)
        }
    }

    /// One level of facilities.
    public struct Level: Codable, Sendable {
        /// The level.
        public var level: String
        /// Open facilities of the level.
        public var facilities: Int
        /// The levels whose facilities count here: its own, and those that serve it.
        public var servedBy: [String]
        /// Who is within reach of one of them.
        public var totals: TotalsDocument

        /// Makes one from its members.
        package init(level: String, facilities: Int, servedBy: [String], totals: TotalsDocument) {
            (self.level, self.facilities, self.servedBy, self.totals) = (level, facilities, servedBy, totals)
        }
    }

    /// Weighted distances to the nearest facility in metres.
    public struct Distances: Codable, Sendable {
        /// The weighted mean, median, 90th percentile and the largest.
        public var meanM: Double, medianM: Double, p90M: Double, maxM: Double

        /// Makes one from its members.
        package init(meanM: Double, medianM: Double, p90M: Double, maxM: Double) {
            (self.meanM, self.medianM, self.p90M, self.maxM) = (meanM, medianM, p90M, maxM)
        }
    }

    /// Weighted costs to the facility of least cost, over the demand that has a way to one; `null` where there is none.
    public struct Costs: Codable, Sendable {
        /// The weighted mean and median.
        @Nullable public var mean: Double?
        /// The weighted median.
        @Nullable public var median: Double?
        /// The weighted 90th percentile.
        @Nullable public var p90: Double?
        /// The largest.
        @Nullable public var max: Double?
        /// Demand points without a way to any open facility, and their weight.
        public var unreachedPoints: Int, unreachedWeight: Double

        /// Makes one from its members.
        package init(
            mean: Double? = nil, median: Double? = nil, p90: Double? = nil, max: Double? = nil, unreachedPoints: Int,
            unreachedWeight: Double
        ) {
            _mean = Nullable(wrappedValue: mean)
            _median = Nullable(wrappedValue: median)
            _p90 = Nullable(wrappedValue: p90)
            _max = Nullable(wrappedValue: max)
            (self.unreachedPoints, self.unreachedWeight) = (unreachedPoints, unreachedWeight)
        }
    }

    /// How many demand–facility pairs each source of a radius decided.
    public struct Sources: Codable, Sendable {
        /// Pairs by source.
        public var demandColumn: Int, facilityColumn: Int, plan: Int, profile: Int, fallback: Int, override: Int

        /// Makes one from its members.
        package init(demandColumn: Int, facilityColumn: Int, plan: Int, profile: Int, fallback: Int, override: Int) {
            (self.demandColumn, self.facilityColumn, self.plan, self.profile) = (demandColumn, facilityColumn, plan, profile)
            (self.fallback, self.override) = (fallback, override)
        }
    }

    /// `people` where a weight column was given, else `points`.
    @Kind public var weightKind: WeightKind?
    /// Open facilities.
    public var facilities: Int
    /// All demand points.
    public var overall: TotalsDocument
    /// One entry per unit, by level from the top down.
    public var byUnit: [Unit]
    /// Whether every unit meets its norms, and all people together the least share; `null` as for a unit.
    @Nullable public var normMet: Bool?
    /// By level from the top down, points in no unit.
    public var outside: [Outside]
    /// One entry per class.
    public var byClass: [Class]
    /// The classes that make up the weight, summed; only where a plan says so.
    public var partition: Class?
    /// One entry per level of facilities.
    public var byLevel: [Level]
    /// Points within reach at every level.
    @Nullable public var allLevels: TotalsDocument?
    /// Distances to the nearest facility; `null` without facilities and under a cost matrix.
    @Nullable public var distances: Distances?
    /// Costs to the facility of least cost; only under a cost matrix.
    public var costs: Costs?
    /// Where radii came from.
    public var radiusSources: Sources
    /// Who is served within the capacities of the facilities; only with `--capacitated`.
    public var served: ServedDocument?
    /// How many facilities cover demand; only with `--backup`.
    public var backup: BackupDocument?
    /// What is lost when a facility closes; only with `--redundancy`.
    public var redundancy: RedundancyDocument?

    /// Makes one from its members.
    package init(
        weightKind: WeightKind? = nil, facilities: Int, overall: TotalsDocument, byUnit: [Unit], normMet: Bool? = nil,
        outside: [Outside], byClass: [Class], partition: Class? = nil, byLevel: [Level], allLevels: TotalsDocument? = nil,
        distances: Distances? = nil, costs: Costs? = nil, radiusSources: Sources, served: ServedDocument? = nil,
        backup: BackupDocument? = nil, redundancy: RedundancyDocument? = nil
    ) {
        _weightKind = Kind(wrappedValue: weightKind)
        _normMet = Nullable(wrappedValue: normMet)
        _allLevels = Nullable(wrappedValue: allLevels)
        _distances = Nullable(wrappedValue: distances)
        (self.facilities, self.overall, self.byUnit, self.outside) = (facilities, overall, byUnit, outside)
        (self.byClass, self.partition, self.byLevel, self.costs) = (byClass, partition, byLevel, costs)
        (self.radiusSources, self.served, self.backup, self.redundancy) = (radiusSources, served, backup, redundancy)
    }
}
