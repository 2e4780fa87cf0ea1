extension SitingModel {
    /// What the objective of a plan counts.
    var objectiveMeasure: ObjectiveMeasure {
        switch self {
        case .pMedian: .weightedCost
        case .pCenter: .largestCost
        case .pDispersion: .smallestSpacing
        case .setCovering: .sitesOpened
        default: .coveredWeight
        }
    }
}
