import CatchmentKit

let demand = try DemandTable(
    x: [106.230, 106.236, 106.260, 106.262, 106.291], y: [36.010, 36.012, 36.015, 36.016, 36.020], weights: [1200, 800, 950, 400, 650])
let centers = [Facility(id: "town hall", point: PlanarPoint(x: 106.232, y: 36.011))]
let planner = try Planner(PlanningInput(demand: demand, facilities: centers, radiusRule: RadiusRule(fallback: .kilometers(1))))

// Edits follow one another, and are taken back; a copy is another state beside the first.
func tryOut(_ planner: Planner) async throws {
    var session = try await planner.whatIf()
    try await session.apply(.add([Facility(id: "new", point: PlanarPoint(x: 106.261, y: 36.0155))]))
    var wider = session
    try await wider.apply(.radius(Selection(ids: ["new"]), .value(3000)))
    print("new center: \(session.figures.overall.share ?? 0), reaching 3 km: \(wider.figures.overall.share ?? 0)")
    try await session.undo()
    print("taken back: \(session.figures.overall.share ?? 0), clusters: \(try await session.clusters().clusters.count)")
}
try await tryOut(planner)
