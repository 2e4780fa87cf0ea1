import CGEOS
package import GeoPrimitives

/// What GEOS finds wrong with a geometry.
package struct ValidityProblem: Hashable, Sendable {
    /// The reason in GEOS's words, such as `Self-intersection`.
    package let reason: String
    /// Where it is, in the layer's plane.
    package let location: PlanarPoint
}

/// Overlay of polygons in the plane of their layer, by GEOS.
///
/// Results hold polygons only, keep holes, run exteriors counter-clockwise, and come in canonical order (``canonical``).
package enum PolygonOverlay {
    /// Returns the union of all parts, which may overlap each other.
    ///
    /// - Throws: `.geos` when GEOS refuses a ring or the overlay, `.nonFiniteVertex`.
    /// - Complexity: O(v log v) for v vertices and crossings.
    package static func union(_ parts: [MultiPolygon]) throws(GeometryEngineError) -> MultiPolygon {
        let context = GEOSContext()
        let input = try context.multiPolygon(parts)
        let output = try GEOSGeometry(context, "GEOSUnaryUnion_r", GEOSUnaryUnion_r(context.handle, input.pointer))
        return try context.polygons(of: output)
    }

    /// Returns what of the first geometry lies outside the second.
    ///
    /// Both must be valid.
    ///
    /// - Throws: `.geos` when GEOS refuses a ring or the overlay, `.nonFiniteVertex`.
    package static func difference(_ first: MultiPolygon, _ second: MultiPolygon) throws(GeometryEngineError) -> MultiPolygon {
        let context = GEOSContext()
        let a = try context.multiPolygon(first)
        let b = try context.multiPolygon(second)
        let output = try GEOSGeometry(context, "GEOSDifference_r", GEOSDifference_r(context.handle, a.pointer, b.pointer))
        return try context.polygons(of: output)
    }

    /// Returns what both geometries share; where they only touch, nothing.
    ///
    /// Both must be valid.
    ///
    /// - Throws: `.geos` when GEOS refuses a ring or the overlay, `.nonFiniteVertex`.
    package static func intersection(_ first: MultiPolygon, _ second: MultiPolygon) throws(GeometryEngineError) -> MultiPolygon {
        let context = GEOSContext()
        let a = try context.multiPolygon(first)
        let b = try context.multiPolygon(second)
        let output = try GEOSGeometry(context, "GEOSIntersection_r", GEOSIntersection_r(context.handle, a.pointer, b.pointer))
        return try context.polygons(of: output)
    }

    /// Returns the geometry with its ordinates on multiples of 10^−decimals: valid, without parts that collapsed.
    ///
    /// A geometry that is not quite valid, by rings that cross within the last digits, is made valid first.
    ///
    /// - Throws: `.geos` when GEOS refuses a ring or the snapping, `.nonFiniteVertex`.
    package static func snapped(_ geometry: MultiPolygon, decimals: Int) throws(GeometryEngineError) -> MultiPolygon {
        do {
            return try onGrid(geometry, decimals: decimals)
        } catch {
            guard case .geos = error else { throw error }
            return try onGrid(try repaired(geometry), decimals: decimals)
        }
    }

    private static func onGrid(_ geometry: MultiPolygon, decimals: Int) throws(GeometryEngineError) -> MultiPolygon {
        let context = GEOSContext()
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let input = try context.multiPolygon(geometry)
        let output = try GEOSGeometry(
            context, "GEOSGeom_setPrecision_r", GEOSGeom_setPrecision_r(context.handle, input.pointer, 1 / scale, 0))
        // GEOS multiplies by the grid's size, which no double holds exactly; division gives the double nearest to the decimal.
        return try context.polygons(of: output).mappingPoints {
            PlanarPoint(x: ($0.x * scale).rounded() / scale, y: ($0.y * scale).rounded() / scale)
        }
    }
}

extension MultiPolygon {
    /// Returns the geometry with every vertex replaced.
    func mappingPoints(_ transform: (PlanarPoint) -> PlanarPoint) -> MultiPolygon {
        MultiPolygon(
            polygons.map { polygon in
                Polygon(
                    exterior: Ring(polygon.exterior.points.map(transform)),
                    holes: polygon.holes.map { Ring($0.points.map(transform)) })
            })
    }
}
