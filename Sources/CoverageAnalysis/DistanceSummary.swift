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
    /// - Returns: `nil` when there is no weight or no facility.
    /// - Complexity: O(n) expected; the sum is taken in row order.
    init?(meters: [Double], ticks: [Int64]) {
        var sum = 0.0
        var total: Int64 = 0
        var largest = 0.0
        for row in meters.indices where ticks[row] > 0 {
            guard meters[row].isFinite else { return nil }
            sum += meters[row] * Double(ticks[row])
            total += ticks[row]
            largest = Swift.max(largest, meters[row])
        }
        guard total > 0 else { return nil }
        mean = sum / Double(total)
        max = largest
        let buckets = DistanceBuckets(meters: meters, ticks: ticks, largest: largest)
        median = buckets.distance(within: total - total / 2)
        // The smallest whole number of ticks that is at least nine tenths; totals stay below 10¹⁵ ticks.
        p90 = buckets.distance(within: (total * 9 + 9) / 10)
    }
}

/// Ticks by distance in equal steps, so that a weighted quantile sorts the rows of one step only.
private struct DistanceBuckets {
    private static let count = 4096
    private let meters: [Double]
    private let ticks: [Int64]
    private let scale: Double
    private let sums: [Int64]

    init(meters: [Double], ticks: [Int64], largest: Double) {
        self.meters = meters
        self.ticks = ticks
        scale = largest > 0 ? Double(Self.count - 1) / largest : 0
        var sums = [Int64](repeating: 0, count: Self.count)
        for row in meters.indices where ticks[row] > 0 { sums[Int(meters[row] * scale)] += ticks[row] }
        self.sums = sums
    }

    /// The smallest distance within which at least so many ticks lie.
    func distance(within wanted: Int64) -> Double {
        var before: Int64 = 0
        var bucket = 0
        while bucket < Self.count - 1, before + sums[bucket] < wanted {
            before += sums[bucket]
            bucket += 1
        }
        let rows = meters.indices.filter { ticks[$0] > 0 && Int(meters[$0] * scale) == bucket }
            .sorted { meters[$0] < meters[$1] }
        for row in rows {
            before += ticks[row]
            if before >= wanted { return meters[row] }
        }
        return rows.last.map { meters[$0] } ?? 0
    }
}
