import GeoFormats
import ServiceModel
import Siting

/// Writes the tables of a run: `units.csv`, `uncoverable.csv`, `facilities.csv` and `nearest.csv`.
struct TableWriter {
    let result: CoverResult
    let directory: StagedDirectory

    /// One row per unit, then what lies outside the lowest level, then the total of the report.
    func units(_ coverage: CoverageDocument, blanks: BlanksDocument) throws {
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
            } + outsideRow(coverage) + [totalRow(coverage, blanks)])
    }

    private func outsideRow(_ coverage: CoverageDocument) -> [[String]] {
        guard let outside = coverage.outside.last?.totals else { return [] }
        let located = result.facilityMembership?.lowest.count { $0 < 0 } ?? 0
        return [
            [
                "outside", "", "", "", "\(located)", "", text(outside.weight), text(outside.coveredWeight), text(outside.share),
                text(outside.weight - outside.coveredWeight), "0", "", "", "",
            ]
        ]
    }

    private func totalRow(_ coverage: CoverageDocument, _ blanks: BlanksDocument) -> [String] {
        let overall = coverage.overall
        let floorArea = result.loaded.input.facilities.compactMap { $0.floorArea?.squareMeters }
        return [
            "total", "", "", "", "\(coverage.facilities)", "\(result.loaded.input.unlocated.count)", text(overall.weight),
            text(overall.coveredWeight), text(overall.share), text(blanks.uncovered.weight), "\(blanks.clusters.count)",
            floorArea.isEmpty ? "" : text(floorArea.reduce(0, +)), "", "",
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
