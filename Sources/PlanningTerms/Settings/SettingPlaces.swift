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

    /// What a setting is called: its key where the plan has it, else the flag.
    package func name(_ key: String, flag: String) -> String { places[key]?.key ?? flag }

    /// Returns why a run stops over a setting: bad data of the plan where that has the key, else a flag that cannot be meant.
    ///
    /// - Parameters:
    ///   - key: The key of the plan.
    ///   - flag: The flag, with its value as far as that helps.
    ///   - message: What was found, and what is allowed or to be done.
    /// - Returns: The error to throw.
    package func refusal(_ key: String, flag: String, _ message: String) -> CatchmentError {
        guard let place = places[key] else { return .usage("\(flag): \(message)") }
        return .badData(file, row: place.line, "column \(place.column): \(place.key): \(message)")
    }
}
