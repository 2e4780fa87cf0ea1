package import GeoPrimitives
import Glibc

/// The convex hull of positions around a pole, where no hull can be drawn in the plane of longitudes and latitudes.
///
/// It is found in the gnomonic plane that touches the Earth at the pole, in which geodesics are straight but for millimetres, and brought
/// back with so many vertices that its edges stray by ``tolerance`` at most.
package enum PolarHull {
    /// How far an edge between longitudes and latitudes may stray from the hull, in metres.
    private static let tolerance = 2.0
    /// A pole this near the hull, in metres, lies in it: a border that passes the pole has no longitude there.
    private static let nearPole = 1.0
    /// The longest edge in radians of longitude.
    private static let longestEdge = 5 * Double.pi / 180
    /// About the radius of the Earth at a pole, in metres: how large the plane is there.
    private static let radius = 6_399_594.0

    /// Returns the hull, in [−180, 180] and cut at the antimeridian, its pole side along latitude ±90 where it holds the pole.
    ///
    /// - Parameters:
    ///   - points: Positions in degrees on the pole's side of the Earth, more than a degree from the equator.
    ///   - pole: 90 or −90.
    /// - Returns: A valid geometry; empty where fewer than three positions are apart.
    /// - Complexity: O(n log n).
    package static func around(_ points: [PlanarPoint], pole: Double) -> MultiPolygon {
        let frame = GnomonicFrame(center: PlanarPoint(x: 0, y: pole))
        let placed = points.compactMap { frame.projected($0) }
        guard var corners = corners(placed) else { return MultiPolygon() }
        let step = nearPole / radius
        // Left of every side is inside.
        let depth = zip(corners, corners.dropFirst()).map { distance(toLineFrom: $0, to: $1) }.min() ?? 0
        let holdsPole = depth > -step
        if holdsPole, depth < step {
            let around = [(step, 0), (0, step), (-step, 0), (0, -step)].map { PlanarPoint(x: 2 * $0.0, y: 2 * $0.1) }
            corners = Self.corners(placed + around) ?? corners
        }
        var rim: [PlanarPoint] = []
        for (from, to) in zip(corners, corners.dropFirst()) { append(from, to, frame, to: &rim) }
        guard let first = rim.first else { return MultiPolygon() }
        // The first corner again, where the way around has brought it: a turn farther, or where it was.
        rim.append(unrolled(first, after: rim[rim.count - 1]))
        return holdsPole ? LongitudeWindow.polarCap(rim: rim, pole: pole) : LongitudeWindow.cut(Ring(rim.dropLast() + [first]))
    }

    private static func corners(_ points: [PlanarPoint]) -> [PlanarPoint]? {
        PolygonOverlay.convexHull(points).polygons.first?.exterior.points
    }

    /// How far left of a line the pole lies, which is the origin of the plane.
    private static func distance(toLineFrom a: PlanarPoint, to b: PlanarPoint) -> Double {
        let length = hypot(b.x - a.x, b.y - a.y)
        return length > 0 ? (a.x * b.y - a.y * b.x) / length : .infinity
    }

    /// Appends an edge without its end, its longitudes going on from those before.
    private static func append(_ from: PlanarPoint, _ to: PlanarPoint, _ frame: GnomonicFrame, to rim: inout [PlanarPoint]) {
        let angle = abs(atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y))
        let far = max(hypot(from.x, from.y), hypot(to.x, to.y)) * radius
        let longest = min(longestEdge, (8 * tolerance / max(far, tolerance)).squareRoot())
        let parts = max(1, Int((angle / longest).rounded(.up)))
        let (start, turn) = (atan2(from.y, from.x), signedAngle(from, to))
        for part in 0..<parts {
            // Equal steps of longitude, wherever the straight edge lies there.
            let direction = start + turn * Double(part) / Double(parts)
            let point = part == 0 ? from : crossing(from, to, direction)
            var place = frame.unprojected(point)
            if let last = rim.last { place = unrolled(place, after: last) }
            rim.append(place)
        }
    }

    private static func signedAngle(_ from: PlanarPoint, _ to: PlanarPoint) -> Double {
        atan2(from.x * to.y - from.y * to.x, from.x * to.x + from.y * to.y)
    }

    /// Where a straight edge is seen from the pole in a direction.
    private static func crossing(_ from: PlanarPoint, _ to: PlanarPoint, _ direction: Double) -> PlanarPoint {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let (x, y) = (cos(direction), sin(direction))
        let rate = dx * y - dy * x
        guard rate != 0 else { return from }
        let share = min(1, max(0, (from.y * x - from.x * y) / rate))
        return PlanarPoint(x: from.x + share * dx, y: from.y + share * dy)
    }

    /// The same place with the longitude next to another's.
    private static func unrolled(_ point: PlanarPoint, after last: PlanarPoint) -> PlanarPoint {
        PlanarPoint(x: point.x + 360 * ((last.x - point.x) / 360).rounded(), y: point.y)
    }
}
