import CoverageAnalysis
import ServiceModel

/// The distance of each demand point to its nearest facility, with a summary that follows single changes and equals, to the bit, the one
/// that ``DistanceSummary/of(costs:ticks:step:threads:)`` computes.
///
/// Distances fall into buckets of about as many demand points each, which know their weight and their demand points, so that a quantile
/// sorts the points of one bucket. Buckets are made anew after every n / 2 changes: in all, a change costs O(log n).
struct DistanceTally: Sendable {
    private static let sampleSize = 16_384
    private static let samplesPerBucket = 8

    /// By demand point, in metres; infinite where there is no facility.
    private(set) var meters: [Double]
    private let ticks: [Int64]
    /// Ascending: the first bucket holds what is below the first bound, the next what is below the second or on the first.
    private let bounds: [Double]
    /// The weight of each bucket.
    private var weights: [Int64]
    /// By bucket, the demand points with weight in it, and some that were: one may stand there twice.
    private var rows: [[Int32]]
    /// So many demand points changed buckets.
    private var moved = 0
    /// Of all that are not infinitely far.
    private var sum = CostSum(in: .nanometer)

    /// Takes distances in metres and the weights of the demand points: O(n) expected.
    init(meters: [Double], ticks: [Int64]) {
        self.meters = meters
        self.ticks = ticks
        var sample = stride(from: 0, to: ticks.count, by: max(1, ticks.count / Self.sampleSize))
            .filter { ticks[$0] > 0 }.map { meters[$0] }
        sample.sort()
        bounds = stride(from: Self.samplesPerBucket, to: sample.count, by: Self.samplesPerBucket).map { sample[$0] }
        weights = [Int64](repeating: 0, count: bounds.count + 1)
        rows = [[Int32]](repeating: [], count: bounds.count + 1)
        for row in ticks.indices where ticks[row] > 0 {
            put(row, into: bucket(of: meters[row]))
            if meters[row] < .infinity { sum.add(meters[row], ticks: ticks[row]) }
        }
    }

    /// Sets the distance of a demand point.
    mutating func set(_ row: Int, to distance: Double) {
        let (old, own) = (meters[row], ticks[row])
        meters[row] = distance
        guard own > 0, distance != old else { return }
        if old < .infinity { sum.remove(old, ticks: own) }
        if distance < .infinity { sum.add(distance, ticks: own) }
        let (from, to) = (bucket(of: old), bucket(of: distance))
        guard from != to else { return }
        weights[from] -= own
        put(row, into: to)
        moved += 1
    }

    /// Makes the buckets anew after many changes.
    mutating func settle() {
        if moved > meters.count / 2 { self = DistanceTally(meters: meters, ticks: ticks) }
    }

    /// How far people are from their nearest facility; `nil` when there is no weight or no facility.
    var summary: DistanceSummary? {
        guard let last = weights.lastIndex(where: { $0 > 0 }), let largest = sorted(last).last?.meters, largest.isFinite else {
            return nil
        }
        return DistanceSummary(sum: sum, largest: largest, distance: { distance(within: $0) })
    }

    /// The smallest distance within which at least so many ticks lie.
    private func distance(within wanted: Int64) -> Double {
        var before: Int64 = 0
        var bucket = 0
        while bucket < bounds.count, before + weights[bucket] < wanted {
            before += weights[bucket]
            bucket += 1
        }
        let found = sorted(bucket)
        for (distance, row) in found {
            before += ticks[Int(row)]
            if before >= wanted { return distance }
        }
        return found.last?.meters ?? 0
    }

    /// The distances of a bucket, ascending, with their demand points, each once.
    private func sorted(_ bucket: Int) -> [(meters: Double, row: Int32)] {
        let low = bucket > 0 ? bounds[bucket - 1] : -.infinity
        var found: [(meters: Double, row: Int32)] = []
        found.reserveCapacity(rows[bucket].count)
        for row in rows[bucket] {
            let distance = meters[Int(row)]
            if distance >= low, bucket == bounds.count || distance < bounds[bucket] { found.append((distance, row)) }
        }
        found.sort { ($0.meters, $0.row) < ($1.meters, $1.row) }
        guard let first = found.first else { return [] }
        return [first] + zip(found, found.dropFirst()).lazy.filter { $0.row != $1.row }.map(\.1)
    }

    private func bucket(of distance: Double) -> Int {
        var (low, high) = (0, bounds.count)
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] <= distance { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func put(_ row: Int, into bucket: Int) {
        weights[bucket] += ticks[row]
        rows[bucket].append(Int32(row))
    }
}
