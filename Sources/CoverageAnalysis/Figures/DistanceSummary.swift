package import ServiceModel

/// How far people are from their nearest facility, weighted by demand: in metres, or in the unit of the run's cost matrix.
public struct DistanceSummary: Hashable, Sendable {
    /// The weighted mean.
    public var mean: Double
    /// The smallest distance within which at least half of the weight lies.
    public var median: Double
    /// The smallest distance within which at least nine tenths of the weight lies.
    public var p90: Double
    /// The largest distance of any point with weight.
    public var max: Double

    /// Summarises distances by their figures: their sum, of which there must be some, the largest distance, and the smallest distance
    /// within which at least so many ticks lie.
    package init(sum: CostSum, largest: Double, distance: (_ within: Int64) -> Double) {
        let ticks = sum.ticks
        mean = sum.mean ?? 0
        median = distance(ticks - ticks / 2)
        // The smallest whole number of ticks that is at least nine tenths; totals stay below 10¹⁵ ticks.
        p90 = distance((ticks * 9 + 9) / 10)
        max = largest
    }

    /// Summarises distances, or costs, weighted by ticks with up to so many threads; points without weight do not count.
    ///
    /// The order of the rows is of no account: the sum is exact, and a quantile is one of the distances, whichever of equally far points
    /// come first.
    ///
    /// - Returns: `nil` when there is no weight or no facility.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) expected.
    package static func of(
        costs: [Double], ticks: [Int64], step: CostStep = .nanometer, crew: Crew
    ) async throws -> DistanceSummary? {
        let sums = try await crew.fold(of: costs.count, into: Sums(in: step)) {
            Sums(costs, ticks, $0, in: step)
        } join: {
            $0.add($1)
        }
        guard sums.largest.isFinite, sums.costs.ticks > 0 else { return nil }
        let buckets = try await DistanceBuckets(costs: costs, ticks: ticks, largest: sums.largest, crew: crew)
        return DistanceSummary(sum: sums.costs, largest: sums.largest, distance: { buckets.distance(within: $0) })
    }

    /// Sums over rows with weight.
    private struct Sums {
        /// Of all but the infinitely far.
        var costs: CostSum
        var largest = 0.0

        init(in step: CostStep) { costs = CostSum(in: step) }

        init(_ costs: [Double], _ ticks: [Int64], _ rows: Range<Int>, in step: CostStep) {
            self.init(in: step)
            for row in rows where ticks[row] > 0 {
                largest = Swift.max(largest, costs[row])
                if costs[row] < .infinity { self.costs.add(costs[row], ticks: ticks[row]) }
            }
        }

        /// Adds the sums of other rows.
        mutating func add(_ other: Sums) {
            costs += other.costs
            largest = Swift.max(largest, other.largest)
        }
    }
}

/// Ticks by distance in equal steps, so that a weighted quantile sorts the rows of one step only.
private struct DistanceBuckets {
    private static let count = 4096
    private let costs: [Double]
    private let ticks: [Int64]
    private let scale: Double
    private let sums: [Int64]

    init(costs: [Double], ticks: [Int64], largest: Double, crew: Crew) async throws {
        self.costs = costs
        self.ticks = ticks
        let scale = largest > 0 ? Double(Self.count - 1) / largest : 0
        self.scale = scale
        let none = [Int64](repeating: 0, count: Self.count)
        sums = try await crew.fold(of: costs.count, into: none) { rows in
            var sums = none
            for row in rows where ticks[row] > 0 { sums[Int(costs[row] * scale)] += ticks[row] }
            return sums
        } join: { whole, part in
            for bucket in part.indices { whole[bucket] += part[bucket] }
        }
    }

    /// The smallest distance within which at least so many ticks lie.
    func distance(within wanted: Int64) -> Double {
        var before: Int64 = 0
        var bucket = 0
        while bucket < Self.count - 1, before + sums[bucket] < wanted {
            before += sums[bucket]
            bucket += 1
        }
        let rows = costs.indices.filter { ticks[$0] > 0 && Int(costs[$0] * scale) == bucket }
            .sorted { costs[$0] < costs[$1] }
        for row in rows {
            before += ticks[row]
            if before >= wanted { return costs[row] }
        }
        return rows.last.map { costs[$0] } ?? 0
    }
}
