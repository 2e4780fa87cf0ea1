import GeoEngine
package import GeoPrimitives
import ServiceModel

/// A point with its position in the space where chords are measured, to the bit where the cover kernel places it: all that is computed from
/// it is what the kernel computes.
package struct PlacedPoint: Sendable {
    /// The point in the plane of the run.
    package let point: PlanarPoint
    let position: GeocentricPosition
}

extension Measure {
    /// Returns a point with its position.
    package func placed(_ point: PlanarPoint) -> PlacedPoint {
        let four = positions(x: SIMD4(repeating: point.x), y: SIMD4(repeating: point.y))
        return PlacedPoint(point: point, position: four[0])
    }

    /// Returns the positions of points, placed four at a time.
    func positions(of points: [PlanarPoint]) -> [GeocentricPosition] {
        var found: [GeocentricPosition] = []
        found.reserveCapacity(points.count)
        for first in stride(from: 0, to: points.count, by: 4) {
            let lanes = 0..<min(4, points.count - first)
            var (x, y) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for lane in lanes { (x[lane], y[lane]) = (points[first + lane].x, points[first + lane].y) }
            let four = positions(x: x, y: y)
            for lane in lanes { found.append(four[lane]) }
        }
        return found
    }
}
