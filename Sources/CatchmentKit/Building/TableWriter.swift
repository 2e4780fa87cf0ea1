import GeoFormats
import GeoPrimitives
import ServiceModel
import Siting

/// Makes the tables of a run: `units`, `facilities`, `nearest`, `uncoverable`, `curve` and `costs`.
struct TableWriter {
    let result: CoverResult

    /// All tables of the run.
    func tables(_ document: ReportDocument, _ site: SiteResult?) -> [ResultLayer] {
        var tables: [ResultLayer?] = []
        if result.loaded.input.studyArea != nil { tables.append(units(document.coverage)) }
        tables += [facilities(), nearest(), redundancy(), functions(document.functions)]
        if let site { tables += [uncoverable(site), curve(document.siting?.curve)] }
        tables.append(capacityAssignment(site))
        tables.append(costs(site))
        return tables.compactMap(\.self)
    }

    /// One row per unit, then what lies outside the lowest level, then the total of the report.
    func units(_ coverage: CoverageDocument) -> ResultLayer {
        let inventory = UnitInventory(result)
        var rows = coverage.byUnit.map(UnitRow.init)
        if let outside = coverage.outside.last?.totals {
            rows.append(UnitRow("outside", outside, inventory.outside, inventory))
            rows[rows.count - 1].served = coverage.served?.outside.last?.served
        }
        var total = UnitRow("total", coverage.overall, inventory.total, inventory)
        (total.normMet, total.served) = (coverage.normMet, coverage.served?.whole)
        rows.append(total)
        let columns = UnitRow.columns + (coverage.served == nil ? [] : UnitRow.servedColumns)
        return ResultLayer("units", columns.map(\.field), count: rows.count) { number in
            .init(columns.map { $0.value(rows[number]) })
        }
    }

    /// One row per demand point that nothing reaches.
    func uncoverable(_ site: SiteResult) -> ResultLayer {
        let input = site.before.loaded.input
        return ResultLayer(
            "uncoverable",
            [
                .text("id"), .number("lon"), .number("lat"), .number("weight"), .text("nearest_candidate"),
                .number(input.costs == nil ? "critical_radius_m" : "critical_cutoff"),
            ], count: site.uncoverable.count
        ) { number in
            let point = site.uncoverable[number]
            let position = input.demand.point(point.row)
            return .init([
                .text(input.demand.ids[point.row]), .number(position.x.rounded(toDecimals: 7)),
                .number(position.y.rounded(toDecimals: 7)), .number(input.demand.scale.weight(input.demand.ticks[point.row])),
                .optional(point.nearestCandidate.map { input.candidates[$0].id }),
                .optional(input.costs == nil ? point.criticalRadius?.roundedUp(toDecimals: 3) : point.criticalRadius),
            ])
        }
    }
}
