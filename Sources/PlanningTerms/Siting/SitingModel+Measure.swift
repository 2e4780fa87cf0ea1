extension SitingModel {
    /// What the objective of a plan counts.
    package var objectiveMeasure: ObjectiveMeasure {
        switch self {
        case .pMedian: .weightedCost
        case .pCenter: .largestCost
        case .pDispersion: .smallestSpacing
        case .setCovering, .backupSetCovering: .sitesOpened
        case .backupCovering: .weightedCover
        case .mandatoryBackupCovering: .backupWeight
        case .maximalCovering: .coveredWeight
        }
    }

    /// The same where sites serve at most what they have room for.
    package func measure(withCapacities hasCapacities: Bool) -> ObjectiveMeasure {
        hasCapacities && objectiveMeasure == .coveredWeight ? .servedWeight : objectiveMeasure
    }
}
