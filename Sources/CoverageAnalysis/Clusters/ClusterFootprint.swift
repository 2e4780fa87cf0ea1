import GeoEngine
public import GeoPrimitives
public import ServiceModel

extension UncoveredCluster {
    /// How far the footprint reaches beyond the outermost demand points, in metres: about a building plot.
    public static let footprintMargin = Distance.meters(50)

    /// Returns the footprint of the cluster: the convex hull of discs of ``footprintMargin`` around its demand points, cut at the
    /// antimeridian.
    ///
    /// It shows where the cluster is; who belongs to it is decided by the demand points alone.
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses the cut at the antimeridian.
    /// - Complexity: O(points · log points).
    public func footprint(in input: PlanningInput) throws -> MultiPolygon {
        var points = rows.map { input.demand.point($0) }
        if input.measure == .geodesic, let first = points.first {
            // All longitudes within half a turn of the first, so that the hull does not run around the Earth.
            for index in points.indices where abs(points[index].x - first.x) > 180 {
                points[index].x += points[index].x < first.x ? 360 : -360
            }
        }
        let hull = PolygonOverlay.convexHull(points)
        // Points on one line, or on one spot, are held by the two at its ends.
        let ends = [points.min { ($0.x, $0.y) < ($1.x, $1.y) }, points.max { ($0.x, $0.y) < ($1.x, $1.y) }].compactMap { $0 }
        let corners = hull.polygons.first?.exterior.points ?? ends
        let discs = corners.flatMap { Self.disc(around: $0, measure: input.measure) }
        let footprint = PolygonOverlay.convexHull(discs)
        guard input.measure == .geodesic else { return footprint }
        let box = footprint.boundingBox
        // Around a pole, or over it, longitudes tell nothing of what lies side by side.
        if box.maxX - box.minX >= 180, box.minY > Self.polarLatitude || box.maxY < -Self.polarLatitude {
            return PolarHull.around(points.flatMap { Self.disc(around: $0, measure: .geodesic) }, pole: box.minY > 0 ? 90 : -90)
        }
        return try Self.cut(box.maxX - box.minX > 360 ? Self.within(360, footprint) : footprint)
    }

    /// From this latitude on clusters that reach half around the Earth are drawn around the pole.
    private static let polarLatitude = 45.0

    /// What of a geometry lies within so many degrees of longitude of its western end: a turn around the Earth is drawn once.
    private static func within(_ degrees: Double, _ geometry: MultiPolygon) throws -> MultiPolygon {
        let (west, box) = (geometry.boundingBox.minX, geometry.boundingBox)
        let corners = [
            (west, box.minY - 1), (west + degrees, box.minY - 1), (west + degrees, box.maxY + 1), (west, box.maxY + 1),
            (west, box.minY - 1),
        ]
        let window = MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: $0.0, y: $0.1) }))])
        return try PolygonOverlay.intersection(geometry, window)
    }

    /// Sixteen points on the circle of the margin around a point, on the same side of the antimeridian as the point.
    private static func disc(around point: PlanarPoint, measure: Measure) -> [PlanarPoint] {
        let circle =
            measure == .geodesic
            ? GeodesicCircle.polygon(
                center: Coordinate(latitude: point.y, longitude: point.x - 360 * (point.x / 360).rounded()),
                radius: footprintMargin,
                tolerance: .meters(1))
            : GeodesicCircle.planarPolygon(center: point, radius: footprintMargin, tolerance: .meters(1))
        return circle.polygons.flatMap { $0.exterior.points }.map { vertex in
            guard measure == .geodesic else { return vertex }
            return PlanarPoint(x: vertex.x + 360 * ((point.x - vertex.x) / 360).rounded(), y: vertex.y)
        }
    }

    /// Brings a geometry that reaches beyond ±180° back, cut in two there.
    private static func cut(_ geometry: MultiPolygon) throws -> MultiPolygon {
        let box = geometry.boundingBox
        guard box.minX < -180 || box.maxX > 180 else { return geometry }
        var parts: [Polygon] = []
        for turn in [-360.0, 0, 360] {
            let world = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0), (-180.0, -90.0)].map {
                PlanarPoint(x: $0.0, y: $0.1)
            }
            let moved = MultiPolygon(
                geometry.polygons.map { polygon in
                    Polygon(exterior: Ring(polygon.exterior.points.map { PlanarPoint(x: $0.x + turn, y: $0.y) }))
                })
            parts += try PolygonOverlay.intersection(moved, MultiPolygon([Polygon(exterior: Ring(world))])).polygons
        }
        return MultiPolygon(parts)
    }
}
