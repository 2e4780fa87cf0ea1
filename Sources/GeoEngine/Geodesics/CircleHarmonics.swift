import GeoPrimitives
import Glibc

/// The ends of all geodesics of one length from one centre as trigonometric polynomials of the azimuth.
///
/// The k-th harmonic shrinks like (radius / earth radius)ᵏ, so a few geodesics give all the others: 16 of them to rounding for
/// circles up to about 50 km away from the poles. Where the highest harmonics have not died out there is no such polynomial.
struct CircleHarmonics {
    /// Geodesics measured, at equal azimuths.
    private static let samples = 16
    /// Harmonics kept; the others only show whether the series has died out.
    private static let kept = 6
    /// What the harmonics left out, and the last one kept, may amount to, in degrees: 0.1 µm on the ground.
    private static let smallest = 1e-12

    /// The directions of the samples, azimuths in radians.
    private static let directions = (0..<samples).map { number in
        let angle = 2 * Double.pi * Double(number) / Double(samples)
        return (c: cos(angle), s: sin(angle))
    }

    private var cosines: [PlanarPoint] = []
    private var sines: [PlanarPoint] = []

    /// Measures a circle; `nil` where its series is longer than what is kept.
    ///
    /// Longitudes run on past ±180.
    init?(center: Coordinate, meters: Double) {
        let directions = Self.directions
        let ends = (0..<Self.samples).map {
            Geodesic.unrolled(from: center, azimuth: 360 * Double($0) / Double(Self.samples), meters: meters)
        }
        for order in 0..<Self.samples / 2 {
            var (cosine, sine) = (PlanarPoint(x: 0, y: 0), PlanarPoint(x: 0, y: 0))
            let weight = (order == 0 ? 1.0 : 2) / Double(Self.samples)
            for (number, end) in ends.enumerated() {
                let direction = directions[order * number % Self.samples]
                let (c, s) = (direction.c * weight, direction.s * weight)
                // Differences from the centre keep the digits that whole degrees would swallow.
                let (dx, dy) = (end.x - center.longitude, end.y - center.latitude)
                cosine = PlanarPoint(x: cosine.x + c * dx, y: cosine.y + c * dy)
                sine = PlanarPoint(x: sine.x + s * dx, y: sine.y + s * dy)
            }
            if order >= Self.kept, max(abs(cosine.x), abs(cosine.y), abs(sine.x), abs(sine.y)) > Self.smallest { return nil }
            cosines.append(cosine)
            sines.append(sine)
        }
        cosines[0] = PlanarPoint(x: cosines[0].x + center.longitude, y: cosines[0].y + center.latitude)
    }

    /// Returns the ends at so many equal azimuths, counter-clockwise from north.
    func points(count: Int) -> [PlanarPoint] {
        let step = -2 * Double.pi / Double(count)
        return (0..<count).map { number in
            let (c, s) = (cos(step * Double(number)), sin(step * Double(number)))
            var (power, point) = ((c: 1.0, s: 0.0), cosines[0])
            for order in 1..<Self.kept {
                power = (power.c * c - power.s * s, power.c * s + power.s * c)
                point.x += power.c * cosines[order].x + power.s * sines[order].x
                point.y += power.c * cosines[order].y + power.s * sines[order].y
            }
            return point
        }
    }
}
