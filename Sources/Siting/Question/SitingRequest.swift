import PlanningTerms

/// A model and its limits, before they are known to make sense.
struct SitingRequest {
    let model: SitingModel
    let limits: SolveLimits

    /// Throws what keeps the request from being meant.
    func validate(for problem: SitingProblem) throws(SitingError) {
        try validateLimits()
        if problem.candidateStatus.isEmpty { throw .noCandidates }
        switch model {
        case .maximalCovering(let count), .pMedian(let count), .pCenter(let count), .pDispersion(let count):
            let required = problem.candidateStatus.indices.filter { problem.candidateStatus[$0] == .required }
            let openable = problem.candidateStatus.count { $0 != .forbidden }
            if count < 1 { throw .notPositiveCount(count: count) }
            if required.count > count { throw .moreRequiredThanCount(required: required, count: count) }
            if openable == 0 { throw .noCandidates }
            if count > openable { throw .countExceedsCandidates(count: count, available: openable) }
        case .setCovering(let target):
            guard target >= 0, target <= 1 else { throw .targetOutOfRange(target: target) }
        case .backupSetCovering, .backupCovering, .mandatoryBackupCovering:
            preconditionFailure("ConditionedSolver decides the models of second cover")
        }
    }

    /// Throws what keeps the limits from being meant.
    func validateLimits() throws(SitingError) {
        guard limits.gap >= 0 else { throw .limitOutOfRange(.gap, value: limits.gap) }
        if let seconds = limits.timeLimit {
            guard seconds >= 0 else { throw .limitOutOfRange(.time, value: seconds) }
        }
        if let work = limits.workLimit, work < 0 { throw .limitOutOfRange(.work, value: Double(work)) }
        if limits.threads < 1 { throw .limitOutOfRange(.threads, value: Double(limits.threads)) }
    }
}
