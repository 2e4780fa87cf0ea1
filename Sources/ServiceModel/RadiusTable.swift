public import GeoPrimitives

/// Whether a place is built up or countryside: service radii differ between the two.
public enum UnitType: String, Hashable, Sendable, CaseIterable {
    /// A neighbourhood, a street: built up.
    case urban
    /// A village, a township: countryside.
    case rural
}

/// Service radii by level of the facility and type of the unit it stands in.
public struct RadiusTable: Hashable, Sendable {
    /// The radii of one level.
    public struct Entry: Hashable, Sendable {
        /// The radius where no type has one of its own.
        public var common: Distance?
        /// Radii by type of the unit.
        public var byType: [UnitType: Distance]

        /// Makes an entry of a common radius and those of types.
        public init(common: Distance? = nil, byType: [UnitType: Distance] = [:]) {
            self.common = common
            self.byType = byType
        }
    }

    /// The radii by level.
    public var levels: [String: Entry]

    /// Makes a table of levels.
    public init(levels: [String: Entry] = [:]) { self.levels = levels }

    /// Whether the table says nothing.
    public var isEmpty: Bool { levels.isEmpty }

    /// Whether some radius depends on the type of the unit.
    public var needsTypes: Bool { levels.values.contains { !$0.byType.isEmpty } }

    /// Returns the radius of a level in a type of unit; `nil` where the table has none.
    public func radius(level: String?, type: UnitType?) -> Distance? {
        guard let entry = level.flatMap({ levels[$0] }) else { return nil }
        return type.flatMap { entry.byType[$0] } ?? entry.common
    }
}
