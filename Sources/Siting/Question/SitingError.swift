import GeoPrimitives
package import PlanningTerms
package import ServiceModel

/// A siting request that cannot be meant.
///
/// What cannot be reached is a result: ``SitingPlan/status``.
package enum SitingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no candidate site that may be opened.
    case noCandidates
    /// The count of sites to open is less than one.
    case notPositiveCount(count: Int)
    /// More sites are to be opened than may be.
    case countExceedsCandidates(count: Int, available: Int)
    /// More sites are required, as candidate numbers, than are to be opened.
    case moreRequiredThanCount(required: [CandidateNumber], count: Int)
    /// The target is not a share.
    case targetOutOfRange(target: Double)
    /// A model that takes no conditions.
    case conditionsUnsupported(model: String)
    /// A condition that is not supported together with capacities.
    case unsupportedWithCapacities(UnsupportedCondition)
    /// The weight of first cover is not a share in whole hundredths.
    case firstWeightOutOfRange(percent: Int)
    /// A limit of the run is not a usable number.
    case limitOutOfRange(SearchLimit, value: Double)
    /// A model on distances was given a problem without them.
    case needsDistances(model: String)
    /// One site and no facility: there is no distance to make large.
    case nothingToSpace
    /// The solver could not run.
    case solverFailed(message: String)

    /// What was found, what is allowed, and what to do about it.
    package var description: String {
        switch self {
        case .noCandidates:
            "there are no candidate sites that may be opened; give at least one with status candidate or required"
        case .notPositiveCount(let count):
            "the count of sites to open is \(count) and must be at least 1"
        case .countExceedsCandidates(let count, let available):
            "the count of sites to open, \(count), exceeds the \(available) candidate sites that may be opened; lower it or allow more sites"
        case .moreRequiredThanCount(let required, let count):
            "\(required.count) candidate sites are required and \(count) are to be opened; raise the count or require fewer"
        case .targetOutOfRange(let target):
            "the target \(target) must be a share from 0 to 1 (0% to 100%)"
        case .conditionsUnsupported(let model):
            "floors, quotas, spacing, budget, relocation and capacities go with the models on coverage; \(model) takes none of them"
        case .unsupportedWithCapacities(let what):
            "\(what) is not supported together with capacities; leave one of the two out"
        case .firstWeightOutOfRange(let percent):
            "the weight of first cover is \(percent)% and must be a whole percentage from 0% to 100%"
        case .limitOutOfRange(let limit, let value):
            "the limit of \(limit) is \(value) and must be a number that is at least 0"
        case .needsDistances(let model):
            "\(model) needs distances or a cost matrix"
        case .nothingToSpace:
            "p-dispersion spaces facilities from one another: open at least two, or give existing facilities"
        case .solverFailed(let message):
            "the solver failed: \(message)"
        }
    }
}
