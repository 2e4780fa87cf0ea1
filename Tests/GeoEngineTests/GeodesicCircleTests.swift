import GeoEngine
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@Suite("GeodesicCircle")
struct GeodesicCircleTests {
    /// Metres by which a boundary may be on the wrong side: rounding of degrees at longitude 180.
    static let rounding = 1e-5

    struct Case: CustomTestStringConvertible, Sendable {
        let longitude: Double
        let latitude: Double
        let meters: Double
        var testDescription: String { "\(longitude) \(latitude) \(meters) m" }
        var center: Coordinate { Coordinate(latitude: latitude, longitude: longitude) }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for latitude: Double in [0, 36, 60, 80, -80, 89.9, 89.995, -89.995, 90, -90] {
            for longitude: Double in [0, 106.3, 179.999, -180, 180] {
                for meters: Double in [1, 300, 1000, 50_000, 500_000.0] {
                    cases.append(Case(longitude: longitude, latitude: latitude, meters: meters))
                }
            }
        }
        for latitude: Double in [0, 20, -45, 90] {
            for meters: Double in [
                2_000_000, 5_000_000, 9_900_000, 9_999_999, 10_001_965, 10_001_966, 10_003_000, 12_000_000, 19_000_000,
            ] {
                cases.append(Case(longitude: 106.3, latitude: latitude, meters: meters))
            }
        }
        return cases
    }()

    /// Places on the polygon's boundary that lie on the circle's own ring, not on a cut or a pole.
    static func boundary(_ polygon: MultiPolygon) -> [PlanarPoint] {
        var places: [PlanarPoint] = []
        for ring in polygon.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) {
                if a.x == b.x, abs(a.x) == 180 { continue }
                if a.y == b.y, abs(a.y) == 90 { continue }
                places += [0, 0.13, 0.31, 0.5, 0.77].map { PlanarPoint(x: a.x + $0 * (b.x - a.x), y: a.y + $0 * (b.y - a.y)) }
            }
        }
        return places.filter { abs($0.y) < 90 }
    }

    @Test("stays within its tolerance, on the side of its mode, and valid", arguments: cases)
    func tolerance(of circle: Case) throws {
        for mode in [CircleMode.inner, .outer] {
            let polygon = GeodesicCircle.polygon(center: circle.center, radius: .meters(circle.meters), mode: mode)
            #expect(try PolygonOverlay.validityProblem(polygon) == nil)
            let box = polygon.boundingBox
            #expect(box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90)
            let tolerance = GeodesicCircle.defaultTolerance * circle.meters
            let slack = Self.rounding + 0.02 * tolerance
            for place in Self.boundary(polygon) {
                let off = Geodesic.meters(circle.longitude, circle.latitude, place.x, place.y) - circle.meters
                let allowed = mode == .inner ? -tolerance - slack...slack : -slack...tolerance + slack
                if !allowed.contains(off) { Issue.record("\(mode): \(off) m off at \(place)"); return }
            }
        }
    }

    /// Random circles: any size, many near poles and the antimeridian, many that pass a pole within centimetres.
    static let randomCases: [Case] = {
        var random = SeededGenerator(seed: 15)
        return (0..<300).map { number in
            let longitude = number % 3 == 0 ? random.number(179.9...180) : random.number(-180...180)
            let offset = pow(10, random.number(-5...1))
            let latitude = number % 2 == 0 ? random.number(-90...90) : (number % 4 == 1 ? 90 - offset : offset - 90)
            let toPole = Geodesic.meters(0, latitude, 0, latitude < 0 ? -90 : 90)
            let meters = number % 5 == 0 ? toPole + random.number(-0.1...0.1) : pow(10, random.number(0...7.3))
            return Case(longitude: longitude, latitude: latitude, meters: max(1, meters))
        }
    }()

    @Test("stays within its tolerance wherever it is")
    func anywhere() throws {
        for circle in Self.randomCases { try tolerance(of: circle) }
    }

    @Test("meets C5 at 1 km: area within 0.05 %, boundary within 0.31 m", arguments: [0.0, 36, 60, 80, 89.995])
    func specification(latitude: Double) {
        for longitude in [106.3, 179.999, -179.995] {
            let center = Coordinate(latitude: latitude, longitude: longitude)
            let polygon = GeodesicCircle.polygon(center: center, radius: .kilometers(1))
            // A geodesic disc of 1 km differs from π R² by R²/12ρ² = 2e-9.
            let share = Geodesic.area(of: polygon).squareMeters / (.pi * 1e6)
            #expect(share <= 1 && share >= 1 - 0.0005, "\(share)")
            for place in Self.boundary(polygon) {
                #expect(abs(Geodesic.meters(longitude, latitude, place.x, place.y) - 1000) <= 0.31)
            }
        }
    }

    @Test(
        "has the area of a spherical cap within the flattening at 500 km and 5,000 km",
        arguments: [500_000.0, 5_000_000, 15_000_000])
    func caps(meters: Double) {
        for latitude in [0.0, 45, 80, 90] {
            let area = Geodesic.area(
                of: GeodesicCircle.polygon(
                    center: Coordinate(latitude: latitude, longitude: 178), radius: .meters(meters),
                    tolerance: .meters(meters * 1e-5)))
            let cap = 2 * .pi * 6_371_007 * 6_371_007 * (1 - cos(meters / 6_371_007))
            #expect(abs(area.squareMeters / cap - 1) < 0.008, "\(latitude): \(area.squareMeters / cap)")
        }
    }

    @Test("keeps the inner polygon inside the outer one")
    func nesting() throws {
        for circle in Self.cases.prefix(60) {
            let inner = GeodesicCircle.polygon(center: circle.center, radius: .meters(circle.meters), mode: .inner)
            let outer = GeodesicCircle.polygon(center: circle.center, radius: .meters(circle.meters), mode: .outer)
            let left = Geodesic.area(of: try PolygonOverlay.difference(inner, outer)).squareMeters
            #expect(left <= 1e-9 * circle.meters * circle.meters)
        }
    }

    @Test("is the world from half a meridian on, and nothing without a radius")
    func extremes() {
        let center = Coordinate(latitude: 38, longitude: 106)
        let world = GeodesicCircle.polygon(center: center, radius: .meters(20_003_932))
        #expect(world.boundingBox == BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90) && world.vertexCount == 5)
        #expect(GeodesicCircle.polygon(center: center, radius: .meters(0)).isEmpty)
        #expect(GeodesicCircle.polygon(center: center, radius: .meters(.nan)).isEmpty)
    }

    @Test("takes more vertices for a smaller tolerance")
    func vertices() {
        let center = Coordinate(latitude: 38, longitude: 106)
        let coarse = GeodesicCircle.polygon(center: center, radius: .kilometers(1), tolerance: .meters(10)).vertexCount
        let fine = GeodesicCircle.polygon(center: center, radius: .kilometers(1), tolerance: .meters(0.001)).vertexCount
        #expect(coarse < 40 && fine > 2000)
    }

    @Test(
        "puts the vertices of an inner circle on the circle itself, to a micrometre",
        arguments: [1.0, 300, 1000, 5000, 20_000, 50_000])
    func vertices(on meters: Double) {
        for latitude in [0.0, 20, -38.4, 60, 80] {
            for longitude in [106.3, 179.9, -180] {
                let center = Coordinate(latitude: latitude, longitude: longitude)
                let polygon = GeodesicCircle.polygon(center: center, radius: .meters(meters))
                for point in polygon.polygons.flatMap(\.exterior.points) where abs(point.x) != 180 {
                    #expect(abs(Geodesic.meters(longitude, latitude, point.x, point.y) - meters) <= 1e-6)
                }
            }
        }
    }

    @Test("draws planar circles inside and around")
    func planar() {
        let center = PlanarPoint(x: 500_000, y: 4_000_000)
        let inner = GeodesicCircle.planarPolygon(center: center, radius: .kilometers(1), mode: .inner)
        let outer = GeodesicCircle.planarPolygon(center: center, radius: .kilometers(1), mode: .outer)
        let disc = Double.pi * 1e6
        #expect(inner.planarArea.squareMeters < disc && inner.planarArea.squareMeters > disc * 0.9995)
        #expect(outer.planarArea.squareMeters > disc && outer.planarArea.squareMeters < disc * 1.0005)
    }
}
