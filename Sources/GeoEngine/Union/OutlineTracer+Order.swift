import GeoPrimitives

extension OutlineTracer {
    /// Sorts the crossings along an edge; those at the same place as if every shape were moved by its own hair, the later ones farther.
    mutating func sortCrossings(of edge: Int, in shape: Int) {
        let (p, q) = (shapes.vertices[edge], shapes.vertices[edge + 1])
        let direction = PlanarPoint(x: q.x - p.x, y: q.y - p.y)
        let vertices = shapes.vertices
        crossings.sort { a, b in
            if a.share != b.share { return a.share < b.share }
            let first = Self.advance(along: direction, vertices[a.edge], vertices[a.edge + 1])
            let second = Self.advance(along: direction, vertices[b.edge], vertices[b.edge + 1])
            // What decides is the move of the latest of the three shapes, x before y, then that of the one before.
            for mover in [shape, a.shape, b.shape].sorted(by: >) {
                var (x, y) = (0.0, 0.0)
                if mover == shape { (x, y) = (second.x - first.x, second.y - first.y) }
                if mover == a.shape { (x, y) = (x + first.x, y + first.y) }
                if mover == b.shape { (x, y) = (x - second.x, y - second.y) }
                if x != 0 { return x < 0 }
                if y != 0 { return y < 0 }
            }
            return a.edge < b.edge
        }
    }

    /// By how much of the edge's length its crossing with the line from a to b advances when that line moves by one in x and in y.
    private static func advance(along direction: PlanarPoint, _ a: PlanarPoint, _ b: PlanarPoint) -> PlanarPoint {
        var normal = PlanarPoint(x: b.y - a.y, y: a.x - b.x)
        // Parallel lines along an axis or a diagonal get the same figures to the last bit.
        let size = max(abs(normal.x), abs(normal.y))
        normal = PlanarPoint(x: normal.x / size, y: normal.y / size)
        let rate = direction.x * normal.x + direction.y * normal.y
        return rate == 0 ? PlanarPoint(x: 0, y: 0) : PlanarPoint(x: normal.x / rate, y: normal.y / rate)
    }
}
