package import GeoPrimitives
import Glibc

/// Answers how far positions are from the boundary of an area, where they are near it.
///
/// Edges are straight in the plane of the layer, as RFC 7946 has it. Edges along the antimeridian are cuts, not boundary.
package struct BoundaryIndex: Sendable {
    private let edges: [(start: PlanarPoint, end: PlanarPoint)]
    private let boxes: BoxIndex
    private let isPlanar: Bool

    /// Makes the index of all rings of an area, in degrees or in the metres of a plane.
    ///
    /// O(v log v) for v vertices.
    package init(_ area: MultiPolygon, isPlanar: Bool) {
        self.isPlanar = isPlanar
        edges = area.polygons.flatMap(\.rings).flatMap { ring in
            zip(ring.points, ring.points.dropFirst()).filter { start, end in
                isPlanar || !(abs(start.x) == 180 && start.x == end.x)
            }.map { (start: $0, end: $1) }
        }
        boxes = BoxIndex(
            edges.map { edge in
                var box = BoundingBox.empty
                box.formUnion(x: edge.start.x, y: edge.start.y)
                box.formUnion(x: edge.end.x, y: edge.end.y)
                return box
            })
    }

    /// Returns the distance to the nearest boundary point in metres, `nil` where none is within the reach.
    ///
    /// On the Earth the nearest point of an edge is found in the plane around the position whose degrees of longitude are shortened by
    /// cos(latitude), and the geodesic to it is measured. The result is never too small and at most 2·10⁻⁵ too large, up to some ten
    /// kilometres (a plane of the ellipsoid would be stretched by up to 0.7 %, and the error is half the square of that).
    ///
    /// - Parameters:
    ///   - x: Longitude in degrees, or easting.
    ///   - y: Latitude in degrees, or northing.
    ///   - reach: How far to look, in metres.
    /// - Returns: The distance in metres.
    /// - Complexity: O(log edges + edges within reach).
    package func meters(to x: Double, _ y: Double, within reach: Double) -> Double? {
        let shrink = isPlanar ? 1 : max(cos(y * (.pi / 180)), 1e-6)
        let (dx, dy) = isPlanar ? (reach, reach) : (min(360, reach / (110_500 * shrink)), reach / 110_500)
        var nearest = Double.infinity
        for image in isPlanar ? [x] : [x, x > 0 ? x - 360 : x + 360] {
            let box = BoundingBox(minX: image - dx, minY: y - dy, maxX: image + dx, maxY: y + dy)
            boxes.forEach(intersecting: box) { number in
                let foot = foot(edges[number].start, edges[number].end, image, y, shrink)
                let meters =
                    isPlanar
                    ? ((foot.x - x) * (foot.x - x) + (foot.y - y) * (foot.y - y)).squareRoot()
                    : Geodesic.meters(x, y, foot.x, foot.y)
                nearest = min(nearest, meters)
            }
        }
        return nearest <= reach ? nearest : nil
    }

    /// Returns the distance to the nearest boundary point in metres, however far it is; infinite where there is no boundary.
    ///
    /// Farther and farther away is looked, as ``meters(to:_:within:)`` does: what is asked for is near as a rule.
    ///
    /// - Complexity: O(log edges) near the boundary, O(edges) far from it.
    package func meters(to point: PlanarPoint) -> Double {
        var reach = 1000.0
        while reach < 1e9 {
            if let meters = meters(to: point.x, point.y, within: reach) { return meters }
            reach *= 8
        }
        return .infinity
    }

    /// The point of an edge nearest to (x, y) in the plane whose x is shrunk.
    private func foot(_ start: PlanarPoint, _ end: PlanarPoint, _ x: Double, _ y: Double, _ shrink: Double) -> PlanarPoint {
        let (edgeX, edgeY) = ((end.x - start.x) * shrink, end.y - start.y)
        let length = edgeX * edgeX + edgeY * edgeY
        let along = length > 0 ? ((x - start.x) * shrink * edgeX + (y - start.y) * edgeY) / length : 0
        let share = min(1, max(0, along))
        return PlanarPoint(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    }
}
