import GeoPrimitives

/// Finds units by what a list calls them: by code, else by name where no other unit has it.
package struct UnitLookup: Sendable {
    /// A unit that a text stands for.
    package struct Match: Hashable, Sendable {
        /// The unit.
        package var unit: UnitNumber
        /// Whether the text is its name, and not its code.
        package var isByName: Bool
    }

    private let byCode: [String: UnitNumber]
    /// Units by name, of the lowest level alone and of all; a name that several have leads nowhere.
    private let lowestByName: [String: UnitNumber], byName: [String: UnitNumber]
    private let lowest: Range<Int>

    /// Makes a lookup for units of which some are the lowest.
    ///
    /// O(units).
    init(_ units: [AdministrativeUnit], lowest: Range<Int>) {
        self.lowest = lowest
        byCode = Dictionary(
            units.enumerated().map { ($0.element.code, UnitNumber($0.offset)) }, uniquingKeysWith: { first, _ in first })
        lowestByName = Self.unique(lowest, units)
        byName = Self.unique(units.indices, units)
    }

    private static func unique(_ numbers: Range<Int>, _ units: [AdministrativeUnit]) -> [String: UnitNumber] {
        var unique: [String: UnitNumber?] = [:]
        for number in numbers {
            let name = folded(units[number].name)
            unique[name] = .some(unique[name] == nil ? UnitNumber(number) : nil)
        }
        return unique.compactMapValues(\.self)
    }

    /// A name without the blanks in it.
    private static func folded(_ name: String) -> String { String(name.filter { !$0.isWhitespace }) }

    /// Returns the unit of a code, else the lowest unit of a name, else any unit of it; `nil` where there is none or more than one.
    ///
    /// O(1).
    package func unit(_ text: String?) -> Match? {
        guard let text else { return nil }
        if let unit = byCode[text] { return Match(unit: unit, isByName: false) }
        let name = Self.folded(text)
        return (lowestByName[name] ?? byName[name]).map { Match(unit: $0, isByName: true) }
    }

    /// Returns the unit of the lowest level of a code, else of a name; `nil` where there is none or more than one.
    ///
    /// O(1).
    package func lowest(_ text: String?) -> Match? {
        guard let text else { return nil }
        if let unit = byCode[text] { return lowest.contains(unit.value) ? Match(unit: unit, isByName: false) : nil }
        return lowestByName[Self.folded(text)].map { Match(unit: $0, isByName: true) }
    }
}
