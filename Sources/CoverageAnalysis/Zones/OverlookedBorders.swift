import GeoEngine
import GeoPrimitives

/// Finds the short borders that the plane has the wrong way round: where four cells nearly meet, it may let one pair touch and on the
/// ellipsoid it is the other.
struct OverlookedBorders {
    let sites: [PlanarPoint]
    let tree: NearestTree
    /// How far a border may stray from its bisector, in metres.
    let tolerance: Double

    /// A fourth site counts as nearer from this many metres on.
    private static let margin = 1e-3
    /// How far the corners of a wrong border lie apart at most, in metres.
    private static let reach = 20_000.0

    /// Returns the borders of a site that is nearer to a corner than the three that should meet there, with each of these.
    ///
    /// They are a little too long, so that they cross the lines at whose ends they should stop; what reaches too far encloses nothing.
    func traces(at corner: ZoneBorders.Corner, _ place: PlanarPoint) -> [GeodesicBisector.Trace] {
        let meeting = [corner.meeting.x, corner.meeting.y, corner.meeting.z].map(Int.init)
        guard meeting[0] >= 0, let nearest = tree.nearest(to: place)?.index, !meeting.contains(nearest) else { return [] }
        let fourth = sites[nearest]
        guard meters(place, fourth) + Self.margin < meters(place, sites[meeting[0]]) else { return [] }
        let corners = (0..<3).map { left -> PlanarPoint? in
            let (a, b) = (sites[meeting[(left + 1) % 3]], sites[meeting[(left + 2) % 3]])
            return GeodesicBisector.equidistant(from: (a, b, fourth), near: place, reach: Self.reach)
        }
        return (0..<3).compactMap { own in
            guard let start = corners[(own + 1) % 3], let end = corners[(own + 2) % 3], meters(start, end) > 0 else { return nil }
            var trace = GeodesicBisector(sites[meeting[own]], fourth).trace(from: start, to: end, tolerance: tolerance)
            trace.points.insert(beyond(trace.points[0], from: trace.points[1]), at: 0)
            trace.points.append(beyond(trace.points[trace.points.count - 1], from: trace.points[trace.points.count - 2]))
            return trace
        }
    }

    /// The place ten tolerances beyond the end of an edge.
    private func beyond(_ end: PlanarPoint, from start: PlanarPoint) -> PlanarPoint {
        let share = 10 * tolerance / max(meters(start, end), 1e-6)
        return PlanarPoint(x: end.x + share * (end.x - start.x), y: end.y + share * (end.y - start.y))
    }

    private func meters(_ a: PlanarPoint, _ b: PlanarPoint) -> Double { Geodesic.meters(a.x, a.y, b.x, b.y) }
}
