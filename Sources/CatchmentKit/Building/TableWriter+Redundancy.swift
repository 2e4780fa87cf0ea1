import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import Scenarios
import ServiceModel

extension TableWriter {
    /// One row per facility as if it closed, safest merges first, then those without a near partner; `nil` when it was not asked for.
    func redundancy() -> ResultLayer? {
        guard let redundancy = result.redundancy else { return nil }
        let input = result.loaded.input
        let scale = input.demand.scale
        let rows = redundancy.merges + redundancy.entries.filter { !$0.isNear }
        return ResultLayer(
            "redundancy",
            [
                .integer("rank"), .text("close"), .text("keep"), .boolean("near"), .number("distance_m"), .number("lost_weight"),
                .integer("lost_points"), .number("served_weight"), .integer("served_points"), .number("extra_distance_m"),
            ], count: rows.count
        ) { number in
            let row = rows[number]
            return .init([
                row.isNear ? .integer(number + 1) : .null, .text(input.facilities[row.facility].id),
                .optional(row.partner.map { input.facilities[$0].id }), .boolean(row.isNear),
                .optional(row.partnerMeters.finite?.rounded(toDecimals: 3)), .number(scale.weight(row.sole.weight)),
                .integer(row.sole.points), .number(scale.weight(row.served.weight)), .integer(row.served.points),
                .optional(row.extraMeters?.rounded(toDecimals: 3)),
            ])
        }
    }
}
