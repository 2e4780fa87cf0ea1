import GeoPrimitives
import Testing

@testable import CatchmentKit

@Suite("Assignment lines")
struct AssignmentLineTests {
    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, planar: Bool = false) -> Geometry {
        AssignmentLine.geometry(
            from: PlanarPoint(x: x1, y: y1), to: PlanarPoint(x: x2, y: y2), measure: planar ? .planar : .geodesic)
    }

    private func path(_ points: [(Double, Double)]) -> [PlanarPoint] { points.map { PlanarPoint(x: $0.0, y: $0.1) } }

    @Test("a line is straight, and cut where it crosses the antimeridian in either direction")
    func cut() {
        #expect(line(106, 36, 107, 37) == .line(path([(106, 36), (107, 37)])))
        #expect(line(179, 10, -179, 12) == .lines([path([(179, 10), (180, 11)]), path([(-180, 11), (-179, 12)])]))
        #expect(line(-179, 12, 178, 9) == .lines([path([(-179, 12), (-180, 11)]), path([(180, 11), (178, 9)])]))
        #expect(line(0, 0, 500, 0, planar: true) == .line(path([(0, 0), (500, 0)])))
    }

    @Test("what begins on the antimeridian has one part; a pole is reached along the meridian")
    func edges() {
        #expect(line(180, 10, -179, 12) == .line(path([(-180, 10), (-179, 12)])))
        #expect(line(180, 10, -180, 12) == .line(path([(180, 10), (180, 12)])))
        #expect(line(-170, 89, 100, 90) == .line(path([(-170, 89), (-170, 90)])))
    }
}
