import CatchmentKit

let demand = try DemandTable(
    x: [106.230, 106.236, 106.260, 106.262, 106.291], y: [36.010, 36.012, 36.015, 36.016, 36.020], weights: [1200, 800, 950, 400, 650])
let places = [PlanarPoint(x: 106.232, y: 36.011), PlanarPoint(x: 106.261, y: 36.0155), PlanarPoint(x: 106.290, y: 36.020)]
let candidates = places.enumerated().map { Facility(id: "site \($0.offset + 1)", point: $0.element, status: .candidate) }
let planner = try Planner(
    PlanningInput(demand: demand, facilities: [], candidates: candidates, radiusRule: RadiusRule(fallback: .kilometers(1))))

// The two sites that cover the most people, and how far that is from the best there can be.
let site = try await planner.site(SiteSettings(model: .maximalCovering(facilityCount: 2), limits: SolveLimits()))
print("open \(site.plan.selected.map { candidates[$0.value].id }): \(site.plan.objective) people, bound \(site.plan.bound), \(site.plan.status)")
try planner.write(site, to: CommandLine.arguments.dropFirst().first ?? "siting-out")
