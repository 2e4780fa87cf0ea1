import GeoPrimitives

/// Joins the runs of outlines to closed rings.
struct OutlineLinker {
    /// A ring with one of the shapes it runs along.
    struct LinkedRing {
        var ring: Ring
        var shape: Int
        /// Positive for what surrounds the union, negative for what it surrounds.
        var doubledArea: Double
    }

    private(set) var rings: [LinkedRing] = []
    /// Shapes whose runs have no unique continuation.
    private(set) var broken: [Int] = []

    init(_ outlines: [UnionOutline]) {
        var runs: [(outline: Int, run: UnionOutline.Run)] = []
        runs.reserveCapacity(outlines.reduce(0) { $0 + $1.runs.count })
        for (number, outline) in outlines.enumerated() {
            broken += outline.broken
            for run in outline.runs { runs.append((number, run)) }
        }
        var starting = [Junction: Int](minimumCapacity: runs.count)
        for (number, (_, run)) in runs.enumerated() {
            if let twin = starting.updateValue(number, forKey: run.start) { broken += [run.shape, runs[twin].run.shape] }
        }
        var isUsed = [Bool](repeating: false, count: runs.count)
        for first in runs.indices where !isUsed[first] {
            var points: [PlanarPoint] = []
            var next = first
            repeat {
                isUsed[next] = true
                let (outline, run) = runs[next]
                append(outlines[outline].points[run.points], to: &points)
                guard let after = starting[run.end], after == first || !isUsed[after] else {
                    broken.append(run.shape)
                    points = []
                    break
                }
                next = after
            } while next != first
            guard let start = points.first else { continue }
            if points.last != start { points.append(start) }
            let ring = Ring(points)
            // What is left of shapes that only touch, by a hair.
            guard points.count > 3, case let area = ring.doubledSignedArea, area != 0 else { continue }
            rings.append(LinkedRing(ring: ring, shape: runs[first].run.shape, doubledArea: area))
        }
    }
}

/// Adds the vertices of a run to a ring, without those that equal the one before.
private func append(_ run: ArraySlice<PlanarPoint>, to points: inout [PlanarPoint]) {
    points.reserveCapacity(points.count + run.count)
    run.withUnsafeBufferPointer { run in
        for place in run.indices {
            let isRepeated = place > 0 ? run[place] == run[place - 1] : run[place] == points.last
            if !isRepeated { points.append(run[place]) }
        }
    }
}

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
            var boxes: [BoundingBox] = []
            var places: [(exterior: Int, first: Int)] = []
            for (number, exterior) in exteriors.enumerated() {
                let points = exterior.ring.points
                for first in stride(from: 0, to: points.count - 1, by: stretch) {
                    var box = BoundingBox.empty
                    for place in first...min(first + stretch, points.count - 1) {
                        box.formUnion(x: points[place].x, y: points[place].y)
                    }
                    boxes.append(box)
                    places.append((number, first))
                }
            }
            let index = BoxIndex(boxes)
            let west = boxes.reduce(Double.infinity) { min($0, $1.minX) }
            for hole in holes {
                let start = middleOfFirstEdge(hole.ring)
                var isInside: [Int: Bool] = [:]
                let ray = BoundingBox(minX: west, minY: start.y, maxX: start.x, maxY: start.y)
                index.forEach(intersecting: ray) { stretchNumber in
                    let (exterior, first) = places[stretchNumber]
                    let points = exteriors[exterior].ring.points
                    for place in first..<min(first + stretch, points.count - 1)
                    where isLeft(points[place], points[place + 1], of: start) {
                        isInside[exterior, default: false].toggle()
                    }
                }
                // The order in which the dictionary is read does not matter: the smallest area, then the first.
                var parent: Int?
                for (exterior, inside) in isInside where inside {
                    let better = parent.map { (exteriors[exterior].doubledArea, exterior) < (exteriors[$0].doubledArea, $0) }
                    if better ?? true { parent = exterior }
                }
                guard let parent else { return nil }
                holesOf[parent].append(hole.ring)
            }
        }
        return MultiPolygon(exteriors.indices.map { Polygon(exterior: exteriors[$0].ring, holes: holesOf[$0]) })
    }

    /// Whether a ray from a vertex to the west passes the edge.
    private static func isLeft(_ a: PlanarPoint, _ b: PlanarPoint, of point: PlanarPoint) -> Bool {
        guard (a.y <= point.y) != (b.y <= point.y) else { return false }
        let turn = TurnSign.of(a, b, point)
        return a.y < b.y ? turn < 0 : turn > 0
    }

    /// A place on a ring that no other ring touches, as one of its vertices may be.
    private static func middleOfFirstEdge(_ ring: Ring) -> PlanarPoint {
        let (a, b) = (ring.points[0], ring.points[1])
        return PlanarPoint(x: a.x + (b.x - a.x) / 2, y: a.y + (b.y - a.y) / 2)
    }
}

extension OutlineLinker.LinkedRing {
    /// The ring cut where it passes a vertex twice, into rings that touch there.
    var simpleRings: [Self] {
        var (open, seen): ([PlanarPoint], [PlanarPoint: Int]) = ([], [:])
        var rings: [Self] = []
        for point in ring.points {
            if let before = seen[point] {
                let loop = Ring(open[before...] + [point])
                if loop.points.count > 3, case let area = loop.doubledSignedArea, area != 0 {
                    rings.append(Self(ring: loop, shape: shape, doubledArea: area))
                }
                for passed in open[(before + 1)...] { seen[passed] = nil }
                open.removeLast(open.count - before - 1)
            } else {
                seen[point] = open.count
                open.append(point)
            }
        }
        return rings
    }
}
