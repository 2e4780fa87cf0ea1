import CoverageAnalysis
import ServiceModel

extension TableWriter {
    /// One row per open facility; what it covers and who depends on it stand there when backup coverage was asked for.
    func facilities() throws {
        let input = result.loaded.input
        let scale = input.demand.scale
        let loads = FacilityLoads(result)
        func figures(_ sum: DemandSum?) -> [String] {
            [text(sum.map { scale.weight($0.weight) }), sum.map { "\($0.points)" } ?? ""]
        }
        try write(
            "facilities.csv",
            [
                "id", "name", "level", "status", "radius_m", "covered_weight", "covered_points", "sole_weight", "sole_points",
                "assigned_weight", "assigned_points", "mean_distance_m",
            ],
            rows: input.facilities.enumerated().lazy.map { number, facility in
                [
                    facility.id, facility.name ?? "", facility.level ?? "", facility.status.rawValue,
                    text(input.radiusRule.radius(of: facility)?.meters),
                ] + figures(result.backup?.covered[number]) + figures(result.backup?.depending[number])
                    + figures(loads.assigned[number]) + [text(loads.meanMeters[number]?.rounded(toDecimals: 3))]
            })
    }

    /// The nearest facilities of every demand point by rank.
    func nearest() throws {
        guard let nearest = result.nearest else { return }
        let input = result.loaded.input
        try write(
            "nearest.csv", ["id", "rank", "facility", "distance_m"],
            rows: (0..<input.demand.count * nearest.count).lazy.map { place in
                [
                    input.demand.ids[place / nearest.count], "\(place % nearest.count + 1)",
                    input.facilities[Int(nearest.facilities[place])].id, text(nearest.meters[place].rounded(toDecimals: 3)),
                ]
            })
    }
}
