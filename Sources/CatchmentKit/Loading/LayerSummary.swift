/// How the coordinates of a layer were understood.
public struct CRSDecision: Hashable, Sendable {
    /// The system that was used.
    public var used: String
    /// Where it came from: `flag`, `crs column`, `default flag`, `file`, `format` or `assumed`.
    public var source: String
    /// What the file itself declares, if anything.
    public var declared: String?
    /// What was done to the coordinates.
    public var transformation: String
    /// The stated accuracy of the transformation in metres, where one is known.
    public var accuracyMeters: Double?
}

/// What is known about one input after it was read.
public struct LayerSummary: Hashable, Sendable {
    /// Which layer.
    public var role: LayerRole
    /// The path as given.
    public var file: String
    /// Which column stands for what.
    public var columns: [String: String]
    /// What became of its rows.
    public var rows: RowAccounting
    /// How its coordinates were understood; `nil` where it has none.
    public var crs: CRSDecision?
}
