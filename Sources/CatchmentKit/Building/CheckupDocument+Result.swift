import CoverageAnalysis
import PlanningTerms
import Publication
import ServiceModel

extension CheckupDocument {
    /// Makes the document of a check-up.
    public init(_ result: CheckupResult) {
        let input = result.cover.loaded.input
        self.init(
            program: "catchment \(Version.current)", weightKind: input.demand.weightKind, thresholds: result.sources,
            usesTemplate: result.sources.contains(ShippedProfile.checkupTemplate.rawValue),
            profile: result.cover.loaded.profile?.profile.name,
            states: result.indicators.reduce(into: Self.none) { $0[$1.state.rawValue, default: 0] += 1 },
            worst: [IndicatorState.red, .amber].first { state in result.indicators.contains { $0.state == state } } ?? .green,
            indicators: result.indicators.map { Entry($0, in: input) })
    }

    /// No indicator in any state.
    private static var none: [String: Int] {
        Dictionary(IndicatorState.allCases.map { ($0.rawValue, 0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension CheckupDocument.Entry {
    /// Describes an indicator.
    fileprivate init(_ indicator: Indicator, in input: PlanningInput) {
        self.init(
            id: indicator.id(in: input), indicator: indicator.kind, level: indicator.level,
            unit: indicator.unit.flatMap { input.studyArea?.units[$0].code },
            name: indicator.unit.flatMap { input.studyArea?.units[$0].name }
                ?? indicator.facility.flatMap { input.facilities[$0].name },
            facility: indicator.facility.map { input.facilities[$0].id }, value: indicator.value, detail: indicator.detail,
            people: indicator.people.map(input.demand.scale.weight), green: indicator.threshold.green,
            red: indicator.threshold.red, source: indicator.threshold.source, verified: indicator.threshold.isVerified,
            state: indicator.state)
    }
}
