public import FoundationEssentials
public import PlanningTerms
public import ServiceModel

/// `report.json` of a batch of scenarios: what each changes and what that does.
///
/// docs/scenarios.schema.json describes it; the folder of each scenario holds its own report.
public struct ScenariosDocument: Codable, Sendable {
    /// What a scenario gains and loses against the plan's own state: change = gained − lost + population effect, exactly.
    public struct Difference: Codable, Sendable {
        /// Covered weight over that of the plan's own state.
        public var coveredWeight: Double
        /// Points that only the scenario covers, and their weight there.
        public var gainedPoints: Int, gainedWeight: Double
        /// Points that only the plan's own state covers, and their weight there.
        public var lostPoints: Int, lostWeight: Double
        /// More or fewer people at points covered in both, and at covered points that only one has.
        public var populationEffect: Double

        /// Makes one from its members.
        package init(
            coveredWeight: Double, gainedPoints: Int, gainedWeight: Double, lostPoints: Int, lostWeight: Double,
            populationEffect: Double
        ) {
            (self.coveredWeight, self.gainedPoints, self.gainedWeight, self.lostPoints) = (
                coveredWeight, gainedPoints, gainedWeight, lostPoints
            )
            (self.lostWeight, self.populationEffect) = (lostWeight, populationEffect)
        }
    }

    /// One scenario, or the plan's own state.
    public struct Scenario: Codable, Sendable {
        /// The name, which is also that of its folder.
        public var name: String
        /// What it is about.
        @Nullable public var title: String?
        /// The scenario it builds on; `null` for the plan's own state.
        @Nullable public var base: String?
        /// The norm profile it goes by; `null` without one.
        @Nullable public var profile: String?
        /// How much longer ways are than straight lines, where norms are ways to walk; `null` where nobody said.
        @Nullable public var detour: Double?
        /// Its own changes in words.
        public var changes: [String]
        /// The same in Chinese.
        public var changesZh: [String]
        /// Open facilities, and how many opened, closed, moved or otherwise changed against the plan's own state.
        public var facilities: Int, opened: Int, closed: Int, changed: Int
        /// Coverage.
        public var overall: TotalsDocument
        /// Against the plan's own state.
        public var difference: Difference
        /// By class and by level, as in the scenario's own report.
        public var byClass: [CoverageDocument.Class], byLevel: [CoverageDocument.Level]
        /// Distances to the nearest facility; `null` without facilities.
        @Nullable public var distances: CoverageDocument.Distances?
        /// Costs to the facility of least cost; only under a cost matrix.
        public var costs: CoverageDocument.Costs?
        /// Uncovered clusters.
        public var clusters: Int
        /// Facilities smaller than their level asks for, over all levels; `null` where none asks for a floor area.
        @Nullable public var belowFloorArea: Int?
        /// Units with fewer facilities than a level asks for, over all levels; `null` where none has a quota.
        @Nullable public var belowQuota: Int?
        /// Who is served within the capacities; only where the plan says `capacitated`.
        public var served: ServedDocument.Part?

        /// Makes one from its members.
        package init(
            name: String, title: String? = nil, base: String? = nil, profile: String? = nil, detour: Double? = nil,
            changes: [String], changesZh: [String], facilities: Int, opened: Int, closed: Int, changed: Int,
            overall: TotalsDocument, difference: Difference, byClass: [CoverageDocument.Class],
            byLevel: [CoverageDocument.Level], distances: CoverageDocument.Distances? = nil,
            costs: CoverageDocument.Costs? = nil, clusters: Int, belowFloorArea: Int? = nil, belowQuota: Int? = nil,
            served: ServedDocument.Part? = nil
        ) {
            _title = Nullable(wrappedValue: title)
            _base = Nullable(wrappedValue: base)
            _profile = Nullable(wrappedValue: profile)
            _detour = Nullable(wrappedValue: detour)
            _distances = Nullable(wrappedValue: distances)
            _belowFloorArea = Nullable(wrappedValue: belowFloorArea)
            _belowQuota = Nullable(wrappedValue: belowQuota)
            (self.name, self.changes, self.changesZh, self.facilities) = (name, changes, changesZh, facilities)
            (self.opened, self.closed, self.changed, self.overall) = (opened, closed, changed, overall)
            (self.difference, self.byClass, self.byLevel, self.costs) = (difference, byClass, byLevel, costs)
            (self.clusters, self.served) = (clusters, served)
        }
    }

    /// The version of the form: `catchment/scenarios/1`.
    public var schema = "catchment/scenarios/1"
    /// The program and its version.
    public var program: String
    /// The plan file as given.
    public var plan: String
    /// What the plan is called.
    @Nullable public var title: String?
    /// What distance means.
    @Kind public var measure: CoverMeasure?
    /// `people` or `points`.
    @Kind public var weightKind: WeightKind?
    /// The plan's own state.
    public var base: Scenario
    /// The scenarios in the order of the plan.
    public var scenarios: [Scenario]
    /// What the figures rest on: that of the plan's own state, and what scenarios add to it; `nil` where the document is of a version that
    /// did not say.
    public var caveats: [CaveatDocument]?
    /// The files of the folder that the run wrote beside this one, by name, with their SHA-256 without clocks; only where there is a folder.
    public var files: [String: String]?
    /// What the plan calls its facilities, levels and classes where people read; only where it does.
    public var names: PlannedNames?
    /// Notices and warnings of all, each once.
    public var notices: [Notice]
    /// Whether the same inputs give the same bytes again.
    public var reproducible = true
    /// Seconds by step.
    public var timing: [String: Double]

    /// Makes one from its members.
    package init(
        schema: String = "catchment/scenarios/1", program: String, plan: String, title: String? = nil,
        measure: CoverMeasure? = nil, weightKind: WeightKind? = nil, base: Scenario, scenarios: [Scenario],
        caveats: [CaveatDocument], notices: [Notice], reproducible: Bool = true, timing: [String: Double]
    ) {
        _title = Nullable(wrappedValue: title)
        _measure = Kind(wrappedValue: measure)
        _weightKind = Kind(wrappedValue: weightKind)
        (self.schema, self.program, self.plan, self.base) = (schema, program, plan, base)
        self.caveats = caveats
        (self.scenarios, self.notices, self.reproducible, self.timing) = (scenarios, notices, reproducible, timing)
    }

    /// The document as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}
