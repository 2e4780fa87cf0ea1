package import GeoPrimitives
import Glibc

/// The offsets of Chinese web maps: GCJ-02 (Amap, Tencent) and BD-09 (Baidu), which PROJ does not know.
///
/// The forward formulas are the ones in public use; the inverses iterate p ← p − (forward(p) − q) until the step is below
/// 1e-12 degrees, so that a round trip stays below a micrometre where the usual single step leaves several metres.
///
/// Outside a box around mainland China GCJ-02 equals WGS 84. Hong Kong, Macau and Taiwan lie in the box though maps do not shift
/// them: positions there must be declared as WGS 84.
package enum ChineseDatum {
    /// The semi-major axis in the formula's definition, in metres (Krasovsky 1940; not the Earth's of any other room).
    private static let axis = 6_378_245.0
    private static let eccentricitySquared = 0.00669342162296594323
    /// π·3000/180, the wave number of the BD-09 formula, per degree.
    private static let baiduWave = Double.pi * 3000 / 180
    /// Degrees below which the iteration has converged: 0.1 µm on the ground.
    private static let smallestStep = 1e-12
    private static let mostRounds = 10

    /// Returns whether a WGS 84 position lies in the box where GCJ-02 differs from WGS 84.
    package static func isShifted(_ position: Coordinate) -> Bool {
        box.contains(longitude: position.longitude, latitude: position.latitude, margin: 0)
    }

    /// Returns the GCJ-02 position of a WGS 84 position; the same position outside the box.
    package static func gcj02(fromWGS84 position: Coordinate) -> Coordinate {
        isShifted(position) ? shifted(position) : position
    }

    /// Returns the WGS 84 position of a GCJ-02 position; the same position where no position of the box leads to it.
    package static func wgs84(fromGCJ02 position: Coordinate) -> Coordinate {
        let solution = inverted(position, by: shifted)
        return isShifted(solution) ? solution : position
    }

    /// Returns the BD-09 position of a GCJ-02 position.
    package static func bd09(fromGCJ02 position: Coordinate) -> Coordinate {
        let (x, y) = (position.longitude, position.latitude)
        let length = (x * x + y * y).squareRoot() + 0.00002 * sin(y * baiduWave)
        let angle = atan2(y, x) + 0.000003 * cos(x * baiduWave)
        return Coordinate(latitude: length * sin(angle) + 0.006, longitude: length * cos(angle) + 0.0065)
    }

    /// Returns the GCJ-02 position of a BD-09 position.
    package static func gcj02(fromBD09 position: Coordinate) -> Coordinate { inverted(position, by: bd09(fromGCJ02:)) }

    /// Returns the WGS 84 position of a BD-09 position.
    package static func wgs84(fromBD09 position: Coordinate) -> Coordinate { wgs84(fromGCJ02: gcj02(fromBD09: position)) }

    /// Returns the BD-09 position of a WGS 84 position.
    package static func bd09(fromWGS84 position: Coordinate) -> Coordinate { bd09(fromGCJ02: gcj02(fromWGS84: position)) }

    /// The position whose forward transform is the target.
    private static func inverted(_ target: Coordinate, by forward: (Coordinate) -> Coordinate) -> Coordinate {
        var guess = target
        for _ in 0..<mostRounds {
            let image = forward(guess)
            let step = (latitude: image.latitude - target.latitude, longitude: image.longitude - target.longitude)
            guess.latitude -= step.latitude
            guess.longitude -= step.longitude
            if abs(step.latitude) < smallestStep, abs(step.longitude) < smallestStep { break }
        }
        return guess
    }

    /// The GCJ-02 formula without its box.
    private static func shifted(_ position: Coordinate) -> Coordinate {
        let (x, y) = (position.longitude - 105, position.latitude - 35)
        let root = abs(x).squareRoot()
        let common = (20 * sin(6 * .pi * x) + 20 * sin(2 * .pi * x)) * 2 / 3
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
        north += (20 * sin(.pi * y) + 40 * sin(.pi * y / 3)) * 2 / 3
        north += (160 * sin(.pi * y / 12) + 320 * sin(.pi * y / 30)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
        east += (20 * sin(.pi * x) + 40 * sin(.pi * x / 3)) * 2 / 3
        east += (150 * sin(.pi * x / 12) + 300 * sin(.pi * x / 30)) * 2 / 3
        let phi = position.latitude * .pi / 180
        let m = 1 - eccentricitySquared * sin(phi) * sin(phi)
        let perNorth = axis * (1 - eccentricitySquared) / (m * m.squareRoot()) * .pi
        let perEast = axis / m.squareRoot() * cos(phi) * .pi
        return Coordinate(
            latitude: position.latitude + north * 180 / perNorth, longitude: position.longitude + east * 180 / perEast)
    }
}

extension ChineseDatum {
    /// The box of ``isShifted(_:)``.
    static let box = GeographicArea(west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271)
}
