/// What a siting model cannot be asked.
package enum SitingMessage: Hashable, Sendable {
    /// There is no candidate that may be opened.
    case noCandidates
    /// There are candidates, and none may be opened: some lie in exclusion areas, some are forbidden by their list.
    case noneAllowed(Int, excluded: [SiteCheckMessage.ExclusionArea], forbidden: Int)
    /// More sites are to be opened than may be.
    case countExceedsCandidates(Int, available: Int, SitingNames)
    /// More sites are required than are to be opened; some are named.
    case moreRequiredThanCount(required: Int, named: [String], count: Int, SitingNames)
    /// The target is no share.
    case targetOutOfRange(Double)
    /// The model takes no conditions.
    case conditionsUnsupported(model: String)
    /// The model takes no capacities.
    case modelWithCapacities(String)
    /// The weight of first cover is no share in whole hundredths.
    case firstWeightOutOfRange(percent: Int)
    /// A limit is no usable number.
    case limitOutOfRange(SearchLimit, Double)
    /// The model needs distances.
    case needsDistances(model: String)
    /// There is no distance to make large.
    case nothingToSpace(SitingNames)
    /// The solver could not run, in its own words.
    case solverFailed(String)
    /// What a plan says of its own model takes no part where another is asked for.
    case leftBehind(model: String, taken: String)
}

/// What there is to say about the conditions of a siting run.
package enum ConditionMessage: Hashable, Sendable {
    /// Neither candidates nor facilities have a capacity.
    case noCapacities(SitingNames)
    /// Conditions go by units, and there are none.
    case needsUnits(SitingNames)
    /// The units have no such level.
    case unknownLevel(String, levels: [String])
    /// Costs and budget add up to more than can be counted.
    case costsTooLarge(Double, most: Double)
}
