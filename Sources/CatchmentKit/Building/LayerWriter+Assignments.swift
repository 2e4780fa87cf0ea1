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
        let parts = AssignmentParts(shown)
        let service = ServedFields(site == nil ? result : nil)
        return layer(
            "assignments",
            [
                .text("id"), .number("weight"), .boolean("covered"), .text("facility"), .boolean("proposed"),
                .number(costName),
            ] + (ownRadii == nil ? [] : [.number("radius_m")])
                + (shown.service.edge == nil ? [] : [.boolean("edge")])
                + (shown.service.borders == nil ? [] : [.text("border_unit")])
                + (units == nil ? [] : [.text("unit")]) + [.text("cluster")]
                + (site == nil ? [] : [.text("cluster_before")]) + parts.fields + service.pointFields, .point,
            styles.assignments, count: planned.demand.count
        ) { row in
            let facility = shown.assignedFacility(row)
            let own: [PropertyValue] = ownRadii.map { [.optional($0[row].finite)] } ?? []
            var place: [PropertyValue] = []
            if let units, let area = planned.studyArea {
                place.append(.optional(units[row] >= 0 ? area.units[Int(units[row])].code : nil))
            }
            let cluster = Int(shown.clusters.clusterOfRow[row])
            place.append(.optional(cluster >= 0 ? shown.clusters.clusters[cluster].id : nil))
            if let before = site?.before.clusters {
                let cluster = Int(before.clusterOfRow[row])
                place.append(.optional(cluster >= 0 ? before.clusters[cluster].id : nil))
            }
            let edge: [PropertyValue] = shown.service.edge.map { [.boolean($0.isAtEdge[row])] } ?? []
            let unit: [PropertyValue] = shown.service.borders.map { [borderUnit($0.demandUnits[row])] } ?? []
            return .init(
                [
                    .text(planned.demand.ids[row]), .number(scale.weight(planned.demand.ticks[row])),
                    .boolean(shown.coverage.isCovered(row)), .optional(facility >= 0 ? planned.facilities[facility].id : nil),
                    .boolean(facility >= (site?.keptFacilities ?? input.facilities.count)),
                    .optional(published(cost: shown.assignedMeters(row))),
                ] + own + edge + unit + place + parts.values(row) + service.pointValues(row), .point(planned.demand.point(row)))
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

/// What `assignments.geojson` says of classes and levels, so that two results can be compared point by point in each.
struct AssignmentParts {
    private let demand: DemandTable
    private let report: CoverageReport

    init(_ result: CoverResult) { (demand, report) = (result.loaded.input.demand, result.report) }

    /// The column of the weight of a class.
    static func weight(ofClass name: String) -> String { "class_\(name)" }
    /// The column that says whether a class is covered, where it has a radius of its own.
    static func covered(class name: String) -> String { "covered_class_\(name)" }
    /// The column that says whether a level is within reach.
    static func reached(level name: String) -> String { "level_\(name)" }

    var fields: [Field] {
        report.byClass.flatMap { part -> [Field] in
            [.number(Self.weight(ofClass: part.name))] + (part.isCovered == nil ? [] : [.boolean(Self.covered(class: part.name))])
        } + report.byLevel.map { .boolean(Self.reached(level: $0.level)) }
    }

    func values(_ row: Int) -> [PropertyValue] {
        zip(demand.classes, report.byClass).flatMap { members, part -> [PropertyValue] in
            [.number(members.scale.weight(members.ticks[row]))] + (part.isCovered.map { [.boolean($0[row])] } ?? [])
        } + report.byLevel.map { .boolean($0.isReached[row]) }
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
