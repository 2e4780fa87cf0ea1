import GeoEngine
import GeoPrimitives
import Glibc
import TestSupport
import Testing

@Suite("Distance to a boundary")
struct BoundaryIndexTests {
    /// The smallest distance to a thousand points of every edge.
    private func naive(_ area: MultiPolygon, _ x: Double, _ y: Double) -> Double {
        var least = Double.infinity
        for ring in area.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) {
                for step in 0...1000 {
                    let share = Double(step) / 1000
                    least = min(least, Geodesic.meters(x, y, a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)))
                }
            }
        }
        return least
    }

    @Test("equals the nearest of densified edges, and is nothing beyond the reach")
    func densified() {
        var random = SeededGenerator(seed: 71)
        // A star of some kilometres, as units are; at hundreds of kilometres the plane around a position no longer serves.
        let large = PolygonLocatorTests.star(&random)
        let corner = PlanarPoint(x: large.boundingBox.minX, y: large.boundingBox.minY)
        func shrunk(_ ring: Ring) -> Ring {
            Ring(ring.points.map { PlanarPoint(x: corner.x + ($0.x - corner.x) / 40, y: corner.y + ($0.y - corner.y) / 40) })
        }
        let star = MultiPolygon(
            large.polygons.map { Polygon(exterior: shrunk($0.exterior), holes: $0.holes.map(shrunk)) })
        let index = BoundaryIndex(star, isPlanar: false)
        let box = star.boundingBox
        for _ in 0..<40 {
            let (x, y) = (random.number(box.minX...box.maxX), random.number(box.minY...box.maxY))
            let expected = naive(star, x, y)
            let found = index.meters(to: x, y, within: 1e6)
            // A thousandth of an edge, less than 5 m, lies between two of the points; the sphere's plane is off by 2·10⁻⁵ at most.
            #expect(
                found.map { $0 <= expected * (1 + 2e-5) && expected - $0 < 2.5 } ?? false,
                "\(x), \(y): \(expected) \(found ?? -1)")
            #expect(index.meters(to: x, y, within: expected * 0.9) == nil)
        }
    }

    @Test("cuts along the antimeridian are no boundary; the other side of it is near")
    func antimeridian() throws {
        func box(_ west: Double, _ east: Double) -> Polygon {
            Polygon(
                exterior: Ring(
                    [(west, 0.0), (east, 0), (east, 1), (west, 1), (west, 0)].map { PlanarPoint(x: $0.0, y: $0.1) }))
        }
        let index = BoundaryIndex(MultiPolygon([box(179, 180), box(-180, -179)]), isPlanar: false)
        #expect(index.meters(to: 179.999, 0.5, within: 50_000) == nil)
        let near = try #require(index.meters(to: -179.999, 0.001, within: 1000))
        #expect(abs(near - Geodesic.meters(-179.999, 0.001, -179.999, 0)) < 1e-6)
    }

    @Test("in a plane")
    func plane() {
        let square = MultiPolygon([
            Polygon(exterior: Ring([(0.0, 0.0), (10, 0), (10, 10), (0, 10), (0, 0)].map { PlanarPoint(x: $0.0, y: $0.1) }))
        ])
        let index = BoundaryIndex(square, isPlanar: true)
        #expect(index.meters(to: 3, 5, within: 3) == 3 && index.meters(to: 3, 5, within: 2.9) == nil)
        #expect(index.meters(to: 13, 14, within: 6) == 5)
    }
}
