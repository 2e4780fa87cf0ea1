public import GeoPrimitives
public import ServiceModel

/// Uncovered demand points that lie together, within one lowest-level unit: what a planner acts on.
public struct UncoveredCluster: Hashable, Sendable {
    /// The code of the lowest-level unit and a hash of the smallest demand id in it: the same from run to run.
    public var id: String
    /// The number of the lowest-level unit; `nil` without units.
    public var unit: UnitNumber?
    /// The demand points, ascending: a column, plain as those of the demand table.
    public var rows: [Int]
    /// Their weight, in ticks.
    public var weight: Int64
    /// Their weight in each class, in ticks of the class.
    public var classWeights: [Int64]
    /// The least that a member pays to a facility, in metres or as the run's matrix counts; infinite when there is none.
    public var nearestCost: Double
    /// The member farthest from its nearest facility (the smallest row where several are).
    public var worstRow: DemandRow
    /// What that member pays, in metres or as the run's matrix counts; infinite when there is no facility.
    public var worstCost: Double
}

/// The uncovered clusters of a run with the rest that adds up to the uncovered weight.
///
/// `clusters + belowThreshold + outside = uncovered`, exactly, in points and in ticks.
public struct UncoveredClusters: Sendable {
    /// A number of points and their weight, in ticks.
    public struct Sum: Hashable, Sendable {
        /// The number of clusters added up.
        public var clusters = 0
        /// The number of demand points.
        public var points = 0
        /// Their weight, in ticks.
        public var weight: Int64 = 0
    }

    /// The clusters with enough people, by weight from the heaviest, then by id.
    public var clusters: [UncoveredCluster]
    /// All clusters with fewer people, added up.
    public var belowThreshold: Sum
    /// Uncovered points outside every lowest-level unit, added up.
    ///
    /// Nothing without units.
    public var outside: Sum
    /// The largest distance between linked points, in metres.
    public var linkMeters: Double
    /// The least weight of a cluster of its own, in ticks.
    public var minimumWeight: Int64
    /// For each demand point, the number of its cluster in ``clusters``; −1 where it is in none.
    public var clusterOfRow: [Int32]
}
