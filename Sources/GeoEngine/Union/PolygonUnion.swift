package import GeoPrimitives

/// The union of many shapes that overlap much, such as service areas, in time near-linear in their number.
///
/// Every shape's boundary is cut where it passes into or out of another shape, and what lies in no other shape is joined to rings: the
/// outline of the union consists of pieces of the shapes' own edges and their crossings. Side and crossing are decided exactly, with
/// ties broken as if every shape were moved by a hair (Edelsbrunner & Mücke 1990), so that shapes that touch, share vertices or edges
/// need no cases of their own. Where vertices or crossings are closer together than rounding can be told from, GEOS checks what came
/// out, and computes the union of the shapes concerned if it is not valid.
///
/// The work is done in three steps, the second in parallel: make the value, ``outline(of:)`` of chunks of shapes, ``joined(_:)``.
package struct PolygonUnion: Sendable {
    /// How often shapes are merged before GEOS does it all.
    private static let mostAttempts = 4

    private let geometries: [MultiPolygon]
    private let shapes: UnionShapes
    private let grid: MiddleGrid
    private let index: BoxIndex

    /// The number of different shapes.
    package var shapeCount: Int { shapes.count }

    /// Makes the union of valid geometries ready.
    ///
    /// - Throws: `.nonFiniteVertex`.
    /// - Complexity: O(v + n log n) for n shapes with v vertices.
    package init(_ geometries: [MultiPolygon]) throws(GeometryEngineError) {
        self.geometries = geometries
        shapes = try UnionShapes(geometries)
        grid = MiddleGrid(shapes)
        index = BoxIndex(shapes.boxes)
    }

    /// Returns what of the boundaries of some shapes lies in no other shape.
    ///
    /// - Parameter numbers: Numbers of shapes, below ``shapeCount``.
    /// - Returns: The outline in runs, for ``joined(_:)``.
    /// - Complexity: Per shape, near-constant in the midst of others; else the number of its neighbours times a logarithm.
    package func outline(of numbers: Range<Int>) -> UnionOutline {
        var tracer = OutlineTracer(shapes, grid, index)
        for shape in numbers { tracer.trace(shape) }
        return tracer.outline
    }

    /// Returns the union, given the outlines of all shapes, as a valid geometry in canonical order.
    ///
    /// - Parameter outlines: The outlines of chunks that are all shapes together, in order.
    /// - Returns: The union.
    /// - Throws: `.geos` when GEOS refuses what it is to check or to compute.
    /// - Complexity: O(v log v) for v vertices of the union.
    package func joined(_ outlines: [UnionOutline]) throws(GeometryEngineError) -> MultiPolygon {
        try joined(outlines, attempt: 0)
    }

    /// Returns the union on the calling thread alone.
    ///
    /// - Throws: `.nonFiniteVertex`; `.geos` when GEOS refuses what it is to check or to compute.
    package static func of(_ geometries: [MultiPolygon]) throws(GeometryEngineError) -> MultiPolygon {
        try of(geometries, attempt: 0)
    }

    private static func of(_ geometries: [MultiPolygon], attempt: Int) throws(GeometryEngineError) -> MultiPolygon {
        let union = try PolygonUnion(geometries)
        return try union.joined([union.outline(of: 0..<union.shapeCount)], attempt: attempt)
    }

    private func joined(_ outlines: [UnionOutline], attempt: Int) throws(GeometryEngineError) -> MultiPolygon {
        let linker = OutlineLinker(outlines)
        let doubtful = outlines.flatMap(\.doubtful)
        if linker.broken.isEmpty, doubtful.isEmpty, let union = RingNesting.polygons(linker.rings) { return union.canonical }
        let clusters = ShapeClusters(around: linker.broken + doubtful.flatMap { $0 }, boxes: shapes.boxes)
        var rings = [[OutlineLinker.LinkedRing]](repeating: [], count: clusters.count + 1)
        for ring in linker.rings {
            let label = clusters.label[ring.shape]
            if label >= 0 { rings[label] += ring.simpleRings } else { rings[clusters.count].append(ring) }
        }
        var isSound = [Bool](repeating: true, count: clusters.count)
        for shape in linker.broken { isSound[clusters.label[shape]] = false }
        guard let undoubted = RingNesting.polygons(rings[clusters.count]) else { return try PolygonOverlay.union(geometries) }
        var polygons = undoubted.polygons
        for label in 0..<clusters.count {
            if isSound[label], let union = RingNesting.polygons(rings[label]), try PolygonOverlay.validityProblem(union) == nil {
                polygons += union.polygons
            } else {
                polygons += try recomputed(clusters.members[label], doubtful, attempt).polygons
            }
        }
        return MultiPolygon(polygons).canonical
    }

    /// The union of some shapes after GEOS has merged those that are too close to one another; by GEOS alone if that was no help.
    private func recomputed(_ members: [Int], _ doubtful: [[Int]], _ attempt: Int) throws(GeometryEngineError) -> MultiPolygon {
        var groups = DisjointSets(shapes.count)
        for close in doubtful { for shape in close { groups.join(shape, close[0]) } }
        var merged: [Int: [MultiPolygon]] = [:]
        var order: [Int] = []
        for shape in members {
            let group = groups.root(shape)
            if merged[group] == nil { order.append(group) }
            merged[group, default: []].append(geometries[shapes.sources[shape]])
        }
        guard attempt < Self.mostAttempts, order.count < members.count, order.count > 1 else {
            return try PolygonOverlay.union(members.map { geometries[shapes.sources[$0]] })
        }
        var parts: [MultiPolygon] = []
        for group in order {
            let close = merged[group, default: []]
            parts.append(close.count == 1 ? close[0] : try PolygonOverlay.union(close))
        }
        return try Self.of(parts, attempt: attempt + 1)
    }
}
