import GeoPrimitives
import TestSupport
import Testing

@testable import MapRendering

@Suite("PathText")
struct PathTextTests {
    @Test("keeps every vertex within the tolerance of the simplified line, on random lines")
    func tolerance() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            var (x, y) = (0.0, 0.0)
            let line = (0..<200).map { _ in
                x += Double.random(in: -2...6, using: &generator)
                y += Double.random(in: -4...4, using: &generator)
                return PlanarPoint(x: x, y: y)
            }
            let kept = PathText.simplified(line)
            #expect(kept.count < line.count && kept.first == line.first && kept.last == line.last)
            for point in line {
                let nearest = zip(kept, kept.dropFirst()).map { distance(point, $0, $1) }.min() ?? .infinity
                #expect(nearest <= PathText.tolerance * 1.000001)
            }
        }
    }

    @Test("writes whole tenths, relative after the first, and leaves out what is too small to see")
    func text() {
        func ring(_ points: [(Double, Double)]) -> [PlanarPoint] { points.map { PlanarPoint(x: $0.0, y: $0.1) } }
        let square = ring([(10.2, 20), (110, 20), (110, 119.6), (10, 120), (10.2, 20)])
        let speck = ring([(0, 0), (1, 0), (1, 1), (0, 0)])
        #expect(PathText.closed([square, speck]) == "M10 20l100 0l0 100l-100 0z")
    }

    private func distance(_ p: PlanarPoint, _ a: PlanarPoint, _ b: PlanarPoint) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let t = length > 0 ? min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0
        let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }
}
