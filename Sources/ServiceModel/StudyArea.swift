public import GeoPrimitives

/// One administrative unit.
public struct AdministrativeUnit: Hashable, Sendable {
    /// The division code, kept as text; all different.
    public var code: String
    /// What people call it.
    public var name: String
    /// The name of its level, such as `community`.
    public var level: String
    /// The code of the unit above, if there is one.
    public var parent: String?
    /// Its area, in the plane of the run.
    public var geometry: MultiPolygon
    /// The number of households, where the layer gives it.
    public var households: Double?
    /// Whether it is urban or rural, where the layer says so.
    public var type: UnitType?

    /// Makes a unit from its properties.
    public init(
        code: String, name: String, level: String, parent: String? = nil, geometry: MultiPolygon, households: Double? = nil,
        type: UnitType? = nil
    ) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.geometry = geometry
        self.households = households
        self.type = type
    }
}

/// The administrative units of a run, nested by level.
public struct StudyArea: Sendable {
    /// The levels from the top down; the last is the lowest.
    public let levels: [String]
    /// The units, by level from the top down and by code within a level.
    public let units: [AdministrativeUnit]
    /// For each unit, the number of the unit above it.
    public let parents: [UnitNumber?]
    /// Finds units by what lists call them.
    package let lookup: UnitLookup

    /// Makes a study area; units are put in order, parents are looked up by code.
    ///
    /// - Parameters:
    ///   - levels: The level names from the top down; every unit's level must be among them.
    ///   - units: The units in any order, codes all different.
    public init(levels: [String], units: [AdministrativeUnit]) {
        let rank = Dictionary(levels.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        self.levels = levels
        let ordered = units.sorted { (rank[$0.level] ?? 0, $0.code) < (rank[$1.level] ?? 0, $1.code) }
        let number = Dictionary(
            ordered.enumerated().map { ($0.element.code, UnitNumber($0.offset)) }, uniquingKeysWith: { first, _ in first })
        self.units = ordered
        let lowest = levels.last.flatMap { level in ordered.firstIndex { $0.level == level } } ?? ordered.count
        lookup = UnitLookup(ordered, lowest: lowest..<ordered.count)
        parents = ordered.map { unit in unit.parent.flatMap { number[$0] } }
    }

    /// Returns the unit that a text stands for: its code, else a name that no other unit has; `nil` where there is none.
    ///
    /// O(1).
    public func unit(named text: String?) -> UnitNumber? { lookup.unit(text)?.unit }

    /// The places of the units of a level: in ``units``, and in columns with one entry per unit.
    public func units(ofLevel level: String) -> Range<Int> {
        let first = units.firstIndex { $0.level == level } ?? units.count
        let end = units[first...].firstIndex { $0.level != level } ?? units.count
        return first..<end
    }

    /// The places of the units of the lowest level.
    public var lowest: Range<Int> { levels.last.map { units(ofLevel: $0) } ?? 0..<0 }

    /// Returns the names of a unit and the units above it, from the top down.
    public func names(downTo unit: UnitNumber) -> [String] { chain(from: unit).reversed().map { units[$0].name } }

    /// Returns a unit and the units above it, from the unit upwards.
    public func chain(from unit: UnitNumber) -> [UnitNumber] {
        var chain = [unit]
        while let last = chain.last, let parent = parents[last.value], !chain.contains(parent) { chain.append(parent) }
        return chain
    }

    /// Returns the type of a unit: its own, else that of the first unit above that has one.
    public func type(of unit: UnitNumber) -> UnitType? { chain(from: unit).lazy.compactMap { units[$0].type }.first }
}
