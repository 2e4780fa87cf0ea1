package import GeoPrimitives

/// What there is to say about a row of a list of facilities or candidates, or the list.
package enum FacilityMessage: Hashable, Sendable {
    /// The list has no rows.
    case emptyList
    /// The status is none; how many rows have the word, and the first of them.
    case unknownStatus(String, rows: Int, first: [Int])
    /// Existing facilities that a column calls unusable; they count as open.
    case unusableExisting(rows: Int, column: String, first: [Int])
    /// Neither yes nor no.
    case notYesOrNo(column: String, text: String)
    /// A number beyond what is counted.
    case tooLarge(column: String, Double)
    /// A number below zero.
    case negative(column: String, Double)
    /// Candidates without a position; the first of their rows.
    case candidatesUnlocated(Int, rows: [Int])
    /// The position is (0, 0).
    case atOrigin(id: String)
    /// Several rows have one position; the first rows are listed.
    case samePosition(rows: Int, first: [Int])
    /// The position fits the demand only with its axes exchanged.
    case swappedAxes(id: String)
    /// There are too many levels.
    case tooManyLevels(Int, most: Int)
    /// A level that the plan does not have.
    case levelNotPlanned(String, levels: [String])
    /// What a list does not say, or says in a way that can be doubted.
    case doubt(FacilityDoubt)
    /// No function is offered, though all were asked for; the column is `nil` where there is none.
    case noFunctions(column: String?)
}

/// What a list of facilities does not say, or says in a way that can be doubted.
package enum FacilityDoubt: Hashable, Sendable {
    /// Facilities without a level, where others have one; the first of their rows.
    case levelless(Int, of: Int, rows: [Int])
    /// Levels whose order nothing says: they are taken as they appear.
    case levelOrder([String])
    /// Columns that may say which facilities are open, and are not read; the first words in them.
    case statusUnread(columns: [String], words: [String])
    /// Facilities that give no radius where others of their list do; the one they get, and rows.
    case radiusMissing(Int, of: Int, gets: Distance, rows: [Int])
    /// Candidates of which nothing says whether they may be used; they take part.
    case availabilityUnknown(Int, column: String, rows: [Int])
    /// Radii so large or so small that their unit is in doubt; the first of them, in metres, and rows.
    case radii(Int, column: String, meters: Double, rows: [Int])
}

/// What there is to say about facilities and candidates of a run, taken together.
package enum SitesMessage: Hashable, Sendable {
    /// Why the plan's radii by level do not help.
    package enum RadiusHint: Hashable, Sendable {
        /// The plan has none.
        case notPlanned
        /// The facility has no level.
        case noLevel
        /// The plan has none for the level.
        case levelNotPlanned(String)
        /// Those of the level go by types, and the unit has none.
        case noType(level: String)
    }

    /// A candidate stands in the other list already.
    case duplicateCandidate(String, row: Int)
    /// An id is that of a facility and of a candidate.
    case sharedId(String)
    /// An id is that of a facility and of a candidate, and costs lead to ids.
    case ambiguousId(String)
    /// A candidate has no price.
    case noOpeningCost(id: String)
    /// A facility or candidate has no radius.
    case noRadius(id: String, RadiusHint)
    /// A required candidate lies in an exclusion area, which has a name or the number of its feature.
    case requiredInExclusion(id: String, area: String?, feature: Int)
    /// A level that serves or is served is nowhere.
    case unknownLevel(String, levels: [String])
}
