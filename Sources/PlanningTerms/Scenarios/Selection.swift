import GeoPrimitives
public import ServiceModel

/// Which facilities, or which demand points, a change of a scenario means: those that fit everything it says.
public struct Selection: Hashable, Sendable {
    /// Ids of facilities; any where empty.
    public var ids: [String] = []
    /// Levels: of facilities their own, of demand points that of the unit they lie in; any where empty.
    public var levels: [String] = []
    /// Codes of units at any level; everywhere where empty.
    public var units: [String] = []
    /// Types of the unit; any where empty.
    public var types: [UnitType] = []

    /// Makes a selection: of everything, unless something is named.
    public init(ids: [String] = [], levels: [String] = [], units: [String] = [], types: [UnitType] = []) {
        (self.ids, self.levels, self.units, self.types) = (ids, levels, units, types)
    }

    /// Whether everything is meant.
    public var isEverything: Bool { ids.isEmpty && levels.isEmpty && units.isEmpty && types.isEmpty }

    /// Whether it takes units to say what is meant.
    package var needsUnits: Bool { !units.isEmpty || !types.isEmpty }
}

extension Selection: CustomStringConvertible {
    /// The selection in words.
    public var description: String {
        guard !isEverything else { return "all" }
        var parts: [String] = []
        if !ids.isEmpty { parts.append(ids.joined(separator: ", ")) }
        if !levels.isEmpty { parts.append("level \(levels.joined(separator: ", "))") }
        if !units.isEmpty { parts.append("unit \(units.joined(separator: ", "))") }
        if !types.isEmpty { parts.append(types.map(\.rawValue).joined(separator: ", ")) }
        return parts.joined(separator: ", ")
    }
}
