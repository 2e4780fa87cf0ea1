/// Demand points and their weight.
public struct DemandSum: Hashable, Sendable {
    /// The number of demand points.
    public var points = 0
    /// Their weight, in ticks.
    public var weight: Int64 = 0

    /// Makes the sum of nothing.
    public init() {}

    /// Makes a sum from its figures.
    public init(points: Int, weight: Int64) { (self.points, self.weight) = (points, weight) }

    /// Adds one demand point.
    @inlinable
    public mutating func add(_ ticks: Int64) {
        points += 1
        weight += ticks
    }
}
