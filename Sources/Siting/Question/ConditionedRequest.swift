import PlanningTerms

/// A model under conditions and its limits, before they are known to make sense.
struct ConditionedRequest {
    let model: SitingModel
    let limits: SolveLimits

    /// Throws what keeps the request from being meant.
    func validate(for conditioned: ConditionedProblem) throws(SitingError) {
        try SitingRequest(model: model, limits: limits).validateLimits()
        let problem = conditioned.problem
        if conditioned.conditions.capacities != nil {
            let hasFloors = conditioned.conditions.levels.contains { $0.rules.contains { $0.floor > 0 } }
            if hasFloors { throw .unsupportedWithCapacities(.floor) }
            if conditioned.conditions.largestClosings != nil { throw .unsupportedWithCapacities(.relocation) }
            if model.countsSecondCover { throw .unsupportedWithCapacities(.model(model.name)) }
        }
        if problem.candidateStatus.isEmpty { throw .noCandidates }
        switch model {
        case .pMedian, .pCenter, .pDispersion: throw .conditionsUnsupported(model: model.name)
        case .maximalCovering(let count), .mandatoryBackupCovering(let count): try validate(count, conditioned)
        case .backupCovering(let count, let firstPercent):
            try validate(count, conditioned)
            if !(0...100).contains(firstPercent) { throw .firstWeightOutOfRange(percent: firstPercent) }
        case .setCovering(let target), .backupSetCovering(let target):
            guard target >= 0, target <= 1 else { throw .targetOutOfRange(target: target) }
        }
    }

    private func validate(_ count: Int, _ conditioned: ConditionedProblem) throws(SitingError) {
        let required = conditioned.required
        let closings = conditioned.conditions.largestClosings ?? 0
        if count < (closings > 0 ? 0 : 1) { throw .notPositiveCount(count: count) }
        if count < .max, required.count > count + closings { throw .moreRequiredThanCount(required: required, count: count) }
    }
}
