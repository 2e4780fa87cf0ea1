import GeoPrimitives
import Glibc

extension PolygonLocator {
    /// A boundary point and the square of its distance in the plane around a query, in degrees of latitude.
    private typealias Near = (square: Double, point: PlanarPoint)

    /// How much farther than the best a box may be in the plane and still hold a boundary point nearer in metres, squared.
    private static let planeSlack = 1.3

    /// Returns which of the polygons has the boundary point nearest to the position, in degrees; ties go to the smallest index.
    ///
    /// On each edge the nearest point is found in the plane around the position whose degrees of longitude are shortened by
    /// cos(latitude); the polygons are compared by the geodesic distance to theirs. The antimeridian is no border. Accurate for
    /// boundaries up to some hundred kilometres away.
    ///
    /// - Returns: `nil` when `among` names no polygon with a vertex.
    /// - Complexity: O(boxes + vertices of the polygons about as near as the nearest).
    package borrowing func nearest(to x: Double, _ y: Double, among candidates: [Int]) -> Int? {
        nearest(x, y, [x, x > 0 ? x - 360 : x + 360], cos(y * (.pi / 180)), candidates) { Geodesic.meters(x, y, $0.x, $0.y) }
    }

    /// Returns which of the polygons has the boundary point nearest to the position in a planar layer; ties go to the smallest index.
    ///
    /// - Returns: `nil` when `among` names no polygon with a vertex.
    /// - Complexity: O(boxes + vertices of the polygons about as near as the nearest).
    package borrowing func nearestInPlane(to x: Double, _ y: Double, among candidates: [Int]) -> Int? {
        nearest(x, y, [x], 1, candidates) { (($0.x - x) * ($0.x - x) + ($0.y - y) * ($0.y - y)).squareRoot() }
    }

    /// Finds the nearest boundary in the plane where `images` are the x of the query (on the Earth the other side of the antimeridian is 360
    /// degrees away) and a unit of x is `shrink` units of y long; `length` gives the distance of a boundary point in metres.
    private borrowing func nearest(
        _ x: Double, _ y: Double, _ images: [Double], _ shrink: Double, _ candidates: [Int], _ length: (PlanarPoint) -> Double
    ) -> Int? {
        var byBox: [(square: Double, index: Int)] = []
        for candidate in candidates { byBox.append((squareToBox(boxes[candidate], images, y, shrink), candidate)) }
        byBox.sort { ($0.square, $0.index) < ($1.square, $1.index) }
        var best: (index: Int, meters: Double, square: Double)?
        for (square, candidate) in byBox where square.isFinite {
            if let best, square > best.square * Self.planeSlack { break }
            guard let near = nearestPoint(of: polygons[candidate], images, y, shrink) else { continue }
            let meters = length(near.point)
            if best.map({ (meters, candidate) < ($0.meters, $0.index) }) ?? true { best = (candidate, meters, near.square) }
        }
        return best?.index
    }

    /// The squared distance in the plane to a box; infinite for an empty one.
    private func squareToBox(_ box: BoundingBox, _ images: [Double], _ y: Double, _ shrink: Double) -> Double {
        let dy = max(0, box.minY - y, y - box.maxY)
        return images.reduce(.infinity) { least, image in
            let dx = max(0, box.minX - image, image - box.maxX) * shrink
            return min(least, dx * dx + dy * dy)
        }
    }

    private func nearestPoint(of geometry: MultiPolygon, _ images: [Double], _ y: Double, _ shrink: Double) -> Near? {
        var best: Near?
        for image in images {
            for polygon in geometry.polygons {
                for ring in polygon.rings {
                    for (start, end) in zip(ring.points, ring.points.dropFirst()) {
                        let near = nearestPoint(start, end, image, y, shrink)
                        if near.square < best?.square ?? .infinity { best = near }
                    }
                }
            }
        }
        return best
    }

    /// The point of an edge nearest to (x, y) in the plane whose x is shrunk.
    private func nearestPoint(_ start: PlanarPoint, _ end: PlanarPoint, _ x: Double, _ y: Double, _ shrink: Double) -> Near {
        let (edgeX, edgeY) = ((end.x - start.x) * shrink, end.y - start.y)
        let length = edgeX * edgeX + edgeY * edgeY
        let along = length > 0 ? ((x - start.x) * shrink * edgeX + (y - start.y) * edgeY) / length : 0
        let share = min(1, max(0, along))
        let point = PlanarPoint(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
        let (dx, dy) = ((point.x - x) * shrink, point.y - y)
        return (dx * dx + dy * dy, point)
    }
}
