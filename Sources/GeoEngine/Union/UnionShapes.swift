import GeoPrimitives
import Glibc

/// The shapes of a union in one block of vertices, in an order that depends on the shapes alone, each once.
///
/// A shape is what one input geometry holds: its exteriors counter-clockwise, its holes clockwise. An edge goes by the place of its
/// first vertex in the block.
struct UnionShapes: Sendable {
    /// A stretch of a ring along which x never falls, or never rises: edges over an x are found by halving.
    struct Chain: Sendable {
        /// The places of its first and last vertex.
        var first: Int
        var last: Int
        /// Whether x rises along it.
        var isEastward: Bool
    }

    /// Two concentric axis-parallel ellipses, one inside a shape and one around it.
    ///
    /// A vertex p is in the inner one when |((p.x − x)·scaleX, (p.y − y)·scaleY)|² ≤ inner.
    struct Ellipses: Sendable {
        var x: Double
        var y: Double
        var scaleX: Double
        var scaleY: Double
        /// The square of the inner ellipse's size; negative when there is none: the middle outside, or several rings.
        var inner: Double
        /// The square of the outer ellipse's size.
        var outer: Double
    }

    /// What the ellipses keep away from the shape's boundary, as a share of its size.
    private static let margin = 1e-6
    /// Distances below this share of the largest ordinate may be rounding: 64 units in the last place.
    private static let nearness = 0x1p-46

    /// All vertices; every ring is closed, without two equal vertices in a row.
    private(set) var vertices: [PlanarPoint] = []
    /// Where each ring begins in the vertices; one more entry than rings.
    private(set) var ringStarts = [0]
    /// The first ring of each shape; one more entry than shapes.
    private(set) var firstRing = [0]
    private(set) var chains: [Chain] = []
    /// The first chain of each shape; one more entry than shapes.
    private(set) var firstChain = [0]
    private(set) var boxes: [BoundingBox] = []
    private(set) var ellipses: [Ellipses] = []
    /// The number of the geometry that each shape came as.
    private(set) var sources: [Int] = []
    /// Distances below this are not told from rounding.
    private(set) var tolerance = 0.0

    var count: Int { sources.count }

    init(_ geometries: [MultiPolygon]) throws(GeometryEngineError) {
        let boxes = geometries.map(\.boundingBox)
        var total = 0
        for (number, geometry) in geometries.enumerated() {
            for polygon in geometry.polygons {
                total += polygon.exterior.points.count
                guard polygon.exterior.isFinite else { throw .nonFiniteVertex(polygon: number) }
                for hole in polygon.holes {
                    total += hole.points.count
                    guard hole.isFinite else { throw .nonFiniteVertex(polygon: number) }
                }
            }
        }
        precondition(total < UInt32.max, "a union has fewer than 4 billion vertices")
        vertices.reserveCapacity(total)
        let largest = boxes.reduce(0) { $1.isEmpty ? $0 : max($0, max(-$1.minX, $1.maxX), max(-$1.minY, $1.maxY)) }
        tolerance = largest * Self.nearness
        var before: MultiPolygon?
        for number in Self.order(geometries, boxes) where before != geometries[number] {
            before = geometries[number]
            append(geometries[number], boxes[number], source: number)
        }
    }

    /// The numbers of the geometries that are not empty along a Z-curve through their middles, equal ones side by side.
    private static func order(_ geometries: [MultiPolygon], _ boxes: [BoundingBox]) -> [Int] {
        var all = BoundingBox.empty
        for box in boxes where !box.isEmpty {
            all.formUnion(x: box.minX, y: box.minY)
            all.formUnion(x: box.maxX, y: box.maxY)
        }
        let (width, height) = (max(all.maxX - all.minX, .leastNormalMagnitude), max(all.maxY - all.minY, .leastNormalMagnitude))
        let codes = boxes.map { box -> UInt64 in
            guard !box.isEmpty else { return 0 }
            let x = ((box.minX + box.maxX) / 2 - all.minX) / width
            let y = ((box.minY + box.maxY) / 2 - all.minY) / height
            return spread(UInt64(x * 0xFFFF)) | spread(UInt64(y * 0xFFFF)) << 1
        }
        return geometries.indices.filter { !boxes[$0].isEmpty }.sorted { a, b in
            if codes[a] != codes[b] { return codes[a] < codes[b] }
            if boxes[a].minX != boxes[b].minX { return boxes[a].minX < boxes[b].minX }
            if boxes[a].minY != boxes[b].minY { return boxes[a].minY < boxes[b].minY }
            return geometries[a].precedes(geometries[b])
        }
    }

    /// Puts a zero before each of the lowest 16 bits.
    private static func spread(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }

    private mutating func append(_ geometry: MultiPolygon, _ box: BoundingBox, source: Int) {
        for polygon in geometry.polygons {
            append(polygon.exterior, counterClockwise: true)
            for hole in polygon.holes { append(hole, counterClockwise: false) }
        }
        let rings = firstRing[firstRing.count - 1]..<ringStarts.count - 1
        guard !rings.isEmpty else { return }
        for ring in rings { appendChains(ringStarts[ring]..<ringStarts[ring + 1] - 1) }
        firstRing.append(rings.upperBound)
        firstChain.append(chains.count)
        boxes.append(box)
        sources.append(source)
        ellipses.append(measured(ringStarts[rings.lowerBound]..<ringStarts[rings.upperBound], box, isOneRing: rings.count == 1))
    }

    private mutating func append(_ ring: Ring, counterClockwise: Bool) {
        guard ring.points.count > 3 else { return }
        let start = vertices.count
        let isReversed = (ring.fastDoubledArea > 0) != counterClockwise
        if !isReversed, !ring.repeatsVertices {
            vertices += ring.points
        } else {
            for point in isReversed ? ring.points.reversed() : ring.points
            where vertices.count == start || point != vertices[vertices.count - 1] {
                vertices.append(point)
            }
        }
        if vertices.count - start > 3 {
            ringStarts.append(vertices.count)
        } else {
            vertices.removeLast(vertices.count - start)
        }
    }

    /// Cuts the edges of a ring into chains.
    private mutating func appendChains(_ edges: Range<Int>) {
        var chain = Chain(first: edges.lowerBound, last: edges.lowerBound, isEastward: true)
        vertices.withUnsafeBufferPointer { vertices in
            for edge in edges {
                let rise = vertices[edge + 1].x - vertices[edge].x
                if chain.last == chain.first {
                    // A vertical edge counts as eastward; before a westward one it is a chain of its own.
                    chain.isEastward = rise >= 0
                } else if rise != 0, (rise > 0) != chain.isEastward {
                    chains.append(chain)
                    chain = Chain(first: edge, last: edge, isEastward: rise > 0)
                }
                chain.last = edge + 1
            }
        }
        chains.append(chain)
    }

    /// The ellipses of a shape: concentric with its box, in the box's proportions.
    private func measured(_ places: Range<Int>, _ box: BoundingBox, isOneRing: Bool) -> Ellipses {
        let (x, y) = ((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2)
        let (reachX, reachY) = ((box.maxX - box.minX) / 2, (box.maxY - box.minY) / 2)
        let (scaleX, scaleY) = (1 / max(reachX, .leastNormalMagnitude), 1 / max(reachY, .leastNormalMagnitude))
        var (nearest, farthest) = (Double.infinity, 0.0)
        var winding = 0
        vertices.withUnsafeBufferPointer { vertices in
            var (u, w) = ((vertices[places.lowerBound].x - x) * scaleX, (vertices[places.lowerBound].y - y) * scaleY)
            for place in places.dropFirst() {
                let (nextU, nextW) = ((vertices[place].x - x) * scaleX, (vertices[place].y - y) * scaleY)
                farthest = max(farthest, nextU * nextU + nextW * nextW)
                let (du, dw) = (nextU - u, nextW - w)
                let (along, length) = (-(u * du + w * dw), du * du + dw * dw)
                let cross = u * dw - w * du
                if along <= 0 {
                    nearest = min(nearest, u * u + w * w)
                } else if along >= length {
                    nearest = min(nearest, nextU * nextU + nextW * nextW)
                } else {
                    nearest = min(nearest, cross * cross / length)
                }
                if w <= 0, nextW > 0, cross > 0 { winding += 1 } else if w > 0, nextW <= 0, cross < 0 { winding -= 1 }
                (u, w) = (nextU, nextW)
            }
        }
        let away = Self.margin + tolerance * max(scaleX, scaleY)
        let inner = nearest.squareRoot() - away
        let outer = farthest.squareRoot() + away
        let hasInner = isOneRing && inner > 0 && winding == 1
        return Ellipses(x: x, y: y, scaleX: scaleX, scaleY: scaleY, inner: hasInner ? inner * inner : -1, outer: outer * outer)
    }
}

extension Ring {
    /// Whether all ordinates are finite: the difference of one that is not and itself is no number.
    fileprivate var isFinite: Bool {
        points.withUnsafeBufferPointer { points in
            var sum = 0.0
            for point in points { sum += (point.x - point.x) + (point.y - point.y) }
            return sum == 0
        }
    }

    /// Whether a vertex equals the one before it.
    fileprivate var repeatsVertices: Bool {
        points.withUnsafeBufferPointer { points in
            for place in points.indices.dropFirst() where points[place] == points[place - 1] { return true }
            return false
        }
    }

    /// As ``doubledSignedArea``, for the sign.
    fileprivate var fastDoubledArea: Double {
        points.withUnsafeBufferPointer { points in
            let origin = points[0]
            var sum = 0.0
            for place in 1..<points.count - 1 {
                let (a, b) = (points[place], points[place + 1])
                sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
            }
            return sum
        }
    }
}

extension MultiPolygon {
    /// Whether the geometry comes before the other, vertex by vertex.
    fileprivate func precedes(_ other: MultiPolygon) -> Bool {
        let (a, b) = (polygons.lazy.flatMap(\.rings).flatMap(\.points), other.polygons.lazy.flatMap(\.rings).flatMap(\.points))
        return a.lexicographicallyPrecedes(b) { $0.x != $1.x ? $0.x < $1.x : $0.y < $1.y }
    }
}
