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

/// The distances between sites, for the model that spreads them.
///
/// Memory: 8 bytes for each pair of candidates.
package struct SiteSpacing: Sendable {
    /// The number of candidates.
    package let count: Int
    /// The distance of candidates i > j at i(i − 1)/2 + j, in metres.
    private let between: [Double]
    /// The distance of each candidate to the nearest existing facility, in metres; infinite where there is none.
    package let toExisting: [Double]

    /// Makes spacings from the lower triangle, row by row.
    package init(between: [Double], toExisting: [Double]) {
        count = toExisting.count
        precondition(between.count == count * (count - 1) / 2, "there must be one distance per pair of candidates")
        self.between = between
        self.toExisting = toExisting
    }

    /// The distance of two different candidates, in metres.
    package subscript(_ first: Int, _ second: Int) -> Double {
        let (high, low) = first > second ? (first, second) : (second, first)
        return between[high * (high - 1) / 2 + low]
    }
}
