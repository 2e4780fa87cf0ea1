import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Uncovered clusters")
struct UncoveredClusterTests {
    private func coverage(_ input: PlanningInput) async throws -> Coverage {
        try await Reach(input, threads: 1).coverage()
    }

    /// Single linkage by looking at every pair: from each point to all that no cluster has yet.
    private func naiveClusters(_ rows: [Int], _ points: [PlanarPoint], _ unit: (Int) -> Int32, link: Double) -> Set<[Int]> {
        var (left, clusters): ([Int], Set<[Int]>) = (rows, [])
        while let first = left.popLast() {
            var (cluster, open) = ([first], [first])
            while let row = open.popLast() {
                var others: [Int] = []
                for other in left {
                    if unit(row) == unit(other),
                        Geodesic.meters(points[row].x, points[row].y, points[other].x, points[other].y) <= link + 1e-6
                    {
                        cluster.append(other)
                        open.append(other)
                    } else {
                        others.append(other)
                    }
                }
                left = others
            }
            clusters.insert(cluster.sorted())
        }
        return clusters
    }

    @Test("equal single linkage over every pair", arguments: [20.0, 300, 1000, 2500, 40_000])
    func equalsNaive(_ link: Double) async throws {
        for seed in UInt64(1)...3 {
            var random = SeededGenerator(seed: seed)
            // Thirty villages of ten houses within some hundred metres.
            var points: [PlanarPoint] = []
            for _ in 0..<30 {
                let (x, y) = (Double.random(in: 106...106.2, using: &random), Double.random(in: 36...36.2, using: &random))
                for _ in 0..<10 {
                    points.append(
                        PlanarPoint(
                            x: x + Double.random(in: -0.004...0.004, using: &random),
                            y: y + Double.random(in: -0.004...0.004, using: &random)))
                }
            }
            let weights = points.map { _ in Int.random(in: 0...9, using: &random) }
            let area = StudyArea(
                levels: ["village"],
                units: [
                    PlanningFixtures.unit("A", "village", PlanningFixtures.box(105, 35, 106.1, 37)),
                    PlanningFixtures.unit("B", "village", PlanningFixtures.box(106.1, 35, 106.15, 37)),
                ])
            let input = PlanningInput(
                demand: PlanningFixtures.demand(points, weights: weights),
                facilities: PlanningFixtures.facilities([PlanarPoint(x: 106.05, y: 36.1), PlanarPoint(x: 106.12, y: 36.05)]),
                studyArea: area, radiusRule: RadiusRule(fallback: .kilometers(3)))
            let coverage = try await coverage(input)
            let membership = try await UnitMembership.locate(
                x: input.demand.x, y: input.demand.y, codes: nil, in: area, threads: 1)
            let found = try await UncoveredClusterFinder(input, coverage: coverage, membership: membership, threads: 2)
                .clusters(link: .meters(link), minimumWeight: 0)
            let all = points.indices.filter { !coverage.isCovered($0) }
            let inside = all.filter { membership.lowest[$0] >= 0 }
            let naive = naiveClusters(inside, points, { membership.lowest[$0] }, link: link)
            // Clusters without any weight are added up, never listed.
            #expect(Set(found.clusters.map(\.rows)) == naive.filter { rows in rows.contains { weights[$0] > 0 } }, "seed \(seed)")
            try expectSumRule(input, coverage, found, outside: all.filter { membership.lowest[$0] < 0 })
            let strict = try await UncoveredClusterFinder(input, coverage: coverage, membership: membership, threads: 2)
                .clusters(link: .meters(link), minimumWeight: input.demand.scale.ticks(40))
            try expectSumRule(input, coverage, strict, outside: all.filter { membership.lowest[$0] < 0 })
            #expect(strict.clusters.allSatisfy { $0.weight >= input.demand.scale.ticks(40) })
        }
    }

    /// Clusters + below threshold + outside = uncovered, exactly.
    private func expectSumRule(
        _ input: PlanningInput, _ coverage: Coverage, _ found: UncoveredClusters, outside: [Int]
    ) throws {
        let uncovered = (0..<input.demand.count).filter { !coverage.isCovered($0) }
        let weight = uncovered.reduce(Int64(0)) { $0 + input.demand.ticks[$1] }
        #expect(found.clusters.reduce(0) { $0 + $1.weight } + found.belowThreshold.weight + found.outside.weight == weight)
        #expect(
            found.clusters.reduce(0) { $0 + $1.rows.count } + found.belowThreshold.points + found.outside.points
                == uncovered.count)
        #expect(found.outside.points == outside.count)
        for (number, cluster) in found.clusters.enumerated() {
            #expect(cluster.rows.allSatisfy { found.clusterOfRow[$0] == Int32(number) })
        }
    }

    @Test("many points in two units: one thread and four find the same, which is single linkage")
    func threads() async throws {
        let seed: UInt64 = 9
        var random = SeededGenerator(seed: seed)
        // About as many neighbours as make some chains break and some hold.
        let points = (0..<40_000).map { _ in
            PlanarPoint(x: Double.random(in: 0...82_000, using: &random), y: Double.random(in: 0...82_000, using: &random))
        }
        let area = StudyArea(
            levels: ["village"],
            units: [
                PlanningFixtures.unit("A", "village", PlanningFixtures.box(0, 0, 74_000, 82_000)),
                PlanningFixtures.unit("B", "village", PlanningFixtures.box(74_000, 0, 82_000, 82_000)),
            ])
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points), facilities: [], studyArea: area, measure: .planar,
            radiusRule: RadiusRule(fallback: .kilometers(1)))
        let membership = try await UnitMembership.locate(x: input.demand.x, y: input.demand.y, codes: nil, in: area, threads: 2)
        var found: [UncoveredClusters] = []
        for threads in [1, 4] {
            found.append(
                try await UncoveredClusterFinder(input, coverage: coverage(input), membership: membership, threads: threads)
                    .clusters(link: .meters(450), minimumWeight: 1))
        }
        #expect(found[0].clusters == found[1].clusters && found[0].clusterOfRow == found[1].clusterOfRow)
        #expect(found[0].clusters.count > 100 && found[0].clusters[0].rows.count > 100)
        // No link between clusters: sorted by x, only points less than 450 m to the east need be looked at.
        let order = points.indices.sorted { points[$0].x < points[$1].x }
        var labels = Array(points.indices)
        func label(_ row: Int) -> Int {
            var row = row
            while labels[row] != row { row = labels[row] }
            return row
        }
        for (place, a) in order.enumerated() {
            for b in order[(place + 1)...].prefix(while: { points[$0].x - points[a].x <= 450.000001 }) {
                guard membership.lowest[a] == membership.lowest[b], Measure.planar.meters(points[a], points[b]) <= 450.000001
                else { continue }
                let (first, second) = (label(a), label(b))
                labels[max(first, second)] = min(first, second)
            }
        }
        let naive = Dictionary(grouping: points.indices, by: label).values.map { $0.sorted() }
        #expect(Set(found[0].clusters.map(\.rows)) == Set(naive), "seed \(seed)")
    }

    @Test("in a plane links may be longer than the Earth is wide")
    func longPlanarLinks() async throws {
        let points = [0, 1.5e7, 3e7, 6e7].map { PlanarPoint(x: $0, y: 0) }
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points), facilities: [], measure: .planar,
            radiusRule: RadiusRule(fallback: .kilometers(1)))
        let found = try await UncoveredClusterFinder(input, coverage: coverage(input), membership: nil, threads: 1)
            .clusters(link: .meters(1.5e7), minimumWeight: 1)
        #expect(Set(found.clusters.map(\.rows)) == [[0, 1, 2], [3]])
    }

    @Test("tiny links over wide lands, where one cell does not link what it holds", arguments: [1e-4, 1, 10.0])
    func tinyLinks(_ link: Double) async throws {
        let seed: UInt64 = 10
        var random = SeededGenerator(seed: seed)
        // Pairs and triples a link apart, or a little more, all over the Earth.
        var points: [PlanarPoint] = []
        for _ in 0..<150 {
            var last = Coordinate(
                latitude: Double.random(in: -89...89, using: &random), longitude: Double.random(in: -180...180, using: &random))
            for _ in 0..<3 {
                points.append(PlanarPoint(last))
                let meters = link + Double.random(in: -1...1, using: &random) * link / 2
                last = Geodesic.destination(
                    from: last, azimuth: Double.random(in: 0...360, using: &random), distance: .meters(meters))
            }
        }
        let input = PlanningInput(
            demand: PlanningFixtures.demand(points), facilities: [], radiusRule: RadiusRule(fallback: .kilometers(1)))
        let found = try await UncoveredClusterFinder(input, coverage: coverage(input), membership: nil, threads: 2)
            .clusters(link: .meters(link), minimumWeight: 1)
        #expect(
            Set(found.clusters.map(\.rows)) == naiveClusters(Array(points.indices), points, { _ in 0 }, link: link),
            "seed \(seed)")
    }

    @Test("describes the worst point, the nearest distance and a name that does not depend on the order of rows")
    func description() async throws {
        let center = Coordinate(latitude: 36, longitude: 106)
        let points = [2.0, 2.4, 2.8].map {
            PlanarPoint(Geodesic.destination(from: center, azimuth: 90, distance: .kilometers($0)))
        }
        func clusters(_ points: [PlanarPoint], ids: [String]) async throws -> UncoveredClusters {
            var demand = PlanningFixtures.demand(points, weights: [5, 6, 7])
            demand.ids = TextColumn(ids)
            let input = PlanningInput(
                demand: demand, facilities: PlanningFixtures.facilities([PlanarPoint(center)]),
                radiusRule: RadiusRule(fallback: .kilometers(1)))
            return try await UncoveredClusterFinder(input, coverage: coverage(input), membership: nil, threads: 2)
                .clusters(link: .meters(500), minimumWeight: 1)
        }
        let found = try await clusters(points, ids: ["b", "a", "c"])
        let cluster = try #require(found.clusters.first)
        #expect(found.clusters.count == 1 && cluster.unit == nil)
        #expect(abs(cluster.nearestCost - 2000) < 1e-3 && abs(cluster.worstCost - 2800) < 1e-3 && cluster.worstRow == 2)
        let reversed = try await clusters(points.reversed(), ids: ["c", "a", "b"])
        #expect(reversed.clusters.map(\.id) == [cluster.id])
        #expect(cluster.id.count == 12)
    }

    @Test("footprints hold their points, also across the antimeridian and in a plane")
    func footprints() async throws {
        for (x, measure) in [(106.0, Measure.geodesic), (179.9995, .geodesic), (500_000, .planar)] {
            let step = measure == .geodesic ? 0.0004 : 40.0
            let points = (0..<4).map { number in
                let lon = x + Double(number) * step
                return PlanarPoint(x: measure == .geodesic && lon > 180 ? lon - 360 : lon, y: 36 + (number % 2 == 0 ? 0 : step))
            }
            let input = PlanningInput(
                demand: PlanningFixtures.demand(points), facilities: [], measure: measure,
                radiusRule: RadiusRule(fallback: .kilometers(1)))
            let found = try await UncoveredClusterFinder(input, coverage: coverage(input), membership: nil, threads: 2)
                .clusters(link: .meters(500), minimumWeight: 1)
            #expect(found.clusters.count == 1)
            let footprint = try found.clusters[0].footprint(in: input)
            #expect(try PolygonOverlay.validityProblem(footprint) == nil)
            let locator = try PolygonLocator([footprint])
            for point in points { #expect(try locator.first(containing: point.x, point.y) == 0, "\(point)") }
            #expect(footprint.polygons.count == (x == 179.9995 ? 2 : 1))
            let area = measure.area(of: footprint).squareMeters
            #expect(area > 7800 && area < 30_000, "about 100 m wide and 110 to 210 m long, found \(area)")
        }
    }
}
