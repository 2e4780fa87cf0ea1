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

    /// Makes one from its members.
    package init(role: LayerRole, file: String, columns: [String: String], rows: RowAccounting, crs: CRSDecision? = nil) {
        (self.role, self.file, self.columns, self.rows) = (role, file, columns, rows)
        self.crs = crs
    }
}
