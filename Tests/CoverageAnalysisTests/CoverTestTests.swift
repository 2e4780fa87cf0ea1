import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import ServiceModel
import TestSupport
import Testing

@Suite("Cover test")
struct CoverTestTests {
    /// Decides a pair as the kernel does: chord first, Karney where the chord cannot.
    private func isCovered(_ a: PlanarPoint, _ b: PlanarPoint, radius: Double) -> Bool {
        let chord = Geodesic.geocentric(a.x, a.y).chord(to: Geodesic.geocentric(b.x, b.y))
        return CoverTest(radius: radius, measure: .geodesic).covers(chord: chord) { Geodesic.meters(a.x, a.y, b.x, b.y) }
    }

    @Test("covers a point exactly at the radius, and not one a millimetre beyond")
    func closedAtTheRadius() throws {
        // lon, lat, azimuth, radius_m, lon2, lat2 by geographiclib's direct problem.
        for row in try OracleFile.rows("direct_pairs.csv") {
            let (center, radius) = (PlanarPoint(x: row[0], y: row[1]), row[3])
            #expect(isCovered(center, PlanarPoint(x: row[4], y: row[5]), radius: radius), "\(row)")
            let beyond = Geodesic.destination(
                from: Coordinate(center), azimuth: row[2], distance: .meters(radius + 0.001))
            // Beyond half the way round the Earth "farther along the azimuth" is nearer again.
            if radius < 1e7 { #expect(!isCovered(center, PlanarPoint(beyond), radius: radius), "\(row)") }
        }
    }

    @Test("agrees with Karney's inverse on a million random pairs near their radius")
    func agreesWithKarney() {
        let seed: UInt64 = 20_261_124
        var random = SeededGenerator(seed: seed)
        var disagreements = 0
        for number in 0..<1_000_000 {
            let a = PlanarPoint(x: Double.random(in: -180...180, using: &random), y: Double.random(in: -90...90, using: &random))
            // Lengths from 1 m to 2,000 km; the second point lies within some of them to the east and north.
            let scale = Double.random(in: -5...1.2, using: &random)
            let spread = exp10(scale)
            let b = PlanarPoint(
                x: a.x + Double.random(in: -spread...spread, using: &random),
                y: min(90, max(-90, a.y + Double.random(in: -spread...spread, using: &random))))
            let meters = Geodesic.meters(a.x, a.y, b.x, b.y)
            // A third within a micrometre of the radius, a third within a metre, a third anywhere near.
            let offset = [2e-6, 1, 0.3 * meters][number % 3]
            let radius = max(1e-3, meters + Double.random(in: -offset...offset, using: &random))
            if isCovered(a, b, radius: radius) != (meters <= radius + 1e-6) { disagreements += 1 }
        }
        #expect(disagreements == 0, "seed \(seed)")
    }

    private func exp10(_ x: Double) -> Double {
        var value = 1.0
        for _ in 0..<Int(abs(x)) { value *= 10 }
        let fraction = abs(x) - Double(Int(abs(x)))
        // A linear step between powers of ten is all the test needs.
        value *= 1 + 9 * fraction
        return x < 0 ? 1 / value : value
    }

    @Test(
        "decides poles, the antimeridian and antipodes",
        arguments: [
            // A radius and whether two positions are within it.
            (PlanarPoint(x: 0, y: 90), PlanarPoint(x: 123, y: 90), 0.001, true),
            (PlanarPoint(x: 179.9999, y: 0), PlanarPoint(x: -179.9999, y: 0), 22.3, true),
            (PlanarPoint(x: 179.9999, y: 0), PlanarPoint(x: -179.9999, y: 0), 22.2, false),
            (PlanarPoint(x: 0, y: -90), PlanarPoint(x: 0, y: 90), 20_003_931.0, false),
            (PlanarPoint(x: 0, y: -90), PlanarPoint(x: 0, y: 90), 20_003_932.0, true),
            (PlanarPoint(x: 0, y: 0), PlanarPoint(x: 180, y: 0), 25_000_000.0, true),
        ])
    func edges(_ a: PlanarPoint, _ b: PlanarPoint, _ radius: Double, _ expected: Bool) {
        #expect(isCovered(a, b, radius: radius) == expected)
    }

    @Test("a planar run is decided by the straight line")
    func planar() {
        let test = CoverTest(radius: 5, measure: .planar)
        #expect(test.covers(chord: Measure.planar.meters(PlanarPoint(x: 0, y: 0), PlanarPoint(x: 3, y: 4))) { .infinity })
        #expect(!test.covers(chord: 5.0001) { 0 })
    }
}
