/// What a plan's objective counts.
public enum ObjectiveMeasure: String, Hashable, Sendable, CaseIterable {
    /// Weight covered in all, existing coverage included; more is better.
    case coveredWeight = "covered_weight"
    /// Sites opened, required ones included; fewer is better.
    case sitesOpened = "sites_opened"
    /// Weight × cost to the cheapest open facility, summed; less is better.
    case weightedCost = "weighted_cost"
    /// The largest cost of a demand point to its cheapest open facility; less is better.
    case largestCost = "largest_cost"
    /// The smallest distance between two open facilities, at least one of them new, in metres; more is better.
    case smallestSpacing = "smallest_spacing"
    /// Weight served within capacities, by existing facilities too; more is better.
    case servedWeight = "served_weight"
    /// Weight covered at least twice; more is better.
    case backupWeight = "backup_weight"
    /// The weighted mean of the weight covered once and twice; more is better.
    case weightedCover = "weighted_cover"

    /// Whether a smaller objective is the better one.
    package var isBetterWhenLess: Bool {
        switch self {
        case .coveredWeight, .smallestSpacing, .servedWeight, .backupWeight, .weightedCover: false
        case .sitesOpened, .weightedCost, .largestCost: true
        }
    }
}
