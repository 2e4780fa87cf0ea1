package import PlanningTerms

/// What is known about every demand point without a list of pairs: enough for a bound that holds for every plan.
package struct DemandReach: Sendable {
    /// Whether a facility or any site that may be opened covers each demand point; `nil` where that is not known.
    package var isReachable: [Bool]?
    /// What no plan of a model on costs charges a demand point less than; infinite where nothing serves it.
    package var leastCosts: [Double] = []
    /// The smallest distance between the sites that are opened, and to what exists; `nil` where it was not measured.
    package var spacing: Double?
    /// No two sites lie farther apart, nor any from what exists.
    package var largestSpacing = Double.infinity

    /// Knows nothing.
    package init() {}
}

extension SitingModel {
    /// The sites that are opened where not all pairs could be measured, ascending: the required ones; one more where p-median or p-center have
    /// nothing else open; as many as are asked for where sites are spread.
    package func sitesBeforeMeasuring(_ status: [CandidateStatus], hasFacilities: Bool) -> [Int] {
        let required = status.indices.filter { status[$0] == .required }
        let available = status.indices.filter { status[$0] == .available }
        switch self {
        case .pMedian, .pCenter: return required.isEmpty && !hasFacilities ? Array(available.prefix(1)) : required
        case .pDispersion(let count): return (required + available.prefix(max(0, count - required.count))).sorted()
        case .maximalCovering, .setCovering, .backupSetCovering, .backupCovering, .mandatoryBackupCovering: return required
        }
    }
}
