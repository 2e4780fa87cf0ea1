/// People that something does not reach: of one class, at one level, or short of something for one cause.
public struct GroupDocument: Codable, Sendable {
    /// One cluster of them.
    public struct Cluster: Codable, Sendable {
        /// The same from run to run.
        public var id: String
        /// The code of its lowest-level unit; `null` without units.
        @Nullable public var unit: String?
        /// The names of the units from the top down.
        public var unitChain: [String]
        /// Demand points, and their weight.
        public var points: Int, weight: Double

        /// Makes one from its members.
        package init(id: String, unit: String? = nil, unitChain: [String], points: Int, weight: Double) {
            _unit = Nullable(wrappedValue: unit)
            (self.id, self.unitChain, self.points, self.weight) = (id, unitChain, points, weight)
        }
    }

    /// Why they are short; only for shortfalls.
    @Kind public var cause: ShortfallCause?
    /// The class, level or function; `capacity` for what is over it.
    public var name: String
    /// What is counted.
    public var unit: String
    /// All of the group, and what of it is reached: covered + uncovered = total, exactly.
    public var totals: TotalsDocument
    /// What is not reached: the clusters, what is below the threshold and what is outside the units sum to it.
    public var uncovered: BlanksDocument.Sum
    /// Clusters with enough weight, from the largest.
    public var clusters: [Cluster]
    /// Smaller ones, added up.
    public var belowThreshold: BlanksDocument.Sum
    /// What lies outside every lowest-level unit.
    public var outside: BlanksDocument.Sum
    /// The area of the lowest-level units in no service area of the level, in square metres; only for levels.
    public var blankAreaM2: Double?

    /// Makes one from its members.
    package init(
        cause: ShortfallCause? = nil, name: String, unit: String, totals: TotalsDocument, uncovered: BlanksDocument.Sum,
        clusters: [Cluster], belowThreshold: BlanksDocument.Sum, outside: BlanksDocument.Sum, blankAreaM2: Double? = nil
    ) {
        _cause = Kind(wrappedValue: cause)
        (self.name, self.unit, self.totals, self.uncovered) = (name, unit, totals, uncovered)
        (self.clusters, self.belowThreshold, self.outside, self.blankAreaM2) = (clusters, belowThreshold, outside, blankAreaM2)
    }
}

/// Which function reaches whom.
public struct FunctionsDocument: Codable, Sendable {
    /// One function.
    public struct Function: Codable, Sendable {
        /// The function.
        public var name: String
        /// The levels whose facilities must offer it.
        public var requiredAt: [String]
        /// Open facilities that offer it.
        public var facilities: Int
        /// Who is within reach of one of them.
        public var totals: TotalsDocument

        /// Makes one from its members.
        package init(name: String, requiredAt: [String], facilities: Int, totals: TotalsDocument) {
            (self.name, self.requiredAt, self.facilities, self.totals) = (name, requiredAt, facilities, totals)
        }
    }

    /// One row of the matrix: a unit, with the covered weight of each function in the order of ``FunctionsDocument/functions``.
    public struct Unit: Codable, Sendable {
        /// The code, name and level of the unit.
        public var unit: String, name: String, level: String
        /// The weight in it.
        public var weight: Double
        /// The weight within reach of each function.
        public var covered: [Double]

        /// Makes one from its members.
        package init(unit: String, name: String, level: String, weight: Double, covered: [Double]) {
            (self.unit, self.name, self.level, self.weight) = (unit, name, level, weight)
            self.covered = covered
        }
    }

    /// A facility that does not offer what its level asks for.
    public struct Lacking: Codable, Sendable {
        /// Its id.
        public var facility: String
        /// Its name.
        @Nullable public var name: String?
        /// Its level.
        public var level: String
        /// How many functions it offers, and how many it should at least.
        public var offered: Int, least: Int?
        /// The required functions that it does not offer.
        public var missing: [String]

        /// Makes one from its members.
        package init(facility: String, name: String? = nil, level: String, offered: Int, least: Int? = nil, missing: [String]) {
            _name = Nullable(wrappedValue: name)
            (self.facility, self.level, self.offered, self.least) = (facility, level, offered, least)
            self.missing = missing
        }
    }

    /// The functions that were looked at.
    public var functions: [Function]
    /// The matrix of functions by unit; empty without units.
    public var byUnit: [Unit]
    /// Facilities that lack something.
    public var lacking: [Lacking]

    /// Makes one from its members.
    package init(functions: [Function], byUnit: [Unit], lacking: [Lacking]) {
        (self.functions, self.byUnit, self.lacking) = (functions, byUnit, lacking)
    }
}
