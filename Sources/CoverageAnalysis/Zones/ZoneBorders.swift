import GeoEngine
import GeoPrimitives
import ServiceModel

/// Turns the sides of cells into lines between corners that all cells share.
struct ZoneBorders {
    let sites: [PlanarPoint]
    let plane: ZonePlane
    let tree: NearestTree
    /// How far a border may stray from its bisector, in metres.
    let tolerance: Double
    let threads: Int

    /// A corner: the three things that meet there, ascending; sites, or sides of the frame (negative).
    struct Corner: Hashable {
        let meeting: SIMD3<Int32>

        init(_ a: Int32, _ b: Int32, _ c: Int32) {
            let sorted = [a, b, c].sorted()
            meeting = SIMD3(sorted[0], sorted[1], sorted[2])
        }
    }

    /// A border: its two sites and its two corners, each ascending.
    private struct Border: Hashable {
        let first: Int32, second: Int32
        let start: Int, end: Int
    }

    /// Returns one line per border and the largest departure measured on them, in metres.
    func lines(of cells: [ConvexCell]) async throws -> (lines: [[PlanarPoint]], departure: Double) {
        var numbers: [Corner: Int] = [:]
        var corners: [(corner: Corner, place: PlanarPoint)] = []
        var known: Set<Border> = []
        var borders: [Border] = []
        for (site, cell) in cells.enumerated() {
            let count = cell.corners.count
            let own = (0..<count).map { index in
                let corner = Corner(Int32(site), cell.sides[index == 0 ? count - 1 : index - 1], cell.sides[index])
                if let number = numbers[corner] { return number }
                numbers[corner] = corners.count
                corners.append((corner, cell.corners[index]))
                return corners.count - 1
            }
            for index in 0..<count where cell.sides[index] >= 0 {
                let (a, b) = (own[index], own[index + 1 == count ? 0 : index + 1])
                let other = cell.sides[index]
                let border = Border(
                    first: min(Int32(site), other), second: max(Int32(site), other), start: min(a, b), end: max(a, b))
                if a != b, known.insert(border).inserted { borders.append(border) }
            }
        }
        return try await traced(borders, corners)
    }

    private func traced(
        _ borders: [Border], _ corners: [(corner: Corner, place: PlanarPoint)]
    ) async throws -> (lines: [[PlanarPoint]], departure: Double) {
        let (sites, plane, tolerance) = (sites, plane, tolerance)
        let overlooked = OverlookedBorders(sites: sites, tree: tree, tolerance: tolerance)
        let places = try await Crew(threads: threads).chunks(of: corners.count, size: 256) { range in
            range.map { Self.settled(corners[$0].corner, plane.position(corners[$0].place), sites, plane) }
        }
        let settled = Array(places.joined())
        let traces = try await Crew(threads: threads).chunks(of: borders.count, size: 256) { range in
            try Task.checkCancellation()
            return range.map { number in
                let border = borders[number]
                let (start, end) = (settled[border.start], settled[border.end])
                guard plane.isCurved else { return GeodesicBisector.Trace(points: [start, end], departure: 0) }
                let bisector = GeodesicBisector(sites[Int(border.first)], sites[Int(border.second)])
                return bisector.trace(from: start, to: end, tolerance: tolerance)
            }
        }
        let missed = try await Crew(threads: threads).chunks(of: corners.count, size: 256) { range in
            plane.isCurved ? range.flatMap { overlooked.traces(at: corners[$0].corner, settled[$0]) } : []
        }
        let all = (Array(traces.joined()) + Array(missed.joined())).filter { trace in
            trace.points.contains { $0 != trace.points[0] }
        }
        return (all.map { $0.points }, all.reduce(0) { max($0, $1.departure) })
    }

    /// How far a corner may move from where the plane has it, in metres: what the conformal sphere may be off by at a continent's size.
    private static let farthestMove = 20_000.0

    /// The place of a corner, on a grid so fine that corners which should coincide do: 10⁻⁹ degrees, 0.1 mm.
    private static func settled(_ corner: Corner, _ start: PlanarPoint, _ sites: [PlanarPoint], _ plane: ZonePlane) -> PlanarPoint
    {
        var place = start
        if plane.isCurved {
            let (a, b, c) = (Int(corner.meeting.x), Int(corner.meeting.y), Int(corner.meeting.z))
            if a >= 0 {
                place =
                    GeodesicBisector.equidistant(from: (sites[a], sites[b], sites[c]), near: start, reach: farthestMove) ?? start
            } else if b >= 0 {
                place = GeodesicBisector(sites[b], sites[c]).settled(start)
            }
        }
        let grid = plane.isCurved ? 1e9 : 1e6
        return PlanarPoint(x: (place.x * grid).rounded() / grid, y: (place.y * grid).rounded() / grid)
    }
}
