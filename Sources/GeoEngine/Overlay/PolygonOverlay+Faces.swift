import CGEOS
package import GeoPrimitives

/// A face that lines enclose, with a position inside it.
package struct LineFace: Hashable, Sendable {
    /// The face, with its holes.
    package let polygon: Polygon
    /// A position inside, away from the border where the face is not a sliver.
    package let interior: PlanarPoint
}

extension PolygonOverlay {
    /// Returns the faces into which lines cut the plane: disjoint, valid, and none for what lines do not enclose.
    ///
    /// Lines may cross, touch and repeat each other; every line has at least two points.
    ///
    /// - Throws: `.geos` when GEOS refuses, `.nonFiniteVertex`.
    /// - Complexity: O(v log v) for v vertices and crossings.
    package static func faces(of lines: [[PlanarPoint]]) throws(GeometryEngineError) -> [LineFace] {
        let context = GEOSContext()
        var members = GEOSGeometryList(context)
        for line in lines { members.append(try context.line(line)) }
        let input = try members.collection(GEOS_MULTILINESTRING)
        let noded = try GEOSGeometry(context, "GEOSUnaryUnion_r", GEOSUnaryUnion_r(context.handle, input.pointer))
        let handed: [OpaquePointer?] = [noded.pointer]
        let made = handed.withUnsafeBufferPointer { GEOSPolygonize_r(context.handle, $0.baseAddress, 1) }
        let faces = try GEOSGeometry(context, "GEOSPolygonize_r", made)
        var found: [LineFace] = []
        for number in 0..<max(0, GEOSGetNumGeometries_r(context.handle, faces.pointer)) {
            let face = try context.checked("GEOSGetGeometryN_r", GEOSGetGeometryN_r(context.handle, faces.pointer, number))
            if let face = try context.face(face) { found.append(face) }
        }
        return found.sorted { ($0.interior.x, $0.interior.y) < ($1.interior.x, $1.interior.y) }
    }

    /// Returns a geometry whose longitudes run on past ±180 brought back into [−180, 180], cut at the antimeridian.
    ///
    /// - Throws: `.geos` when GEOS refuses, `.nonFiniteVertex`.
    package static func wrapped(_ geometry: MultiPolygon) throws(GeometryEngineError) -> MultiPolygon {
        let box = geometry.boundingBox
        guard box.minX < -180 || box.maxX > 180 else { return geometry.canonical }
        var parts: [Polygon] = []
        for turn in [-360.0, 0, 360] where box.minX < turn + 180 && box.maxX > turn - 180 {
            let corners = [(turn - 180, -90.0), (turn + 180, -90), (turn + 180, 90), (turn - 180, 90), (turn - 180, -90)]
            let window = MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: $0.0, y: $0.1) }))])
            parts += try intersection(geometry, window)
                .mappingPoints { PlanarPoint(x: min(180, max(-180, $0.x - turn)), y: $0.y) }.polygons
        }
        return MultiPolygon(parts).canonical
    }
}

extension GEOSContext {
    /// The polygon of a face, which stays GEOS's own; `nil` for one without area.
    fileprivate func face(_ geometry: OpaquePointer) throws(GeometryEngineError) -> LineFace? {
        let copy = try GEOSGeometry(self, "GEOSGeom_clone_r", GEOSGeom_clone_r(handle, geometry))
        guard let polygon = try polygons(of: copy).polygons.first else { return nil }
        let inside = try GEOSGeometry(self, "GEOSPointOnSurface_r", GEOSPointOnSurface_r(handle, geometry))
        guard let interior = try points(of: inside.pointer).first else { return nil }
        return LineFace(polygon: polygon, interior: interior)
    }
}
