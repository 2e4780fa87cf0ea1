package import ServiceModel

/// Who answers for the tasks of a check-up, as a plan says it.
///
/// A task is answered for by the unit above the one in which it is done: a community's by its street. A plan names another level for
/// the tasks of a level, and calls units by the name of the office that acts for them.
package struct ResponsibilityTable: Hashable, Sendable {
    /// The level of the units that answer for the tasks of a level.
    package struct ByLevel: Hashable, Sendable {
        /// The level of the units in which something is to be done.
        package var level: String
        /// The same level or one above it.
        package var by: String
        /// Where the plan says so.
        package var place: PlanPlace

        /// Makes one from its members.
        package init(level: String, by: String, place: PlanPlace) { (self.level, self.by, self.place) = (level, by, place) }
    }

    /// The office that acts for a unit.
    package struct Office: Hashable, Sendable {
        /// The code of the unit, or a name that no other unit has.
        package var unit: String
        /// What the office is called.
        package var name: String
        /// Where the plan says so.
        package var place: PlanPlace

        /// Makes one from its members.
        package init(unit: String, name: String, place: PlanPlace) { (self.unit, self.name, self.place) = (unit, name, place) }
    }

    /// The plan file.
    package var file = ""
    /// The levels that answer, each level once.
    package var levels: [ByLevel] = []
    /// The offices, each unit once.
    package var offices: [Office] = []

    /// Makes a table of nothing.
    package init() {}

    /// Returns whom the plan names for a task in a unit: the unit of the level that answers for its level, by the name of its office where
    /// it has one, or the office of the unit that answers without that; `nil` where the plan has neither.
    ///
    /// O(offices).
    package func named(for unit: UnitNumber, in area: StudyArea) -> String? {
        let by = levels.first { $0.level == area.units[unit].level }?.by
        let asked = by.flatMap { by in area.chain(from: unit).first { area.units[$0].level == by } }
        let answering = asked ?? Self.above(unit, in: area)
        return offices.first { area.unit(named: $0.unit) == answering }?.name ?? asked.map { area.units[$0].name }
    }

    /// Returns who answers for a task in a unit where nothing else says it: the unit above it, else the unit itself.
    package static func usual(for unit: UnitNumber, in area: StudyArea) -> String { area.units[above(unit, in: area)].name }

    private static func above(_ unit: UnitNumber, in area: StudyArea) -> UnitNumber {
        let chain = area.chain(from: unit)
        return chain.count > 1 ? chain[1] : unit
    }

    /// Checks levels and units against those of a run.
    ///
    /// - Parameter area: The units; `nil` without.
    /// - Throws: ``CatchmentError`` with every entry that names what is not there, by its line of the plan.
    package func check(_ area: StudyArea?) throws(CatchmentError) {
        var wrong: [InputDiagnostic] = []
        func refuse(_ place: PlanPlace, _ fault: ResponsibleFault) {
            wrong.append(InputDiagnostic(.error, at: place, of: file, .planContent(.responsible(fault))))
        }
        let known = area?.levels ?? []
        for entry in levels {
            for name in [entry.level, entry.by] where !known.contains(name) {
                refuse(entry.place, .level(name, known: known))
            }
            guard let level = known.firstIndex(of: entry.level), let by = known.firstIndex(of: entry.by), by > level else {
                continue
            }
            refuse(entry.place, .below(entry.by, level: entry.level))
        }
        for office in offices where area?.unit(named: office.unit) == nil { refuse(office.place, .unit(office.unit)) }
        if !wrong.isEmpty { throw CatchmentError.badPlan(wrong) }
    }
}
