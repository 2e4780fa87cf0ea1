/// How the coordinates of a layer were understood.
package struct CRSDecision: Hashable, Sendable {
    /// The system that was used.
    package var used: String
    /// Where it came from: `flag`, `crs column`, `default flag`, `file`, `format` or `assumed`.
    package var source: String
    /// What the file itself declares, if anything.
    package var declared: String?
    /// What was done to the coordinates.
    package var transformation: String
    /// The stated accuracy of the transformation in metres, where one is known.
    package var accuracyMeters: Double?

    /// Makes one from its members.
    package init(used: String, source: String, declared: String? = nil, transformation: String, accuracyMeters: Double? = nil) {
        (self.used, self.source, self.declared, self.transformation) = (used, source, declared, transformation)
        self.accuracyMeters = accuracyMeters
    }
}
