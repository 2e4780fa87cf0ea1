import CPROJ
package import GeoPrimitives
import Glibc

/// The line of positions that are equally far from two others on the ellipsoid.
///
/// Distances and directions are Karney's; positions are found by Newton's method on the difference of the two distances, whose gradient
/// is the difference of the two directions. Longitudes may run on past ±180.
package struct GeodesicBisector: Sendable {
    /// A line along the bisector and how far it strays from it, in metres.
    package struct Trace: Hashable, Sendable {
        /// The vertices, both ends included.
        package var points: [PlanarPoint]
        /// The largest departure measured at three places of each edge.
        package var departure: Double

        /// Makes a line from its figures.
        package init(points: [PlanarPoint], departure: Double) { (self.points, self.departure) = (points, departure) }
    }

    /// Steps of Newton's method at most, and the step in metres at which it ends.
    private static let mostSteps = 24
    private static let smallestStep = 1e-5
    /// An edge is halved at most this often.
    private static let deepestHalving = 16

    private let first: PlanarPoint
    private let second: PlanarPoint

    /// Makes the bisector of two different positions in degrees.
    package init(_ first: PlanarPoint, _ second: PlanarPoint) { (self.first, self.second) = (first, second) }

    /// Returns how far a position is from the bisector, in metres, to first order.
    package func departure(of point: PlanarPoint) -> Double {
        let slope = difference(at: point)
        let steepness = (slope.east * slope.east + slope.north * slope.north).squareRoot()
        return steepness > 0 ? abs(slope.meters) / steepness : abs(slope.meters)
    }

    /// Returns the position of the bisector next to a position close to it; the position itself when none is found.
    package func settled(_ point: PlanarPoint) -> PlanarPoint {
        var place = point
        for _ in 0..<Self.mostSteps {
            let slope = difference(at: place)
            let square = slope.east * slope.east + slope.north * slope.north
            guard square > 0 else { return point }
            let step = -slope.meters / square
            place = Geodesic.moved(place, east: step * slope.east, north: step * slope.north)
            guard place.y.isFinite, abs(place.y) <= 90 else { return point }
            if abs(slope.meters) <= Self.smallestStep * square.squareRoot() { break }
        }
        return place
    }

    /// Returns a line along the bisector between two of its positions whose edges, straight in lon/lat, stray from it by at most the
    /// tolerance in metres.
    ///
    /// O(√(length² / tolerance)) inverse geodesics.
    package func trace(from start: PlanarPoint, to end: PlanarPoint, tolerance: Double) -> Trace {
        var trace = Trace(points: [start], departure: 0)
        refine(from: start, to: end, tolerance, 0, &trace)
        return trace
    }

    private func refine(from start: PlanarPoint, to end: PlanarPoint, _ tolerance: Double, _ depth: Int, _ trace: inout Trace) {
        func place(_ share: Double) -> PlanarPoint {
            PlanarPoint(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
        }
        let middle = place(0.5)
        let worst = max(departure(of: middle), departure(of: place(0.25)), departure(of: place(0.75)))
        if worst > tolerance, depth < Self.deepestHalving {
            let settled = settled(middle)
            refine(from: start, to: settled, tolerance, depth + 1, &trace)
            refine(from: settled, to: end, tolerance, depth + 1, &trace)
        } else {
            trace.departure = max(trace.departure, worst)
            trace.points.append(end)
        }
    }

    /// Distance to the first less distance to the second, in metres, and its gradient.
    private func difference(at point: PlanarPoint) -> (meters: Double, east: Double, north: Double) {
        let (a, b) = (Geodesic.sight(from: point, to: first), Geodesic.sight(from: point, to: second))
        return (a.meters - b.meters, b.east - a.east, b.north - a.north)
    }

    /// Returns the position equally far from three others, found from a position close to it.
    ///
    /// - Returns: `nil` when Newton's method does not settle within `reach` metres of the start: the three lie on one line, or nearly.
    package static func equidistant(
        from sites: (PlanarPoint, PlanarPoint, PlanarPoint), near start: PlanarPoint, reach: Double
    ) -> PlanarPoint? {
        var place = start
        for _ in 0..<mostSteps {
            let a = Geodesic.sight(from: place, to: sites.0)
            let (b, c) = (Geodesic.sight(from: place, to: sites.1), Geodesic.sight(from: place, to: sites.2))
            let (ab, ac) = ((x: b.east - a.east, y: b.north - a.north), (x: c.east - a.east, y: c.north - a.north))
            let determinant = ab.x * ac.y - ab.y * ac.x
            guard determinant != 0 else { return nil }
            let east = -((a.meters - b.meters) * ac.y - (a.meters - c.meters) * ab.y) / determinant
            let north = -(ab.x * (a.meters - c.meters) - ac.x * (a.meters - b.meters)) / determinant
            place = Geodesic.moved(place, east: east, north: north)
            guard place.x.isFinite, place.y.isFinite, abs(place.y) <= 90 else { return nil }
            if abs(east) + abs(north) <= smallestStep {
                return Geodesic.meters(start.x, start.y, place.x, place.y) <= reach ? place : nil
            }
        }
        return nil
    }
}

extension Geodesic {
    /// The distance to another position in metres, and the direction in which it lies (a unit vector).
    fileprivate static func sight(from point: PlanarPoint, to target: PlanarPoint) -> (
        meters: Double, east: Double, north: Double
    ) {
        var (length, azimuth) = (0.0, 0.0)
        geod_inverse(ellipsoid, point.y, point.x, target.y, target.x, &length, &azimuth, nil)
        return (length, sin(azimuth * (.pi / 180)), cos(azimuth * (.pi / 180)))
    }

    /// The position some metres east and north of another, to first order; its longitude counted on.
    fileprivate static func moved(_ point: PlanarPoint, east: Double, north: Double) -> PlanarPoint {
        let sine = sin(point.y * (.pi / 180))
        let root = (1 - eccentricitySquared * sine * sine).squareRoot()
        let normal = equatorialRadius / root
        let meridian = normal * (1 - eccentricitySquared) / (root * root)
        return PlanarPoint(
            x: point.x + east / (normal * max(1e-9, cos(point.y * (.pi / 180)))) * (180 / .pi),
            y: point.y + north / meridian * (180 / .pi))
    }
}
