import GeoPrimitives
import Glibc
import TestSupport

/// Returns a ring from x and y in turn, closed.
func ring(_ ordinates: Double...) -> Ring {
    var points = stride(from: 0, to: ordinates.count, by: 2).map { PlanarPoint(x: ordinates[$0], y: ordinates[$0 + 1]) }
    points.append(points[0])
    return Ring(points)
}

/// Returns a rectangle.
func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> MultiPolygon {
    MultiPolygon([Polygon(exterior: ring(west, south, east, south, east, north, west, north))])
}

extension SeededGenerator {
    /// Returns a number evenly drawn from a range.
    mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

    /// Returns a position evenly drawn from the sphere.
    mutating func position() -> Coordinate {
        let sine = number(-1...1)
        return Coordinate(latitude: asin(sine) * 180 / .pi, longitude: number(-180...180))
    }
}
