import CGEOS
package import GeoPrimitives

extension PolygonOverlay {
    /// Returns what is wrong with the geometry, or `nil` when it is valid.
    ///
    /// Open, too short and non-finite rings count as wrong.
    ///
    /// - Throws: `.geos` when GEOS fails on a geometry whose rings are sound.
    package static func validityProblem(_ geometry: MultiPolygon) throws(GeometryEngineError) -> ValidityProblem? {
        for ring in geometry.polygons.lazy.flatMap(\.rings) {
            if let problem = structuralProblem(ring) { return problem }
        }
        let context = GEOSContext()
        let input = try context.multiPolygon(geometry)
        var (reason, location): (UnsafeMutablePointer<CChar>?, OpaquePointer?) = (nil, nil)
        let verdict = GEOSisValidDetail_r(context.handle, input.pointer, 0, &reason, &location)
        defer { if let reason { GEOSFree_r(context.handle, reason) } }
        defer { if let location { GEOSGeom_destroy_r(context.handle, location) } }
        guard try !context.answer("GEOSisValidDetail_r", verdict) else { return nil }
        var place = PlanarPoint(x: .nan, y: .nan)
        if let location, let point = try context.points(of: location).first { place = point }
        return ValidityProblem(reason: reason.map { String(cString: $0) } ?? "invalid", location: place)
    }

    /// What keeps GEOS from even reading a ring.
    private static func structuralProblem(_ ring: Ring) -> ValidityProblem? {
        guard let first = ring.points.first, let last = ring.points.last else { return nil }
        for point in ring.points where !(point.x.isFinite && point.y.isFinite) {
            return ValidityProblem(reason: "Ordinate is not a finite number", location: point)
        }
        if first != last { return ValidityProblem(reason: "Ring does not close", location: first) }
        return ring.points.count < 4 ? ValidityProblem(reason: "Too few points in ring", location: first) : nil
    }

    /// Returns a valid geometry that keeps the area a reader would expect: open rings are closed, rings without area and vertices
    /// that are not finite dropped, self-crossing rings split, holes cut from exteriors (GEOS's structure method).
    ///
    /// - Throws: `.geos` when GEOS cannot repair the geometry.
    package static func repaired(_ geometry: MultiPolygon) throws(GeometryEngineError) -> MultiPolygon {
        let context = GEOSContext()
        let input = try context.multiPolygon(MultiPolygon(geometry.polygons.compactMap(readable)))
        guard let settings = GEOSMakeValidParams_create_r(context.handle) else {
            throw context.failure("GEOSMakeValidParams_create_r")
        }
        defer { GEOSMakeValidParams_destroy_r(context.handle, settings) }
        guard GEOSMakeValidParams_setMethod_r(context.handle, settings, GEOS_MAKE_VALID_STRUCTURE) == 1 else {
            throw context.failure("GEOSMakeValidParams_setMethod_r")
        }
        let output = try GEOSGeometry(
            context, "GEOSMakeValidWithParams_r", GEOSMakeValidWithParams_r(context.handle, input.pointer, settings))
        return try context.polygons(of: output)
    }

    /// The polygon with rings that GEOS can read, or `nil` when its exterior is none.
    private static func readable(_ polygon: Polygon) -> Polygon? {
        guard let exterior = readable(polygon.exterior) else { return nil }
        return Polygon(exterior: exterior, holes: polygon.holes.compactMap(readable))
    }

    private static func readable(_ ring: Ring) -> Ring? {
        var points = ring.points.filter { $0.x.isFinite && $0.y.isFinite }
        if let first = points.first, first != points.last { points.append(first) }
        return points.count < 4 ? nil : Ring(points)
    }
}
