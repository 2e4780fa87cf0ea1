import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

extension TableWriter {
    /// One row per demand point and site that serves some of it; `nil` without capacities.
    func capacityAssignment(_ site: SiteResult) -> ResultLayer? {
        guard let served = site.served else { return nil }
        let planned = site.after.loaded.input
        let shares = served.assignment.shares
        return ResultLayer(
            "capacity-assignment",
            [.text("demand"), .text("facility"), .boolean("proposed"), .number("served_weight"), .number("distance_m")],
            count: shares.count
        ) { number in
            let share = shares[number]
            let facility = planned.facilities[share.site]
            return .init([
                .text(planned.demand.ids[share.row]), .text(facility.id), .boolean(share.site >= site.keptFacilities),
                .number(planned.demand.scale.weight(share.ticks)),
                .number(planned.measure.meters(planned.demand.point(share.row), facility.point).rounded(toDecimals: 3)),
            ])
        }
    }
}
