import CGEOS
package import GeoPrimitives

/// Answers which polygons contain a position, for many positions.
///
/// Polygons are closed: their boundary belongs to them.
///
/// GEOS's prepared geometries behind a ``BoxIndex``. They build lazily, so a locator belongs to one task.
package struct PolygonLocator: ~Copyable {
    private let context = GEOSContext()
    private let boxes: BoxIndex
    let polygons: [MultiPolygon]
    /// What each polygon is in GEOS, and prepared; the first must outlive the second.
    private var geometries: [OpaquePointer] = []
    private var prepared: [OpaquePointer] = []

    /// Prepares the polygons, which go by their position in the array.
    ///
    /// - Throws: `.geos` when GEOS refuses a ring, `.nonFiniteVertex`.
    package init(_ polygons: [MultiPolygon]) throws(GeometryEngineError) {
        self.polygons = polygons
        boxes = BoxIndex(polygons.map(\.boundingBox))
        for polygon in polygons {
            let geometry = try context.multiPolygon(polygon).relinquish()
            geometries.append(geometry)
            prepared.append(try context.checked("GEOSPrepare_r", GEOSPrepare_r(context.handle, geometry)))
        }
    }

    deinit {
        for pointer in prepared { GEOSPreparedGeom_destroy_r(context.handle, pointer) }
        for pointer in geometries { GEOSGeom_destroy_r(context.handle, pointer) }
    }

    /// Returns the smallest index among the polygons that contain the position; `nil` when none does or an ordinate is NaN.
    ///
    /// - Throws: `.geos` when GEOS fails.
    /// - Complexity: O(log polygons + log vertices), about 0.5 µs.
    package func first(containing x: Double, _ y: Double) throws(GeometryEngineError) -> Int? {
        try containing(x, y, onlyFirst: true).first
    }

    /// Returns the indices of all polygons that contain the position, ascending.
    ///
    /// - Throws: `.geos` when GEOS fails.
    package func all(containing x: Double, _ y: Double) throws(GeometryEngineError) -> [Int] {
        try containing(x, y, onlyFirst: false)
    }

    private func containing(_ x: Double, _ y: Double, onlyFirst: Bool) throws(GeometryEngineError) -> [Int] {
        let candidates = boxes.indices(intersecting: BoundingBox(minX: x, minY: y, maxX: x, maxY: y))
        guard !candidates.isEmpty else { return [] }
        let point = try GEOSGeometry(
            context, "GEOSGeom_createPointFromXY_r", GEOSGeom_createPointFromXY_r(context.handle, x, y))
        var found: [Int] = []
        for candidate in candidates {
            let touches = GEOSPreparedIntersects_r(context.handle, prepared[candidate], point.pointer)
            guard try context.answer("GEOSPreparedIntersects_r", touches) else { continue }
            found.append(candidate)
            if onlyFirst { break }
        }
        return found
    }
}
