import GeoEngine
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@Suite("PolygonLocator")
struct PolygonLocatorTests {
    /// Even-odd ray casting over all edges; not for points on a boundary.
    static func naive(_ polygon: MultiPolygon, _ x: Double, _ y: Double) -> Bool {
        var inside = false
        for ring in polygon.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) where (a.y > y) != (b.y > y) {
                if x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
            }
        }
        return inside
    }

    /// A star around a centre with a smaller star cut out.
    static func star(_ random: inout SeededGenerator) -> MultiPolygon {
        let (x, y) = (random.number(100...110), random.number(30...40))
        func ring(_ low: Double, _ high: Double) -> Ring {
            var points = (0..<24).map { step in
                let (angle, reach) = (Double(step) * .pi / 12, random.number(low...high))
                return PlanarPoint(x: x + reach * cos(angle), y: y + reach * sin(angle))
            }
            points.append(points[0])
            return Ring(points)
        }
        return MultiPolygon([Polygon(exterior: ring(0.6, 1.5), holes: [ring(0.1, 0.5)])])
    }

    @Test("equals ray casting at 10,000 random positions over 40 stars with holes")
    func rayCasting() throws {
        var random = SeededGenerator(seed: 12)
        let stars = (0..<40).map { _ in Self.star(&random) }
        let boxes = stars.map(\.boundingBox)
        let locator = try PolygonLocator(stars)
        var hits = 0
        for _ in 0..<10_000 {
            let (x, y) = (random.number(98...112), random.number(28...42))
            let here = BoundingBox(minX: x, minY: y, maxX: x, maxY: y)
            let expected = stars.indices.filter { boxes[$0].intersects(here) && Self.naive(stars[$0], x, y) }
            let (all, first) = (try locator.all(containing: x, y), try locator.first(containing: x, y))
            hits += all.count
            if all != expected || first != expected.first { Issue.record("seed 12: \(all) for \(expected) at \(x) \(y)") }
        }
        #expect(hits > 3000)
    }

    @Test("counts vertices, edges and the boundary of a hole as inside; the smallest index wins")
    func boundary() throws {
        let frame = MultiPolygon([Polygon(exterior: ring(0, 0, 4, 0, 4, 4, 0, 4), holes: [ring(1, 1, 1, 2, 2, 2, 2, 1)])])
        let locator = try PolygonLocator([box(4, 0, 8, 4), frame, MultiPolygon()])
        let (edge, corner) = (try locator.first(containing: 4, 2), try locator.all(containing: 4, 4))
        #expect(edge == 0 && corner == [0, 1])
        let (rim, hole, outside) = (
            try locator.first(containing: 1.5, 1), try locator.first(containing: 1.5, 1.5), try locator.first(containing: 9, 9)
        )
        #expect(rim == 1 && hole == nil && outside == nil)
        let nowhere = try locator.first(containing: .nan, 1)
        #expect(nowhere == nil)
    }

    @Test("counts every point of slanted edges as inside, decided exactly where doubles are in doubt")
    func exactEdges() throws {
        // Halves and quarters between vertices that are multiples of 2⁻²⁰ are exact doubles, so they lie on the edge itself.
        var random = SeededGenerator(seed: 13)
        let unit = 1.0 / 1_048_576
        for _ in 0..<300 {
            let corners = (0..<3).map { _ in
                PlanarPoint(x: random.number(106...107).rounded(to: unit), y: random.number(38...39).rounded(to: unit))
            }
            let locator = try PolygonLocator([MultiPolygon([Polygon(exterior: Ring(corners + [corners[0]]))])])
            for (a, b) in zip(corners, corners[1...] + [corners[0]]) {
                for share in [0, 0.25, 0.5, 0.75] {
                    let on = PlanarPoint(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
                    let found = try locator.first(containing: on.x, on.y)
                    #expect(found == 0, "seed 13: \(a) \(b) \(share)")
                }
            }
        }
    }

    @Test("gives every point of a partition to at least one part, and only borders to two")
    func partition() throws {
        var random = SeededGenerator(seed: 14)
        let grid = (0...6).map { row in
            (0...6).map { column in
                PlanarPoint(x: Double(column) + random.number(-0.3...0.3), y: Double(row) + random.number(-0.3...0.3))
            }
        }
        var cells: [MultiPolygon] = []
        for row in 0..<6 {
            for column in 0..<6 {
                let corners = [grid[row][column], grid[row][column + 1], grid[row + 1][column + 1], grid[row + 1][column]]
                cells.append(MultiPolygon([Polygon(exterior: Ring(corners + [corners[0]]))]))
            }
        }
        let locator = try PolygonLocator(cells)
        for _ in 0..<5000 {
            let found = try locator.all(containing: random.number(0.4...5.6), random.number(0.4...5.6))
            #expect(found.count == 1, "seed 14")
        }
        for corner in grid[1...5].flatMap({ $0[1...5] }) {
            let found = try locator.all(containing: corner.x, corner.y)
            #expect(found.count == 4, "a corner belongs to its four cells")
        }
    }

    @Test("finds the nearest boundary in metres, not in degrees")
    func nearest() throws {
        // From (0, 60): a box 0.15° to the east is 8.4 km away, one 0.1° to the north 11.1 km.
        let locator = try PolygonLocator([box(-1, 60.1, 1, 61), box(0.15, 59, 1, 60.05), box(0.15, 59, 1, 60.05), MultiPolygon()])
        let (best, only, none) = (
            locator.nearest(to: 0, 60, among: [0, 1, 2, 3]), locator.nearest(to: 0, 60, among: [0]),
            locator.nearest(to: 0, 60, among: [3])
        )
        #expect(best == 1 && only == 0 && none == nil)
    }

    @Test("finds the nearest boundary across the antimeridian")
    func antimeridian() throws {
        let locator = try PolygonLocator([box(178, -18, 178.5, -17), box(-179.95, -18, -179, -17)])
        let (west, east) = (locator.nearest(to: 179.9, -17.5, among: [0, 1]), locator.nearest(to: -180, -17.5, among: [0, 1]))
        #expect(west == 1 && east == 1)
    }
}

@Suite("BoxIndex")
struct BoxIndexTests {
    @Test("equals looking at all boxes", arguments: [0, 1, 16, 17, 5000])
    func naive(count: Int) {
        var random = SeededGenerator(seed: 2)
        let boxes = (0..<count).map { _ in
            let (x, y) = (random.number(0...100), random.number(0...100))
            return BoundingBox(minX: x, minY: y, maxX: x + random.number(0...3), maxY: y + random.number(0...3))
        }
        let index = BoxIndex(boxes + [.empty])
        for _ in 0..<200 {
            let (x, y) = (random.number(-5...105), random.number(-5...105))
            let query = BoundingBox(minX: x, minY: y, maxX: x + random.number(0...10), maxY: y + random.number(0...10))
            #expect(index.indices(intersecting: query) == boxes.indices.filter { boxes[$0].intersects(query) })
        }
    }
}

extension Double {
    /// The nearest multiple of a step.
    fileprivate func rounded(to step: Double) -> Double { (self / step).rounded() * step }
}
