public import GeoPrimitives

/// How many facilities of a level a unit should have.
public struct FacilityQuota: Hashable, Sendable {
    /// How many in each unit, or for each full number of households.
    public var count: Int
    /// The level of the units that are counted in; the facilities' own level when `nil`, or the lowest where the units have none such.
    public var unitLevel: String?
    /// One share of ``count`` for every so many households, rounded up; per unit when `nil`.
    public var households: Double?

    /// The most facilities that a quota comes to.
    private static let largest = 1e15

    /// Makes a quota per unit, or per so many households of each unit.
    public init(count: Int, unitLevel: String? = nil, households: Double? = nil) {
        self.count = count
        self.unitLevel = unitLevel
        self.households = households
    }

    /// Returns how many facilities a unit should have; `nil` where the quota goes by households and the unit's are not known.
    public func required(households known: Double?) -> Int? {
        guard let households else { return count }
        guard let known else { return nil }
        // Not more than what counts exactly, whatever a layer says.
        return Int(min((known / households).rounded(.up) * Double(count), Self.largest))
    }
}

/// What a plan says about one level of facilities.
public struct ServiceLevel: Hashable, Sendable {
    /// The name, as in the lists of facilities: `street`.
    public var name: String
    /// Other levels whose people its facilities serve too.
    public var serves: [String]
    /// The least floor area of a facility of the level.
    public var floorArea: Area?
    /// How many facilities of the level a unit should have.
    public var quota: FacilityQuota?
    /// The functions that a facility of the level must offer.
    public var functions: [String]
    /// How many functions a facility of the level must offer at least, whichever they are.
    public var leastFunctions: Int?

    /// Makes a level that serves its own people only and asks for nothing.
    public init(
        _ name: String, serves: [String] = [], floorArea: Area? = nil, quota: FacilityQuota? = nil, functions: [String] = [],
        leastFunctions: Int? = nil
    ) {
        self.name = name
        self.serves = serves
        self.floorArea = floorArea
        self.quota = quota
        self.functions = functions
        self.leastFunctions = leastFunctions
    }
}

/// The levels of facilities of a run from the top down, any number of them.
public struct ServiceLevels: Hashable, Sendable {
    /// The levels from the top down.
    public private(set) var levels: [ServiceLevel]

    /// Makes levels in their order; names must differ.
    public init(_ levels: [ServiceLevel] = []) { self.levels = levels }

    /// The names from the top down.
    public var names: [String] { levels.map(\.name) }

    /// What is said of a level; `nil` where there is none of this name.
    public subscript(name: String) -> ServiceLevel? { levels.first { $0.name == name } }

    /// Returns the levels whose facilities reach the people of a level: its own, and those that serve it, from the top down.
    public func serving(_ name: String) -> [String] {
        levels.filter { $0.name == name || $0.serves.contains(name) }.map(\.name)
    }

    /// Returns the level next above; `nil` at the top.
    public func above(_ name: String) -> String? {
        guard let place = levels.firstIndex(where: { $0.name == name }), place > 0 else { return nil }
        return levels[place - 1].name
    }
}
