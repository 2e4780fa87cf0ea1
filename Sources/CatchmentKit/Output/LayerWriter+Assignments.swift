import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

extension LayerWriter {
    /// Each demand point with the nearest facility that covers it, else the nearest of all.
    func assignments() -> ResultLayer {
        let shown = site?.after ?? result
        let planned = shown.loaded.input
        let ownRadii = input.radiusRule.override == nil ? input.demand.radiusMeters : nil
        // Floors are checked from this layer alone: a point in no lowest unit then names the lowest that it is in.
        let units = site?.context.unitOfRow ?? (planned.studyArea == nil ? nil : shown.membership?.lowest)
        return layer(
            "assignments",
            [
                .text("id"), .number("weight"), .boolean("covered"), .text("facility"), .boolean("proposed"),
                .number(costName),
            ] + (ownRadii == nil ? [] : [.number("radius_m")])
                + (shown.service.edge == nil ? [] : [.boolean("edge")])
                + (shown.service.borders == nil ? [] : [.text("border_unit")])
                + (units == nil ? [] : [.text("unit")]) + [.text("cluster")], .point, styles.assignments,
            count: planned.demand.count
        ) { row in
            let facility = shown.assignedFacility(row)
            let own: [PropertyValue] = ownRadii.map { [.optional($0[row].finite)] } ?? []
            var place: [PropertyValue] = []
            if let units, let area = planned.studyArea {
                place.append(.optional(units[row] >= 0 ? area.units[Int(units[row])].code : nil))
            }
            let cluster = Int(shown.clusters.clusterOfRow[row])
            place.append(.optional(cluster >= 0 ? shown.clusters.clusters[cluster].id : nil))
            let edge: [PropertyValue] = shown.service.edge.map { [.boolean($0.isAtEdge[row])] } ?? []
            let unit: [PropertyValue] = shown.service.borders.map { [borderUnit($0.demandUnits[row])] } ?? []
            return .init(
                [
                    .text(planned.demand.ids[row]), .number(scale.weight(planned.demand.ticks[row])),
                    .boolean(shown.coverage.isCovered(row)), .optional(facility >= 0 ? planned.facilities[facility].id : nil),
                    .boolean(facility >= (site?.keptFacilities ?? input.facilities.count)),
                    .optional(published(cost: shown.assignedMeters(row))),
                ] + own + edge + unit + place, .point(planned.demand.point(row)))
        }
    }

    /// The code of a unit of the study area: whose borders hold something, or with rules; nothing where there is none.
    func borderUnit(_ number: Int32) -> PropertyValue {
        .optional(number < 0 ? nil : input.studyArea?.units[Int(number)].code)
    }

    /// A line from each demand point to the nearest facility that covers it, else to the nearest of all.
    func assignmentLines() -> ResultLayer {
        let shown = site?.after ?? result
        let planned = shown.loaded.input
        let rows = (0..<planned.demand.count).filter { shown.assignedFacility($0) >= 0 }
        return layer(
            "assignment-lines",
            [
                .text("demand"), .text("facility"), .number("weight"), .number(costName), .boolean("covered"),
                .boolean("proposed"),
            ], .line, styles.assignmentLines, count: rows.count
        ) { number in
            let row = rows[number]
            let facility = shown.assignedFacility(row)
            return .init(
                [
                    .text(planned.demand.ids[row]), .text(planned.facilities[facility].id),
                    .number(scale.weight(planned.demand.ticks[row])),
                    .optional(published(cost: shown.assignedMeters(row))), .boolean(shown.coverage.isCovered(row)),
                    .boolean(facility >= (site?.keptFacilities ?? input.facilities.count)),
                ],
                AssignmentLine.geometry(
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
