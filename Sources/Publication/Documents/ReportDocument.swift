public import PlanningTerms
public import ServiceModel

/// `report.json`: everything a run found, as it is published.
///
/// docs/report.schema.json describes it; keys are in snake_case.
public struct ReportDocument: Codable, Sendable {
    /// The version of the form: `catchment/report/2`.
    public var schema = DocumentSchema.report
    /// The program and its version.
    public var program: String
    /// The command that ran.
    public var command: String
    /// What decides who is covered.
    @Kind public var measure: CoverMeasure?
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
    /// The norm profile; only where the run has one.
    public var profile: ProfileDocument?
    /// How each level of facilities stands; only where a list names levels.
    public var levels: [LevelDocument]?
    /// Coverage within and across borders; only with `--within`.
    public var borders: BordersDocument?
    /// Uncovered people near the edge of the study area; only with units.
    public var edge: EdgeDocument?
    /// Which function reaches whom; only where functions were looked at.
    public var functions: FunctionsDocument?
    /// People within a service area and still not served, by cause; only where that was asked for.
    public var shortfalls: [GroupDocument]?
    /// The responsibility zones; only with `--zones`.
    public var zones: ZonesDocument?
    /// The proposed sites; only for `site`.
    public var siting: SitingDocument?
    /// What the figures rest on, the gravest first; `nil` where the document is of a version that did not say.
    public var caveats: [CaveatDocument]?
    /// The files of the folder that the run wrote beside this one, by name, with their SHA-256 without clocks; only where there is a folder.
    public var files: [String: String]?
    /// The SHA-256 of what this document says, clocks and this member aside; only where there is a folder.
    public var fingerprint: String?
    /// What the plan calls its facilities, levels and classes where people read; only where it does.
    public var names: PlannedNames?
    /// Notices and warnings.
    public var notices: [Notice]
    /// Whether the same inputs and settings give the same bytes again.
    public var reproducible: Bool
    /// Seconds by step.
    public var timing: [String: Double]

    /// Makes one from its members.
    package init(
        schema: String = DocumentSchema.report, program: String, command: String, measure: CoverMeasure? = nil,
        coverRule: String = "distance <= radius + 0.000001 m", settings: SettingsDocument, inputs: [String: InputDocument],
        coverage: CoverageDocument, coverageAfter: CoverageDocument? = nil, blanks: BlanksDocument,
        profile: ProfileDocument? = nil, levels: [LevelDocument]? = nil, borders: BordersDocument? = nil,
        edge: EdgeDocument? = nil, functions: FunctionsDocument? = nil, shortfalls: [GroupDocument]? = nil,
        zones: ZonesDocument? = nil, siting: SitingDocument? = nil, caveats: [CaveatDocument], notices: [Notice],
        reproducible: Bool, timing: [String: Double]
    ) {
        _measure = Kind(wrappedValue: measure)
        (self.schema, self.program, self.command, self.coverRule) = (schema, program, command, coverRule)
        (self.settings, self.inputs, self.coverage, self.coverageAfter) = (settings, inputs, coverage, coverageAfter)
        (self.blanks, self.profile, self.levels, self.borders) = (blanks, profile, levels, borders)
        (self.edge, self.functions, self.shortfalls, self.zones) = (edge, functions, shortfalls, zones)
        self.caveats = caveats
        (self.siting, self.notices, self.reproducible, self.timing) = (siting, notices, reproducible, timing)
    }
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
    @Kind public var areaMode: ServiceAreaMode?
    /// Whether planned facilities count as open.
    public var includesPlanned: Bool
    /// `--cutoff` in the unit of the cost matrix; only where given so.
    public var cutoff: Double?
    /// `--cutoff` in metres; only where given so.
    public var cutoffM: Double?

    /// Makes one from its members.
    package init(
        radiusM: Double? = nil, radiusOverrideM: Double? = nil, clusterDistanceM: Double, minPeople: Double,
        minBlankAreaM2: Double, toleranceM: Double? = nil, areaMode: ServiceAreaMode? = nil, includesPlanned: Bool,
        cutoff: Double? = nil, cutoffM: Double? = nil
    ) {
        _radiusM = Nullable(wrappedValue: radiusM)
        _radiusOverrideM = Nullable(wrappedValue: radiusOverrideM)
        _toleranceM = Nullable(wrappedValue: toleranceM)
        _areaMode = Kind(wrappedValue: areaMode)
        (self.clusterDistanceM, self.minPeople, self.minBlankAreaM2, self.includesPlanned) = (
            clusterDistanceM, minPeople, minBlankAreaM2, includesPlanned
        )
        (self.cutoff, self.cutoffM) = (cutoff, cutoffM)
    }
}
