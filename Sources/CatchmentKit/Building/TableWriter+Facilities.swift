import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import ServiceModel

extension TableWriter {
    /// One row per open facility; what it covers and who depends on it stand there when backup coverage was asked for.
    func facilities() -> ResultLayer {
        let input = result.loaded.input
        let scale = input.demand.scale
        let loads = FacilityLoads(result)
        let service = ServedFields(result)
        func figures(_ sum: DemandSum?) -> [PropertyValue] {
            [.optional(sum.map { scale.weight($0.weight) }), sum.map { .integer($0.points) } ?? .null]
        }
        return ResultLayer(
            "facilities",
            [
                .text("id"), .text("name"), .text("level"), .text("status"), .number("radius_m"), .number("covered_weight"),
                .integer("covered_points"), .number("sole_weight"), .integer("sole_points"), .number("assigned_weight"),
                .integer("assigned_points"), .number(input.costs == nil ? "mean_distance_m" : "mean_cost"),
            ] + service.facilityFields, count: input.facilities.count
        ) { number in
            let facility = input.facilities[number]
            let about: [PropertyValue] = [
                .text(facility.id), .optional(facility.name), .optional(facility.level), .text(facility.status.rawValue),
                .optional(input.radiusRule.radius(of: facility)?.meters),
            ]
            return .init(
                about + figures(result.backup?.covered[number]) + figures(result.backup?.depending[number])
                    + figures(loads.assigned[number]) + [.optional(loads.meanMeters[number]?.rounded(toDecimals: 3))]
                    + service.facilityValues(number))
        }
    }

    /// The nearest facilities of every demand point by rank; `nil` when they were not asked for.
    func nearest() -> ResultLayer? {
        guard let nearest = result.nearest else { return nil }
        let input = result.loaded.input
        return ResultLayer(
            "nearest", [.text("id"), .integer("rank"), .text("facility"), .number("distance_m")],
            count: input.demand.count * nearest.count
        ) { place in
            .init([
                .text(input.demand.ids[place / nearest.count]), .integer(place % nearest.count + 1),
                .text(input.facilities[Int(nearest.facilities[place])].id),
                .number(nearest.meters[place].rounded(toDecimals: 3)),
            ])
        }
    }
}
