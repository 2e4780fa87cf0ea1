import PlanningTerms
import Siting

extension SitingMessage {
    /// What there is to say about an error of the siting engine.
    init(_ error: SitingError) {
        switch error {
        case .noCandidates: self = .noCandidates
        case .notPositiveCount(let count): self = .notPositiveCount(count)
        case .countExceedsCandidates(let count, let available): self = .countExceedsCandidates(count, available: available)
        case .moreRequiredThanCount(let required, let count):
            self = .moreRequiredThanCount(required: required.count, named: [], count: count)
        case .targetOutOfRange(let target): self = .targetOutOfRange(target)
        case .conditionsUnsupported(let model): self = .conditionsUnsupported(model: model)
        case .unsupportedWithCapacities(let condition): self = .unsupportedWithCapacities(condition)
        case .firstWeightOutOfRange(let percent): self = .firstWeightOutOfRange(percent: percent)
        case .limitOutOfRange(let limit, let value): self = .limitOutOfRange(limit, value)
        case .needsDistances(let model): self = .needsDistances(model: model)
        case .nothingToSpace: self = .nothingToSpace
        case .solverFailed(let words): self = .solverFailed(words)
        }
    }
}
