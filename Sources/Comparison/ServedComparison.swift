import CoverageAnalysis
import GeoPrimitives
package import PlanningTerms
package import Publication
package import Scenarios
import ServiceModel

/// Compares who is served within capacities, where both results know them.
package struct ServedComparison {
    let old: PublishedResult
    let new: PublishedResult
    /// The points of both; `nil` where they are compared by unit.
    let match: PointMatch?

    /// Makes one from its members.
    package init(old: PublishedResult, new: PublishedResult, match: PointMatch?) {
        (self.old, self.new, self.match) = (old, new, match)
    }

    /// Adds what differs to a comparison.
    ///
    /// - Returns: What is to be said where only one result knows capacities.
    /// - Throws: ``CatchmentError`` when the demand points cannot be read.
    package func add(to document: inout ComparisonDocument) throws -> ComparisonMessage? {
        guard let before = old.coverage.served, let after = new.coverage.served else {
            guard (old.coverage.served == nil) != (new.coverage.served == nil) else { return nil }
            return .notCapacitated(folder: old.coverage.served == nil ? old.folder : new.folder)
        }
        let scale = match?.scale ?? WeightScale(total: max(before.weight, after.weight))
        let (first, second) = (scale.ticks(before.servedWeight), scale.ticks(after.servedWeight))
        var served = ComparisonDocument.Served(
            servedBefore: before.servedWeight, servedAfter: after.servedWeight, change: scale.weight(second - first),
            unmetBefore: before.unmetWeight, unmetAfter: after.unmetWeight, byUnit: units(scale))
        if let match {
            let (gained, lost) = try difference(match)
            served.gained = scale.weight(gained)
            served.lost = scale.weight(lost)
            served.populationEffect = scale.weight(second - first - gained + lost)
        }
        document.served = served
        document.isSame =
            document.isSame && served.change == 0 && served.byUnit.isEmpty && served.unmetBefore == served.unmetAfter
            && (served.gained ?? 0) == 0 && (served.lost ?? 0) == 0
        return nil
    }

    private func units(_ scale: WeightScale) -> [ComparisonDocument.Served.Unit] {
        let before = Dictionary(
            old.coverage.byUnit.map { ($0.code, $0.served?.servedWeight ?? 0) }, uniquingKeysWith: { first, _ in first })
        return new.coverage.byUnit.compactMap { unit in
            guard let first = before[unit.code], let second = unit.served?.servedWeight else { return nil }
            let change = scale.weight(scale.ticks(second) - scale.ticks(first))
            return change == 0 ? nil : .init(code: unit.code, servedBefore: first, servedAfter: second, change: change)
        }
    }

    /// What more and what less is served at points whose weight is the same in both.
    private func difference(_ match: PointMatch) throws -> (gained: Int64, lost: Int64) {
        let (first, second) = (try served(old, match.scale), try served(new, match.scale))
        var (gained, lost): (Int64, Int64) = (0, 0)
        for (row, other) in match.rowInAfter.enumerated() where other >= 0 {
            guard match.before.ticks[row] == match.after.ticks[Int(other)] else { continue }
            let change = second[Int(other)] - first[row]
            if change > 0 { gained += change } else { lost -= change }
        }
        return (gained, lost)
    }

    private func served(_ result: PublishedResult, _ scale: WeightScale) throws -> [Int64] {
        let ticks = try PublishedTable(ResultFile.layer(.assignments).path(in: result.folder), [.id, .servedWeight])
            .numbers(.servedWeight, .amount).map { scale.ticks($0) }
        guard let points = result.points, let rowOfPoint = points.rowOfPoint else { return ticks }
        var sums = [Int64](repeating: 0, count: points.points.ids.count)
        for (point, row) in rowOfPoint.enumerated() { sums[Int(row)] += ticks[point] }
        return sums
    }
}
