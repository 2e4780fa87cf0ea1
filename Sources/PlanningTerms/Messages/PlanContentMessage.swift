/// What there is to say about what the keys of a plan mean together.
package enum PlanContentMessage: Hashable, Sendable {
    /// A class stands in the list already.
    case classTwice(String)
    /// A level stands in the list already.
    case levelTwice(String)
    /// A word stands for two levels.
    case aliasTwice(String, levels: [String])
    /// A level serves one that is not there.
    case servesUnknown(level: String, served: String, levels: [String], meant: String?)
    /// An extent is a box, or lies around units.
    case extentTwice
    /// Who answers for tasks cannot be meant so.
    case responsible(ResponsibleFault)
    /// Whole points without capacities.
    case indivisibleAlone
    /// A scenario is called as another.
    case nameTaken(String, first: String, line: Int)
    /// A scenario is called as no folder can be.
    case unusableName(String, base: String)
    /// A scenario is built on itself.
    case builtOnItself(String)
    /// A scenario is built on one that is not there.
    case unknownBase(String, meant: String?)
    /// Scenarios are built on one another in a circle.
    case circle([String])
    /// A scenario is built on more others than it may.
    case tooDeep(most: Int)
    /// Facilities close, and none is named.
    case closesEverything
    /// Neither a value nor a factor is given, or both are.
    case toOrFactor
}

/// What is wrong with what a plan says of who answers for tasks.
package enum ResponsibleFault: Hashable, Sendable {
    /// A unit goes with a name, a level with another level.
    case mixed
    /// No unit has the level.
    case level(String, known: [String])
    /// The level that answers is below the one for which it does.
    case below(String, level: String)
    /// The unit is not there, or several have the name.
    case unit(String)
}
