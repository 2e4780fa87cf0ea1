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

    /// Summarises distances by their figures: the sum of distance times ticks, the ticks in all, of which there must be some, the largest
    /// distance, and the smallest distance within which at least so many ticks lie.
    package init(sum: Double, ticks: Int64, largest: Double, distance: (_ within: Int64) -> Double) {
        mean = sum / Double(ticks)
        median = distance(ticks - ticks / 2)
        // The smallest whole number of ticks that is at least nine tenths; totals stay below 10¹⁵ ticks.
        p90 = distance((ticks * 9 + 9) / 10)
        max = largest
    }

    /// Summarises distances weighted by ticks with up to so many threads; points without weight do not count.
    ///
    /// - Returns: `nil` when there is no weight or no facility.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n) expected; sums are taken by blocks of rows, in their order.
    package static func of(meters: [Double], ticks: [Int64], threads: Int) async throws -> DistanceSummary? {
        let sums = try await foldChunks(of: meters.count, threads: threads, into: Sums()) {
            Sums(meters, ticks, $0)
        } join: {
            $0.add($1)
        }
        guard sums.largest.isFinite, sums.ticks > 0 else { return nil }
        let buckets = try await DistanceBuckets(meters: meters, ticks: ticks, largest: sums.largest, threads: threads)
        return DistanceSummary(
            sum: sums.sum, ticks: sums.ticks, largest: sums.largest, distance: { buckets.distance(within: $0) })
    }

    /// The number of rows in a block, whose distances are summed together; chunks are whole blocks.
    package static let rowsPerBlock = 128

    /// Returns the sum of distance times ticks over the rows of a block.
    ///
    /// The sum of all rows is that of the blocks in their order.
    package static func sum(ofBlock block: Int, meters: [Double], ticks: [Int64]) -> Double {
        var sum = 0.0
        for row in block * rowsPerBlock..<Swift.min((block + 1) * rowsPerBlock, meters.count) where ticks[row] > 0 {
            sum += meters[row] * Double(ticks[row])
        }
        return sum
    }

    /// Sums over rows with weight.
    private struct Sums {
        /// By block that is not added up yet.
        private var blocks: [Double] = []
        var sum = 0.0
        var ticks: Int64 = 0
        var largest = 0.0

        init() {}

        init(_ meters: [Double], _ ticks: [Int64], _ rows: Range<Int>) {
            blocks = stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerBlock).map { row in
                DistanceSummary.sum(ofBlock: row / rowsPerBlock, meters: meters, ticks: ticks)
            }
            for row in rows where ticks[row] > 0 {
                self.ticks += ticks[row]
                largest = Swift.max(largest, meters[row])
            }
        }

        /// Adds the sums of the rows that follow.
        mutating func add(_ next: Sums) {
            for block in next.blocks { sum += block }
            ticks += next.ticks
            largest = Swift.max(largest, next.largest)
        }
    }
}

/// Ticks by distance in equal steps, so that a weighted quantile sorts the rows of one step only.
private struct DistanceBuckets {
    private static let count = 4096
    private let meters: [Double]
    private let ticks: [Int64]
    private let scale: Double
    private let sums: [Int64]

    init(meters: [Double], ticks: [Int64], largest: Double, threads: Int) async throws {
        self.meters = meters
        self.ticks = ticks
        let scale = largest > 0 ? Double(Self.count - 1) / largest : 0
        self.scale = scale
        let none = [Int64](repeating: 0, count: Self.count)
        sums = try await foldChunks(of: meters.count, threads: threads, into: none) { rows in
            var sums = none
            for row in rows where ticks[row] > 0 { sums[Int(meters[row] * scale)] += ticks[row] }
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
        let rows = meters.indices.filter { ticks[$0] > 0 && Int(meters[$0] * scale) == bucket }
            .sorted { meters[$0] < meters[$1] }
        for row in rows {
            before += ticks[row]
            if before >= wanted { return meters[row] }
        }
        return rows.last.map { meters[$0] } ?? 0
    }
}
