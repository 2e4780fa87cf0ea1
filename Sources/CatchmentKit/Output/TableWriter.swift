import GeoFormats
import ServiceModel
import Siting

/// Writes the tables of a run: `units.csv`, `uncoverable.csv`, `facilities.csv` and `nearest.csv`.
struct TableWriter {
    let result: CoverResult
    let directory: StagedDirectory

    /// One row per unit, then what lies outside the lowest level, then the total of the report.
    func units(_ coverage: CoverageDocument) throws {
        let inventory = UnitInventory(result)
        var rows = coverage.byUnit.map(UnitRow.init)
        if let outside = coverage.outside.last?.totals {
            rows.append(UnitRow("outside", outside, inventory.outside, inventory))
        }
        rows.append(UnitRow("total", coverage.overall, inventory.total, inventory))
        try write(
            "units.csv", UnitRow.columns.map(\.name), rows: rows.map { row in UnitRow.columns.map { $0.text(row) } })
    }

    /// One row per demand point that nothing reaches.
    func uncoverable(_ site: SiteResult) throws {
        let input = site.before.loaded.input
        try write(
            "uncoverable.csv", ["id", "lon", "lat", "weight", "nearest_candidate", "critical_radius_m"],
            rows: site.uncoverable.map { point in
                let position = input.demand.point(point.row)
                return [
                    input.demand.ids[point.row], text(position.x.rounded(toDecimals: 7)), text(position.y.rounded(toDecimals: 7)),
                    text(input.demand.scale.weight(input.demand.ticks[point.row])),
                    point.nearestCandidate.map { input.candidates[$0].id } ?? "",
                    text(point.criticalRadius?.roundedUp(toDecimals: 3)),
                ]
            })
    }

    func write(_ name: String, _ header: [String], rows: some Sequence<[String]>) throws {
        try mapping {
            var writer = try CSVWriter(path: directory.path(for: name))
            try writer.writeRow(header)
            for row in rows { try writer.writeRow(row) }
            try writer.close()
        }
    }

    /// A number as plain text; nothing where there is none.
    func text(_ value: Double?) -> String { value?.plainText ?? "" }
}
