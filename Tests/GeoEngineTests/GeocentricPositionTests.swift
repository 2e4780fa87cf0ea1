import GeoEngine
import Glibc
import TestSupport
import Testing

@Suite("Earth-centred positions, four at a time")
struct GeocentricPositionTests {
    /// What the certified margin of a chord allows an ordinate to be off, in metres (docs/method.md, section 1).
    static let tolerance = 4e-9

    /// The position in arithmetic with eleven more bits.
    private func precise(_ longitude: Double, _ latitude: Double) -> (Float80, Float80, Float80) {
        let (lambda, phi) = (Float80(longitude) * .pi / 180, Float80(latitude) * .pi / 180)
        let flattening = 1 / Float80(298.257223563)
        let square = flattening * (2 - flattening)
        let normal = 6_378_137 / (1 - square * sin(phi) * sin(phi)).squareRoot()
        return (normal * cos(phi) * cos(lambda), normal * cos(phi) * sin(lambda), normal * (1 - square) * sin(phi))
    }

    @Test("are within 4 nm of the same formula in 64-bit-mantissa arithmetic")
    func accuracy() {
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        var worst = 0.0
        for number in 0..<25_000 {
            var (x, y) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for lane in 0..<4 {
                // Longitudes beyond ±180 occur where a layer runs on past the antimeridian.
                x[lane] = Double.random(in: number % 2 == 0 ? -180...180 : -540...540, using: &random)
                y[lane] = Double.random(in: -90...90, using: &random)
                if number % 5 == 0 { x[lane] = (x[lane] / 45).rounded() * 45 }
                if number % 7 == 0 { y[lane] = (y[lane] / 15).rounded() * 15 }
            }
            let found = Geodesic.geocentric(x, y)
            for lane in 0..<4 {
                let exact = precise(x[lane], y[lane])
                let position = found[lane]
                for (a, b) in [(position.x, exact.0), (position.y, exact.1), (position.z, exact.2)] {
                    worst = max(worst, Double(abs(Float80(a) - b)))
                }
            }
        }
        #expect(worst <= Self.tolerance, "worst \(worst) m, seed \(seed)")
    }

    @Test("poles and quarter turns are exact")
    func exactPlaces() {
        let found = Geodesic.geocentric(SIMD4(123, 0, 90, -180), SIMD4(90, 0, 0, 0))
        #expect(found[0].x == 0 && found[0].y == 0 && abs(found[0].z - Geodesic.polarRadius) < 2e-9)
        #expect(found[1] == GeocentricPosition(x: Geodesic.equatorialRadius, y: 0, z: 0))
        #expect(found[2] == GeocentricPosition(x: 0, y: Geodesic.equatorialRadius, z: 0))
        #expect(found[3] == GeocentricPosition(x: -Geodesic.equatorialRadius, y: 0, z: 0))
    }
}
