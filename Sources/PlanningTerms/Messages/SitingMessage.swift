/// What a siting model cannot be asked.
public enum SitingMessage: Hashable, Sendable {
    /// There is no candidate that may be opened.
    case noCandidates
    /// The count is less than one.
    case notPositiveCount(Int)
    /// More sites are to be opened than may be.
    case countExceedsCandidates(Int, available: Int)
    /// More sites are required than are to be opened; some are named.
    case moreRequiredThanCount(required: Int, named: [String], count: Int)
    /// The target is no share.
    case targetOutOfRange(Double)
    /// The model takes no conditions.
    case conditionsUnsupported(model: String)
    /// A condition does not go with capacities.
    case unsupportedWithCapacities(UnsupportedCondition)
    /// The weight of first cover is no share in whole hundredths.
    case firstWeightOutOfRange(percent: Int)
    /// A limit is no usable number.
    case limitOutOfRange(SearchLimit, Double)
    /// The model needs distances.
    case needsDistances(model: String)
    /// There is no distance to make large.
    case nothingToSpace
    /// The solver could not run, in its own words.
    case solverFailed(String)
}

/// What there is to say about the conditions of a siting run.
public enum ConditionMessage: Hashable, Sendable {
    /// Neither candidates nor facilities have a capacity.
    case noCapacities
    /// Conditions go by units, and there are none.
    case needsUnits
    /// The units have no such level.
    case unknownLevel(String, levels: [String])
    /// Costs and budget add up to more than can be counted.
    case costsTooLarge(Double, most: Double)
}
