import GeoPrimitives
import Glibc

extension PolygonLocator {
    /// Returns which of the polygons has the boundary point nearest to the position, in degrees; ties go to the smallest index.
    ///
    /// On each edge the nearest point is found in the plane around the position whose degrees of longitude are shortened by
    /// cos(latitude); the polygons are compared by the geodesic distance to theirs. The antimeridian is no border. Accurate for
    /// boundaries up to some hundred kilometres away.
    ///
    /// - Returns: `nil` when `among` names no polygon with a vertex.
    /// - Complexity: O(vertices of the polygons named).
    package func nearest(to x: Double, _ y: Double, among candidates: [Int]) -> Int? {
        var best: (index: Int, meters: Double)?
        for candidate in candidates {
            guard let meters = metersToBoundary(of: polygons[candidate], x, y) else { continue }
            if best.map({ (meters, candidate) < ($0.meters, $0.index) }) ?? true { best = (candidate, meters) }
        }
        return best?.index
    }

    /// The geodesic distance, in metres, to the nearest boundary point of a geometry.
    private func metersToBoundary(of geometry: MultiPolygon, _ x: Double, _ y: Double) -> Double? {
        let shrink = cos(y * (.pi / 180))
        var best: (square: Double, point: PlanarPoint)?
        // The other side of the antimeridian is 360 degrees away in the plane.
        for turn in [0.0, x > 0 ? -360 : 360] {
            for ring in geometry.polygons.lazy.flatMap(\.rings) {
                for (start, end) in zip(ring.points, ring.points.dropFirst()) {
                    let near = nearestPoint(start, end, x + turn, y, shrink)
                    let (dx, dy) = ((near.x - x - turn) * shrink, near.y - y)
                    let square = dx * dx + dy * dy
                    if square < best?.square ?? .infinity { best = (square, near) }
                }
            }
        }
        return best.map { Geodesic.meters(x, y, $0.point.x, $0.point.y) }
    }

    /// The point of an edge nearest to (x, y) in the plane whose x is shrunk.
    private func nearestPoint(_ start: PlanarPoint, _ end: PlanarPoint, _ x: Double, _ y: Double, _ shrink: Double) -> PlanarPoint
    {
        let (edgeX, edgeY) = ((end.x - start.x) * shrink, end.y - start.y)
        let length = edgeX * edgeX + edgeY * edgeY
        guard length > 0 else { return start }
        let along = ((x - start.x) * shrink * edgeX + (y - start.y) * edgeY) / length
        let share = min(1, max(0, along))
        return PlanarPoint(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    }
}
