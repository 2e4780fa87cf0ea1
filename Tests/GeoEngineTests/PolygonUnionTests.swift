import GeoEngine
import GeoPrimitives
import TestSupport
import Testing

@Suite("PolygonUnion")
struct PolygonUnionTests {
    /// Relative, of areas: GEOS rounds crossings as this does, and no more.
    static let areaTolerance = 1e-9

    /// Holds the union against GEOS's unary union of the same shapes: valid, canonical, the same region.
    static func check(
        _ shapes: [MultiPolygon], isPlanar: Bool = false, _ comment: Comment, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let union = try PolygonUnion.of(shapes)
        let oracle = try PolygonOverlay.union(shapes)
        func area(_ geometry: MultiPolygon) -> Double {
            (isPlanar ? geometry.planarArea : Geodesic.area(of: geometry)).squareMeters
        }
        #expect(try PolygonOverlay.validityProblem(union) == nil, comment, sourceLocation: location)
        #expect(union == union.canonical, comment, sourceLocation: location)
        let expected = area(oracle)
        #expect(abs(area(union) - expected) <= areaTolerance * expected, comment, sourceLocation: location)
        for rest in [try PolygonOverlay.difference(union, oracle), try PolygonOverlay.difference(oracle, union)] {
            #expect(area(rest) <= areaTolerance * expected, comment, sourceLocation: location)
        }
    }

    /// Discs around random places in a square of so many kilometres.
    private func discs(
        _ count: Int, latitude: Double, longitude: Double = 106, side: Double, radii: ClosedRange<Double>,
        _ random: inout SeededGenerator
    ) -> [MultiPolygon] {
        (0..<count).map { _ in
            let middle = Geodesic.destination(
                from: Coordinate(latitude: latitude, longitude: longitude), azimuth: random.number(0...360),
                distance: .kilometers(side / 2 * random.number(0...1)))
            return GeodesicCircle.polygon(center: middle, radius: .kilometers(random.number(radii)))
        }
    }

    @Test("is the union that GEOS finds, from the equator to high latitudes", arguments: [0.0, 36, 60, 75, 85])
    func latitudes(_ latitude: Double) throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let comment: Comment = "latitude \(latitude), seed \(seed)"
            try Self.check(discs(10, latitude: latitude, side: 5, radii: 1...1, &random), comment)
            try Self.check(discs(150, latitude: latitude, side: 40, radii: 1...1, &random), comment)
            try Self.check(discs(150, latitude: latitude, side: 10, radii: 1...1, &random), comment)
            try Self.check(discs(150, latitude: latitude, side: 60, radii: 0.05...6, &random), comment)
            try Self.check(discs(30, latitude: latitude, side: 600, radii: 20...90, &random), comment)
        }
    }

    @Test("is the union that GEOS finds of 3,000 discs, spread and clustered")
    func many() throws {
        var random = SeededGenerator(seed: 11)
        try Self.check(discs(3000, latitude: 36, side: 150, radii: 1...1, &random), "spread")
        try Self.check(discs(3000, latitude: 36, side: 12, radii: 0.3...2, &random), "clustered")
    }

    @Test("crosses the antimeridian and holds the poles", arguments: [0.0, -17, 60, 88, 90, -90])
    func seams(_ latitude: Double) throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let comment: Comment = "latitude \(latitude), seed \(seed)"
            try Self.check(discs(40, latitude: latitude, longitude: 180, side: 40, radii: 1...5, &random), comment)
            try Self.check(discs(25, latitude: latitude, longitude: -180, side: 2000, radii: 50...700, &random), comment)
        }
    }

    @Test("unites circles as large as continents, and the world")
    func large() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let circles = (0..<12).map { _ in
                GeodesicCircle.polygon(
                    center: random.position(), radius: .kilometers(random.number(100...(seed < 4 ? 2500 : 12_000))))
            }
            try Self.check(circles, "seed \(seed)")
        }
        let world = GeodesicCircle.polygon(center: Coordinate(latitude: 0, longitude: 0), radius: .kilometers(20_100))
        let small = GeodesicCircle.polygon(center: Coordinate(latitude: 0, longitude: 0), radius: .kilometers(1))
        #expect(try PolygonUnion.of([small, world, small]) == world)
    }

    @Test("unites circles of a plane on a lattice, where many crossings and edges coincide")
    func lattice() throws {
        for spacing in [20.0, 47, 500, 600, 800, 1000, 1200, 1999, 2000, 2001] {
            let circles = (0..<49).map { number in
                GeodesicCircle.planarPolygon(
                    center: PlanarPoint(x: Double(number % 7) * spacing, y: Double(number / 7) * spacing), radius: .meters(1000))
            }
            try Self.check(circles, isPlanar: true, "spacing \(spacing)")
        }
    }

    @Test("needs no general position: squares and octagons on whole numbers", arguments: 1...60 as ClosedRange<UInt64>)
    func wholeNumbers(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let side = Int.random(in: 4...12, using: &random)
        let shapes = (0..<Int.random(in: 2...25, using: &random)).map { _ -> MultiPolygon in
            let (x, y) = (Double(Int.random(in: 0...side, using: &random)), Double(Int.random(in: 0...side, using: &random)))
            let (w, h) = (Double(Int.random(in: 1...3, using: &random)), Double(Int.random(in: 1...3, using: &random)))
            switch Int.random(in: 0...3, using: &random) {
            case 0: return box(x, y, x + w, y + h)
            case 1: return MultiPolygon([Polygon(exterior: ring(x, y, x + w, y, x + w, y + h))])
            case 2:
                return MultiPolygon([
                    Polygon(
                        exterior: ring(
                            x + 1, y, x + 2, y, x + 3, y + 1, x + 3, y + 2, x + 2, y + 3, x + 1, y + 3, x, y + 2, x, y + 1))
                ])
            default:
                return MultiPolygon([
                    Polygon(
                        exterior: ring(x, y, x + 3, y, x + 3, y + 3, x, y + 3),
                        holes: [ring(x + 1, y + 1, x + 1, y + 2, x + 2, y + 2, x + 2, y + 1)])
                ])
            }
        }
        try Self.check(shapes, isPlanar: true, "seed \(seed)")
    }

    @Test("keeps apart what touches in a point, joins what shares an edge, drops what is inside or twice there")
    func closedCases() throws {
        #expect(try PolygonUnion.of([]).isEmpty)
        #expect(try PolygonUnion.of([MultiPolygon(), MultiPolygon()]).isEmpty)
        #expect(try PolygonUnion.of([box(0, 0, 1, 1), box(0, 0, 1, 1)]) == box(0, 0, 1, 1))
        #expect(try PolygonUnion.of([box(0, 0, 4, 4), box(1, 1, 2, 2)]) == box(0, 0, 4, 4))
        #expect(
            try PolygonUnion.of([box(0, 0, 1, 1), box(1, 1, 2, 2)])
                == MultiPolygon(box(0, 0, 1, 1).polygons + box(1, 1, 2, 2).polygons))
        #expect(try PolygonUnion.of([box(0, 0, 1, 1), box(1, 0, 2, 1)]).planarArea == .squareMeters(2))
        #expect(try PolygonUnion.of([box(0, 0, 1, 1), box(1, 0, 2, 1)]).polygons.count == 1)
        let frame = try PolygonUnion.of([box(0, 0, 3, 1), box(0, 2, 3, 3), box(0, 0, 1, 3), box(2, 0, 3, 3)])
        #expect(frame.polygons.count == 1 && frame.polygons[0].holes.count == 1 && frame.planarArea == .squareMeters(8))
        let island = try PolygonUnion.of([box(0, 0, 9, 1), box(0, 8, 9, 9), box(0, 0, 1, 9), box(8, 0, 9, 9), box(3, 3, 5, 5)])
        #expect(island.polygons.count == 2 && island.planarArea == .squareMeters(81 - 49 + 4))
        #expect(throws: GeometryEngineError.nonFiniteVertex(polygon: 1)) {
            try PolygonUnion.of([box(0, 0, 1, 1), box(0, 0, .nan, 1)])
        }
    }

    @Test("does not depend on the order of the shapes or on how they are cut into chunks")
    func order() throws {
        var random = SeededGenerator(seed: 5)
        let shapes = discs(200, latitude: 36, side: 25, radii: 0.5...2, &random)
        let once = try PolygonUnion.of(shapes)
        #expect(try PolygonUnion.of((shapes + shapes).shuffled(using: &random)) == once)
        let union = try PolygonUnion(shapes)
        let outlines = (0..<union.shapeCount).map { union.outline(of: $0..<$0 + 1) }
        #expect(try union.joined(outlines) == once)
    }
}
