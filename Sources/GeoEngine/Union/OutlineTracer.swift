import GeoPrimitives

/// Finds what of a shape's boundary lies in no other shape.
///
/// First whole edges that lie in the inner ellipse of a neighbour are dropped, nearest neighbours first: a shape in the midst of others is
/// done after a few. For the edges left, the neighbours whose boundary may come near are found, and with each the crossings and the
/// side of the edge's start by exact predicates. Only the order of crossings along an edge is decided in doubles; where it is close, the
/// shapes are noted as doubtful.
struct OutlineTracer: ~Copyable {
    /// A place where the edge in hand passes the boundary of another shape.
    struct Crossing {
        /// Where on the edge, from 0 to 1.
        var share: Double
        /// What a difference of shares is worth across the steeper of the two edges: the edge's length times the sine of the angle.
        var worth: Double
        var shape: Int
        var edge: Int
        var enters: Bool
    }

    private struct Candidate {
        var edge: Int
        var shape: Int
    }

    let shapes: UnionShapes
    let grid: MiddleGrid
    let index: BoxIndex
    var outline = UnionOutline()
    var crossings: [Crossing] = []
    private var alive: [Int] = []
    private var candidates: [Candidate] = []

    init(_ shapes: UnionShapes, _ grid: MiddleGrid, _ index: BoxIndex) {
        (self.shapes, self.grid, self.index) = (shapes, grid, index)
    }

    /// Adds the runs of a shape to the outline.
    mutating func trace(_ shape: Int) {
        findAlive(shape)
        guard !alive.isEmpty else { return }
        candidates.sort { ($0.edge, $0.shape) < ($1.edge, $1.shape) }
        let (tolerance, box) = (shapes.tolerance, shapes.boxes[shape])
        let isThin = min(box.maxX - box.minX, box.maxY - box.minY) < 1024 * tolerance
        // The rings of one shape may touch each other, which no crossing shows.
        if isThin || shapes.firstRing[shape + 1] - shapes.firstRing[shape] > 1 { outline.doubtful.append([shape]) }
        var (next, candidate) = (0, 0)
        for ring in shapes.firstRing[shape]..<shapes.firstRing[shape + 1] {
            let edges = shapes.ringStarts[ring]..<shapes.ringStarts[ring + 1] - 1
            var walk = RingWalk(shape: shape, firstEdge: edges.lowerBound)
            while next < alive.count, alive[next] < edges.upperBound {
                let edge = alive[next]
                next += 1
                while candidate < candidates.count, candidates[candidate].edge < edge { candidate += 1 }
                var end = candidate
                while end < candidates.count, candidates[end].edge == edge { end += 1 }
                let depth = crossNeighbours(of: edge, in: shape, candidate..<end)
                candidate = end
                follow(edge, depth, &walk)
            }
            finish(&walk, edges)
        }
    }

    // MARK: Whole edges

    /// Leaves in ``alive`` the edges that no inner ellipse holds, and in ``candidates`` what may cross or hold them.
    private mutating func findAlive(_ shape: Int) {
        let rings = shapes.firstRing[shape]..<shapes.firstRing[shape + 1]
        alive.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        for ring in rings { alive += shapes.ringStarts[ring]..<shapes.ringStarts[ring + 1] - 1 }
        var left = alive
        swap(&left, &alive)
        var noted: [Candidate] = []
        grid.forSome(near: shape, shapes) { other in
            cover(&left, by: other, noting: false, &noted)
            return !left.isEmpty
        }
        if !left.isEmpty {
            index.forEach(intersecting: reach(of: left)) { other in
                if other != shape, !left.isEmpty { cover(&left, by: other, noting: true, &noted) }
            }
        }
        alive = left
        candidates = noted
    }

    /// The box around edges, a little larger.
    private func reach(of edges: [Int]) -> BoundingBox {
        var box = BoundingBox.empty
        for edge in edges {
            box.formUnion(x: shapes.vertices[edge].x, y: shapes.vertices[edge].y)
            box.formUnion(x: shapes.vertices[edge + 1].x, y: shapes.vertices[edge + 1].y)
        }
        let away = shapes.tolerance
        return BoundingBox(minX: box.minX - away, minY: box.minY - away, maxX: box.maxX + away, maxY: box.maxY + away)
    }

    /// Drops the edges in another shape's inner ellipse and notes those that are not outside its outer one.
    private func cover(_ edges: inout [Int], by other: Int, noting: Bool, _ noted: inout [Candidate]) {
        let e = shapes.ellipses[other]
        var kept = 0
        shapes.vertices.withUnsafeBufferPointer { vertices in
            edges.withUnsafeMutableBufferPointer { edges in
                var (last, u, w, size) = (-1, 0.0, 0.0, 0.0)
                for place in edges.indices {
                    let edge = edges[place]
                    if edge != last {
                        (u, w) = ((vertices[edge].x - e.x) * e.scaleX, (vertices[edge].y - e.y) * e.scaleY)
                        size = u * u + w * w
                    }
                    let (u0, w0, size0) = (u, w, size)
                    (u, w) = ((vertices[edge + 1].x - e.x) * e.scaleX, (vertices[edge + 1].y - e.y) * e.scaleY)
                    size = u * u + w * w
                    last = edge + 1
                    if max(size0, size) <= e.inner { continue }
                    edges[kept] = edge
                    kept += 1
                    if noting, Self.reaches(u0, w0, u, w, size0, size, e.outer) {
                        noted.append(Candidate(edge: edge, shape: other))
                    }
                }
            }
        }
        edges.removeLast(edges.count - kept)
    }

    /// Whether the edge between two vertices comes into the circle around the origin with the squared radius given.
    @inline(__always)
    private static func reaches(
        _ u0: Double, _ w0: Double, _ u1: Double, _ w1: Double, _ size0: Double, _ size1: Double, _ limit: Double
    ) -> Bool {
        if min(size0, size1) <= limit { return true }
        let (du, dw) = (u1 - u0, w1 - w0)
        if u0 * du + w0 * dw >= 0 || u1 * du + w1 * dw <= 0 { return false }
        let cross = u0 * w1 - w0 * u1
        return cross * cross <= limit * (du * du + dw * dw)
    }

    // MARK: Single crossings

    /// Leaves the edge's crossings in ``crossings``, in order; returns in how many of the candidates it starts.
    private mutating func crossNeighbours(of edge: Int, in shape: Int, _ places: Range<Int>) -> Int {
        crossings.removeAll(keepingCapacity: true)
        var depth = 0
        for place in places {
            let other = candidates[place].shape
            // Of two shapes the later one counts as moved by a hair against the other, so that nothing touches anything.
            let side = shape > other ? 1 : -1
            if contains(other, shapes.vertices[edge], side: side) { depth += 1 }
            cross(edge, of: shape, with: other, side: side)
        }
        guard crossings.count > 1 else { return depth }
        sortCrossings(of: edge, in: shape)
        var inside = depth
        for place in 1..<crossings.count {
            let (a, b) = (crossings[place - 1], crossings[place])
            let between = inside + (a.enters ? 1 : -1)
            let after = between + (b.enters ? 1 : -1)
            if min(inside, between, after) <= 0, (b.share - a.share) * min(a.worth, b.worth) <= shapes.tolerance {
                outline.doubtful.append([shape, a.shape, b.shape])
            }
            inside = between
        }
        return depth
    }

    /// Whether a vertex, moved by a hair to a side, lies in a shape: by the parity of the edges above it.
    private func contains(_ shape: Int, _ p: PlanarPoint, side: Int) -> Bool {
        var inside = false
        shapes.vertices.withUnsafeBufferPointer { vertices in
            for chain in shapes.chains[shapes.firstChain[shape]..<shapes.firstChain[shape + 1]] {
                // The first vertex that is beyond p, in the chain's direction.
                var (low, high) = (chain.first, chain.last + 1)
                while low < high {
                    let middle = (low + high) / 2
                    let x = vertices[middle].x
                    let isWest = side > 0 ? x <= p.x : x < p.x
                    if isWest == chain.isEastward { low = middle + 1 } else { high = middle }
                }
                guard low > chain.first, low <= chain.last else { continue }
                let turn = TurnSign.perturbed(vertices[low - 1], vertices[low], p, side: side)
                if (turn < 0) == chain.isEastward { inside.toggle() }
            }
        }
        return inside
    }

    /// Adds the crossings of an edge with a shape's boundary.
    private mutating func cross(_ edge: Int, of shape: Int, with other: Int, side: Int) {
        let (p, q) = (shapes.vertices[edge], shapes.vertices[edge + 1])
        let near = shapes.tolerance
        let (west, east) = (min(p.x, q.x) - near, max(p.x, q.x) + near)
        let (south, north) = (min(p.y, q.y) - near, max(p.y, q.y) + near)
        for number in shapes.firstChain[other]..<shapes.firstChain[other + 1] {
            let chain = shapes.chains[number]
            var (low, high) = (chain.first, chain.last + 1)
            while low < high {
                let middle = (low + high) / 2
                let isBefore = chain.isEastward ? shapes.vertices[middle].x < west : shapes.vertices[middle].x > east
                if isBefore { low = middle + 1 } else { high = middle }
            }
            var place = max(chain.first, low - 1)
            while place < chain.last {
                let (a, b) = (shapes.vertices[place], shapes.vertices[place + 1])
                if chain.isEastward ? a.x > east : a.x < west { break }
                if max(a.y, b.y) >= south, min(a.y, b.y) <= north, max(a.x, b.x) >= west, min(a.x, b.x) <= east {
                    cross(edge, p, q, of: shape, place, a, b, of: other, side: side)
                }
                place += 1
            }
        }
    }

    /// Adds the crossing of two edges, if there is one.
    private mutating func cross(
        _ edge: Int, _ p: PlanarPoint, _ q: PlanarPoint, of shape: Int, _ otherEdge: Int, _ a: PlanarPoint, _ b: PlanarPoint,
        of other: Int, side: Int
    ) {
        let (atP, atQ) = (TurnSign.doubledArea(a, b, p), TurnSign.doubledArea(a, b, q))
        let (atA, atB) = (TurnSign.doubledArea(p, q, a), TurnSign.doubledArea(p, q, b))
        let squaredLength = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)
        let squaredOwn = (q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y)
        let near = shapes.tolerance * shapes.tolerance
        if min(atP * atP, atQ * atQ) <= near * squaredLength || min(atA * atA, atB * atB) <= near * squaredOwn {
            outline.doubtful.append([shape, other])
        }
        let signP = TurnSign.perturbed(a, b, p, side: side)
        let signQ = TurnSign.perturbed(a, b, q, side: side)
        guard signP != signQ,
            TurnSign.perturbed(p, q, a, side: -side) != TurnSign.perturbed(p, q, b, side: -side)
        else { return }
        let share = atP == atQ ? 0 : min(1, max(0, atP / (atP - atQ)))
        crossings.append(
            Crossing(
                share: share, worth: abs(atP - atQ) / squaredLength.squareRoot(), shape: other, edge: otherEdge,
                enters: signQ > 0))
    }
}
