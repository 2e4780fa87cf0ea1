import ServiceModel

/// Where a plan says what, so that a message about a setting names its key and line; what a flag says is named by the flag.
public struct SettingPlaces: Hashable, Sendable {
    /// The plan file.
    private let file: String
    private var places: [String: PlanPlace] = [:]

    /// Makes places of no plan: every setting is a flag's.
    public init() { file = "" }

    /// Makes places in a plan.
    package init(file: String) { self.file = file }

    /// Notes where the plan has a key.
    package mutating func note(_ key: String, _ place: PlanPlace) { places[key] = place }

    /// Forgets a key: a flag stands in its place.
    public mutating func forget(_ key: String) { places[key] = nil }

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
}
