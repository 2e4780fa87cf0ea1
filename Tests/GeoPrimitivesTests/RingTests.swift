import GeoPrimitives
import Testing

@Suite("Ring, MultiPolygon and BoundingBox")
struct RingTests {
    private static func ring(_ points: [(Double, Double)]) -> Ring { Ring(points.map { PlanarPoint(x: $0.0, y: $0.1) }) }

    @Test("has a positive area when it runs counter-clockwise")
    func area() {
        #expect(Self.ring([(0, 0), (2, 0), (2, 3), (0, 3), (0, 0)]).doubledSignedArea == 12)
        #expect(Self.ring([(0, 0), (0, 3), (2, 3), (2, 0), (0, 0)]).doubledSignedArea == -12)
        #expect(Self.ring([]).doubledSignedArea == 0)
        #expect(Self.ring([(5, 5), (5, 5)]).doubledSignedArea == 0)
    }

    @Test("loses nothing to a large offset")
    func offset() {
        #expect(
            Self.ring([(5e5, 4e6), (500_001, 4e6), (500_001, 4_000_001), (5e5, 4_000_001), (5e5, 4e6)]).doubledSignedArea == 2)
    }

    @Test("bounds all exteriors, and nothing by an empty box")
    func bounds() {
        let geometry = MultiPolygon([
            Polygon(exterior: Self.ring([(0, 0), (1, 0), (1, 1), (0, 0)])),
            Polygon(exterior: Self.ring([(5, -2), (6, 0), (5, 1), (5, -2)])),
        ])
        #expect(geometry.boundingBox == BoundingBox(minX: 0, minY: -2, maxX: 6, maxY: 1))
        #expect(geometry.vertexCount == 8)
        #expect(MultiPolygon().boundingBox.isEmpty)
        #expect(!MultiPolygon().boundingBox.intersects(geometry.boundingBox))
    }
}
