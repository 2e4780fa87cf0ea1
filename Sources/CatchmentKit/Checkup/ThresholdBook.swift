import PlanningTerms

/// The thresholds that somebody gave: the plan's before the profile's, one for a level before one for all.
struct GivenThresholds {
    let plan: [Threshold]
    let profile: Profile?

    /// The threshold of an indicator at a level; `nil` where nobody gave one.
    ///
    /// A profile's norm of floor area for households is a threshold too: met or not, without amber.
    func threshold(_ kind: IndicatorKind, level: String?) -> Threshold? {
        for list in [plan, profile?.thresholds ?? []] {
            if let found = Self.find(kind, level, in: list) { return found }
        }
        guard kind == .floorAreaPerHundredHouseholds, let norm = profile?.norm(.floorAreaPerHundredHouseholds, level: level)
        else { return nil }
        return Threshold(
            indicator: kind, level: norm.level, green: norm.value, red: norm.value, source: norm.source,
            isVerified: norm.isVerified)
    }

    /// The threshold of a list for a level, else the one for all levels.
    static func find(_ kind: IndicatorKind, _ level: String?, in list: [Threshold]) -> Threshold? {
        let fitting = list.filter { $0.indicator == kind }
        return fitting.first { $0.level != nil && $0.level == level } ?? fitting.first { $0.level == nil }
    }
}

/// The thresholds of a check-up: those that somebody gave, else the template's.
struct ThresholdBook {
    let given: GivenThresholds
    let template: Profile

    /// The threshold of an indicator at a level.
    func threshold(_ kind: IndicatorKind, level: String?) -> Threshold {
        given.threshold(kind, level: level) ?? GivenThresholds.find(kind, level, in: template.thresholds)
            ?? Threshold(indicator: kind, level: nil, green: 1, red: 1, source: "none", isVerified: false)
    }

    /// Where a threshold stands: the plan, the profile or the template.
    func origin(of threshold: Threshold) -> String {
        if given.plan.contains(threshold) { return "plan" }
        return template.thresholds.contains(threshold) ? template.name : given.profile?.name ?? template.name
    }
}
