/// What is wrong with a change of a scenario, or worth knowing about it.
package enum ScenarioProblem: Hashable, Sendable {
    /// Costs decide who is covered, and no radius.
    case costsDecide(file: String)
    /// One radius replaces all.
    case radiusOverridden
    /// Demand points bring radii, which come first.
    case ownRadii
    /// A facility that changes or opens, by its id.
    case facility(String, FacilityProblem)
    /// Nothing is what a change means.
    case selection(SelectionProblem)
    /// People would sum to more than can be counted; those of a class where it has a name.
    case tooManyPeople(class: String?)
}

/// What is wrong with a facility that a scenario changes or opens.
package enum FacilityProblem: Hashable, Sendable {
    /// It would move, and costs lead to ids.
    case movesUnderCosts(file: String)
    /// It would move outside every unit.
    case movesOutside(x: Double, y: Double)
    /// It would open outside every unit.
    case opensOutside(x: Double, y: Double)
    /// No facility of this id is open; some that are.
    case unknown(shown: [String], hasMore: Bool)
    /// It has no coordinates.
    case noCoordinates
    /// Another has its id.
    case duplicate
    /// It is of a level that is not known.
    case unknownLevel(String, levels: [String])
    /// A matrix holds no costs to it.
    case noCosts(file: String)
    /// It has no radius.
    case noRadius
    /// It has no value that a factor could change.
    case nothingToMultiply
    /// What it would have is larger than anything that is counted.
    case tooLarge(Double)
}

/// Why a change of a scenario means nothing.
package enum SelectionProblem: Hashable, Sendable {
    /// No open facility is meant.
    case noFacility(Selection)
    /// No demand point is meant.
    case noDemandPoint(Selection)
    /// There is no units layer.
    case noUnits
    /// There is no unit of this code.
    case unknownUnit(String)
    /// No unit says whether it is urban or rural.
    case noTypes
    /// No unit is of this level.
    case noUnitOfLevel(String)
}
