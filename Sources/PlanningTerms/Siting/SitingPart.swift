/// What a siting run may be asked for beside its model.
package enum SitingPart: Hashable, Sendable, CaseIterable {
    /// A share of the people of every unit of a level.
    case floors
    /// New sites in every unit of a level.
    case quotas
    /// Rules for single units.
    case unitRules
    /// Distances between sites.
    case spacing
    /// What opening and closing may cost.
    case budget
    /// Closing existing facilities.
    case relocation
    /// Serving within capacities.
    case capacities
    /// What first cover counts for beside second cover.
    case firstWeight
    /// The marginal curve.
    case curve
    /// A choice among the plans of the best objective.
    case tieBreak
    /// Borders that demand does not cross.
    case borders
    /// Costs from a table in place of distances.
    case costMatrix
    /// Candidates that could take a site's place.
    case alternatives

    /// What a plan must keep beside its model.
    package static let conditions: Set<SitingPart> = [
        .floors, .quotas, .unitRules, .spacing, .budget, .relocation, .capacities,
    ]
}
