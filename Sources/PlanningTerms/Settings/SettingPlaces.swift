import ServiceModel

/// Where a plan says what, so that a message about a setting names its key and line; what a flag says is named by the flag.
package struct SettingPlaces: Hashable, Sendable {
    /// The plan file.
    private let file: String
    private var places: [String: PlanPlace] = [:]

    /// Makes places of no plan: every setting is a flag's.
    package init() { file = "" }

    /// Makes places in a plan.
    package init(file: String) { self.file = file }

    /// Notes where the plan has a key.
    package mutating func note(_ key: String, _ place: PlanPlace) { places[key] = place }

    /// Forgets a key: a flag stands in its place.
    package mutating func forget(_ key: String) { places[key] = nil }

    /// Forgets a setting of a siting run: a flag stands in its place.
    package mutating func forget(_ setting: SitingSetting) {
        forget(setting.planKey)
        if setting.isSwitch { forget(setting.rawValue) }
        if setting == .buildings { forget(Setting.columns(.buildings).planKey) }
    }

    /// Forgets all that the plan says of siting runs alone.
    package mutating func forgetSiting() {
        places = places.filter { !$0.key.hasPrefix(SitingSetting.section) }
        forget(Setting.columns(.buildings).planKey)
    }

    /// The place of a setting of a siting run in the plan, if it has it; capacities may be said for the whole plan.
    package func planned(_ setting: SitingSetting) -> SitingNames.PlannedSetting? {
        let place = places[setting.planKey] ?? (setting.isSwitch ? places[setting.rawValue] : nil)
        return place.map { SitingNames.PlannedSetting(setting, file: file, place: $0) }
    }

    /// By what names a message calls a setting of a siting run and those beside it: by keys where the plan has it.
    package func names(of setting: SitingSetting) -> SitingNames { planned(setting) == nil ? .flags : .keys }

    /// A setting with the key by which the plan has it, if it does.
    package func named(_ setting: Setting) -> PlacedSetting { PlacedSetting(setting, planKey: places[setting.planKey]?.key) }

    /// Returns why a run stops over a setting: bad data of the plan where that has the key, else a flag that cannot be meant.
    ///
    /// - Parameters:
    ///   - setting: The setting.
    ///   - message: What was found, and what is allowed or to be done.
    /// - Returns: The error to throw.
    package func refusal(_ setting: Setting, _ message: Message) -> CatchmentError {
        guard let place = places[setting.planKey] else { return .usage(message, setting: setting) }
        return .badData([InputDiagnostic(.error, at: place, of: file, message)], more: 0)
    }

    /// Returns why a siting run stops: bad data of the plan at the first of some settings that it has, else usage, in words that name the flag.
    package func refusal(_ settings: [SitingSetting], _ message: Message) -> CatchmentError {
        guard let planned = settings.lazy.compactMap(planned).first else { return .usage(message) }
        return .badData([InputDiagnostic(.error, at: planned.place, of: file, message)], more: 0)
    }
}
