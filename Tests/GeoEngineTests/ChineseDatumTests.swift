import GeoEngine
import GeoPrimitives
import TestSupport
import Testing

@Suite("ChineseDatum")
struct ChineseDatumTests {
    /// Degrees: the oracle carries 12 decimals and BD-09 multiplies doubles of size 120.
    static let tolerance = 2e-12
    /// Degrees, a micrometre on the ground: at longitude 105 the formula's root turns the oracle's last digit into six of them.
    static let inverseTolerance = 1e-11

    private static func near(_ a: Coordinate, _ longitude: Double, _ latitude: Double, _ tolerance: Double) -> Bool {
        abs(a.longitude - longitude) <= tolerance && abs(a.latitude - latitude) <= tolerance
    }

    @Test("matches the published vectors to 1e-6 degrees")
    func published() {
        let cases = [
            (31.1774276, 121.5272106, 31.17530398364597, 121.531541859215),
            (22.543847, 113.912316, 22.540796131694766, 113.9171764808363),
        ]
        for (latitude, longitude, gcjLatitude, gcjLongitude) in cases {
            let gcj = ChineseDatum.gcj02(fromWGS84: Coordinate(latitude: latitude, longitude: longitude))
            #expect(Self.near(gcj, gcjLongitude, gcjLatitude, 1e-6))
        }
    }

    @Test("matches 200 positions computed with 50 digits, both datums and both ways")
    func oracle() throws {
        for row in try OracleFiles.rows("china_datums.csv") {
            let wgs = Coordinate(latitude: row[1], longitude: row[0])
            let gcj = Coordinate(latitude: row[3], longitude: row[2])
            let bd = Coordinate(latitude: row[5], longitude: row[4])
            #expect(Self.near(ChineseDatum.gcj02(fromWGS84: wgs), row[2], row[3], Self.tolerance))
            #expect(Self.near(ChineseDatum.bd09(fromWGS84: wgs), row[4], row[5], Self.tolerance))
            #expect(Self.near(ChineseDatum.bd09(fromGCJ02: gcj), row[4], row[5], Self.tolerance))
            #expect(Self.near(ChineseDatum.wgs84(fromGCJ02: gcj), row[0], row[1], Self.inverseTolerance))
            #expect(Self.near(ChineseDatum.gcj02(fromBD09: bd), row[2], row[3], Self.inverseTolerance))
            #expect(Self.near(ChineseDatum.wgs84(fromBD09: bd), row[0], row[1], Self.inverseTolerance))
        }
    }

    @Test("comes back within 1 mm at 1,000 random positions")
    func roundTrip() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<1000 {
            let wgs = Coordinate(latitude: random.number(21...44), longitude: random.number(98...124))
            let fromGCJ = ChineseDatum.wgs84(fromGCJ02: ChineseDatum.gcj02(fromWGS84: wgs))
            let fromBD = ChineseDatum.wgs84(fromBD09: ChineseDatum.bd09(fromWGS84: wgs))
            #expect(Geodesic.distance(from: wgs, to: fromGCJ).meters < 0.001)
            #expect(Geodesic.distance(from: wgs, to: fromBD).meters < 0.001)
            #expect((10...1000).contains(Geodesic.distance(from: wgs, to: ChineseDatum.gcj02(fromWGS84: wgs)).meters))
        }
    }

    @Test("leaves positions outside the box alone, NaN too")
    func outside() {
        let porto = Coordinate(latitude: -30.05, longitude: -51.2)
        #expect(!ChineseDatum.isShifted(porto))
        #expect(ChineseDatum.gcj02(fromWGS84: porto) == porto)
        #expect(ChineseDatum.wgs84(fromGCJ02: porto) == porto)
        #expect(ChineseDatum.isShifted(Coordinate(latitude: 55.8271, longitude: 137.8347)))
        #expect(!ChineseDatum.isShifted(Coordinate(latitude: 55.8272, longitude: 100)))
        #expect(ChineseDatum.wgs84(fromGCJ02: Coordinate(latitude: .nan, longitude: 100)).latitude.isNaN)
    }

    @Test("comes back across the edge of the box")
    func edge() {
        let inside = Coordinate(latitude: 40, longitude: 137.8346)
        #expect(ChineseDatum.gcj02(fromWGS84: inside).longitude > 137.8347)
        let back = ChineseDatum.wgs84(fromGCJ02: ChineseDatum.gcj02(fromWGS84: inside))
        #expect(Geodesic.distance(from: inside, to: back).meters < 0.001)
    }
}
