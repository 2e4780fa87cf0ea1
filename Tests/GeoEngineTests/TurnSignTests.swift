import GeoPrimitives
import TestSupport
import Testing

@testable import GeoEngine

@Suite("TurnSign")
struct TurnSignTests {
    /// Whole numbers whose determinants fit 64 bits and are too long for doubles.
    private static let side = 1 << 29

    @Test("is the sign of the determinant in whole numbers, next to the line and on it")
    func wholeNumbers() {
        var random = SeededGenerator(seed: 17)
        var onLine = 0
        for _ in 0..<20_000 {
            let (ax, ay) = (Int.random(in: 0..<Self.side, using: &random), Int.random(in: 0..<Self.side, using: &random))
            let (dx, dy) = (Int.random(in: 1...1 << 20, using: &random), Int.random(in: 1...1 << 20, using: &random))
            let times = Int.random(in: 1...500, using: &random)
            let nudge = Int.random(in: -1...1, using: &random)
            let (cx, cy) = (ax + dx * times + nudge, ay + dy * times)
            let determinant = dx * (cy - ay) - dy * (cx - ax)
            // The same three points, moved off the whole numbers by a power of two that changes nothing.
            func point(_ x: Int, _ y: Int) -> PlanarPoint { PlanarPoint(x: Double(x) * 0x1p-25, y: Double(y) * 0x1p-25) }
            let sign = TurnSign.of(point(ax, ay), point(ax + dx, ay + dy), point(cx, cy))
            #expect(sign == determinant.signum())
            onLine += sign == 0 ? 1 : 0
        }
        #expect(onLine > 5000)
    }

    @Test("tells what doubles cannot: a nudge in the last place of one ordinate")
    func lastPlace() {
        let (a, b) = (PlanarPoint(x: 12, y: 12), PlanarPoint(x: 24, y: 24))
        let c = PlanarPoint(x: 0.5, y: 0.5)
        #expect(TurnSign.of(a, b, c) == 0)
        #expect(TurnSign.of(a, b, PlanarPoint(x: 0.5, y: 0.5.nextUp)) == 1)
        #expect(TurnSign.of(a, b, PlanarPoint(x: 0.5.nextUp, y: 0.5)) == -1)
    }

    @Test("on the line a hair to the east decides, along a level line a hair to the north")
    func perturbed() {
        let (a, b) = (PlanarPoint(x: 0, y: 0), PlanarPoint(x: 0, y: 2))
        #expect(TurnSign.perturbed(a, b, PlanarPoint(x: 0, y: 1), side: 1) == -1)
        #expect(TurnSign.perturbed(a, b, PlanarPoint(x: 0, y: 1), side: -1) == 1)
        let level = PlanarPoint(x: 2, y: 0)
        #expect(TurnSign.perturbed(a, level, PlanarPoint(x: 1, y: 0), side: 1) == 1)
        #expect(TurnSign.perturbed(a, level, PlanarPoint(x: 1, y: 0), side: -1) == -1)
    }
}
