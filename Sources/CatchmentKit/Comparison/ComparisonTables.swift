import FoundationEssentials
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Scenarios
import ServiceModel

/// Makes the tables and layers of a comparison.
struct ComparisonTables {
    let document: ComparisonDocument
    let builder: ComparisonBuilder
    /// What became of the clusters; `nil` where points are not matched.
    let clusters: ClusterComparison?
    /// What became of the facilities; `nil` where a folder does not hold them.
    let facilities: FacilityChanges?
    /// The language of legends.
    let language: Language

    /// All layers of the comparison.
    var layers: [ResultLayer] {
        get throws { [points, try units, facilityLayer].compactMap(\.self) }
    }

    /// One row for all, then one for each unit, class and level.
    var differences: ResultLayer {
        typealias Row = (kind: String, code: String, name: String, figures: ComparisonDocument.Figures)
        var rows: [Row] = [("all", "", "", document.overall)]
        rows += document.byUnit.map { ($0.level, $0.code, $0.name, $0.figures) }
        rows += document.byClass.map { ("class", "", $0.name, $0.figures) }
        rows += document.byLevel.map { ("facilities of level", "", $0.name, $0.figures) }
        return ResultLayer("differences", [.text("kind"), .text("code"), .text("name")] + Self.fields, count: rows.count) {
            .init([.text(rows[$0].kind), .text(rows[$0].code), .text(rows[$0].name)] + Self.values(rows[$0].figures))
        }
    }

    private static let fields: [Field] = [
        .number("people_before"), .number("people_after"), .number("covered_before"), .number("covered_after"), .number("change"),
        .number("gained"), .number("lost"), .number("population_effect"),
    ]

    private static func values(_ figures: ComparisonDocument.Figures) -> [PropertyValue] {
        [
            .number(figures.weightBefore), .number(figures.weightAfter), .number(figures.coveredBefore),
            .number(figures.coveredAfter), .number(figures.change), .optional(figures.gained), .optional(figures.lost),
            .optional(figures.populationEffect),
        ]
    }

    /// One row for each cluster of A, then one for each that opened.
    var clusterTable: ResultLayer? {
        guard let clusters else { return nil }
        let scale = builder.match?.scale ?? WeightScale(total: 1)
        let entries = clusters.entries
        return ResultLayer(
            "clusters",
            [.text("change"), .text("before"), .text("after"), .number("people_before"), .number("people_uncovered")],
            count: entries.count
        ) { number in
            let entry = entries[number]
            return .init([
                .text(entry.change.rawValue), .optional(entry.before), .text(entry.after.joined(separator: ";")),
                .number(scale.weight(entry.weightBefore)), .number(scale.weight(entry.weightUncovered)),
            ])
        }
    }

    /// The demand points that are covered in one result alone; `nil` where points are not matched.
    var points: ResultLayer? {
        guard let match = builder.match, let first = builder.old.points else { return nil }
        let rows = match.rowInAfter.indices.filter { row in
            let other = match.rowInAfter[row]
            return other >= 0 && match.before.isCovered[row] != match.after.isCovered[Int(other)]
        }
        let style = LayerStyle(
            language("Gained and lost", "新增与减少"),
            .truth(
                field: "gained", yes: .init(language("covered only after", "仅后者覆盖"), .init(Palette.covered)),
                no: .init(language("covered only before", "仅前者覆盖"), .init(Palette.cluster))))
        return ResultLayer(
            "differences", [.text("id"), .boolean("gained"), .number("people_before"), .number("people_after")], .point,
            style: style, metadata: metadata, count: rows.count
        ) { number in
            let row = rows[number]
            let other = Int(match.rowInAfter[row])
            return .init(
                [
                    .text(match.before.ids[row]), .boolean(match.after.isCovered[other]),
                    .number(match.scale.weight(match.before.ticks[row])), .number(match.scale.weight(match.after.ticks[other])),
                ], .point(first.positions[row]))
        }
    }

    /// The units with what differs in them; `nil` where neither folder has them as a layer.
    var units: ResultLayer? {
        get throws {
            let folders = [builder.new.folder, builder.old.folder].map { $0 + "/units.geojson" }
            guard let path = folders.first(where: { FileManager.default.fileExists(atPath: $0) }) else { return nil }
            let shapes = try Self.shapes(path)
            let shown = document.byUnit.filter { shapes[$0.code] != nil }
            let style = LayerStyle(language("Change by unit", "各单元的变化"), .single(.init(Palette.covered, fillOpacity: 0.3)))
            return ResultLayer(
                "unit-differences", [.text("code"), .text("name"), .text("level")] + Self.fields, .area, style: style,
                metadata: metadata, count: shown.count
            ) { number in
                let unit = shown[number]
                return .init(
                    [.text(unit.code), .text(unit.name), .text(unit.level)] + Self.values(unit.figures),
                    .area(shapes[unit.code] ?? MultiPolygon([])))
            }
        }
    }

    /// The facilities that changed; `nil` where nothing is known of them.
    private var facilityLayer: ResultLayer? {
        guard let entries = facilities?.entries else { return nil }
        let style = LayerStyle(
            language("Facilities that changed", "变更的设施"),
            .truth(
                field: "open", yes: .init(language("opened, moved or resized", "新增、迁移或调整半径"), .init(Palette.proposal)),
                no: .init(language("closed", "关闭"), .init("#111111"))))
        return ResultLayer(
            "facility-differences", [.text("id"), .text("name"), .text("change"), .boolean("open"), .number("radius_m")], .point,
            style: style, metadata: metadata, count: entries.count
        ) { number in
            let (change, site) = (entries[number].change, entries[number].site)
            return .init(
                [
                    .text(site.id), .optional(site.name.isEmpty ? nil : site.name), .text(change.rawValue),
                    .boolean(change != .closed), .optional(site.radius.finite),
                ], .point(site.point))
        }
    }

    private static func shapes(_ path: String) throws -> [String: MultiPolygon] {
        try mapping {
            let source = try TableFile.open(path, threads: 1)
            guard let code = source.columnNames.firstIndex(of: "code") else { return [:] }
            let table = try source.read([ColumnRequest(column: code, kind: .text)])
            guard case .texts(let codes) = table.columns[0], case .areas(let areas) = table.geometry else { return [:] }
            return Dictionary(areas.enumerated().map { (codes[$0.offset], $0.element) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private var metadata: [String: PropertyValue] {
        let isPlanar = builder.new.report.isPlanar
        return [
            "program": .text("catchment \(Version.current)"), "before": .text(document.before), "after": .text(document.after),
            "crs": .text(isPlanar ? "planar" : "OGC:CRS84"),
        ]
    }
}
