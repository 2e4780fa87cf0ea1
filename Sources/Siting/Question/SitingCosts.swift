package import CoverageAnalysis

/// What the models on distances know beside who is covered: what every demand point would pay, and how far sites lie from each other.
package struct SitingCosts: Sendable {
    /// What each demand point would pay to each candidate; a pair that is missing cannot serve.
    package let rows: CostRows
    /// What each demand point pays to its cheapest existing facility; infinite where none serves it.
    package let existing: [Double]

    /// Makes costs; there must be one entry per demand point.
    package init(rows: CostRows, existing: [Double]) {
        precondition(rows.rowCount == existing.count, "there must be one existing cost per row")
        self.rows = rows
        self.existing = existing
    }
}
