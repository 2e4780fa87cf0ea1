package import GeoPrimitives

extension PolygonOverlay {
    /// Returns the smallest convex polygon around the points, counter-clockwise from its lowest-left vertex; empty when they are fewer
    /// than three or lie on one line.
    ///
    /// Points inside the octagon of the outermost ones are left out first (Akl & Toussaint 1978, doi:10.1016/0020-0190(78)90003-0), the
    /// rest is walked in order (Andrew 1979, doi:10.1016/0020-0190(79)90072-3); sides are decided exactly. GEOS's hull first makes its
    /// input unique in a tree, which took 3 of 7 s on ten million points.
    ///
    /// - Parameter points: Vertices in any order, finite.
    /// - Returns: One polygon without holes, or none.
    /// - Complexity: O(n) for most inputs, O(n log n) at worst.
    package static func convexHull(_ points: [PlanarPoint]) -> MultiPolygon {
        let sorted = outer(points).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        guard let first = sorted.first, let last = sorted.last, first != last else { return MultiPolygon() }
        let lower = chain(sorted)
        let upper = chain(sorted.reversed())
        let ring = lower.dropLast() + upper
        guard ring.count >= 4 else { return MultiPolygon() }
        return MultiPolygon([Polygon(exterior: Ring(Array(ring)))]).canonical
    }

    /// The points that may be corners: those not strictly inside the octagon of the outermost in eight directions.
    private static func outer(_ points: [PlanarPoint]) -> [PlanarPoint] {
        guard points.count > 64, var corners = points.first.map({ [PlanarPoint](repeating: $0, count: 8) }) else { return points }
        let directions: [(x: Double, y: Double)] = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
        for point in points {
            for (number, direction) in directions.enumerated() {
                let own = point.x * direction.x + point.y * direction.y
                let best = corners[number].x * direction.x + corners[number].y * direction.y
                if own > best { corners[number] = point }
            }
        }
        let sides = corners.indices.map { (corners[$0], corners[($0 + 1) % 8]) }.filter { $0.0 != $0.1 }
        return points.filter { point in
            !sides.allSatisfy { Orientation.side(of: point.x, point.y, from: $0.0, to: $0.1) > 0 }
        }
    }

    /// The corners of the side of the hull that lies to the right of the way from the first point to the last.
    private static func chain(_ points: [PlanarPoint]) -> [PlanarPoint] {
        var corners: [PlanarPoint] = []
        for point in points where point != corners.last {
            while corners.count >= 2,
                Orientation.side(of: point.x, point.y, from: corners[corners.count - 2], to: corners[corners.count - 1]) <= 0
            {
                corners.removeLast()
            }
            corners.append(point)
        }
        return corners
    }
}
