import GeoEngine
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@Suite("Geodesic")
struct GeodesicTests {
    /// Karney's stated accuracy is 15 nm; two implementations may differ by twice that, in metres.
    static let inverseTolerance = 30e-9
    /// 20 nm on the ground, in degrees.
    static let directTolerance = 2e-13

    @Test("agrees with GeographicLib's inverse on 300 pairs of every kind")
    func inverse() throws {
        for row in try OracleFiles.rows("karney_pairs.csv") {
            let meters = Geodesic.meters(row[0], row[1], row[2], row[3])
            #expect(abs(meters - row[4]) <= Self.inverseTolerance, "\(row)")
            let origin = Coordinate(latitude: row[1], longitude: row[0])
            let end = Coordinate(latitude: row[3], longitude: row[2])
            #expect(Geodesic.distance(from: origin, to: end).meters == meters)
        }
    }

    @Test("agrees with GeographicLib's direct problem on 120 cases, longitudes normalised")
    func direct() throws {
        for row in try OracleFiles.rows("direct_pairs.csv") {
            let origin = Coordinate(latitude: row[1], longitude: row[0])
            let end = Geodesic.destination(from: origin, azimuth: row[2], distance: .meters(row[3]))
            #expect(abs(end.latitude - row[5]) <= Self.directTolerance, "\(row)")
            let perDegree = max(1e-9, cos(row[5] * .pi / 180))
            #expect(abs(remainder(end.longitude - row[4], 360)) * perDegree <= Self.directTolerance, "\(row)")
            #expect((-180...180).contains(end.longitude))
        }
    }

    @Test("crosses the antimeridian with a longitude in [-180, 180]")
    func antimeridian() {
        let end = Geodesic.destination(
            from: Coordinate(latitude: 0, longitude: 179.9), azimuth: 90, distance: .kilometers(50))
        #expect(end.longitude < -179 && end.longitude >= -180)
    }

    @Test("puts positions on the ellipsoid")
    func geocentric() {
        // The axes of WGS 84 (NIMA TR8350.2): a and b.
        #expect(Geodesic.geocentric(0, 0) == GeocentricPosition(x: 6_378_137, y: 0, z: 0))
        #expect(abs(Geodesic.geocentric(17, 90).z - 6_356_752.314245) < 1e-6)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<1000 {
            let place = random.position()
            let p = Geodesic.geocentric(place.longitude, place.latitude)
            let (a, b) = (Geodesic.equatorialRadius, Geodesic.polarRadius)
            #expect(abs((p.x * p.x + p.y * p.y) / (a * a) + p.z * p.z / (b * b) - 1) < 1e-15 * 4)
        }
    }

    @Test("knows the length of half a meridian")
    func meridian() {
        // GeographicLib: the quarter meridian of WGS 84 is 10 001 965.729 m.
        #expect(abs(Geodesic.meters(0, -90, 0, 90) - 2 * 10_001_965.729) < 0.001)
        #expect(Geodesic.meters(0, -90, 0, 90) <= Geodesic.halfMeridian)
    }
}
