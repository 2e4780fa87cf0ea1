public import FoundationEssentials
public import PlanningTerms
public import ServiceModel

/// `report.json` of a comparison of two result folders.
///
/// docs/comparison.schema.json describes it.
public struct ComparisonDocument: Codable, Sendable {
    /// A figure of both: covered weight of A and B, and what made the difference.
    ///
    /// change = gained − lost + population effect, exactly; gained and lost are `null` where points could not be matched.
    public struct Figures: Codable, Sendable {
        /// Everybody in A and B.
        public var weightBefore: Double, weightAfter: Double
        /// The covered in A and B.
        public var coveredBefore: Double, coveredAfter: Double
        /// Covered in B over covered in A.
        public var change: Double
        /// People of B at points that only B covers.
        @Nullable public var gained: Double?
        /// People of A at points that only A covers.
        @Nullable public var lost: Double?
        /// More or fewer people at points covered in both, and at covered points that only one has.
        @Nullable public var populationEffect: Double?

        /// Makes one from its members.
        package init(
            weightBefore: Double, weightAfter: Double, coveredBefore: Double, coveredAfter: Double, change: Double,
            gained: Double? = nil, lost: Double? = nil, populationEffect: Double? = nil
        ) {
            _gained = Nullable(wrappedValue: gained)
            _lost = Nullable(wrappedValue: lost)
            _populationEffect = Nullable(wrappedValue: populationEffect)
            (self.weightBefore, self.weightAfter, self.coveredBefore, self.coveredAfter) = (
                weightBefore, weightAfter, coveredBefore, coveredAfter
            )
            self.change = change
        }
    }

    /// A unit.
    public struct Unit: Codable, Sendable {
        /// Code, name and level; the name and level of B where both have it.
        public var code: String, name: String, level: String
        /// Its figures.
        public var figures: Figures

        /// Makes one from its members.
        package init(code: String, name: String, level: String, figures: Figures) {
            (self.code, self.name, self.level, self.figures) = (code, name, level, figures)
        }
    }

    /// Who is served within capacities in A and B: change = gained − lost + population effect, exactly.
    public struct Served: Codable, Sendable {
        /// A unit.
        public struct Unit: Codable, Sendable {
            /// The code.
            public var code: String
            /// Served in A and B, and the difference.
            public var servedBefore: Double, servedAfter: Double, change: Double

            /// Makes one from its members.
            package init(code: String, servedBefore: Double, servedAfter: Double, change: Double) {
                (self.code, self.servedBefore, self.servedAfter, self.change) = (code, servedBefore, servedAfter, change)
            }
        }

        /// Served in A and B, and B over A.
        public var servedBefore: Double, servedAfter: Double, change: Double
        /// Within reach without room in A and B.
        public var unmetBefore: Double, unmetAfter: Double
        /// What more is served at points of the same weight; `null` where points are not matched.
        @Nullable public var gained: Double?
        /// What less is served at points of the same weight.
        @Nullable public var lost: Double?
        /// The change at points whose weight changed, and at points that only one has.
        @Nullable public var populationEffect: Double?
        /// The units of both whose figure changed, in the order of B.
        public var byUnit: [Unit]

        /// Makes one from its members.
        package init(
            servedBefore: Double, servedAfter: Double, change: Double, unmetBefore: Double, unmetAfter: Double,
            gained: Double? = nil, lost: Double? = nil, populationEffect: Double? = nil, byUnit: [Unit]
        ) {
            _gained = Nullable(wrappedValue: gained)
            _lost = Nullable(wrappedValue: lost)
            _populationEffect = Nullable(wrappedValue: populationEffect)
            (self.servedBefore, self.servedAfter, self.change, self.unmetBefore) = (
                servedBefore, servedAfter, change, unmetBefore
            )
            (self.unmetAfter, self.byUnit) = (unmetAfter, byUnit)
        }
    }

    /// A class or a level of facilities.
    public struct Part: Codable, Sendable {
        /// The name.
        public var name: String
        /// Its figures; of results without their points the change alone is known.
        public var figures: Figures

        /// Makes one from its members.
        package init(name: String, figures: Figures) {
            (self.name, self.figures) = (name, figures)
        }
    }

    /// How many clusters of A closed, shrank, split and were kept, and how many of B opened.
    public struct Clusters: Codable, Sendable {
        /// By what became of them.
        public var closed: Int, shrunk: Int, split: Int, kept: Int, opened: Int

        /// Makes one from its members.
        package init(closed: Int, shrunk: Int, split: Int, kept: Int, opened: Int) {
            (self.closed, self.shrunk, self.split, self.kept) = (closed, shrunk, split, kept)
            self.opened = opened
        }
    }

    /// The ids of the facilities that opened, closed, moved or have another radius.
    public struct Facilities: Codable, Sendable {
        /// By what became of them.
        public var opened: [String], closed: [String], moved: [String], resized: [String]

        /// Makes one from its members.
        package init(opened: [String], closed: [String], moved: [String], resized: [String]) {
            (self.opened, self.closed, self.moved, self.resized) = (opened, closed, moved, resized)
        }
    }

    /// Where one of the two results lies, and what its report said when it was compared.
    public struct Source: Codable, Sendable {
        /// The way from the folder of the comparison to it.
        public var folder: String
        /// The SHA-256 of what its `report.json` says, clocks aside.
        public var fingerprint: String

        /// Makes one from its members.
        package init(folder: String, fingerprint: String) { (self.folder, self.fingerprint) = (folder, fingerprint) }
    }

    /// Where A and B lie.
    public struct Sources: Codable, Sendable {
        /// A and B.
        public var before: Source, after: Source

        /// Makes one from its members.
        package init(before: Source, after: Source) { (self.before, self.after) = (before, after) }
    }

    /// The version of the form: `catchment/comparison/1`.
    public var schema = "catchment/comparison/1"
    /// The program and its version.
    public var program: String
    /// The folders as given.
    public var before: String, after: String
    /// `points`: matched by id; `units`: by unit, because points could not be matched; the notices say why.
    @Kind public var matchedBy: ComparisonBasis?
    /// Points in both, only in A and only in B; `null` where points were not matched.
    @Nullable public var pointsInBoth: Int?
    /// Points only in A.
    @Nullable public var pointsOnlyBefore: Int?
    /// Points only in B.
    @Nullable public var pointsOnlyAfter: Int?
    /// `people` or `points`.
    @Kind public var weightKind: WeightKind?
    /// All demand.
    public var overall: Figures
    /// By unit, in the order of B, then those that only A has.
    public var byUnit: [Unit]
    /// By class, and by level of facilities.
    public var byClass: [Part], byLevel: [Part]
    /// What became of the clusters; `null` where points were not matched.
    @Nullable public var clusters: Clusters?
    /// Open facilities of A and B.
    public var facilitiesBefore: Int, facilitiesAfter: Int
    /// What became of the facilities; `null` where a folder does not hold them as a layer.
    @Nullable public var facilities: Facilities?
    /// Who is served within the capacities; only where both runs know them.
    public var served: Served?
    /// What told the points of both apart; `nil` where they are not matched.
    public var identity: RowIdentity?
    /// Whether nothing differs.
    public var isSame: Bool
    /// Where A and B lie and what their reports said, so that the comparison can be recomputed; only where there is a folder.
    public var sources: Sources?
    /// What the figures of A and of B rest on; `nil` where the document is of a version that did not say.
    public var caveatsBefore: [CaveatDocument]?, caveatsAfter: [CaveatDocument]?
    /// The files of the folder that the run wrote beside this one, by name, with their SHA-256 without clocks; only where there is a folder.
    public var files: [String: String]?
    /// The SHA-256 of what this document says, this member aside; only where there is a folder.
    public var fingerprint: String?
    /// What the plan calls its facilities, levels and classes where people read; only where it does.
    public var names: PlannedNames?
    /// Notices.
    public var notices: [Notice]

    /// Makes one from its members.
    package init(
        schema: String = "catchment/comparison/1", program: String, before: String, after: String,
        matchedBy: ComparisonBasis? = nil, pointsInBoth: Int? = nil, pointsOnlyBefore: Int? = nil,
        pointsOnlyAfter: Int? = nil, weightKind: WeightKind? = nil, overall: Figures, byUnit: [Unit], byClass: [Part],
        byLevel: [Part], clusters: Clusters? = nil, facilitiesBefore: Int, facilitiesAfter: Int,
        facilities: Facilities? = nil, served: Served? = nil, isSame: Bool, notices: [Notice]
    ) {
        _matchedBy = Kind(wrappedValue: matchedBy)
        _pointsInBoth = Nullable(wrappedValue: pointsInBoth)
        _pointsOnlyBefore = Nullable(wrappedValue: pointsOnlyBefore)
        _pointsOnlyAfter = Nullable(wrappedValue: pointsOnlyAfter)
        _weightKind = Kind(wrappedValue: weightKind)
        _clusters = Nullable(wrappedValue: clusters)
        _facilities = Nullable(wrappedValue: facilities)
        (self.schema, self.program, self.before, self.after) = (schema, program, before, after)
        (self.overall, self.byUnit, self.byClass, self.byLevel) = (overall, byUnit, byClass, byLevel)
        (self.facilitiesBefore, self.facilitiesAfter, self.served, self.isSame) = (
            facilitiesBefore, facilitiesAfter, served, isSame
        )
        self.notices = notices
    }

    /// The document as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}

extension ComparisonDocument.Figures {
    /// Whether nothing differs.
    package var isNothing: Bool {
        change == 0 && weightBefore == weightAfter && (gained ?? 0) == 0 && (lost ?? 0) == 0 && (populationEffect ?? 0) == 0
    }
}
