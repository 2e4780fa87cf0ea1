import GeoPrimitives
import ServiceModel

/// Counts how many facilities cover each demand point, under the same rule and test as ``RadiusReach``.
struct BackupCounter {
    let demand: DemandTable
    let facilities: [Facility]
    let rule: RadiusRule
    /// A radius in place of the facilities' (a class's own).
    let classRadius: Distance?
    let measure: Measure
    let crew: Crew

    /// Returns counts by demand point and figures by facility; sums by count are left to the caller.
    func backup() async throws -> BackupCoverage {
        let own = rule.ownRadii(of: demand)
        let rows = own.map { own in (0..<demand.count).filter { own[$0].isNaN } } ?? Array(0..<demand.count)
        var backup = BackupCoverage()
        backup.counts = [Int32](repeating: 0, count: demand.count)
        backup.sole = [Int32](repeating: -1, count: demand.count)
        backup.covered = [DemandSum](repeating: DemandSum(), count: facilities.count)
        backup.depending = backup.covered
        try await addDiscs(over: rows, to: &backup)
        if let own, rows.count < demand.count { try await addPointsWithOwnRadius(own, to: &backup) }
        for row in 0..<demand.count {
            if backup.sole[row] >= 0 { backup.depending[Int(backup.sole[row])].add(demand.ticks[row]) }
        }
        return backup
    }

    private func addDiscs(over rows: [Int], to backup: inout BackupCoverage) async throws {
        let (facilities, rule, classRadius, measure) = (facilities, rule, classRadius, measure)
        let tree = PositionTree(rows.map { demand.point($0) }, measure: measure)
        var ticksBefore: [Int64] = [0]
        ticksBefore.reserveCapacity(rows.count + 1)
        for slot in tree.order { ticksBefore.append(ticksBefore[ticksBefore.count - 1] + demand.ticks[rows[Int(slot)]]) }
        var cover = CoverDifferences(count: rows.count)
        // In blocks, so that the ranges of wide radii are not all in memory at once.
        for start in stride(from: 0, to: facilities.count, by: 4096) {
            let block = start..<min(start + 4096, facilities.count)
            let parts = try await crew.chunks(of: block.count, size: 64) { numbers in
                try Task.checkCancellation()
                return numbers.map { number -> [Range<Int32>] in
                    let facility = facilities[block.lowerBound + number]
                    guard let radius = rule.radius(of: facility, class: classRadius) else { return [] }
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

    private func addPointsWithOwnRadius(_ own: [Double], to backup: inout BackupCoverage) async throws {
        let (demand, measure) = (demand, measure)
        let tree = PositionTree(facilities.map(\.point), measure: measure)
        let parts = try await crew.chunks(of: demand.count) { rows in
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
