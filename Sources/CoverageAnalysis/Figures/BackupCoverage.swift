public import GeoPrimitives
public import ServiceModel

/// How many facilities cover each demand point, and who depends on one alone.
public struct BackupCoverage: Sendable {
    /// How many of the open facilities cover each demand point.
    public var counts: [Int32] = []
    /// The facility that alone covers a demand point; −1 where none or several do.
    public var sole: [Int32] = []
    /// What each facility covers, whoever else covers it.
    public var covered: [DemandSum] = []
    /// What each facility alone covers: exactly what is lost without it.
    public var depending: [DemandSum] = []
    /// Points and weight covered by exactly 0, 1 and 2, and by 3 or more facilities.
    public var byCount = [DemandSum](repeating: DemandSum(), count: 4)

    /// Makes figures of no facility and no demand point.
    public init() {}

    /// What at least two facilities cover.
    public var atLeastTwice: DemandSum {
        DemandSum(points: byCount[2].points + byCount[3].points, weight: byCount[2].weight + byCount[3].weight)
    }
}

extension CoverageAnalyzer {
    /// Returns how many facilities cover each demand point, under the same rule and test as ``coverage(of:by:rule:measure:radius:)``.
    ///
    /// Each facility's disc is a few ranges of the demand points in a ``PositionTree``; prefix sums and differences over its order
    /// then give all figures, so that wide radii cost about the root of the pairs they make, not the pairs. Demand points with a
    /// radius of their own are counted the other way round, over a tree of the facilities.
    ///
    /// - Parameters:
    ///   - demand: The demand points.
    ///   - facilities: The open facilities.
    ///   - rule: How a pair's radius is found.
    ///   - measure: What distance means.
    /// - Returns: Counts by demand point and figures by facility.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log n + m · √(covered points)).
    public func backup(
        of demand: DemandTable, by facilities: [Facility], rule: RadiusRule, measure: Measure
    ) async throws -> BackupCoverage {
        let own = rule.override == nil ? demand.radiusMeters : nil
        let rows = own.map { own in (0..<demand.count).filter { own[$0].isNaN } } ?? Array(0..<demand.count)
        var backup = BackupCoverage()
        backup.counts = [Int32](repeating: 0, count: demand.count)
        backup.sole = [Int32](repeating: -1, count: demand.count)
        backup.covered = [DemandSum](repeating: DemandSum(), count: facilities.count)
        backup.depending = backup.covered
        try await addDiscs(of: facilities, rule, over: demand, rows: rows, measure, to: &backup)
        if let own, rows.count < demand.count {
            try await addPointsWithOwnRadius(own, demand, facilities, measure, to: &backup)
        }
        for row in 0..<demand.count {
            backup.byCount[min(3, Int(backup.counts[row]))].add(demand.ticks[row])
            if backup.sole[row] >= 0 { backup.depending[Int(backup.sole[row])].add(demand.ticks[row]) }
        }
        return backup
    }

    private func addDiscs(
        of facilities: [Facility], _ rule: RadiusRule, over demand: DemandTable, rows: [Int], _ measure: Measure,
        to backup: inout BackupCoverage
    ) async throws {
        let tree = PositionTree(rows.map { demand.point($0) }, measure: measure)
        var ticksBefore: [Int64] = [0]
        ticksBefore.reserveCapacity(rows.count + 1)
        for slot in tree.order { ticksBefore.append(ticksBefore[ticksBefore.count - 1] + demand.ticks[rows[Int(slot)]]) }
        var cover = CoverDifferences(count: rows.count)
        // In blocks, so that the ranges of wide radii are not all in memory at once.
        for start in stride(from: 0, to: facilities.count, by: 4096) {
            let block = start..<min(start + 4096, facilities.count)
            let parts = try await mapChunks(of: block.count, size: 64, threads: threads) { numbers in
                try Task.checkCancellation()
                return numbers.map { number -> [Range<Int32>] in
                    let facility = facilities[block.lowerBound + number]
                    guard let radius = rule.radius(of: facility) else { return [] }
                    var ranges: [Range<Int32>] = []
                    tree.forEachRange(coveredFrom: facility.point, test: CoverTest(radius: radius.meters, measure: measure)) {
                        ranges.append(Int32($0.lowerBound)..<Int32($0.upperBound))
                    }
                    return ranges
                }
            }
            for (offset, ranges) in parts.joined().enumerated() {
                let facility = block.lowerBound + offset
                for range in ranges {
                    let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
                    cover.add(low..<high, number: facility)
                    backup.covered[facility].points += high - low
                    backup.covered[facility].weight += ticksBefore[high] - ticksBefore[low]
                }
            }
        }
        cover.forEach { slot, count, sum in
            let row = rows[Int(tree.order[slot])]
            backup.counts[row] = count
            if count == 1 { backup.sole[row] = Int32(sum) }
        }
    }

    private func addPointsWithOwnRadius(
        _ own: [Double], _ demand: DemandTable, _ facilities: [Facility], _ measure: Measure, to backup: inout BackupCoverage
    ) async throws {
        let tree = PositionTree(facilities.map(\.point), measure: measure)
        let parts = try await mapChunks(of: demand.count, threads: threads) { rows in
            try Task.checkCancellation()
            var part = OwnRadiusPart(facilities: tree.order.count)
            for row in rows where !own[row].isNaN {
                var (count, last) = (0, -1)
                tree.forEachRange(coveredFrom: demand.point(row), test: CoverTest(radius: own[row], measure: measure)) { range in
                    count += range.count
                    last = range.lowerBound
                    part.points[range.lowerBound] += 1
                    part.points[range.upperBound] -= 1
                    part.ticks[range.lowerBound] += demand.ticks[row]
                    part.ticks[range.upperBound] -= demand.ticks[row]
                }
                part.found.append((row, Int32(count), count == 1 ? tree.order[last] : -1))
            }
            return part
        }
        for part in parts {
            for (row, count, sole) in part.found { (backup.counts[row], backup.sole[row]) = (count, sole) }
            var sum = DemandSum()
            for (slot, facility) in tree.order.enumerated() {
                sum.points += part.points[slot]
                sum.weight += part.ticks[slot]
                backup.covered[Int(facility)].points += sum.points
                backup.covered[Int(facility)].weight += sum.weight
            }
        }
    }
}

/// What the demand points of one chunk add: their own answers, and differences over the facilities in the tree's order.
private struct OwnRadiusPart: Sendable {
    var found: [(row: Int, count: Int32, sole: Int32)] = []
    var points: [Int]
    var ticks: [Int64]

    init(facilities: Int) {
        points = [Int](repeating: 0, count: facilities + 1)
        ticks = [Int64](repeating: 0, count: facilities + 1)
    }
}

/// How many discs hold each slot, and the sum of their numbers: where one does, the sum names it.
private struct CoverDifferences {
    private var counts: [Int32]
    private var sums: [Int64]

    init(count: Int) {
        counts = [Int32](repeating: 0, count: count + 1)
        sums = [Int64](repeating: 0, count: count + 1)
    }

    mutating func add(_ range: Range<Int>, number: Int) {
        counts[range.lowerBound] += 1
        counts[range.upperBound] -= 1
        sums[range.lowerBound] += Int64(number)
        sums[range.upperBound] -= Int64(number)
    }

    func forEach(_ body: (_ slot: Int, _ count: Int32, _ sum: Int64) -> Void) {
        var (count, sum): (Int32, Int64) = (0, 0)
        for slot in 0..<counts.count - 1 {
            count += counts[slot]
            sum += sums[slot]
            body(slot, count, sum)
        }
    }
}
