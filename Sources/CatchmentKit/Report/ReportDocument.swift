/// `report.json`: everything a run found, as it is published.
///
/// docs/report.schema.json describes it; keys are in snake_case.
public struct ReportDocument: Codable, Sendable {
    /// The version of the form: `catchment/report/1`.
    public var schema = "catchment/report/1"
    /// The program and its version.
    public var program: String
    /// The command that ran.
    public var command: String
    /// What distance means: `geodesic` or `planar`.
    public var measure: String
    /// The rule that decides who is covered.
    public var coverRule = "distance <= radius + 0.000001 m"
    /// The settings that shape the result.
    public var settings: SettingsDocument
    /// How each layer was read.
    public var inputs: [String: InputDocument]
    /// The coverage by what is open already.
    public var coverage: CoverageDocument
    /// The coverage with the proposed sites opened; only for `site`.
    public var coverageAfter: CoverageDocument?
    /// What is not covered by what is open already.
    public var blanks: BlanksDocument
    /// The responsibility zones; only with `--zones`.
    public var zones: ZonesDocument?
    /// The proposed sites; only for `site`.
    public var siting: SitingDocument?
    /// Notices and warnings.
    public var notices: [String]
    /// Whether the same inputs and settings give the same bytes again.
    public var reproducible: Bool
    /// Seconds by step.
    public var timing: [String: Double]
}

/// The settings of a run.
public struct SettingsDocument: Codable, Sendable {
    /// `--radius` in metres.
    @Nullable public var radiusM: Double?
    /// `--radius-override` in metres.
    @Nullable public var radiusOverrideM: Double?
    /// The largest distance between linked uncovered points, in metres.
    public var clusterDistanceM: Double
    /// The least people of a cluster of its own.
    public var minPeople: Double
    /// The smallest blank area listed, in square metres.
    public var minBlankAreaM2: Double
    /// The tolerance of service-area polygons in metres; `null` is 3·10⁻⁴ of each radius.
    @Nullable public var toleranceM: Double?
    /// Which side of the circle service-area polygons lie on.
    public var areaMode: String
    /// Whether planned facilities count as open.
    public var includesPlanned: Bool
}

/// How one layer was read.
public struct InputDocument: Codable, Sendable {
    /// Rows dropped for one reason.
    public struct Dropped: Codable, Sendable {
        /// Why.
        public var reason: String
        /// How many.
        public var rows: Int
        /// Their weight.
        public var weight: Double
        /// The first few rows.
        public var firstRows: [Int]
    }

    /// How coordinates were understood.
    public struct CRSDocument: Codable, Sendable {
        /// What was used.
        public var used: String
        /// Who said so.
        public var source: String
        /// What the file declares.
        @Nullable public var declared: String?
        /// What was done.
        public var transformation: String
        /// The stated accuracy in metres.
        @Nullable public var accuracyM: Double?
    }

    /// The path as given.
    public var file: String
    /// Column names by role.
    public var columns: [String: String]
    /// Rows read.
    public var rowsRead: Int
    /// Rows kept.
    public var rowsKept: Int
    /// Rows dropped, by reason.
    public var dropped: [Dropped]
    /// Weight read; only for demand.
    public var weightRead: Double?
    /// Weight kept; only for demand.
    public var weightKept: Double?
    /// Weight dropped; only for demand.
    public var weightDropped: Double?
    /// How coordinates were understood.
    public var crs: CRSDocument
}

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
        /// Its area, and its area in no service area, in square metres.
        public var areaM2: Double, blankAreaM2: Double
        /// Floor area of the facilities in it, in square metres; `null` where no list gives any.
        @Nullable public var floorAreaM2: Double?
        /// Households of the unit, where its layer gives them.
        @Nullable public var households: Double?
        /// Floor area per 100 households in square metres; `null` where either is unknown.
        @Nullable public var floorAreaPerHundredHouseholdsM2: Double?
    }

    /// Points in no unit of a level.
    public struct Outside: Codable, Sendable {
        /// The level.
        public var level: String
        /// The figures.
        public var totals: TotalsDocument
    }

    /// One class.
    public struct Class: Codable, Sendable {
        /// The name, and what is counted.
        public var name: String, unit: String
        /// The figures.
        public var totals: TotalsDocument
    }

    /// One level of facilities.
    public struct Level: Codable, Sendable {
        /// The level.
        public var level: String
        /// Open facilities of the level.
        public var facilities: Int
        /// Who is within reach of one of them.
        public var totals: TotalsDocument
    }

    /// Weighted distances to the nearest facility in metres.
    public struct Distances: Codable, Sendable {
        /// The weighted mean, median, 90th percentile and the largest.
        public var meanM: Double, medianM: Double, p90M: Double, maxM: Double
    }

    /// How many demand–facility pairs each source of a radius decided.
    public struct Sources: Codable, Sendable {
        /// Pairs by source.
        public var demandColumn: Int, facilityColumn: Int, fallback: Int, override: Int
    }

    /// `people` where a weight column was given, else `points`.
    public var weightKind: String
    /// Open facilities.
    public var facilities: Int
    /// All demand points.
    public var overall: TotalsDocument
    /// One entry per unit, by level from the top down.
    public var byUnit: [Unit]
    /// By level from the top down, points in no unit.
    public var outside: [Outside]
    /// One entry per class.
    public var byClass: [Class]
    /// One entry per level of facilities.
    public var byLevel: [Level]
    /// Points within reach at every level.
    @Nullable public var allLevels: TotalsDocument?
    /// Distances to the nearest facility; `null` without facilities.
    @Nullable public var distances: Distances?
    /// Where radii came from.
    public var radiusSources: Sources
    /// How many facilities cover demand; only with `--backup`.
    public var backup: BackupDocument?
}

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
        /// The shortest distance from one of its points to a facility, in metres.
        @Nullable public var nearestFacilityM: Double?
        /// The point farthest from its nearest facility: id, longitude, latitude (or x, y) and that distance in metres.
        public var worstPoint: Worst
    }

    /// The point farthest from its nearest facility.
    public struct Worst: Codable, Sendable {
        /// The demand id.
        public var id: String
        /// Longitude and latitude, or easting and northing.
        public var lon: Double, lat: Double
        /// The distance to the nearest facility in metres.
        @Nullable public var distanceM: Double?
    }

    /// Something added up.
    public struct Sum: Codable, Sendable {
        /// How many, if they can be counted.
        public var count: Int?
        /// Demand points, and their weight.
        public var points: Int, weight: Double
        /// Their area in square metres, where it is one.
        public var areaM2: Double?
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
    }

    /// All uncovered demand points.
    public var uncovered: Sum
    /// Clusters with enough people, from the largest.
    public var clusters: [Cluster]
    /// Smaller clusters, added up.
    public var belowThreshold: Sum
    /// Uncovered points outside every lowest-level unit.
    public var outside: Sum
    /// Blank areas; `null` without units.
    @Nullable public var areas: Areas?
}

/// The proposed sites and their evidence.
public struct SitingDocument: Codable, Sendable {
    /// One proposed site.
    public struct Site: Codable, Sendable {
        /// 1 for the site that adds most.
        public var rank: Int
        /// The candidate's id and name.
        public var id: String
        /// The candidate's name.
        @Nullable public var name: String?
        /// Whether it had to be opened.
        public var required: Bool
        /// What it adds to those before it; the gains sum to ``SitingDocument/gained``.
        public var gain: Double
        /// What would be lost if it alone were left out.
        public var uniqueGain: Double
    }

    /// How far the model was reduced before it was solved.
    public struct Reductions: Codable, Sendable {
        /// Demand points, and those left out: without weight, covered already, covered by required sites, uncoverable.
        public var rows: Int, rowsWithoutWeight: Int, rowsCoveredByExisting: Int, rowsCoveredByRequired: Int, uncoverableRows: Int
        /// Rows after merging, sites before and dominated, and independent groups.
        public var mergedRows: Int, sites: Int, dominatedCandidates: Int, components: Int
    }

    /// Demand points that nothing reaches.
    public struct Uncoverable: Codable, Sendable {
        /// How many, and their weight.
        public var points: Int, weight: Double
        /// The radius with which every one of them would be reached, in metres.
        @Nullable public var criticalRadiusM: Double?
    }

    /// `mclp` or `lscp`.
    public var model: String
    /// `--count`, for MCLP.
    public var count: Int?
    /// `--target`, for LSCP.
    public var target: Double?
    /// `optimal`, `feasible`, `infeasible` or `infeasible_target`.
    public var status: String
    /// What ended the run.
    public var stoppedBy: String
    /// What ``objective`` counts: `covered_weight` or `sites_opened`.
    public var objectiveMeasure: String
    /// Covered weight in all, or sites opened.
    public var objective: Double
    /// Weight covered above what exists.
    public var gained: Double
    /// What no plan passes.
    public var bound: Double
    /// The difference of bound and objective over the larger; the same over what can be gained.
    public var gap: Double, gapGained: Double
    /// The ids of the newly opened sites, in rank order.
    public var selected: [String]
    /// The sites with what each adds.
    public var sites: [Site]
    /// Weight covered in all, and its share of all kept weight.
    public var coveredWeight: Double
    /// Covered weight over all kept weight.
    @Nullable public var share: Double?
    /// What ``share`` is a share of.
    public var shareOf: String
    /// The most weight that any number of the sites can cover with what exists.
    public var largestReachableWeight: Double
    /// Demand points that nothing reaches.
    public var uncoverable: Uncoverable
    /// Candidates, of them forbidden, and of those by an exclusion area.
    public var candidates: Int, forbidden: Int, excluded: Int
    /// Limits and the seed.
    public var gapLimit: Double
    /// `--work-limit`.
    public var workLimit: Int?
    /// `--time-limit` in seconds.
    public var timeLimitS: Double?
    /// Where pseudo-random choices start.
    public var seed: UInt64
    /// How far the model was reduced.
    public var reductions: Reductions
    /// The solver and its version.
    public var solver: String
    /// Seconds of wall clock.
    public var seconds: Double
}
