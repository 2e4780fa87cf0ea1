package import GeoPrimitives

/// Answers which polygons contain a position, for many positions.
///
/// Polygons are closed: their boundary belongs to them, decided exactly. The edges lie in horizontal strips behind a
/// ``BoxIndex``; nothing is built lazily, so one locator serves many tasks at once.
package struct PolygonLocator: ~Copyable, Sendable {
    private let index: BoxIndex
    let boxes: [BoundingBox]
    let polygons: [MultiPolygon]
    private let strips: [EdgeStrips]

    /// Prepares the polygons, which go by their position in the array.
    ///
    /// O(vertices).
    ///
    /// - Throws: `.nonFiniteVertex`.
    package init(_ polygons: [MultiPolygon]) throws(GeometryEngineError) {
        for (number, polygon) in polygons.enumerated() {
            for ring in polygon.polygons.lazy.flatMap(\.rings) {
                for point in ring.points where !(point.x.isFinite && point.y.isFinite) { throw .nonFiniteVertex(polygon: number) }
            }
        }
        let boxes = polygons.map(\.boundingBox)
        self.polygons = polygons
        self.boxes = boxes
        index = BoxIndex(boxes)
        strips = polygons.indices.map { EdgeStrips(polygons[$0], box: boxes[$0]) }
    }

    /// Returns the smallest index among the polygons that contain the position; `nil` when none does or an ordinate is NaN.
    ///
    /// - Throws: Nothing now; callers are written for an engine that may fail.
    /// - Complexity: O(log polygons + edges of one strip), about 0.1 µs.
    package borrowing func first(containing x: Double, _ y: Double) throws(GeometryEngineError) -> Int? {
        var smallest = Int.max
        index.forEach(intersecting: BoundingBox(minX: x, minY: y, maxX: x, maxY: y)) { candidate in
            if candidate < smallest, strips[candidate].contains(x, y) { smallest = candidate }
        }
        return smallest == Int.max ? nil : smallest
    }

    /// Returns the indices of all polygons that contain the position, ascending.
    ///
    /// - Throws: Nothing now; callers are written for an engine that may fail.
    /// - Complexity: O(log polygons + edges of one strip each).
    package borrowing func all(containing x: Double, _ y: Double) throws(GeometryEngineError) -> [Int] {
        index.indices(intersecting: BoundingBox(minX: x, minY: y, maxX: x, maxY: y)).filter { strips[$0].contains(x, y) }
    }
}
