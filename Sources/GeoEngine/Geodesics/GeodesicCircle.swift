package import GeoPrimitives
import Glibc

/// On which side of a circle its polygon stays.
package enum CircleMode: Hashable, Sendable {
    /// The polygon lies inside the circle: no place in it is farther than the radius.
    case inner
    /// The polygon holds the circle: no place within the radius is outside it.
    case outer
}

/// Polygons of everything within a radius, for maps and overlay.
///
/// Who is covered is never asked of them.
package enum GeodesicCircle {
    /// The default tolerance as a share of the radius: 0.30 m at 1 km, and an area within 0.05 % (specification, C5).
    package static let defaultTolerance = 3.0e-4
    /// Fewest vertices of a circle, whatever the tolerance.
    private static let fewestVertices = 12.0
    /// Up to this ratio of the bend of a lon/lat edge to the arc's height the closed formula for the vertex count is used.
    private static let mildBend = 0.2

    /// Returns the polygon of a geodesic circle, in [−180, 180] and cut at the antimeridian, its pole side along latitude ±90.
    ///
    /// Every boundary point is within the tolerance of the circle, on the side that `mode` says. Where the centre is far from the
    /// poles the vertices are at equal azimuths and, in `inner` mode, on the circle itself; elsewhere (high latitudes and large
    /// radii, where straight lon/lat edges bend away) azimuths are refined edge by edge. A radius of half a meridian is the world.
    ///
    /// - Parameters:
    ///   - center: A position in degrees.
    ///   - radius: The geodesic radius; zero or less gives the empty geometry.
    ///   - tolerance: The largest distance between the boundary and the circle; by default 0.0003 of the radius.
    ///   - mode: On which side of the circle the polygon stays.
    /// - Returns: A valid geometry in canonical order.
    /// - Complexity: O(√(radius / tolerance)); 129 vertices, about 12 µs, by default.
    package static func polygon(
        center: Coordinate, radius: Distance, tolerance: Distance? = nil, mode: CircleMode = .inner
    ) -> MultiPolygon {
        guard radius.meters > 0 else { return MultiPolygon() }
        let tolerance = tolerance?.meters ?? defaultTolerance * radius.meters
        let angle = radius.meters / Geodesic.smallestCurvatureRadius
        let farthestLatitude = abs(center.latitude) * .pi / 180 + angle
        let bend = farthestLatitude < 1.5 ? 2 * angle * tan(farthestLatitude) : .infinity
        guard bend <= mildBend else {
            return AdaptiveCircle(center: center, radius: radius.meters, tolerance: tolerance, mode: mode).polygon()
        }
        let height = 1 + bend + angle * angle
        let count = vertexCount(radius: radius.meters * height, tolerance: tolerance)
        let reach = mode == .inner ? radius.meters : radius.meters * (1 + (1 / cos(.pi / count) - 1) * height * 1.01)
        let ring =
            CircleHarmonics(center: center, meters: reach)?.points(count: Int(count))
            ?? (0..<Int(count)).map { Geodesic.unrolled(from: center, azimuth: -360 * Double($0) / count, meters: reach) }
        return LongitudeWindow.cut(Ring(ring + [ring[0]]))
    }

    /// Returns the regular polygon of a circle in a `planar` layer, in metres.
    ///
    /// - Complexity: O(√(radius / tolerance)).
    package static func planarPolygon(
        center: PlanarPoint, radius: Distance, tolerance: Distance? = nil, mode: CircleMode = .inner
    ) -> MultiPolygon {
        guard radius.meters > 0 else { return MultiPolygon() }
        let count = vertexCount(radius: radius.meters, tolerance: tolerance?.meters ?? defaultTolerance * radius.meters)
        let reach = mode == .inner ? radius.meters : radius.meters / cos(.pi / count)
        var ring = (0..<Int(count)).map { index in
            let angle = 2 * .pi * Double(index) / count
            return PlanarPoint(x: center.x + reach * cos(angle), y: center.y + reach * sin(angle))
        }
        ring.append(ring[0])
        return MultiPolygon([Polygon(exterior: Ring(ring))]).canonical
    }

    /// The number of equal sides whose middle stays within the tolerance of the circle.
    private static func vertexCount(radius: Double, tolerance: Double) -> Double {
        precondition(tolerance > 0, "a circle's tolerance is positive")
        let halfSide = acos(max(0, 1 - tolerance / (radius + tolerance)))
        return max(fewestVertices, (.pi / halfSide).rounded(.up))
    }
}
