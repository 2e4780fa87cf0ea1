import PlanningTerms
import Siting

extension Message {
    /// What there is to say about an error of the siting engine, about settings as they were said.
    init(_ error: SitingError, _ places: SettingPlaces) {
        let names: SitingNames = error.settings.contains { places.planned($0) != nil } ? .keys : .flags
        self =
            switch error {
            case .noCandidates: .siting(.noCandidates)
            case .notPositiveCount(let count):
                .sitingFault(SitingFault(.value(.tooSmall(.count, "\(count)", least: 1)), error.settings), names)
            case .countExceedsCandidates(let count, let available):
                .siting(.countExceedsCandidates(count, available: available, names))
            case .moreRequiredThanCount(let required, let count):
                .siting(.moreRequiredThanCount(required: required.count, named: [], count: count, names))
            case .targetOutOfRange(let target): .siting(.targetOutOfRange(target))
            case .conditionsUnsupported(let model): .siting(.conditionsUnsupported(model: model))
            case .unsupportedWithCapacities(.floor):
                .sitingFault(SitingFault(.condition(.besideCapacities(.floor)), error.settings), names)
            case .unsupportedWithCapacities(.relocation):
                .sitingFault(SitingFault(.condition(.besideCapacities(.relocate)), error.settings), names)
            case .unsupportedWithCapacities(.model(let model)): .siting(.modelWithCapacities(model))
            case .firstWeightOutOfRange(let percent): .siting(.firstWeightOutOfRange(percent: percent))
            case .limitOutOfRange(let limit, let value): .siting(.limitOutOfRange(limit, value))
            case .needsDistances(let model): .siting(.needsDistances(model: model))
            case .nothingToSpace: .siting(.nothingToSpace(names))
            case .solverFailed(let words): .siting(.solverFailed(words))
            }
    }
}

extension SitingError {
    /// The settings that it lies in; the first that a plan says is where it is said.
    var settings: [SitingSetting] {
        switch self {
        case .notPositiveCount, .countExceedsCandidates, .moreRequiredThanCount, .nothingToSpace: [.count]
        case .targetOutOfRange: [.target]
        case .unsupportedWithCapacities(.floor): [.floor, .unitRules]
        case .unsupportedWithCapacities(.relocation): [.relocate]
        case .unsupportedWithCapacities(.model), .conditionsUnsupported, .needsDistances: [.model]
        case .firstWeightOutOfRange: [.firstWeight]
        case .limitOutOfRange(.gap, _): [.gap]
        case .limitOutOfRange(.time, _): [.timeLimit]
        case .limitOutOfRange(.work, _): [.workLimit]
        case .limitOutOfRange(.threads, _), .noCandidates, .solverFailed: []
        }
    }
}
