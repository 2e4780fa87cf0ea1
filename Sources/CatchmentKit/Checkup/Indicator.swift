import CoverageAnalysis
public import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// One thing that the check-up looks at, with how it stands.
public struct Indicator: Sendable {
    /// What is looked at.
    public var kind: IndicatorKind
    /// The level it is about; `nil` for the whole.
    public var level: String?
    /// The number of the unit it is about, if it is about one.
    public var unit: UnitNumber?
    /// The number of the facility it is about, if it is about one.
    public var facility: FacilityNumber?
    /// The value; `nil` where it cannot be told.
    public var value: Double?
    /// The people it concerns, in ticks, where they can be told.
    public var people: Int64?
    /// What is missing, in words, where there is more to say than the value.
    public var detail: String?
    /// The threshold it is held against.
    public var threshold: Threshold
    /// How it stands.
    public var state: IndicatorState

    /// Makes an indicator and holds it against its threshold.
    init(
        _ kind: IndicatorKind, level: String? = nil, unit: UnitNumber? = nil, facility: FacilityNumber? = nil, value: Double?,
        people: Int64? = nil,
        detail: String? = nil, threshold: Threshold
    ) {
        (self.kind, self.level, self.unit, self.facility) = (kind, level, unit, facility)
        (self.value, self.people, self.detail, self.threshold) = (value, people, detail, threshold)
        state = threshold.state(of: value)
    }

    /// The same from run to run: the kind with the level and the unit or facility it is about, and a number where several facilities that are
    /// told apart by their places stand at one.
    func id(in input: PlanningInput) -> String {
        let parts = [
            kind.rawValue, level, unit.flatMap { input.studyArea?.units[$0].code },
            facility.map { input.facilities[$0].lastingName },
            facility.flatMap { number in
                let site = input.facilities[number]
                guard site.identity == .coordinates else { return nil }
                let before = input.facilities.prefix(number.value).count { $0.point == site.point }
                return before > 0 ? "\(before + 1)" : nil
            },
        ]
        return parts.compactMap(\.self).joined(separator: "-")
    }
}

/// Everything a check-up found.
public struct CheckupResult: Sendable {
    /// The run.
    public var cover: CoverResult
    /// The indicators, in the order of their kinds.
    public var indicators: [Indicator]
    /// The names of the profiles and plan whose thresholds were used.
    public var sources: [String]

    /// Whether some indicator is red.
    public var isRed: Bool { indicators.contains { $0.state == .red } }

    /// The red indicators, the most serious first.
    public var red: [Indicator] { indicators.filter { $0.state == .red }.mostSeriousFirst { $0.people.map(Double.init) } }
}
