import GeoPrimitives

/// Sorts rings into polygons: each hole to the smallest exterior around it.
enum RingNesting {
    /// Edges in one box of the index.
    private static let stretch = 16

    /// Returns the polygons of rings that do not cross one another; `nil` when a hole lies in no exterior.
    static func polygons(_ rings: [OutlineLinker.LinkedRing]) -> MultiPolygon? {
        let exteriors = rings.filter { $0.doubledArea > 0 }
        let holes = rings.filter { $0.doubledArea < 0 }
        var holesOf = [[Ring]](repeating: [], count: exteriors.count)
        if !holes.isEmpty {
            let starts = holes.map { middleOfFirstEdge($0.ring) }
            let edges = EdgesByHeight(exteriors, around: starts, stretch: stretch)
            for (hole, start) in zip(holes, starts) {
                guard let parent = edges.smallestRing(around: start) else { return nil }
                holesOf[parent].append(hole.ring)
            }
        }
        return MultiPolygon(exteriors.indices.map { Polygon(exterior: exteriors[$0].ring, holes: holesOf[$0]) })
    }

    /// A place on a ring that no other ring touches, as one of its vertices may be.
    private static func middleOfFirstEdge(_ ring: Ring) -> PlanarPoint {
        let (a, b) = (ring.points[0], ring.points[1])
        return PlanarPoint(x: a.x + (b.x - a.x) / 2, y: a.y + (b.y - a.y) / 2)
    }
}

/// The edges of rings in stretches, for rays to the west.
private struct EdgesByHeight {
    private let rings: [OutlineLinker.LinkedRing]
    private let stretch: Int
    private let index: BoxIndex
    private let places: [(ring: Int, first: Int)]
    private let west: Double

    /// Makes the index of the rings whose box holds one of the places.
    init(_ rings: [OutlineLinker.LinkedRing], around starts: [PlanarPoint], stretch: Int) {
        let ringIndex = BoxIndex(rings.map { MultiPolygon([Polygon(exterior: $0.ring)]).boundingBox })
        var isNear = [Bool](repeating: false, count: rings.count)
        for start in starts {
            let here = BoundingBox(minX: start.x, minY: start.y, maxX: start.x, maxY: start.y)
            ringIndex.forEach(intersecting: here) { isNear[$0] = true }
        }
        var (boxes, places): ([BoundingBox], [(ring: Int, first: Int)]) = ([], [])
        for (number, ring) in rings.enumerated() where isNear[number] {
            let points = ring.ring.points
            for first in stride(from: 0, to: points.count - 1, by: stretch) {
                var box = BoundingBox.empty
                for place in first...min(first + stretch, points.count - 1) {
                    box.formUnion(x: points[place].x, y: points[place].y)
                }
                boxes.append(box)
                places.append((number, first))
            }
        }
        (self.rings, self.stretch, self.places) = (rings, stretch, places)
        index = BoxIndex(boxes)
        west = boxes.reduce(Double.infinity) { min($0, $1.minX) }
    }

    /// Returns the number of the ring with the smallest area that a place is in.
    func smallestRing(around start: PlanarPoint) -> Int? {
        var isInside: [Int: Bool] = [:]
        let ray = BoundingBox(minX: west, minY: start.y, maxX: start.x, maxY: start.y)
        index.forEach(intersecting: ray) { number in
            let (ring, first) = places[number]
            let points = rings[ring].ring.points
            for place in first..<min(first + stretch, points.count - 1)
            where Self.isLeft(points[place], points[place + 1], of: start) {
                isInside[ring, default: false].toggle()
            }
        }
        // The order in which the dictionary is read does not show: the smallest area, then the first.
        var smallest: Int?
        for (ring, inside) in isInside where inside {
            let isSmaller = smallest.map { (rings[ring].doubledArea, ring) < (rings[$0].doubledArea, $0) }
            if isSmaller ?? true { smallest = ring }
        }
        return smallest
    }

    /// Whether a ray from a vertex to the west passes the edge.
    private static func isLeft(_ a: PlanarPoint, _ b: PlanarPoint, of point: PlanarPoint) -> Bool {
        guard (a.y <= point.y) != (b.y <= point.y) else { return false }
        let turn = TurnSign.of(a, b, point)
        return a.y < b.y ? turn < 0 : turn > 0
    }
}
