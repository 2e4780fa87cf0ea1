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

    /// Returns the area between a pole (latitude ±90) and a rim that runs once around it, 360 degrees of longitude in either way.
    static func polarCap(rim: [PlanarPoint], pole: Double) -> MultiPolygon {
        guard let first = rim.first, let last = rim.last else { return MultiPolygon() }
        let eastward = first.x < last.x ? rim : rim.reversed()
        // The rim starts anywhere; the polygon's must start at −180, so that its only seam is the antimeridian.
        let seam = eastward[0].x < -180 ? -180.0 : 180
        let shift = (west: seam == 180 ? -360.0 : 0, east: seam == 180 ? 0.0 : 360)
        let before = eastward.filter { $0.x < seam }.map { PlanarPoint(x: $0.x + shift.east, y: $0.y) }
        let after = eastward.filter { $0.x > seam }.map { PlanarPoint(x: $0.x + shift.west, y: $0.y) }
        let latitude = latitudeOf(eastward, at: seam)
        var ring = [PlanarPoint(x: -180, y: latitude)] + after
        // The rim's two ends are the same place.
        ring += before.dropFirst(after.isEmpty ? 0 : 1)
        ring = ring.map { PlanarPoint(x: min(180, max(-180, $0.x)), y: $0.y) }
        ring += [(180, latitude), (180, pole), (-180, pole), (-180, latitude)].map { PlanarPoint(x: $0.0, y: $0.1) }
        return MultiPolygon([Polygon(exterior: Ring(ring))]).canonical
    }

    /// The latitude of a line that runs eastward, at a longitude on it.
    private static func latitudeOf(_ line: [PlanarPoint], at longitude: Double) -> Double {
        for (a, b) in zip(line, line.dropFirst()) where a.x <= longitude && longitude <= b.x && a.x < b.x {
            return a.y + (b.y - a.y) * (longitude - a.x) / (b.x - a.x)
        }
        return line.last?.y ?? 0
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
