package import ServiceModel

/// What there is to say about a run: settings that do not go with its inputs, and what it found on its way.
package enum RunMessage: Hashable, Sendable {
    /// No facility offers a function.
    case unknownFunction(String, offered: [String])
    /// Borders are asked for, and there are no units.
    case bordersNeedUnits
    /// The units have no such level.
    case unknownLevel(String, levels: [String])
    /// A tie-break knows no borders.
    case tieBreakWithinBorders
    /// A model on distances knows no borders.
    case distancesWithinBorders(model: String)
    /// More candidates than can be spread.
    case tooManySpaced(Int, most: Int)
    /// More pairs than a model on distances takes.
    case tooManyPairs(points: Int, candidates: Int, most: Int)
    /// No facility has a capacity.
    case noCapacities
    /// More pairs than an assignment within capacities takes, both in millions.
    case tooManyServedPairs(millions: Int, most: Int)
    /// Whole points could not be assigned.
    indirect case wholePoints(Message)
    /// Clusters have the ids of an earlier run, whose points were told by their ids or places.
    case carriedIds(Int, of: Int, earlier: Int, by: RowIdentity)
    /// The run ended before everything was measured.
    case unmeasured(SitingStop, onDistances: Bool)
    /// Responsibility zones.
    case zones(ZoneMessage)
}

/// What there is to say about responsibility zones.
package enum ZoneMessage: Hashable, Sendable {
    /// There is no facility.
    case noFacilities
    /// There are no units.
    case noUnits
    /// The study area spans too many degrees.
    case areaTooLarge(degrees: Double)
    /// Facilities that stand on the spot of another, and the first pair.
    case sharedSpots(Int, facility: String, holder: String)
    /// Borders stray from the line equally far from two facilities, in metres.
    case strayingBorders(meters: Double, tolerance: Double)
}
