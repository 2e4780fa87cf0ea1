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
        try write(
            "units.csv",
            [
                "code", "name", "level", "parent", "facilities", "unlocated", "people", "covered", "share", "uncovered",
                "clusters",
                "floor_area_m2", "floor_area_per_100_households_m2", "norm_met",
            ],
            rows: coverage.byUnit.map { unit in
                [
                    unit.code, unit.name, unit.level, unit.parent ?? "", "\(unit.facilities)", "\(unit.unlocated)",
                    text(unit.weight),
                    text(unit.coveredWeight), text(unit.share), text(unit.uncoveredWeight), "\(unit.clusters)",
                    text(unit.floorAreaM2),
                    text(unit.floorAreaPerHundredHouseholdsM2), "",
                ]
            } + outsideRow(coverage, inventory) + [sumRow("total", coverage.overall, inventory.total, inventory)])
    }

    private func outsideRow(_ coverage: CoverageDocument, _ inventory: UnitInventory) -> [[String]] {
        guard let outside = coverage.outside.last?.totals else { return [] }
        return [sumRow("outside", outside, inventory.outside, inventory)]
    }

    private func sumRow(
        _ name: String, _ totals: TotalsDocument, _ figures: UnitInventory.Figures, _ inventory: UnitInventory
    ) -> [String] {
        [
            name, "", "", "", "\(figures.facilities)", "\(figures.unlocated)", text(totals.weight), text(totals.coveredWeight),
            text(totals.share), text(totals.weight - totals.coveredWeight), "\(figures.clusters)",
            text(inventory.floorArea(figures)), "", "",
        ]
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
