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
