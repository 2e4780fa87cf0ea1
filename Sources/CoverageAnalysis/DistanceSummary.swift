/// How far people are from their nearest facility: weighted by demand, in metres.
public struct DistanceSummary: Hashable, Sendable {
    /// The weighted mean.
    public var mean: Double
    /// The smallest distance within which at least half of the weight lies.
    public var median: Double
    /// The smallest distance within which at least nine tenths of the weight lies.
    public var p90: Double
    /// The largest distance of any point with weight.
    public var max: Double

    /// Summarises distances weighted by ticks; points without weight do not count.
    ///
    /// - Returns: `nil` when there is no weight or no facility. O(n log n); the sum is taken in row order.
    init?(meters: [Double], ticks: [Int64]) {
        var rows: [(meters: Double, ticks: Int64)] = []
        rows.reserveCapacity(meters.count)
        var sum = 0.0
        var total: Int64 = 0
        for (distance, weight) in zip(meters, ticks) where weight > 0 {
            guard distance.isFinite else { return nil }
            rows.append((distance, weight))
            sum += distance * Double(weight)
            total += weight
        }
        guard total > 0 else { return nil }
        rows.sort { $0.meters < $1.meters }
        mean = sum / Double(total)
        max = rows.last?.meters ?? 0
        var within: Int64 = 0
        var found: (median: Double?, p90: Double?)
        for row in rows {
            within += row.ticks
            if found.median == nil, within >= total - total / 2 { found.median = row.meters }
            // 10 · within >= 9 · total without overflow: totals stay below 10¹⁵ ticks.
            if found.p90 == nil, within * 10 >= total * 9 { found.p90 = row.meters }
        }
        median = found.median ?? max
        p90 = found.p90 ?? max
    }
}
