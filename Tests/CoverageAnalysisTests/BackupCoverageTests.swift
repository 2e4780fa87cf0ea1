import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Backup coverage (C7)")
struct BackupCoverageTests {
    private func backup(
        _ demand: DemandTable, _ facilities: [Facility], _ rule: RadiusRule = RadiusRule(fallback: nil),
        measure: Measure = .geodesic, threads: Int = 2
    ) async throws -> BackupCoverage {
        try await Reach(demand, by: facilities, rule: rule, measure: measure, threads: threads).backup()
    }

    @Test("counts, sole facilities and figures equal brute force, own radii included", arguments: ReachTests.regions)
    func equalsBruteForce(_ region: ReachTests.Region) async throws {
        for seed in UInt64(1)...4 {
            var random = SeededGenerator(seed: seed)
            let points = (0..<400).map { _ in region.point(&random) }
            let sites = (0..<50).map { _ in region.point(&random) }
            let radii = sites.map { _ in region.radii.randomElement(using: &random) ?? 1000 }
            let own: [Double]? =
                seed % 2 == 0 ? points.map { _ in Bool.random(using: &random) ? region.radii[0] * 1.5 : Double.nan } : nil
            let weights = points.map { _ in Int.random(in: 0...9, using: &random) }
            let demand = PlanningFixtures.demand(points, weights: weights, radiusMeters: own)
            let found = try await backup(demand, PlanningFixtures.facilities(sites, radii: radii))
            var expected = BackupCoverage()
            expected.covered = [DemandSum](repeating: DemandSum(), count: sites.count)
            expected.depending = expected.covered
            for (row, point) in points.enumerated() {
                let covering = sites.indices.filter { site in
                    let radius = own.map { $0[row].isNaN ? radii[site] : $0[row] } ?? radii[site]
                    return Geodesic.meters(point.x, point.y, sites[site].x, sites[site].y) <= radius + 1e-6
                }
                #expect(found.counts[row] == Int32(covering.count), "seed \(seed), row \(row)")
                #expect(found.sole[row] == (covering.count == 1 ? Int32(covering[0]) : -1), "seed \(seed), row \(row)")
                for site in covering { expected.covered[site].add(demand.ticks[row]) }
                if covering.count == 1 { expected.depending[covering[0]].add(demand.ticks[row]) }
                expected.byCount[min(3, covering.count)].add(demand.ticks[row])
            }
            #expect(found.covered == expected.covered, "seed \(seed)")
            #expect(found.depending == expected.depending, "seed \(seed)")
            #expect(found.byCount == expected.byCount, "seed \(seed)")
        }
    }

    @Test("closing a facility loses exactly those who depend on it alone")
    func closing() async throws {
        var random = SeededGenerator(seed: 21)
        let region = ReachTests.regions[1]
        let points = (0..<3000).map { _ in region.point(&random) }
        let sites = (0..<25).map { _ in region.point(&random) }
        let radii: [Double?] = sites.map { _ in region.radii.randomElement(using: &random) }
        let demand = PlanningFixtures.demand(points, weights: points.map { _ in Int.random(in: 0...50, using: &random) })
        let facilities = PlanningFixtures.facilities(sites, radii: radii)
        let found = try await backup(demand, facilities)
        func coveredRows(_ facilities: [Facility]) async throws -> Set<Int> {
            let coverage = try await Reach(
                demand, by: facilities, rule: RadiusRule(fallback: nil), measure: .geodesic, threads: 2
            ).coverage()
            return Set(points.indices.filter { coverage.isCovered($0) })
        }
        let all = try await coveredRows(facilities)
        #expect(found.byCount[0].points == points.count - all.count)
        #expect(found.byCount.reduce(0) { $0 + $1.weight } == demand.totalTicks)
        for number in facilities.indices {
            let left = try await coveredRows(facilities.filter { $0.id != "f\(number)" })
            let lost = all.subtracting(left)
            #expect(lost == Set(points.indices.filter { found.sole[$0] == Int32(number) }), "facility \(number)")
            #expect(found.depending[number].points == lost.count)
            #expect(found.depending[number].weight == lost.reduce(0) { $0 + demand.ticks[$1] })
        }
    }

    @Test("one thread and three give the same columns")
    func threads() async throws {
        var random = SeededGenerator(seed: 22)
        let region = ReachTests.regions[1]
        let points = (0..<80_000).map { _ in region.point(&random) }
        let sites = (0..<200).map { _ in region.point(&random) }
        let facilities = PlanningFixtures.facilities(sites, radii: sites.map { _ in 2000 })
        let own = points.indices.map { $0 % 7 == 0 ? 900 : Double.nan }
        let demand = PlanningFixtures.demand(points, radiusMeters: own)
        let (one, three) = (try await backup(demand, facilities, threads: 1), try await backup(demand, facilities, threads: 3))
        #expect(one.counts == three.counts && one.sole == three.sole)
        #expect(one.covered == three.covered && one.depending == three.depending)
    }

    @Test("in the plane, exactly at the radius counts")
    func planar() async throws {
        let points = [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 10, y: 0), PlanarPoint(x: 20, y: 0), PlanarPoint(x: 31, y: 0)]
        let found = try await backup(
            PlanningFixtures.demand(points), PlanningFixtures.facilities([points[0], points[2]]),
            RadiusRule(fallback: .meters(10)), measure: .planar)
        #expect(found.counts == [1, 2, 1, 0])
        #expect(found.sole == [0, -1, 1, -1])
        #expect(found.atLeastTwice.points == 1)
    }
}
