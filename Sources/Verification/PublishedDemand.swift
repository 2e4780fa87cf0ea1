import GeoPrimitives
import Publication

/// Demand points with their assignment as published.
struct PublishedDemand {
    var ids: [String]
    var points: [PlanarPoint]
    var weights: [Double]
    var isCovered: [Bool]
    var facilities: [String]
    /// Their distances in metres, or their costs.
    var costs: [Double]
    var isProposed: [Bool]
    /// NaN where the point brings no radius.
    var radii: [Double]
    /// The unit whose borders hold each point; empty in a run that ignores borders.
    var borderUnits: [String]
    /// The code of the lowest unit of each point; empty where it is in none; `nil` where the layer does not say.
    var units: [String]?
    /// The uncovered cluster that held each point before the plan; empty where it was in none; `nil` where the layer does not say.
    var clustersBefore: [String]?
    /// What is served of each point; `nil` where the layer does not say.
    var served: [Double]?

    /// Reads `assignments.geojson` of a folder, whose distances may be costs.
    init(in folder: String, areCosts: Bool) throws {
        let cost: ColumnTerm = areCosts ? .cost : .distance
        let table = try PublishedTable(
            ResultFile.layer(.assignments).path(in: folder), [.id, .facility, .weight, .isCovered, cost, .isProposed],
            optional: [.radius, .servedWeight, .borderUnit, .unit, .clusterBefore])
        (ids, facilities, points) = (table.texts(.id), table.texts(.facility), table.points)
        (weights, costs, radii) = (table.numbers(.weight), table.numbers(cost), table.numbers(.radius))
        (isCovered, isProposed) = (table.truths(.isCovered), table.truths(.isProposed))
        borderUnits = table.texts(ifAny: .borderUnit) ?? []
        (units, clustersBefore) = (table.texts(ifAny: .unit), table.texts(ifAny: .clusterBefore))
        served = table.numbers(ifAny: .servedWeight)
    }
}
