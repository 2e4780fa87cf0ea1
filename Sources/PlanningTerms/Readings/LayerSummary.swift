package import GeoPrimitives

/// What is known about one input after it was read.
package struct LayerSummary: Hashable, Sendable {
    /// Which layer.
    package var role: LayerRole
    /// The path as given.
    package var file: String
    /// Which column stands for what.
    package var columns: [String: String]
    /// What became of its rows.
    package var rows: RowAccounting
    /// How its coordinates were understood; `nil` where it has none.
    package var crs: CRSDecision?
    /// How its table was understood; `nil` where that is plain, or it is none.
    package var reading: TableReading?

    /// All columns of its table, with some of what they hold; empty where it is none.
    package var preview: [ColumnPreview]

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
