import GeoPrimitives
import TestSupport
import Testing

@testable import GeoEngine

@Suite("PolygonOverlay")
struct PolygonOverlayTests {
    /// Relative: blank + covered = unit (specification, B1).
    static let identity = 1e-6

    @Test("splits a unit into blank and covered without loss, holes kept")
    func blankAndCovered() throws {
        let unit = MultiPolygon([
            Polygon(
                exterior: ring(106, 38, 106.5, 38.05, 106.45, 38.4, 106.1, 38.35),
                holes: [ring(106.2, 38.15, 106.3, 38.15, 106.25, 38.25)])
        ])
        var random = SeededGenerator(seed: 8)
        let discs = (0..<40).map { _ in
            GeodesicCircle.polygon(
                center: Coordinate(latitude: random.number(38...38.4), longitude: random.number(106...106.5)),
                radius: .kilometers(3))
        }
        let service = try PolygonOverlay.union(discs)
        let blank = try PolygonOverlay.difference(unit, service)
        let covered = try PolygonOverlay.intersection(unit, service)
        let (all, parts) = (Geodesic.area(of: unit).squareMeters, (Geodesic.area(of: blank), Geodesic.area(of: covered)))
        #expect(abs(parts.0.squareMeters + parts.1.squareMeters - all) <= Self.identity * all)
        #expect(parts.0.squareMeters > 0.1 * all && parts.1.squareMeters > 0.1 * all)
        for part in [service, blank, covered] { #expect(try PolygonOverlay.validityProblem(part) == nil) }
        #expect(try PolygonOverlay.intersection(blank, covered).isEmpty)
    }

    @Test("keeps a hole, exterior counter-clockwise and hole clockwise from their smallest vertices")
    func holes() throws {
        let frame = try PolygonOverlay.difference(box(0, 0, 4, 4), box(1, 1, 2, 2))
        #expect(frame.polygons.count == 1)
        #expect(frame.polygons.first?.exterior == ring(0, 0, 4, 0, 4, 4, 0, 4))
        #expect(frame.polygons.first?.holes == [ring(1, 1, 1, 2, 2, 2, 2, 1)])
    }

    @Test("gives the same union for any order of the parts, sorted")
    func deterministic() throws {
        let parts = (0..<30).map { number in
            let (west, south) = (Double(number * 7 % 30), Double(number % 4) * 3)
            return box(west, south, west + 0.8, south + 2)
        }
        var random = SeededGenerator(seed: 3)
        let once = try PolygonOverlay.union(parts)
        #expect(try PolygonOverlay.union(parts.shuffled(using: &random)) == once)
        let starts = once.polygons.compactMap { $0.exterior.points.first }
        #expect(zip(starts, starts.dropFirst()).allSatisfy { ($0.x, $0.y) < ($1.x, $1.y) })
    }

    @Test("has nothing to say about nothing")
    func empty() throws {
        #expect(try PolygonOverlay.union([]).isEmpty)
        #expect(try PolygonOverlay.union([MultiPolygon(), MultiPolygon()]).isEmpty)
        #expect(try PolygonOverlay.difference(MultiPolygon(), box(0, 0, 1, 1)).isEmpty)
        #expect(try PolygonOverlay.difference(box(0, 0, 1, 1), MultiPolygon()) == box(0, 0, 1, 1))
        #expect(try PolygonOverlay.intersection(box(0, 0, 1, 1), box(1, 0, 2, 1)).isEmpty, "a shared edge is no area")
        #expect(try PolygonOverlay.validityProblem(MultiPolygon()) == nil)
        #expect(try PolygonOverlay.repaired(MultiPolygon()).isEmpty)
        #expect(try PolygonOverlay.snapped(MultiPolygon(), decimals: 7).isEmpty)
    }

    @Test("finds a bow-tie with its place and repairs it")
    func bowTie() throws {
        let tie = MultiPolygon([Polygon(exterior: ring(0, 0, 2, 2, 2, 0, 0, 2))])
        let problem = try #require(try PolygonOverlay.validityProblem(tie))
        #expect(problem.reason.contains("Self-intersection"))
        #expect(problem.location == PlanarPoint(x: 1, y: 1))
        let repaired = try PolygonOverlay.repaired(tie)
        #expect(try PolygonOverlay.validityProblem(repaired) == nil)
        #expect(repaired.polygons.count == 2 && repaired.planarArea == .squareMeters(2))
    }

    @Test("names rings that GEOS cannot even read, and repairs what can be")
    func structure() throws {
        let open = MultiPolygon([Polygon(exterior: Ring(box(0, 0, 1, 1).polygons[0].exterior.points.dropLast()))])
        #expect(try PolygonOverlay.validityProblem(open)?.reason == "Ring does not close")
        #expect(try PolygonOverlay.repaired(open) == box(0, 0, 1, 1))
        let short = MultiPolygon([Polygon(exterior: ring(0, 0, 1, 1))])
        #expect(try PolygonOverlay.validityProblem(short)?.reason == "Too few points in ring")
        #expect(try PolygonOverlay.repaired(short).isEmpty)
        let lost = MultiPolygon([Polygon(exterior: ring(0, 0, 1, .nan, 1, 1, 0, 1))])
        #expect(try PolygonOverlay.validityProblem(lost)?.reason == "Ordinate is not a finite number")
        #expect(throws: GeometryEngineError.nonFiniteVertex(polygon: 1)) { try PolygonOverlay.union([box(0, 0, 1, 1), lost]) }
    }

    @Test("tells in GEOS's words what failed")
    func words() {
        let open = MultiPolygon([Polygon(exterior: Ring(box(0, 0, 1, 1).polygons[0].exterior.points.dropLast()))])
        let error = #expect(throws: GeometryEngineError.self) { try PolygonOverlay.union([open]) }
        #expect(error?.description.contains("GEOSGeom_createLinearRing_r failed: ") == true)
        #expect(error?.description.contains("closed linestring") == true)
    }

    @Test("snaps to decimals: valid, exact decimals, slivers gone")
    func snapped() throws {
        var random = SeededGenerator(seed: 9)
        var discs: [MultiPolygon] = []
        for _ in 0..<30 {
            let center = Coordinate(latitude: random.number(38...38.05), longitude: random.number(106...106.05))
            discs.append(GeodesicCircle.polygon(center: center, radius: .meters(700)))
        }
        for decimals in [2, 4, 7] {
            let snapped = try PolygonOverlay.snapped(try PolygonOverlay.union(discs), decimals: decimals)
            #expect(try PolygonOverlay.validityProblem(snapped) == nil)
            for point in snapped.polygons.flatMap(\.rings).flatMap(\.points) {
                #expect("\(point.x)".split(separator: ".").last.map { $0.count <= decimals } == true, "\(point.x)")
            }
        }
        #expect(try PolygonOverlay.snapped(box(0, 0, 1, 1e-9), decimals: 7).isEmpty)
    }

    @Test("wraps points in their convex hull, empty for less than a triangle")
    func hull() throws {
        let points = [(0.0, 0.0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 0.5)].map { PlanarPoint(x: $0.0, y: $0.1) }
        #expect(PolygonOverlay.convexHull(points) == box(0, 0, 2, 2))
        #expect(PolygonOverlay.convexHull([]).isEmpty)
        #expect(PolygonOverlay.convexHull([points[0], points[0], points[0]]).isEmpty)
        #expect(PolygonOverlay.convexHull((0..<5).map { PlanarPoint(x: Double($0), y: Double($0)) }).isEmpty)
    }

    @Test("a hull holds its points, is convex and has corners among them; the octagon filter leaves no corner out")
    func hullOfMany() {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            let isGrid = seed % 3 == 0
            let points = (0..<Int.random(in: 3...400, using: &random)).map { _ in
                isGrid
                    ? PlanarPoint(
                        x: Double(Int.random(in: 0...6, using: &random)), y: Double(Int.random(in: 0...6, using: &random)))
                    : PlanarPoint(x: Double.random(in: -1...1, using: &random), y: Double.random(in: -1...1, using: &random))
            }
            let ring = PolygonOverlay.convexHull(points).polygons.first?.exterior.points ?? []
            for (a, b) in zip(ring, ring.dropFirst()) {
                // Every point lies to the left of every edge: the hull is convex and holds all.
                #expect(points.allSatisfy { Orientation.side(of: $0.x, $0.y, from: a, to: b) >= 0 }, "seed \(seed)")
                #expect(points.contains(a), "seed \(seed)")
            }
            if ring.isEmpty { #expect(Set(points).count < 3 || isGrid, "seed \(seed)") }
        }
    }
}
