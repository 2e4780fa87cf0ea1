package import GeoPrimitives
import ServiceModel

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

extension Reach {
    /// Returns how many facilities cover each demand point by distance and radius, and who depends on one alone, within borders where there are any.
    ///
    /// Each facility's disc is a few ranges of the demand points in a ``PositionTree``; prefix sums and differences over its order
    /// then give all figures, so that wide radii cost about the root of the pairs they make, not the pairs. Demand points with a
    /// radius of their own are counted the other way round, over a tree of the facilities.
    ///
    /// - Parameters:
    ///   - numbers: The facilities that count, ascending; all when `nil`.
    ///   - radius: A radius in place of theirs (a class's own).
    /// - Returns: Counts by demand point, and figures by facility; those that do not count have none.
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: O(n log n + m · √(covered points)).
    package func backup(by numbers: [Int]? = nil, radius: Distance? = nil) async throws -> BackupCoverage {
        let numbers = numbers ?? Array(input.facilities.indices)
        let all = [Borders.Part(rows: Array(0..<input.demand.count), facilities: numbers)]
        var whole = BackupCoverage()
        whole.counts = [Int32](repeating: 0, count: input.demand.count)
        whole.sole = [Int32](repeating: -1, count: input.demand.count)
        whole.covered = [DemandSum](repeating: DemandSum(), count: input.facilities.count)
        whole.depending = whole.covered
        for part in borders?.parts(of: numbers) ?? all {
            let counter = BackupCounter(
                demand: borders == nil ? input.demand : input.demand.selecting(part.rows),
                facilities: part.facilities.map { input.facilities[$0] }, rule: input.radiusRule, classRadius: radius,
                measure: input.measure, crew: crew)
            let own = try await counter.backup()
            for (slot, row) in part.rows.enumerated() {
                whole.counts[row] = own.counts[slot]
                if own.sole[slot] >= 0 { whole.sole[row] = Int32(part.facilities[Int(own.sole[slot])]) }
            }
            for (slot, number) in part.facilities.enumerated() {
                (whole.covered[number], whole.depending[number]) = (own.covered[slot], own.depending[slot])
            }
        }
        for row in 0..<input.demand.count { whole.byCount[min(3, Int(whole.counts[row]))].add(input.demand.ticks[row]) }
        return whole
    }
}
