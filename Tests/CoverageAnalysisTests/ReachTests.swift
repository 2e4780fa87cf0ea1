import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Coverage against brute force")
struct ReachTests {
    /// Where a random case lies: its centre and how far it spreads, in degrees.
    struct Region: CustomTestStringConvertible, Sendable {
        var name: String
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>
        var radii: [Double]

        var testDescription: String { name }

        func point(_ random: inout SeededGenerator) -> PlanarPoint {
            let x = Double.random(in: self.x, using: &random)
            return PlanarPoint(x: x > 180 ? x - 360 : x, y: Double.random(in: y, using: &random))
        }
    }

    static let regions = [
        Region(name: "a county, 1 km", x: 106...106.3, y: 35.9...36.2, radii: [1000]),
        Region(name: "a county, four levels", x: 106...106.3, y: 35.9...36.2, radii: [300, 500, 1000, 3000]),
        Region(name: "10 m to 500 km in one run", x: 100...112, y: 30...40, radii: [10, 1000, 50_000, 500_000]),
        Region(name: "across the antimeridian", x: 179.5...180.5, y: -17...(-16), radii: [5000, 20_000]),
        Region(name: "around the north pole", x: -180...180, y: 89...90, radii: [20_000, 60_000]),
        Region(name: "around the south pole", x: -180...180, y: -90...(-88), radii: [100_000]),
        Region(name: "the whole Earth", x: -180...180, y: -90...90, radii: [2_000_000, 9_000_000, 19_500_000]),
        Region(name: "beyond half the Earth", x: -180...180, y: -90...90, radii: [20_003_900, 25_000_000]),
        Region(name: "all on one spot", x: 106...106, y: 36...36, radii: [1000, 2000]),
    ]

    @Test("covered, nearest, distance and covering facility equal brute force with Karney's inverse", arguments: regions)
    func equalsBruteForce(_ region: Region) async throws {
        for seed in UInt64(1)...4 {
            var random = SeededGenerator(seed: seed)
            let points = (0..<300).map { _ in region.point(&random) }
            let sites = (0..<40).map { _ in region.point(&random) }
            let radii = sites.map { _ in region.radii.randomElement(using: &random) ?? 1000 }
            let coverage = try await Reach(
                PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites, radii: radii),
                rule: RadiusRule(fallback: nil), measure: .geodesic, threads: 2
            ).coverage()
            for (row, point) in points.enumerated() {
                let meters = sites.map { Geodesic.meters(point.x, point.y, $0.x, $0.y) }
                let nearest = meters.min() ?? .infinity
                let covering = sites.indices.filter { meters[$0] <= radii[$0] + 1e-6 }
                // Distances come from certified chord bounds where those are within 0.1 mm of one another.
                #expect(abs(coverage.nearestCost[row] - nearest) <= 5e-5, "seed \(seed), row \(row)")
                #expect(meters[Int(coverage.nearest[row])] == nearest, "seed \(seed), row \(row)")
                #expect(coverage.isCovered(row) == !covering.isEmpty, "seed \(seed), row \(row)")
                if let best = covering.map({ meters[$0] }).min(), coverage.isCovered(row) {
                    #expect(meters[Int(coverage.coveredBy[row])] == best, "seed \(seed), row \(row)")
                }
            }
        }
    }

    @Test("cover sets equal brute force, demand points with a radius of their own included", arguments: regions)
    func coverSetsEqualBruteForce(_ region: Region) async throws {
        let seed: UInt64 = 7
        var random = SeededGenerator(seed: seed)
        let points = (0..<300).map { _ in region.point(&random) }
        let sites = (0..<50).map { _ in region.point(&random) }
        let radii = sites.map { _ in region.radii.randomElement(using: &random) ?? 1000 }
        let own = points.map { _ in Bool.random(using: &random) ? region.radii[0] * 1.5 : Double.nan }
        let demand = PlanningFixtures.demand(points, radiusMeters: own)
        let rows = points.indices.filter { $0 % 3 != 0 }
        let sets = try await Reach(
            demand, by: PlanningFixtures.facilities(sites, radii: radii), rule: RadiusRule(fallback: nil), measure: .geodesic,
            threads: 2
        ).coverSets(to: PlanningFixtures.facilities(sites, radii: radii), rows: rows)
        #expect(sets.rowCount == rows.count)
        for (slot, row) in rows.enumerated() {
            let expected = sites.indices.filter { site in
                let radius = own[row].isNaN ? radii[site] : own[row]
                return Geodesic.meters(points[row].x, points[row].y, sites[site].x, sites[site].y) <= radius + 1e-6
            }
            #expect(Array(sets[slot]) == expected.map { Int32($0) }, "seed \(seed), row \(row)")
        }
        let transposed = sets.transposed()
        #expect(transposed.transposed() == sets)
        // Merged, they are the same sets, each once, whatever the threads, and empty where a point was not asked about.
        var merged: [MergedCoverSets] = []
        for threads in [1, 2] {
            merged.append(
                try await Reach(
                    demand, by: PlanningFixtures.facilities(sites, radii: radii), rule: RadiusRule(fallback: nil),
                    measure: .geodesic, threads: threads
                ).mergedCoverSets(to: PlanningFixtures.facilities(sites, radii: radii), rows: rows))
        }
        #expect(merged[0] == merged[1])
        #expect(rows.indices.allSatisfy { merged[0][$0] == sets[$0] })
        #expect(merged[0].setCount == Set(rows.indices.map { Array(sets[$0]) }).count)
        let expanded = merged[0].expanded(rows: rows, rowCount: points.count)
        var slots = rows.indices.makeIterator()
        #expect(points.indices.allSatisfy { $0 % 3 != 0 ? expanded[$0] == sets[slots.next() ?? 0] : expanded[$0].isEmpty })
        #expect(transposed.candidates.count == sets.candidates.count)
    }

    @Test("ties go to the first facility")
    func ties() async throws {
        // Two facilities mirrored about the point's meridian are equally far.
        let sites = [PlanarPoint(x: 106.01, y: 36), PlanarPoint(x: 105.99, y: 36), PlanarPoint(x: 106.01, y: 36)]
        let coverage = try await Reach(
            PlanningFixtures.demand([PlanarPoint(x: 106, y: 36)]), by: PlanningFixtures.facilities(sites),
            rule: RadiusRule(fallback: .kilometers(1)), measure: .geodesic, threads: 1
        ).coverage()
        #expect(coverage.nearest == [0])
        #expect(coverage.coveredBy == [0])
    }

    @Test("ten thousand facilities on one spot cost no more than one")
    func oneSpot() async throws {
        let spot = PlanarPoint(x: 106, y: 36)
        let points = (0..<10_000).map { PlanarPoint(x: 106 + Double($0) * 1e-6, y: 36) }
        let facilities = PlanningFixtures.facilities([PlanarPoint](repeating: spot, count: 10_000))
        let coverage = try await Reach(
            PlanningFixtures.demand(points), by: facilities, rule: RadiusRule(fallback: .meters(500)), measure: .geodesic,
            threads: 1
        ).coverage()
        // A hundred million pairs would take minutes here; the first facility of the spot answers for all.
        #expect(coverage.nearest.allSatisfy { $0 == 0 })
        #expect(coverage.isCovered(0) && !coverage.isCovered(9_999))
    }

    @Test("coverage never falls as the radius grows, and the order of facilities changes nothing")
    func properties() async throws {
        var random = SeededGenerator(seed: 11)
        let region = Self.regions[0]
        let points = (0..<500).map { _ in region.point(&random) }
        let sites = (0..<30).map { _ in region.point(&random) }
        let demand = PlanningFixtures.demand(points)
        var last = 0
        for radius in [0.5, 1, 2, 4, 8.0] {
            let rule = RadiusRule(fallback: .kilometers(radius))
            let coverage = try await Reach(
                demand, by: PlanningFixtures.facilities(sites), rule: rule, measure: .geodesic, threads: 2
            ).coverage()
            let reversed = try await Reach(
                demand, by: PlanningFixtures.facilities(sites.reversed()), rule: rule, measure: .geodesic, threads: 2
            ).coverage()
            let covered = points.indices.count { coverage.isCovered($0) }
            #expect(covered >= last)
            #expect(coverage.nearestCost == reversed.nearestCost)
            #expect(coverage.coveredBy.map { $0 >= 0 } == reversed.coveredBy.map { $0 >= 0 })
            last = covered
        }
    }

    @Test("one thread and three give the same columns")
    func threads() async throws {
        var random = SeededGenerator(seed: 12)
        let region = Self.regions[1]
        let points = (0..<100_000).map { _ in region.point(&random) }
        let sites = (0..<50).map { _ in region.point(&random) }
        let radii = sites.map { _ in region.radii.randomElement(using: &random) ?? 1000 }
        var columns: [[Double]] = []
        for threads in [1, 3] {
            let coverage = try await Reach(
                PlanningFixtures.demand(points), by: PlanningFixtures.facilities(sites, radii: radii),
                rule: RadiusRule(fallback: nil), measure: .geodesic, threads: threads
            ).coverage()
            columns.append(coverage.nearestCost + coverage.coveredBy.map(Double.init))
        }
        #expect(columns[0] == columns[1])
    }

    @Test("without facilities nobody is covered and distances are infinite")
    func noFacilities() async throws {
        let coverage = try await Reach(
            PlanningFixtures.demand([PlanarPoint(x: 0, y: 0)]), by: [], rule: RadiusRule(fallback: .kilometers(1)),
            measure: .geodesic, threads: 1
        ).coverage()
        #expect(coverage.coveredBy == [-1])
        #expect(coverage.nearestCost == [.infinity])
    }

    /// Which source decides a pair's radius: the demand point's column, the facility's, the default, the override.
    struct Precedence: Sendable {
        var own: Double?
        var facility: Double?
        var fallback: Double?
        var override: Double?
        var deciding: Double
    }

    @Test(
        "the radius of a pair is the first that exists, never the smaller or larger of two",
        arguments: [
            Precedence(own: 500, facility: 1000, fallback: 2000, override: nil, deciding: 500),
            Precedence(own: 2000, facility: 1000, fallback: 500, override: nil, deciding: 2000),
            Precedence(own: 500, facility: nil, fallback: 2000, override: nil, deciding: 500),
            Precedence(own: 2000, facility: nil, fallback: 500, override: nil, deciding: 2000),
            Precedence(own: nil, facility: 500, fallback: 2000, override: nil, deciding: 500),
            Precedence(own: nil, facility: 2000, fallback: 500, override: nil, deciding: 2000),
            Precedence(own: nil, facility: nil, fallback: 1000, override: nil, deciding: 1000),
            Precedence(own: 500, facility: 600, fallback: 700, override: 2000, deciding: 2000),
            Precedence(own: 2000, facility: 1900, fallback: 1800, override: 500, deciding: 500),
            Precedence(own: 2000, facility: nil, fallback: nil, override: 500, deciding: 500),
            Precedence(own: nil, facility: 2000, fallback: nil, override: 500, deciding: 500),
            Precedence(own: nil, facility: nil, fallback: 2000, override: 500, deciding: 500),
        ])
    func precedence(_ sources: Precedence) async throws {
        let center = Coordinate(latitude: 36, longitude: 106)
        let site = PlanarPoint(center)
        let inside = PlanarPoint(Geodesic.destination(from: center, azimuth: 40, distance: .meters(sources.deciding - 0.01)))
        let outside = PlanarPoint(Geodesic.destination(from: center, azimuth: 40, distance: .meters(sources.deciding + 0.01)))
        let own = sources.own.map { [$0, $0] }
        let demand = PlanningFixtures.demand([inside, outside], radiusMeters: own)
        let facilities = PlanningFixtures.facilities([site], radii: [sources.facility])
        let rule = RadiusRule(fallback: sources.fallback.map { .meters($0) }, override: sources.override.map { .meters($0) })
        let coverage = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 1).coverage()
        #expect(coverage.isCovered(0) && !coverage.isCovered(1))
        let sets = try await Reach(demand, by: facilities, rule: rule, measure: .geodesic, threads: 1).coverSets(
            to: facilities, rows: [0, 1])
        #expect(Array(sets[0]) == [0] && sets[1].isEmpty)
    }
}
