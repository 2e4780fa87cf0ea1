import CoverageAnalysis
public import FoundationEssentials
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// `checkup.json`: the indicators of a check-up with their thresholds and how they stand; docs/checkup.schema.json describes it.
public struct CheckupDocument: Codable, Sendable {
    /// One indicator.
    public struct Entry: Codable, Sendable {
        /// The same from run to run.
        public var id: String
        /// What is looked at.
        public var indicator: String
        /// The level it is about; `null` for the whole.
        @Nullable public var level: String?
        /// The code of the unit it is about.
        public var unit: String?
        /// The name of the unit or facility it is about.
        public var name: String?
        /// The id of the facility it is about.
        public var facility: String?
        /// The value; `null` where it cannot be told.
        @Nullable public var value: Double?
        /// What is missing, where there is more to say than the value.
        public var detail: String?
        /// The people it concerns.
        public var people: Double?
        /// Green from here on, and red beyond there.
        public var green: Double, red: Double
        /// Where the threshold comes from.
        public var source: String
        /// Whether somebody held it against the source.
        public var verified: Bool
        /// `green`, `amber`, `red` or `unknown`.
        public var state: String
    }

    /// The version of the form: `catchment/checkup/1`.
    public var schema = "catchment/checkup/1"
    /// The program and its version.
    public var program: String
    /// What people counts: `people` or `points`.
    public var weightKind: String
    /// The thresholds that were used: `plan`, names of profiles.
    public var thresholds: [String]
    /// Whether some thresholds are those of the template, which is nobody's rule.
    public var usesTemplate: Bool
    /// The norm profile; `null` where there is none.
    @Nullable public var profile: String?
    /// How many indicators stand how.
    public var states: [String: Int]
    /// `green`, `amber` or `red`: the worst of all.
    public var worst: String
    /// The indicators, kind by kind.
    public var indicators: [Entry]

    /// Makes the document of a check-up.
    public init(_ result: CheckupResult) {
        let input = result.cover.loaded.input
        program = "catchment \(Version.current)"
        weightKind = input.demand.weightKind.rawValue
        thresholds = result.sources
        usesTemplate = result.sources.contains(ShippedProfile.checkupTemplate.rawValue)
        _profile = Nullable(wrappedValue: result.cover.loaded.profile?.profile.name)
        states = Dictionary(
            uniqueKeysWithValues: IndicatorState.allCases.map { state in
                (state.rawValue, result.indicators.count { $0.state == state })
            })
        worst =
            [IndicatorState.red, .amber].first { state in result.indicators.contains { $0.state == state } }?.rawValue ?? "green"
        indicators = result.indicators.map { indicator in
            Entry(
                id: indicator.id(in: input), indicator: indicator.kind.rawValue, level: indicator.level,
                unit: indicator.unit.flatMap { input.studyArea?.units[$0].code },
                name: indicator.unit.flatMap { input.studyArea?.units[$0].name }
                    ?? indicator.facility.flatMap { input.facilities[$0].name },
                facility: indicator.facility.map { input.facilities[$0].id }, value: indicator.value, detail: indicator.detail,
                people: indicator.people.map(input.demand.scale.weight), green: indicator.threshold.green,
                red: indicator.threshold.red, source: indicator.threshold.source, verified: indicator.threshold.isVerified,
                state: indicator.state.rawValue)
        }
    }

    /// Reads a check-up.
    static func read(_ data: Data) throws -> CheckupDocument {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(CheckupDocument.self, from: data)
    }

    /// The check-up as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}
