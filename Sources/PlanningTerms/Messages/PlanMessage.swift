/// What there is to say about the text of a plan file and the form of its values.
package enum PlanMessage: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case noFile
    /// The file is larger than any plan.
    case tooLarge
    /// The lists of the file, with those that aliases repeat, hold more values than a plan may.
    case tooManyValues(most: Int)
    /// The file is no text in UTF-8.
    case notUTF8
    /// Nothing stands in the file.
    case empty
    /// A tab indents a line.
    case tab
    /// The text is no YAML, in the words of its reader; with a place in the text where there is one.
    case notYAML(String, hasPlace: Bool)
    /// A key stands a second time.
    case duplicateKey(firstLine: Int)
    /// The plan cannot be read.
    case unreadable
    /// A value is not what it must be.
    case found(PlanFound, needed: PlanNeed)
    /// A text stands in a list twice.
    case twice(String)
    /// A key is no word.
    case keyIsNoWord
    /// A key that is not known there.
    case unknownKey(meant: String?, known: [String])
    /// A key that must be there is missing.
    case missingKey(String, PlanKeyRemedy)
    /// A file is not there.
    case missingFile(String)
}

/// What stands at a place of a plan.
package enum PlanFound: Hashable, Sendable {
    /// One value.
    case text(String)
    /// A list.
    case list
    /// A mapping of keys.
    case mapping
    /// An alias.
    case alias
}

/// What must stand at a place of a plan.
package enum PlanNeed: Hashable, Sendable {
    /// A text.
    case text
    /// A number.
    case number
    /// A number from a bound on.
    case numberAtLeast(Int)
    /// A cost.
    case cost
    /// An area.
    case squareMeters
    /// A number of households.
    case households
    /// A whole number above zero.
    case count
    /// `true` or `false`.
    case flag
    /// A length.
    case length
    /// A coordinate reference system.
    case crs
    /// A factor.
    case factor
    /// A share.
    case share
    /// A share from 0 to 1.
    case shareOfAll
    /// A duration.
    case duration
    /// A whole number of at least 0.
    case countFromZero
    /// A range of numbers, either end of which may be left out.
    case range
    /// An amount of money.
    case money
    /// Whether there is a curve, and how hard it is worked on.
    case curve
    /// One of some words, with the one that is probably meant.
    case word([String], meant: String?)
    /// A mapping, of these keys where they are known.
    case mapping([String]?)
    /// The four sides of a box.
    case box
    /// An amount of memory.
    case memory
}

/// What to do about a key that is missing in a plan or profile.
package enum PlanKeyRemedy: Hashable, Sendable {
    /// Name the layers.
    case layers
    /// Say where people are.
    case demand
    /// Give the file.
    case path
    /// Name a class.
    case className
    /// Name a level.
    case levelName
    /// Name an extent; say where it lies.
    case extentName, extentBox
    /// Name a scenario.
    case scenarioName
    /// Say which facility moves.
    case movedFacility
    /// Give both ordinates.
    case ordinates
    /// Name a new facility.
    case newFacility
    /// Give a factor.
    case factor
    /// Say what a norm regulates.
    case item
    /// Cite a source.
    case source
    /// Name an indicator.
    case indicator
    /// Say when an indicator is green.
    case green
    /// Say when an indicator is red.
    case red
    /// Name the office that acts for a unit.
    case office
    /// Say for whose tasks somebody answers: those of a level, or of a unit.
    case responsibleLevel
    /// Say which level answers.
    case responsibleBy
}
