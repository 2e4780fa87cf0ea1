import GeoEngine
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@Suite("ChordBand")
struct ChordBandTests {
    private static func verdict(_ band: ChordBand, _ chord: Double) -> Bool? {
        chord <= band.insideChord ? true : chord > band.outsideChord ? false : nil
    }

    /// Whether the band says of the pair what Karney's inverse says, or leaves it open.
    private static func holds(_ a: Coordinate, _ b: Coordinate, radius: Double) -> Bool {
        let chord = Geodesic.geocentric(a.longitude, a.latitude).chord(to: Geodesic.geocentric(b.longitude, b.latitude))
        let meters = Geodesic.distance(from: a, to: b).meters
        let bounds = ChordBand.lengthBounds(chord: chord)
        guard bounds.lower <= meters, meters <= bounds.upper else { return false }
        guard let verdict = verdict(ChordBand(radius: radius), chord) else { return true }
        return verdict == (meters <= radius + ChordBand.radiusTolerance)
    }

    @Test("never contradicts Karney's inverse on 200,000 random pairs from 1 m to half the Earth")
    func random() {
        var random = SeededGenerator(seed: 20_260_701)
        var wrong = 0
        for _ in 0..<200_000 {
            let start = random.position()
            let length = min(20_003_931, pow(10, random.number(0...7.31)))
            let end = Geodesic.destination(from: start, azimuth: random.number(0...360), distance: .meters(length))
            let radius = length * (1 + random.number(-1...1) * pow(10, random.number(-12 ... -1)))
            if !Self.holds(start, end, radius: radius) { wrong += 1 }
        }
        #expect(wrong == 0, "seed 20260701")
    }

    @Test(
        "holds within a micrometre of the radius, at poles, equator and antimeridian",
        arguments: [1.0, 300, 1000, 5000, 50_000, 500_000, 5_000_000, 15_000_000, 18_999_999, 19_000_001, 19_903_000, 19_990_000])
    func adversarial(radius: Double) {
        var random = SeededGenerator(seed: 5)
        for latitude in [90, -90, 89.999, 0, 1e-9, 45, -60.0] {
            for longitude in [0, 180, -180, 179.99999, 106.27] {
                let start = Coordinate(latitude: latitude, longitude: longitude)
                for azimuth in [0, 90, 180, 270, random.number(0...360), random.number(0...360)] {
                    for offset in [-2e-6, -1e-6, -1e-7, 0, 0.9e-6, 1e-6, 1.1e-6, 2e-6, 1e-3] {
                        let end = Geodesic.destination(from: start, azimuth: azimuth, distance: .meters(radius + offset))
                        #expect(Self.holds(start, end, radius: radius), "\(start) \(azimuth) \(radius) \(offset)")
                    }
                }
            }
        }
    }

    @Test("holds for near-antipodal pairs, where the geodesic is longer than πρ")
    func antipodal() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<20_000 {
            let start = random.position()
            let spread = pow(10, random.number(-6...1))
            let end = Coordinate(
                latitude: max(-90, min(90, -start.latitude + random.number(-1...1) * spread)),
                longitude: start.longitude + 180 + random.number(-1...1) * spread)
            for radius in [18_900_000, 19_500_000, 19_950_000, 20_000_000, 20_003_932.0] {
                #expect(Self.holds(start, end, radius: radius), "\(start) \(end)")
            }
        }
    }

    @Test("decides at the radius and a millimetre beyond without doubt of the outcome")
    func atTheRadius() {
        let start = Coordinate(latitude: 38.46806, longitude: 106.27306)
        for radius in [300.0, 1000, 50_000] {
            for azimuth in stride(from: 0.0, to: 360, by: 15) {
                let at = Geodesic.destination(from: start, azimuth: azimuth, distance: .meters(radius))
                let beyond = Geodesic.destination(from: start, azimuth: azimuth, distance: .meters(radius + 0.001))
                #expect(Geodesic.distance(from: start, to: at).meters <= radius + ChordBand.radiusTolerance)
                #expect(Geodesic.distance(from: start, to: beyond).meters > radius + ChordBand.radiusTolerance)
            }
        }
    }

    @Test("is about a micrometre wide at 1 km, 13 cm at 50 km and 130 m at 500 km")
    func width() {
        func width(_ radius: Double) -> Double {
            let band = ChordBand(radius: radius)
            return band.outsideChord - band.insideChord
        }
        #expect(width(1000) < 1.3e-6)
        #expect(abs(width(50_000) - 0.13) < 0.01)
        #expect(abs(width(500_000) - 130) < 1)
    }

    @Test("covers everything from half a meridian on")
    func everything() {
        #expect(ChordBand(radius: 20_003_932).insideChord == .infinity)
        #expect(ChordBand(radius: 20_000_000).insideChord < 12_700_000)
        #expect(ChordBand(radius: 13_000_000).outsideChord == .infinity)
    }
}
