import CGEOS
import GeoPrimitives

extension GEOSContext {
    /// Makes one GEOS multipolygon of all parts of all geometries; parts may overlap.
    ///
    /// Parts without an exterior are left out.
    func multiPolygon(_ geometries: [MultiPolygon]) throws(GeometryEngineError) -> GEOSGeometry {
        var parts = GEOSGeometryList(self)
        for (index, geometry) in geometries.enumerated() {
            for polygon in geometry.polygons where !polygon.exterior.points.isEmpty {
                parts.append(try make(polygon, index: index))
            }
        }
        return try parts.collection(GEOS_MULTIPOLYGON)
    }

    /// Makes one GEOS multipolygon.
    func multiPolygon(_ geometry: MultiPolygon) throws(GeometryEngineError) -> GEOSGeometry { try multiPolygon([geometry]) }

    /// Makes a GEOS line through the points, at least two.
    func line(_ points: [PlanarPoint]) throws(GeometryEngineError) -> GEOSGeometry {
        let vertices = try sequence(points, index: 0)
        return try GEOSGeometry(self, "GEOSGeom_createLineString_r", GEOSGeom_createLineString_r(handle, vertices))
    }

    private func make(_ polygon: Polygon, index: Int) throws(GeometryEngineError) -> GEOSGeometry {
        var rings = GEOSGeometryList(self)
        for ring in polygon.rings where !ring.points.isEmpty {
            let vertices = try sequence(ring.points, index: index)
            // GEOS owns the sequence from here on, success or not.
            rings.append(try GEOSGeometry(self, "GEOSGeom_createLinearRing_r", GEOSGeom_createLinearRing_r(handle, vertices)))
        }
        return try rings.polygon()
    }

    /// A coordinate sequence that the next call takes over.
    private func sequence(_ points: [PlanarPoint], index: Int) throws(GeometryEngineError) -> OpaquePointer {
        for point in points where !(point.x.isFinite && point.y.isFinite) { throw .nonFiniteVertex(polygon: index) }
        // A PlanarPoint is two doubles and nothing else, so the array is already the buffer x0 y0 x1 y1 … that GEOS reads.
        let made = points.withUnsafeBytes { bytes in
            GEOSCoordSeq_copyFromBuffer_r(
                handle, bytes.baseAddress?.assumingMemoryBound(to: Double.self), UInt32(points.count), 0, 0)
        }
        return try checked("GEOSCoordSeq_copyFromBuffer_r", made)
    }

    /// Returns all polygons of a geometry, in canonical order; lines and points are left out.
    func polygons(of geometry: borrowing GEOSGeometry) throws(GeometryEngineError) -> MultiPolygon {
        var found: [Polygon] = []
        try collect(geometry.pointer, into: &found)
        return MultiPolygon(found).canonical
    }

    /// The vertices of a line or ring, which stays GEOS's own.
    func points(of line: OpaquePointer) throws(GeometryEngineError) -> [PlanarPoint] {
        let vertices = try checked("GEOSGeom_getCoordSeq_r", GEOSGeom_getCoordSeq_r(handle, line))
        var count: UInt32 = 0
        guard GEOSCoordSeq_getSize_r(handle, vertices, &count) == 1 else { throw failure("GEOSCoordSeq_getSize_r") }
        var points = [PlanarPoint](repeating: PlanarPoint(x: 0, y: 0), count: Int(count))
        let copied = points.withUnsafeMutableBytes { bytes in
            GEOSCoordSeq_copyToBuffer_r(handle, vertices, bytes.baseAddress?.assumingMemoryBound(to: Double.self), 0, 0)
        }
        guard copied == 1 else { throw failure("GEOSCoordSeq_copyToBuffer_r") }
        return points
    }

    private func collect(_ geometry: OpaquePointer, into found: inout [Polygon]) throws(GeometryEngineError) {
        switch GEOSGeomTypeId_r(handle, geometry) {
        case Int32(GEOS_POLYGON.rawValue): try append(geometry, to: &found)
        case Int32(GEOS_MULTIPOLYGON.rawValue), Int32(GEOS_GEOMETRYCOLLECTION.rawValue):
            for member in 0..<GEOSGetNumGeometries_r(handle, geometry) {
                try collect(checked("GEOSGetGeometryN_r", GEOSGetGeometryN_r(handle, geometry, member)), into: &found)
            }
        default: break
        }
    }

    private func append(_ polygon: OpaquePointer, to found: inout [Polygon]) throws(GeometryEngineError) {
        guard try !answer("GEOSisEmpty_r", GEOSisEmpty_r(handle, polygon)) else { return }
        let exterior = try points(of: checked("GEOSGetExteriorRing_r", GEOSGetExteriorRing_r(handle, polygon)))
        var holes: [Ring] = []
        for hole in 0..<max(0, GEOSGetNumInteriorRings_r(handle, polygon)) {
            holes.append(Ring(try points(of: checked("GEOSGetInteriorRingN_r", GEOSGetInteriorRingN_r(handle, polygon, hole)))))
        }
        found.append(Polygon(exterior: Ring(exterior), holes: holes))
    }
}
