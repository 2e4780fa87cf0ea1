import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

/// Reach by a matrix, against reach by radius and against brute force.
@Suite("Reach by costs")
struct CostReachTests {
    /// A run by radius, the same by a matrix of its exact distances, and borders between four quarters.
    private struct Twins {
        var byRadius: PlanningInput
        var byCosts: PlanningInput
        var borders: Borders
        var rows: [Int] { Array(0..<byRadius.demand.count) }

        init(seed: UInt64, radius: Double) {
            var random = SeededGenerator(seed: seed)
            func points(_ count: Int) -> [PlanarPoint] {
                (0..<count).map { _ in
                    PlanarPoint(
                        x: 106 + Double.random(in: 0...0.2, using: &random), y: 36 + Double.random(in: 0...0.2, using: &random))
                }
            }
            func quarter(_ point: PlanarPoint) -> Int32 { (point.x < 106.1 ? 0 : 1) + (point.y < 36.1 ? 0 : 2) }
            let demand = PlanningFixtures.demand(points(80))
            let (facilities, candidates) = (
                PlanningFixtures.facilities(points(12)),
                points(9).enumerated().map { Facility(id: "c\($0.offset)", point: $0.element, status: .candidate) }
            )
            byRadius = PlanningInput(
                demand: demand, facilities: facilities, candidates: candidates, radiusRule: RadiusRule(fallback: .meters(radius)))
            let sites = facilities + candidates
            let costs = (0..<demand.count).flatMap { row in sites.map { Measure.geodesic.meters(demand.point(row), $0.point) } }
            let matrix = CostMatrix(
                file: "costs.csv", rowOffsets: (0...demand.count).map { $0 * sites.count },
                sites: (0..<demand.count).flatMap { _ in sites.indices.map(Int32.init) }, costs: costs, siteIds: sites.map(\.id),
                cutoff: radius)
            byCosts = byRadius
            byCosts.basis = .costs(matrix)
            borders = Borders(
                level: "quarter", demandUnits: (0..<demand.count).map { quarter(demand.point($0)) },
                facilityUnits: facilities.map { quarter($0.point) })
        }
    }

    @Test("a matrix of distances covers as the radius does, with and without borders", arguments: 0..<40)
    func equalsRadius(_ seed: UInt64) async throws {
        let twins = Twins(seed: seed, radius: Double(1000 + seed * 200))
        for borders in [nil, twins.borders] {
            let (radius, costs) = (
                Reach(twins.byRadius, borders: borders, threads: 2), Reach(twins.byCosts, borders: borders, threads: 1)
            )
            for numbers in [nil, [0, 3, 4, 9, 11]] {
                let (first, second) = (try await radius.coverage(by: numbers), try await costs.coverage(by: numbers))
                #expect(first.nearest == second.nearest)
                // Borders part those that a nearer facility of another unit covers too.
                #expect(first.coveredBy.map { $0 >= 0 } == second.coveredBy.map { $0 >= 0 })
                for row in twins.rows { #expect(abs(first.nearestCost[row] - second.nearestCost[row]) < 1e-4) }
                for row in twins.rows {
                    #expect(radius.coveredCost(row, first) == costs.coveredCost(row, second))
                    #expect(
                        radius.nearestCost(row, first, cutoff: .meters(2000))
                            == radius.cost(row, to: twins.byRadius.facilities[Int(first.nearest[row])])
                            || radius.nearestCost(row, first, cutoff: .meters(2000)) == .infinity)
                }
            }
        }
        let (radius, costs) = (Reach(twins.byRadius, threads: 2), Reach(twins.byCosts, threads: 2))
        let sites = twins.byRadius.candidates
        #expect(try await radius.coverSets(to: sites, rows: twins.rows) == costs.coverSets(to: sites, rows: twins.rows))
        let (meters, paid) = (
            try await radius.coveredCosts(to: sites, rows: twins.rows), try await costs.coveredCosts(to: sites, rows: twins.rows)
        )
        #expect(meters.candidates == paid.candidates && meters.costs == paid.costs)
        let rows = twins.rows.map { DemandRow($0) }
        for (first, second) in zip(radius.nearest(of: sites, rows: rows), costs.nearest(of: sites, rows: rows)) {
            #expect(first?.site == second?.site && first?.cost == second?.cost)
        }
    }

    @Test("with borders nobody is covered from another unit, and everybody whom the own unit reaches", arguments: 0..<10)
    func borders(_ seed: UInt64) async throws {
        let twins = Twins(seed: 100 + seed, radius: 4000)
        for input in [twins.byRadius, twins.byCosts] {
            let coverage = try await Reach(input, borders: twins.borders, threads: 1).coverage()
            for row in twins.rows {
                let own = input.facilities.indices.filter {
                    twins.borders.facilityUnits[$0] == twins.borders.demandUnits[row]
                        && Measure.geodesic.meters(input.demand.point(row), input.facilities[$0].point) <= 4000
                }
                #expect(coverage.isCovered(row) == !own.isEmpty)
                #expect(own.isEmpty || own.contains(Int(coverage.coveredBy[row])))
            }
        }
    }

    @Test("what is least for a point is at most its exact cost, and no dearer than the fast search says")
    func lowerBounds() async throws {
        let twins = Twins(seed: 7, radius: 3000)
        for input in [twins.byRadius, twins.byCosts] {
            let reach = Reach(input, threads: 1)
            let coverage = try await reach.coverage(by: input.candidates)
            for row in twins.rows {
                let exact = input.candidates.map { reach.cost(row, to: $0) }.min() ?? .infinity
                let least = reach.leastCost(row, coverage, cutoff: nil)
                #expect(least <= exact || least == .infinity && exact > 3000)
                #expect(least == .infinity || exact - least < 1e-3)
            }
        }
    }

    @Test("a pair that the matrix has not got is no way")
    func missingPairs() async throws {
        let demand = PlanningFixtures.demand([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1, y: 0)])
        let sites = PlanningFixtures.facilities([PlanarPoint(x: 0, y: 0), PlanarPoint(x: 9, y: 9)])
        var input = PlanningInput(demand: demand, facilities: sites, radiusRule: RadiusRule(fallback: nil))
        input.basis = .costs(
            CostMatrix(file: "costs.csv", rowOffsets: [0, 1, 1], sites: [1], costs: [5], siteIds: ["f0", "f1"], cutoff: 5))
        let reach = Reach(input, threads: 1)
        let coverage = try await reach.coverage()
        #expect(coverage.nearest == [1, -1] && coverage.coveredBy == [1, -1] && coverage.nearestCost == [5, .infinity])
        #expect(reach.cost(0, to: sites[0]) == .infinity && reach.cost(0, to: sites[1]) == 5)
        #expect(reach.nearest(of: sites, rows: [DemandRow(1)])[0] == nil)
        #expect(try await reach.report(coverage: coverage, membership: nil).distances?.mean == 5)
    }
}
