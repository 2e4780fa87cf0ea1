import GeoEngine
import GeoPrimitives
import Glibc
import Testing

@Suite("Geodesic area")
struct GeodesicAreaTests {
    /// Relative: the integration is exact to rounding, 1e-16 an edge.
    static let tolerance = 1e-12

    /// The area of a box by integrating M N cos(φ) with Simpson's rule, which knows nothing of authalic latitudes.
    static func simpson(_ south: Double, _ north: Double, width: Double) -> Double {
        let (a, f) = (6_378_137.0, 1 / 298.257223563)
        let e2 = f * (2 - f)
        func density(_ phi: Double) -> Double {
            let w = 1 - e2 * sin(phi) * sin(phi)
            return a * a * (1 - e2) * cos(phi) / (w * w)
        }
        let steps = 2000
        let (from, to) = (south * .pi / 180, north * .pi / 180)
        let h = (to - from) / Double(steps)
        var sum = density(from) + density(to)
        for step in 1..<steps { sum += density(from + Double(step) * h) * (step % 2 == 1 ? 4 : 2) }
        return sum * h / 3 * width * .pi / 180
    }

    @Test("equals the integral of the ellipsoid's surface over a box", arguments: [0.0, 30, 38, 60, 89, -45, -90])
    func boxes(south: Double) {
        let area = Geodesic.area(of: box(106, south, 107, south + 1)).squareMeters
        let expected = Self.simpson(south, south + 1, width: 1)
        #expect(abs(area - expected) <= 1e-11 * expected)
    }

    @Test("gives the surface of the Earth for the whole rectangle, touching ±180 and both poles")
    func world() {
        // GeographicLib (Karney 2013, table 1): 4πc² = 510 065 621 724 088.44 m².
        #expect(abs(Geodesic.area(of: box(-180, -90, 180, 90)).squareMeters - 510_065_621_724_088.44) < 1)
        #expect(abs(Geodesic.area(of: box(-180, 0, 180, 90)).squareMeters - 510_065_621_724_088.44 / 2) < 1)
    }

    @Test("equals GeographicLib's geodesic polygon once its edges are cut into 16 000 pieces")
    func slanted() {
        // geographiclib 2.1 for Python, Polygon.AddPoint at every 1/16000 of each lon/lat edge.
        let cases: [(Ring, Double)] = [
            (ring(106.1, 38.2, 106.63, 38.31, 106.41, 38.77, 106.0, 38.6), 2_174_927_578.028354),
            (ring(87.0, 43.0, 96.0, 41.5, 101.5, 52.0, 90.0, 57.0), 1_137_077_715_103.2073),
            (ring(10.0, 78.0, 40.0, 81.0, 30.0, 88.5, 12.0, 85.0), 287_072_306_806.4829),
        ]
        for (ring, expected) in cases {
            let area = Geodesic.area(of: MultiPolygon([Polygon(exterior: ring)])).squareMeters
            #expect(abs(area - expected) <= 2e-10 * expected, "\(area) for \(expected)")
        }
    }

    @Test("subtracts holes, whichever way the rings run")
    func holes() {
        let outer = ring(100, 30, 101, 30, 101, 31, 100, 31)
        let hole = ring(100.2, 30.2, 100.7, 30.3, 100.5, 30.8)
        let (whole, cut) = (MultiPolygon([Polygon(exterior: outer)]), MultiPolygon([Polygon(exterior: hole)]))
        let expected = Geodesic.area(of: whole) - Geodesic.area(of: cut)
        for (a, b) in [(outer, hole), (reversed(outer), hole), (outer, reversed(hole)), (reversed(outer), reversed(hole))] {
            #expect(Geodesic.area(of: MultiPolygon([Polygon(exterior: a, holes: [b])])) == expected)
        }
    }

    @Test("has additive parts: a diagonal cuts a box without loss")
    func additive() {
        let lower = Geodesic.area(of: MultiPolygon([Polygon(exterior: ring(100, 30, 109, 30, 109, 38))])).squareMeters
        let upper = Geodesic.area(of: MultiPolygon([Polygon(exterior: ring(100, 30, 109, 38, 100, 38))])).squareMeters
        let whole = Geodesic.area(of: box(100, 30, 109, 38)).squareMeters
        #expect(abs(lower + upper - whole) <= Self.tolerance * whole)
    }

    @Test("is zero for nothing, and square metres in a planar layer")
    func planar() {
        #expect(Geodesic.area(of: MultiPolygon()) == .zero)
        let square = MultiPolygon([Polygon(exterior: ring(0, 0, 10, 0, 10, 10, 0, 10), holes: [ring(1, 1, 2, 1, 2, 2, 1, 2)])])
        #expect(square.planarArea == .squareMeters(99))
    }

    private func reversed(_ ring: Ring) -> Ring { Ring(ring.points.reversed()) }
}
