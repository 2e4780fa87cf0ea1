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
