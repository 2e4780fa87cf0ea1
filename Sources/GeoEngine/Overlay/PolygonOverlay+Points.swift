import CGEOS
package import GeoPrimitives

extension PolygonOverlay {
    /// Returns a point inside a geometry that may stand for it: the centroid of its largest polygon where that lies inside, else the middle
    /// of its widest horizontal section.
    ///
    /// Coordinates are taken as lying in a plane, which for areas of the size of buildings is true in degrees too.
    ///
    /// - Returns: `nil` where the geometry has no polygon.
    /// - Throws: `.geos` when GEOS refuses a ring, `.nonFiniteVertex`.
    package static func pointInside(_ geometry: MultiPolygon) throws(GeometryEngineError) -> PlanarPoint? {
        let context = GEOSContext()
        var largest: (area: Double, polygon: Polygon)?
        for polygon in geometry.polygons {
            let made = try context.multiPolygon(MultiPolygon([polygon]))
            var area = 0.0
            guard GEOSArea_r(context.handle, made.pointer, &area) == 1 else { throw context.failure("GEOSArea_r") }
            if area > largest?.area ?? -1 { largest = (area, polygon) }
        }
        guard let polygon = largest?.polygon else { return nil }
        let sound = try repaired(MultiPolygon([polygon]))
        let shape = try context.multiPolygon(sound.polygons.isEmpty ? MultiPolygon([polygon]) : sound)
        let centroid = try GEOSGeometry(context, "GEOSGetCentroid_r", GEOSGetCentroid_r(context.handle, shape.pointer))
        if try context.answer("GEOSContains_r", GEOSContains_r(context.handle, shape.pointer, centroid.pointer)) {
            return try context.points(of: centroid.pointer).first
        }
        let inside = try GEOSGeometry(context, "GEOSPointOnSurface_r", GEOSPointOnSurface_r(context.handle, shape.pointer))
        return try context.points(of: inside.pointer).first ?? polygon.exterior.points.first
    }
}
