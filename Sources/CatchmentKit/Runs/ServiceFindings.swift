public import CoverageAnalysis
public import GeoPrimitives
public import ServiceModel

/// How a level of facilities stands against what its plan asks for.
public struct LevelFinding: Sendable {
    /// The facilities of one unit against the quota.
    public struct UnitQuota: Hashable, Sendable {
        /// The number of the unit.
        public var unit: UnitNumber
        /// Facilities of the level that stand in it or, without coordinates, name it.
        public var facilities: Int
        /// How many there should be; `nil` where the unit's households are needed and not known.
        public var required: Int?
    }

    /// The level.
    public var level: String
    /// Facilities of the level without coordinates.
    public var unlocated: Int
    /// The level above; `nil` at the top.
    public var above: String?
    /// For each open facility of the level, the one above that reaches it; empty at the top.
    public var parents: [ParentReach]
    /// Facilities against the quota, unit by unit; empty without a quota or units.
    public var quotas: [UnitQuota]
    /// The open facilities of the level.
    public var facilities: [FacilityNumber]
}

/// What a run found about levels, borders and the edge of the study area.
public struct ServiceFindings: Sendable {
    /// One entry per level, from the top down.
    public var levels: [LevelFinding] = []
    /// The borders that the coverage keeps; `nil` where they are ignored.
    public var borders: Borders?
    /// The coverage with borders ignored; only where the run keeps them.
    public var ignoringBorders: CoverageTotals?
    /// Who is within reach of each function that was looked at.
    public var functions: [FunctionCoverage] = []
    /// Those that a class's radius, a level or a required thing does not reach.
    var groups: [GroupFinding] = []
    /// Uncovered people near the edge of the study area; `nil` without units.
    public var edge: EdgePeople?
}
