import FoundationEssentials
package import GeoFormats
import GeoPrimitives
import PlanningTerms
package import Publication
package import Scenarios
import ServiceModel

/// Makes the tables and layers of a comparison.
package struct ComparisonTables {
    /// The report of the comparison, whose figures the tables hold.
    package let document: ComparisonDocument
    /// Both results, and the points matched between them.
    package let builder: ComparisonBuilder
    /// What became of the clusters; `nil` where points are not matched.
    let clusters: ClusterComparison?
    /// What became of the facilities; `nil` where a folder does not hold them.
    let facilities: FacilityChanges?

    /// Makes one from its members.
    package init(
        document: ComparisonDocument, builder: ComparisonBuilder, clusters: ClusterComparison?, facilities: FacilityChanges?
    ) {
        (self.document, self.builder, self.clusters, self.facilities) = (document, builder, clusters, facilities)
    }

    /// All layers of the comparison.
    package var layers: [ResultLayer] {
        get throws { [points, try units, facilityLayer].compactMap(\.self) }
    }

    /// One row for all, then one for each unit, class and level.
    package var differences: ResultLayer {
        var rows = [DifferenceRow(kind: "all", figures: document.overall)]
        rows += document.byUnit.map { DifferenceRow(kind: $0.level, code: $0.code, name: $0.name, figures: $0.figures) }
        rows += document.byClass.map { DifferenceRow(kind: "class", name: $0.name, figures: $0.figures) }
        rows += document.byLevel.map { DifferenceRow(kind: "facilities of level", name: $0.name, figures: $0.figures) }
        return Dataset.differences.table(DifferenceRow.columns, rows)
    }

    /// One row for each cluster of A, then one for each that opened; `nil` where points are not matched.
    package var clusterRows: [ClusterChangeRow]? {
        guard let clusters else { return nil }
        let scale = builder.match?.scale ?? WeightScale(total: 1)
        return clusters.entries.map { entry in
            ClusterChangeRow(
                change: entry.change, before: entry.before, after: entry.after,
                peopleBefore: scale.weight(entry.weightBefore), peopleUncovered: scale.weight(entry.weightUncovered))
        }
    }

    /// The table of ``clusterRows``.
    package var clusterTable: ResultLayer? { clusterRows.map { Dataset.clusters.table(ClusterChangeRow.columns, $0) } }

    /// The demand points that are covered in one result alone; `nil` where points are not matched.
    var points: ResultLayer? {
        guard let match = builder.match, let first = builder.old.points else { return nil }
        let rows = match.rowInAfter.indices.filter { row in
            let other = match.rowInAfter[row]
            return other >= 0 && match.before.isCovered[row] != match.after.isCovered[Int(other)]
        }
        return Dataset.differences.layer(PointDifferenceRow.columns, metadata: metadata, count: rows.count) { number in
            let row = rows[number]
            let other = Int(match.rowInAfter[row])
            return PointDifferenceRow(
                id: match.before.ids[row], isGained: match.after.isCovered[other],
                peopleBefore: match.scale.weight(match.before.ticks[row]),
                peopleAfter: match.scale.weight(match.after.ticks[other]), geometry: .point(first.positions[row]))
        }
    }

    /// The units with what differs in them; `nil` where neither folder has them as a layer.
    var units: ResultLayer? {
        get throws {
            let paths = [builder.new.folder, builder.old.folder].map { ResultFile.layer(.units).path(in: $0) }
            guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else { return nil }
            let shapes = try Self.shapes(path)
            let shown = document.byUnit.filter { shapes[$0.code] != nil }
            return Dataset.unitDifferences.layer(UnitDifferenceRow.columns, metadata: metadata, count: shown.count) { number in
                UnitDifferenceRow(
                    unit: shown[number], geometry: .area(shapes[shown[number].code] ?? MultiPolygon([])))
            }
        }
    }

    /// The facilities that changed; `nil` where nothing is known of them.
    private var facilityLayer: ResultLayer? {
        guard let entries = facilities?.entries else { return nil }
        return Dataset.facilityDifferences.layer(
            FacilityDifferenceRow.columns, metadata: metadata, count: entries.count
        ) { number in
            let (change, site) = (entries[number].change, entries[number].site)
            return FacilityDifferenceRow(
                id: site.id, name: site.name.isEmpty ? nil : site.name, change: change.rawValue, isOpen: change != .closed,
                radius: site.radius.finite, geometry: .point(site.point))
        }
    }

    private static func shapes(_ path: String) throws -> [String: MultiPolygon] {
        try mapping {
            let source = try TableFile.open(path, .own())
            guard let code = source.columnNames.firstIndex(of: ColumnTerm.code.name) else { return [:] }
            let table = try source.read([ColumnRequest(column: code, kind: .text)])
            guard case .texts(let codes) = table.columns[0], case .areas(let areas) = table.geometry else { return [:] }
            return Dictionary(areas.enumerated().map { (codes[$0.offset], $0.element) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private var metadata: [String: PropertyValue] {
        let isPlanar = builder.new.report.isPlanar
        return [
            "program": .text(document.program), "before": .text(document.before), "after": .text(document.after),
            "crs": .text(isPlanar ? "planar" : "OGC:CRS84"),
        ]
    }
}
