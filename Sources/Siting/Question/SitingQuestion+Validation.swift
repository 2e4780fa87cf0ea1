import GeoPrimitives
import PlanningTerms
import ServiceModel

extension SitingQuestion {
    /// Throws what keeps the question from being meant within these limits.
    func validate(within limits: SolveLimits) throws(SitingError) {
        try limits.validate()
        if let conditions, conditions.capacities != nil { try validateCapacities(conditions) }
        if problem.candidateStatus.isEmpty { throw .noCandidates }
        if isConditioned, !model.rules.takesConditions { throw .conditionsUnsupported(model: model.name) }
        switch model {
        case .maximalCovering(let count), .mandatoryBackupCovering(let count), .pMedian(let count), .pCenter(let count),
            .pDispersion(let count):
            try validate(count)
        case .backupCovering(let count, let firstPercent):
            try validate(count)
            if !(0...100).contains(firstPercent) { throw .firstWeightOutOfRange(percent: firstPercent) }
        case .setCovering(let target), .backupSetCovering(let target):
            guard target >= 0, target <= 1 else { throw .targetOutOfRange(target: target) }
        }
    }

    private func validateCapacities(_ conditions: SitingConditions) throws(SitingError) {
        let hasFloors = conditions.levels.contains { $0.rules.contains { $0.floor > 0 } }
        if hasFloors, !ModelRules.goTogether(.capacities, .floors) { throw .unsupportedWithCapacities(.floor) }
        if conditions.largestClosings != nil, !ModelRules.goTogether(.capacities, .relocation) {
            throw .unsupportedWithCapacities(.relocation)
        }
        if model.rules.takesConditions, !model.rules.takes(.capacities) {
            throw .unsupportedWithCapacities(.model(model.name))
        }
    }

    /// A plan under conditions may open fewer sites than are asked for, and as many more as it closes.
    private func validate(_ count: Int) throws(SitingError) {
        let required = problem.required
        if isConditioned {
            let closings = conditions?.largestClosings ?? 0
            if count < (closings > 0 ? 0 : 1) { throw .notPositiveCount(count: count) }
            if count < .max, required.count > count + closings {
                throw .moreRequiredThanCount(required: required.map { CandidateNumber($0) }, count: count)
            }
            return
        }
        let openable = problem.candidateStatus.count { $0 != .forbidden }
        if count < 1 { throw .notPositiveCount(count: count) }
        if required.count > count { throw .moreRequiredThanCount(required: required.map { CandidateNumber($0) }, count: count) }
        if openable == 0 { throw .noCandidates }
        if count > openable { throw .countExceedsCandidates(count: count, available: openable) }
    }
}

extension SolveLimits {
    /// Throws what keeps the limits from being meant.
    fileprivate func validate() throws(SitingError) {
        guard gap >= 0 else { throw .limitOutOfRange(.gap, value: gap) }
        if let seconds = timeLimit {
            guard seconds >= 0 else { throw .limitOutOfRange(.time, value: seconds) }
        }
        if let work = workLimit, work < 0 { throw .limitOutOfRange(.work, value: Double(work)) }
        if threads < 1 { throw .limitOutOfRange(.threads, value: Double(threads)) }
    }
}
