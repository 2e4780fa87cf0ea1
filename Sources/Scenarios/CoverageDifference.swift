package import CoverageAnalysis
import GeoPrimitives
package import ServiceModel

/// What differs between two results, and why: covered(B) − covered(A) = gained − lost + population effect, exactly.
///
/// Gained are the people of B at points that A does not cover and B does; lost are the people of A at points that A covers and B does not.
/// The population effect is what is left: more or fewer people at points covered in both, and the people of covered points that only
/// one of the two has.
package struct CoverageDifference: Hashable, Sendable {
    /// Points of both that only B covers, and their people in B.
    package var gained = DemandSum()
    /// Points of both that only A covers, and their people in A.
    package var lost = DemandSum()
    /// The change at points covered in both, and at covered points that only one has, in ticks.
    package var populationEffect: Int64 = 0
    /// Everybody, in ticks.
    package var weight = BeforeAndAfter()
    /// The covered, in ticks.
    package var covered = BeforeAndAfter()

    /// A figure of A and of B, in ticks.
    package struct BeforeAndAfter: Hashable, Sendable {
        /// The figure of A.
        package var before: Int64 = 0
        /// The figure of B.
        package var after: Int64 = 0
    }

    /// Makes the difference of nothing.
    package init() {}

    /// Covered people of B over those of A, in ticks.
    package var change: Int64 { covered.after - covered.before }

    /// Returns the difference with a pair added: a point of A with its point of B; `nil` where a result has no such point.
    package func adding(
        _ before: (ticks: Int64, isCovered: Bool)?, _ after: (ticks: Int64, isCovered: Bool)?
    ) -> CoverageDifference {
        var sum = self
        sum.add(before, after)
        return sum
    }

    /// Adds a pair: a point of A with its point of B; `nil` where a result has no such point.
    mutating func add(_ before: (ticks: Int64, isCovered: Bool)?, _ after: (ticks: Int64, isCovered: Bool)?) {
        let (old, new) = (before?.ticks ?? 0, after?.ticks ?? 0)
        let (wasCovered, isCovered) = (before?.isCovered ?? false, after?.isCovered ?? false)
        let (coveredBefore, coveredAfter) = (wasCovered ? old : 0, isCovered ? new : 0)
        weight.before += old
        weight.after += new
        covered.before += coveredBefore
        covered.after += coveredAfter
        guard before != nil, after != nil, wasCovered != isCovered else {
            populationEffect += coveredAfter - coveredBefore
            return
        }
        if isCovered { gained.add(new) } else { lost.add(old) }
    }
}

/// The points of two results side by side, matched by id.
package struct PointMatch: Sendable {
    /// The step of all weights: the coarser of the two, so that both fit.
    package let scale: WeightScale
    /// The points of both, with weights in ``scale``.
    package let before: CoveredPoints, after: CoveredPoints
    /// For each point of A the row of its point in B; −1 where B has none.
    package let rowInAfter: [Int32]
    /// The points of B that A does not have.
    package let onlyAfter: [Int32]

    /// Matches the points of two results; ids are unique within each.
    ///
    /// - Complexity: O(n), by hashing where the ids are not the same in the same order.
    package init(_ before: CoveredPoints, _ after: CoveredPoints) {
        scale = before.scale.decimals <= after.scale.decimals ? before.scale : after.scale
        self.before = before.rescaled(to: scale)
        self.after = after.rescaled(to: scale)
        guard before.ids != after.ids else {
            rowInAfter = before.ticks.indices.map { Int32($0) }
            onlyAfter = []
            return
        }
        var rows: [String: Int32] = [:]
        rows.reserveCapacity(after.ids.count)
        for row in 0..<after.ids.count { rows[after.ids[row]] = Int32(row) }
        var isMatched = [Bool](repeating: false, count: after.ids.count)
        rowInAfter = (0..<before.ids.count).map { row in
            let match = rows[before.ids[row]] ?? -1
            if match >= 0 { isMatched[Int(match)] = true }
            return match
        }
        onlyAfter = isMatched.indices.filter { !isMatched[$0] }.map { Int32($0) }
    }

    /// Makes the match of other figures on the same points, in the same rows.
    package init(_ match: PointMatch, before: CoveredPoints, after: CoveredPoints) {
        precondition(
            before.ids.count == match.before.ids.count && after.ids.count == match.after.ids.count, "the points must be the same")
        scale = before.scale.decimals <= after.scale.decimals ? before.scale : after.scale
        self.before = before.rescaled(to: scale)
        self.after = after.rescaled(to: scale)
        (rowInAfter, onlyAfter) = (match.rowInAfter, match.onlyAfter)
    }

    /// How many points both have.
    package var matched: Int { after.ids.count - onlyAfter.count }

    /// Returns the difference over the pairs that are wanted, by their row in A or B (−1 where that has none).
    package func difference(where isWanted: (_ before: Int, _ after: Int) -> Bool = { _, _ in true }) -> CoverageDifference {
        var difference = CoverageDifference()
        for (row, match) in rowInAfter.enumerated() where isWanted(row, Int(match)) {
            difference.add(
                (before.ticks[row], before.isCovered[row]),
                match >= 0 ? (after.ticks[Int(match)], after.isCovered[Int(match)]) : nil)
        }
        for row in onlyAfter where isWanted(-1, Int(row)) {
            difference.add(nil, (after.ticks[Int(row)], after.isCovered[Int(row)]))
        }
        return difference
    }
}
