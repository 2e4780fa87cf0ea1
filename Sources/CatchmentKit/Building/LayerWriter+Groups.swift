import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

extension LayerWriter {
    /// Clusters of people within a service area and still not served, by cause; never cut from the blanks.
    func shortfalls() -> ResultLayer? {
        clusterLayer("shortfalls", "cause", styles.shortfalls) { kind in
            if case .shortfall(let cause) = kind { cause.rawValue } else { nil }
        }
    }

    /// Clusters of people whom no facility of their class's radius, or of a level, reaches.
    func groupClusters() -> ResultLayer? {
        clusterLayer("uncovered-by-group", "group", styles.clusters) { kind in
            switch kind {
            case .class: "class"
            case .level: "level"
            case .shortfall: nil
            }
        }
    }

    private func clusterLayer(
        _ name: String, _ field: String, _ style: LayerStyle, _ label: (GroupFinding.Kind) -> String?
    ) -> ResultLayer? {
        let groups = result.service.groups.compactMap { group in label(group.kind).map { ($0, group) } }
        guard !groups.isEmpty else { return nil }
        let rows = groups.flatMap { label, group in group.clusters.clusters.map { (label, group, $0) } }
        return layer(
            name,
            [
                .text("id"), .text(field), .text("name"), .text("unit"), .text("unit_name"), .text("unit_chain"),
                .text("counted_in"), .number("weight"), .integer("points"),
            ], .area, style, count: rows.count
        ) { number in
            let (label, group, cluster) = rows[number]
            let chain = cluster.unit.flatMap { input.studyArea?.names(downTo: $0) } ?? []
            return .init(
                [
                    .text(cluster.id), .text(label), .text(group.name),
                    .optional(cluster.unit.flatMap { input.studyArea?.units[$0].code }), .optional(chain.last),
                    .optional(chain.isEmpty ? nil : chain.joined(separator: " / ")), .text(group.unit),
                    .number(group.input.demand.scale.weight(cluster.weight)), .integer(cluster.rows.count),
                ], .area(try published(cluster.footprint(in: input))))
        }
    }

    /// The parts of the units in no service area of a level.
    func levelBlanks() -> ResultLayer? {
        let groups = result.service.groups.filter { $0.blanks != nil }
        guard !groups.isEmpty, let area = input.studyArea else { return nil }
        let rows = groups.flatMap { group in (group.blanks?.blanks ?? []).map { (group, $0) } }
        return layer(
            "blanks-by-level",
            [
                .text("id"), .text("level"), .text("unit"), .text("unit_name"), .number("area_m2"), .number("weight"),
                .integer("points"),
            ],
            .area, styles.blanks, count: rows.count
        ) { number in
            let (group, blank) = rows[number]
            return .init(
                [
                    .text("\(group.name)-\(blank.id)"), .text(group.name), .text(area.units[blank.unit].code),
                    .text(area.units[blank.unit].name), .number(blank.area.squareMeters.rounded(toDecimals: 1)),
                    .number(scale.weight(blank.weight)), .integer(blank.points),
                ], .area(try published(MultiPolygon([blank.polygon]))))
        }
    }
}
