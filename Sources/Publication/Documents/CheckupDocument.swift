public import PlanningTerms
public import FoundationEssentials
public import ServiceModel

/// `checkup.json`: the indicators of a check-up with their thresholds and how they stand; docs/checkup.schema.json describes it.
public struct CheckupDocument: Codable, Sendable {
    /// One indicator.
    public struct Entry: Codable, Sendable {
        /// The same from run to run.
        public var id: String
        /// What is looked at.
        @Kind public var indicator: IndicatorKind?
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
        /// How it stands.
        @Kind public var state: IndicatorState?

        /// Makes one from its members.
        package init(
            id: String, indicator: IndicatorKind? = nil, level: String? = nil, unit: String? = nil, name: String? = nil,
            facility: String? = nil, value: Double? = nil, detail: String? = nil, people: Double? = nil, green: Double,
            red: Double, source: String, verified: Bool, state: IndicatorState? = nil
        ) {
            _indicator = Kind(wrappedValue: indicator)
            _level = Nullable(wrappedValue: level)
            _value = Nullable(wrappedValue: value)
            _state = Kind(wrappedValue: state)
            (self.id, self.unit, self.name, self.facility) = (id, unit, name, facility)
            (self.detail, self.people, self.green, self.red) = (detail, people, green, red)
            (self.source, self.verified) = (source, verified)
        }
    }

    /// The version of the form: `catchment/checkup/2`.
    public var schema = DocumentSchema.checkup
    /// The program and its version.
    public var program: String
    /// What people counts: `people` or `points`.
    @Kind public var weightKind: WeightKind?
    /// The thresholds that were used: `plan`, names of profiles.
    public var thresholds: [String]
    /// Whether some thresholds are those of the template, which is nobody's rule.
    public var usesTemplate: Bool
    /// The norm profile; `null` where there is none.
    @Nullable public var profile: String?
    /// How many indicators stand how.
    public var states: [String: Int]
    /// The worst of all: green, amber or red.
    @Kind public var worst: IndicatorState?
    /// The indicators, kind by kind.
    public var indicators: [Entry]

    /// Makes one from its members.
    package init(
        schema: String = DocumentSchema.checkup, program: String, weightKind: WeightKind? = nil, thresholds: [String],
        usesTemplate: Bool, profile: String? = nil, states: [String: Int], worst: IndicatorState? = nil, indicators: [Entry]
    ) {
        _weightKind = Kind(wrappedValue: weightKind)
        _profile = Nullable(wrappedValue: profile)
        _worst = Kind(wrappedValue: worst)
        (self.schema, self.program, self.thresholds, self.usesTemplate) = (schema, program, thresholds, usesTemplate)
        (self.states, self.indicators) = (states, indicators)
    }

    /// Reads a check-up.
    package static func read(_ data: Data) throws -> CheckupDocument {
        try JSONDocument.decode(CheckupDocument.self, from: data)
    }

    /// The check-up as JSON, as ``ReportDocument/json()`` writes it.
    public func json() throws -> Data { try JSONDocument.encode(self) }
}

extension Array {
    /// The elements by the people they concern, from the most on; ties stay in their order, and what cannot be told comes last.
    package func mostSeriousFirst(_ people: (Element) -> Double?) -> [Element] {
        enumerated().sorted { first, second in
            let (left, right) = (people(first.element) ?? -1, people(second.element) ?? -1)
            return (right, first.offset) < (left, second.offset)
        }.map(\.element)
    }
}
