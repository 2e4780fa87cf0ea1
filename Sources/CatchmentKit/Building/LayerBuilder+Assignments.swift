import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Publication
import ServiceModel

extension LayerBuilder {
    /// Each demand point with the nearest facility that covers it, else the nearest of all.
    func assignments() -> ResultLayer {
        let rows = AssignmentRows(self)
        return Dataset.assignments.layer(rows.columns, metadata: about(), count: rows.count) { rows[$0] }
    }

    /// A line from each demand point to the nearest facility that covers it, else to the nearest of all.
    func assignmentLines() -> ResultLayer {
        let shown = site?.after ?? result
        let planned = shown.loaded.input
        let rows = (0..<planned.demand.count).filter { shown.assignedFacility($0) >= 0 }
        return Dataset.assignmentLines.layer(
            AssignmentLineRow.columns(areCosts: areCosts), metadata: about(), count: rows.count
        ) { number in
            let row = rows[number]
            let facility = shown.assignedFacility(row)
            return AssignmentLineRow(
                demand: planned.demand.ids[row], facility: planned.facilities[facility].id,
                weight: scale.weight(planned.demand.ticks[row]), cost: published(cost: shown.assignedCost(row)),
                isCovered: shown.coverage.isCovered(row), isProposed: isProposed(FacilityNumber(facility)),
                geometry: AssignmentLine.geometry(
                    from: planned.demand.point(row), to: planned.facilities[facility].point, measure: planned.measure))
        }
    }
}

/// The drawn line from a demand point to its facility.
enum AssignmentLine {
    /// Returns the straight line in the plane of the layer; on the Earth the shorter way round, cut at the antimeridian.
    static func geometry(from start: PlanarPoint, to end: PlanarPoint, measure: Measure) -> Geometry {
        guard measure == .geodesic, abs(end.x - start.x) > 180 else { return .line([start, end]) }
        // A pole has every longitude: there the line follows the meridian.
        if abs(end.y) >= 90 { return .line([start, PlanarPoint(x: start.x, y: end.y)]) }
        if abs(start.y) >= 90 { return .line([PlanarPoint(x: end.x, y: start.y), end]) }
        let seam = start.x > 0 ? 180.0 : -180.0
        let run = end.x + 2 * seam - start.x
        guard run != 0 else { return .line([start, PlanarPoint(x: start.x, y: end.y)]) }
        let latitude = start.y + (seam - start.x) / run * (end.y - start.y)
        let parts = [
            [start, PlanarPoint(x: seam, y: latitude)], [PlanarPoint(x: -seam, y: latitude), end],
        ].filter { $0[0] != $0[1] }
        return parts.count == 1 ? .line(parts[0]) : .lines(parts)
    }
}
