import GeoFormats
import GeoPrimitives

/// `scenarios.csv`: one row for the plan's own state, then one for each scenario.
struct ScenarioTable {
    private let report: ScenariosDocument

    /// Makes the table of a batch.
    init(_ report: ScenariosDocument) { self.report = report }

    /// The table.
    var layer: ResultLayer {
        let rows = [report.base] + report.scenarios
        let isByCost = report.measure == "cost_matrix"
        let fields: [Field] =
            [
                .text("name"), .text("title"), .text("base"), .text("profile"), .integer("facilities"), .integer("opened"),
                .integer("closed"), .integer("changed"), .number("people"), .number("covered"), .number("share"),
                .number("difference"),
                .number("gained"), .number("lost"), .number("population_effect"),
                .number(isByCost ? "mean_cost" : "mean_distance_m"), .number(isByCost ? "p90_cost" : "p90_distance_m"),
                .integer("clusters"), .integer("below_floor_area"), .integer("below_quota"),
            ] + report.base.byClass.map { .number("covered_\($0.name)") }
            + (report.base.served == nil ? [] : [.number("served"), .number("served_share"), .number("unmet")])
        return ResultLayer("scenarios", fields, count: rows.count) { number in
            let row = rows[number]
            let values: [PropertyValue] = [
                .text(row.name), .optional(row.title), .optional(row.base), .optional(row.profile),
                .integer(row.facilities), .integer(row.opened), .integer(row.closed), .integer(row.changed),
                .number(row.overall.weight), .number(row.overall.coveredWeight), .optional(row.overall.share),
                .number(row.difference.coveredWeight), .number(row.difference.gainedWeight),
                .number(row.difference.lostWeight), .number(row.difference.populationEffect),
                .optional(row.distances?.meanM ?? row.costs?.mean), .optional(row.distances?.p90M ?? row.costs?.p90),
                .integer(row.clusters), .optional(row.belowFloorArea), .optional(row.belowQuota),
            ]
            let served: [PropertyValue] =
                row.served.map { [.number($0.servedWeight), .optional($0.share), .number($0.unmetWeight)] } ?? []
            return .init(values + row.byClass.map { .number($0.totals.coveredWeight) } + served)
        }
    }
}
