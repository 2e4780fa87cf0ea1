/// What there is to say about the scenarios of a plan beside their changes.
package enum ScenarioMessage: Hashable, Sendable {
    /// The plan has none.
    case none
    /// A scenario that is asked for is not there.
    case unknown(String, meant: String?, known: [String])
    /// Two facilities have one id.
    case duplicateFacility(String)
    /// A candidate that is to open is not there.
    case noCandidate(String, hasCandidates: Bool)
    /// A candidate that is to open may not be.
    case forbiddenCandidate(String)
    /// A facility of another file is not there.
    case noFacility(String, file: String)
}
