public import GeoPrimitives

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
    /// How its table was understood; `nil` where that is plain, or it is none.
    public var reading: TableReading?

    /// All columns of its table, with some of what they hold; empty where it is none.
    public var preview: [ColumnPreview]

    /// Makes one from its members.
    package init(
        role: LayerRole, file: String, columns: [String: String], rows: RowAccounting, crs: CRSDecision? = nil,
        reading: TableReading? = nil, preview: [ColumnPreview] = []
    ) {
        (self.role, self.file, self.columns, self.rows) = (role, file, columns, rows)
        self.preview = preview
        (self.crs, self.reading) = (crs, reading.flatMap { $0.isPlain ? nil : $0 })
    }
}
