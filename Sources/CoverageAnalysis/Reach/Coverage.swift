/// For every demand point: is it covered, by whom, and how far is the nearest facility.
///
/// Columns in the order of the demand table.
public struct Coverage: Sendable {
    /// The nearest facility, whatever its radius; −1 where there is no facility.
    public var nearest: [Int32] = []
    /// What getting to the nearest facility costs, as the run's measure says: metres, within 0.05 mm, or the matrix's cost; infinite where there
    /// is none.
    public var nearestCost: [Double] = []
    /// The nearest facility among those that cover the point; −1 where it is not covered.
    public var coveredBy: [Int32] = []

    /// Makes coverage of no demand point.
    package init() {}

    /// Returns whether a demand point is covered.
    @inlinable
    public func isCovered(_ row: Int) -> Bool { coveredBy[row] >= 0 }
}
