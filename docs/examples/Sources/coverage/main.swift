import CatchmentKit

// Where people are, and the centers there are: arrays in memory.
let demand = try DemandTable(
    x: [106.230, 106.236, 106.260, 106.262, 106.291], y: [36.010, 36.012, 36.015, 36.016, 36.020], weights: [1200, 800, 950, 400, 650])
let centers = [Facility(id: "town hall", point: PlanarPoint(x: 106.232, y: 36.011))]
let planner = try Planner(PlanningInput(demand: demand, facilities: centers, radiusRule: RadiusRule(fallback: .kilometers(1))))

// Coverage, and the uncovered people who live together.
let result = try await planner.cover()
print("covered: \(result.report.overall.share ?? 0) of 4,000 people")
for cluster in result.clusters.clusters {
    print("cluster \(cluster.id): \(demand.scale.weight(cluster.weight)) people, \(Int(cluster.nearestCost)) m from the nearest center")
}

// The same as a result folder: report, tables and layers.
try planner.write(result, to: CommandLine.arguments.dropFirst().first ?? "coverage-out")
