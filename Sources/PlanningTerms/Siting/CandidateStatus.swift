/// What may be done with a candidate site.
package enum CandidateStatus: String, Hashable, Sendable, CaseIterable {
    /// May be opened.
    case available
    /// Is opened, and counted.
    case required
    /// Is never opened.
    case forbidden
}
