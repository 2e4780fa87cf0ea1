/// Which input layer is meant, in messages and flags.
package enum LayerRole: String, Hashable, Sendable, CaseIterable {
    /// Where people are.
    case demand
    /// The service centers.
    case facilities
    /// Where centers may be opened.
    case candidates
    /// The administrative units.
    case units
    /// Where no center may be opened.
    case exclusions
    /// Public buildings that a new center could share.
    case buildings
    /// What getting from demand points to sites costs.
    case costMatrix = "cost_matrix"
    /// What lies under a map for the reader to find the way.
    case context
}
