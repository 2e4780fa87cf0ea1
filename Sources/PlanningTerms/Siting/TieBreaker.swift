/// What decides among plans of the same objective.
package enum TieBreaker: String, Hashable, Sendable, CaseIterable {
    /// The weighted distance of everybody covered.
    case distance
}
