import GeoPrimitives

/// Where a walk along one ring stands.
struct RingWalk {
    let shape: Int
    let firstEdge: Int
    /// The edge that must come next for the run in hand to go on.
    var expected: Int
    /// Where the run in hand started; `nil` when the walk is inside another shape.
    var start: Junction?
    /// Where the points of the run in hand begin.
    var firstPoint = 0
    /// Whether the outline passes the ring's first vertex.
    var startsOutside = false

    init(shape: Int, firstEdge: Int) {
        (self.shape, self.firstEdge, expected) = (shape, firstEdge, firstEdge)
    }

    /// The junction that stands for the ring's first vertex.
    var seam: Junction { Junction(arriving: firstEdge, departing: firstEdge) }
}

extension OutlineTracer {
    /// Follows an edge that starts in so many other shapes, from crossing to crossing.
    mutating func follow(_ edge: Int, _ depth: Int, _ walk: inout RingWalk) {
        // Edges between that were dropped lie inside: no run may have been open there, nor may one be in the middle of nowhere.
        let isNext = edge == walk.expected
        if !isNext, walk.start != nil { abandon(&walk) }
        walk.expected = edge + 1
        var depth = depth
        if depth == 0 {
            if walk.start == nil {
                if edge != walk.firstEdge { outline.broken.append(walk.shape) }
                walk.startsOutside = edge == walk.firstEdge
                begin(&walk, at: walk.seam, shapes.vertices[edge])
            }
        } else if walk.start != nil {
            abandon(&walk)
        }
        for crossing in crossings {
            if crossing.enters {
                if depth == 0 {
                    outline.points.append(place(of: crossing, on: edge, in: walk.shape))
                    end(&walk, at: Junction(arriving: edge, departing: crossing.edge))
                }
                depth += 1
            } else {
                depth -= 1
                if depth == 0 {
                    begin(
                        &walk, at: Junction(arriving: crossing.edge, departing: edge),
                        place(of: crossing, on: edge, in: walk.shape))
                } else if depth < 0 {
                    // Crossings in an order that cannot be: what is drawn here is not to be used.
                    outline.broken.append(walk.shape)
                    depth = 0
                }
            }
        }
        if walk.start != nil { outline.points.append(shapes.vertices[edge + 1]) }
    }

    /// Ends the walk at the ring's last vertex.
    mutating func finish(_ walk: inout RingWalk, _ edges: Range<Int>) {
        if walk.start != nil, walk.expected == edges.upperBound {
            end(&walk, at: walk.seam)
            if !walk.startsOutside { outline.broken.append(walk.shape) }
        } else if walk.start != nil {
            abandon(&walk)
        } else if walk.startsOutside {
            outline.broken.append(walk.shape)
        }
    }

    private mutating func begin(_ walk: inout RingWalk, at junction: Junction, _ point: PlanarPoint) {
        if walk.start != nil { abandon(&walk) }
        walk.start = junction
        walk.firstPoint = outline.points.count
        outline.points.append(point)
    }

    private mutating func end(_ walk: inout RingWalk, at junction: Junction) {
        guard let start = walk.start else { return outline.broken.append(walk.shape) }
        outline.runs.append(
            UnionOutline.Run(shape: walk.shape, start: start, end: junction, points: walk.firstPoint..<outline.points.count))
        walk.start = nil
    }

    /// Gives up a run that has no continuation.
    private mutating func abandon(_ walk: inout RingWalk) {
        outline.broken.append(walk.shape)
        walk.start = nil
    }

    /// Where two edges cross: the same double from either side, and never outside the boxes of the two edges.
    private func place(of crossing: Crossing, on edge: Int, in shape: Int) -> PlanarPoint {
        let (first, second) = shape < crossing.shape ? (edge, crossing.edge) : (crossing.edge, edge)
        let (p, q) = (shapes.vertices[first], shapes.vertices[first + 1])
        let (a, b) = (shapes.vertices[second], shapes.vertices[second + 1])
        let (atP, atQ) = (TurnSign.doubledArea(a, b, p), TurnSign.doubledArea(a, b, q))
        let share = atP == atQ ? 0 : min(1, max(0, atP / (atP - atQ)))
        return PlanarPoint(
            x: Self.clamped(p.x + share * (q.x - p.x), (p.x, q.x), (a.x, b.x)),
            y: Self.clamped(p.y + share * (q.y - p.y), (p.y, q.y), (a.y, b.y)))
    }

    private static func clamped(_ value: Double, _ first: (Double, Double), _ second: (Double, Double)) -> Double {
        let low = max(min(first.0, first.1), min(second.0, second.1))
        let high = min(max(first.0, first.1), max(second.0, second.1))
        return max(low, min(high, value))
    }
}
