import GeoPrimitives

/// Brings geometries whose longitudes run on past ±180 back into [−180, 180], cut at the antimeridian.
enum LongitudeWindow {
    /// Returns the geometry of one valid ring.
    static func cut(_ ring: Ring) -> MultiPolygon {
        let whole = MultiPolygon([Polygon(exterior: ring)])
        let box = whole.boundingBox
        guard box.minX < -180 || box.maxX > 180 else { return whole.canonical }
        var parts: [Polygon] = []
        for turn in [-360.0, 0, 360] where box.minX < turn + 180 && box.maxX > turn - 180 {
            let window = rectangle(west: turn - 180, east: turn + 180)
            parts +=
                overlaid { () throws(GeometryEngineError) in try PolygonOverlay.intersection(whole, window) }
                .mappingPoints { PlanarPoint(x: min(180, max(-180, $0.x - turn)), y: $0.y) }.polygons
        }
        return MultiPolygon(parts).canonical
    }

    /// The world without a geometry that lies in [−180, 180].
    static func world(without geometry: MultiPolygon) -> MultiPolygon {
        overlaid { () throws(GeometryEngineError) in try PolygonOverlay.difference(world, geometry) }
    }

    /// The whole lon/lat rectangle.
    static let world = rectangle(west: -180, east: 180)

    private static func rectangle(west: Double, east: Double) -> MultiPolygon {
        let corners = [(west, -90.0), (east, -90), (east, 90), (west, 90), (west, -90)]
        return MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: $0.0, y: $0.1) }))])
    }

    /// The overlay of geometries that this room made valid: a refusal by GEOS would be a mistake in this room, not bad input.
    private static func overlaid(_ overlay: () throws(GeometryEngineError) -> MultiPolygon) -> MultiPolygon {
        do { return try overlay() } catch { preconditionFailure("a circle's own ring is valid, and yet \(error)") }
    }
}
