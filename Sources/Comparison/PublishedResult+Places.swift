import GeoPrimitives
import PlanningTerms
import Publication
package import ServiceModel
import Scenarios

extension PublishedResult {
    /// What tells the demand points of two results apart: their ids, where both lists have some.
    package static func identity(_ old: PublishedResult, _ new: PublishedResult) -> RowIdentity {
        [old, new].allSatisfy { $0.report.identity(of: .demand) == .ids } ? .ids : .coordinates
    }

    /// Tells the points of two results apart by where they are, and sums those of one place.
    ///
    /// - Returns: How many points were summed with others, in both results.
    package static func placing(_ old: inout PublishedResult, _ new: inout PublishedResult) -> Int {
        guard let before = old.points, let after = new.points else { return 0 }
        let rows = PlacedRows.of(before.placed, after.placed)
        old.points = before.summed(by: rows.before)
        new.points = after.summed(by: rows.after)
        return rows.before.summed + rows.after.summed
    }
}

extension PublishedResult.Points {
    /// The points by where they are, with all in which those of one place may differ.
    fileprivate var placed: PlacedPoints {
        let parts = (classes.sorted { $0.key < $1.key } + levels.sorted { $0.key < $1.key }).map(\.value.isCovered)
        return PlacedPoints(places: positions.map(\.placeName), isCovered: [points.isCovered] + parts, units: units)
    }

    /// The points of each place summed.
    fileprivate func summed(by rows: PlacedRows) -> PublishedResult.Points {
        var summed = self
        summed.points = rows.summed(points)
        summed.positions = rows.first(positions)
        summed.units = units.map { $0.selecting(rows.firstPoint) }
        summed.clusterOfPoint = rows.first(clusterOfPoint)
        summed.classes = classes.mapValues(rows.summed)
        summed.levels = levels.mapValues(rows.summed)
        summed.rowOfPoint = rows.rowOfPoint
        return summed
    }
}
