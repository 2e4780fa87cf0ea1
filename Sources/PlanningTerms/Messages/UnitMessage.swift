package import ServiceModel

/// What there is to say about administrative units and how they nest.
package enum UnitMessage: Hashable, Sendable {
    /// The share of area or people from which on a lowest level that leaves it out covers a part only: less are slivers between borders.
    package static let leastPart = 0.01

    /// Why a feature is no unit.
    package enum LeftOut: Hashable, Sendable {
        /// It has neither code nor name.
        case unnamed
        /// It has a code that is no code, and neither name nor level, where others have them.
        case decoration
    }

    /// A level that the plan's list has not.
    case levelNotPlanned(String, levels: [String])
    /// A level that the order given with a flag has not.
    case levelNotGiven(String, levels: [String])
    /// The order given with a flag names a level twice.
    case levelTwice([String])
    /// A unit lies in none of the level above.
    case noParent(code: String, name: String, level: String)
    /// Several units lie in none of the level above; the first are listed.
    case noParents(Int, level: String, first: [String])
    /// Features with one code were made one unit; the first codes are listed.
    case dissolved(units: Int, features: Int, first: [String])
    /// Features without what makes a unit were left out; the first are listed.
    case leftOut(LeftOut, features: Int, first: [Int])
    /// Features have no level and others do; the first are listed.
    case levelMissing(features: Int, first: [Int])
    /// The parts of a unit say different things.
    case partsDiffer(String, column: String, first: Int)
    /// Units of the lowest level overlap; how many demand points and how much weight lie in two, and who they are counted for.
    case overlap(level: String, pairs: Int, areaM2: Double, points: Int, weight: Double, weightKind: WeightKind)
    /// A unit is larger than the one above it.
    case largerThanParent(code: String, level: String, parent: String, levels: [String])
    /// A unit's parent is not of a level above.
    case parentNotAbove(code: String, level: String, parent: String, parentLevel: String)
    /// Parents that are named are not in the file.
    case missingParents(Int, first: String)
    /// A unit has neither code nor name.
    case noCode
    /// A number of households that none can be.
    case households(Double)
    /// A code stands in the file already.
    case duplicateCode(String, first: Int)
    /// There is no column of codes.
    case namesAsCodes
    /// Names of levels that count as another: words for one tier.
    case levelsAsOne([LevelNaming.Pair])
    /// Units of the lowest level hold a part of the area of all units alone.
    case partOfArea(level: String, share: Double)
}

/// What there is to say about a table of rules for single units.
package enum UnitRuleMessage: Hashable, Sendable {
    /// The columns are not those that are needed.
    case columns([String])
    /// A row names no unit.
    case noUnit
    /// A row names a unit that is not there.
    case unknownUnit(String)
    /// A unit has a row already.
    case duplicate(String, firstRow: Int)
    /// The least number of sites is above the largest.
    case minimumAboveMaximum(Int, Int)
    /// A cell is no share.
    case notAShare(ColumnRole, text: String)
    /// A cell is no whole number.
    case notACount(ColumnRole, text: String)
}
