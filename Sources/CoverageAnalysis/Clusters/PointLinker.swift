import GeoEngine
import GeoPrimitives
import ServiceModel

/// Links demand points that are at most a distance apart into groups: single linkage.
///
/// Points lie in cubic cells so small that all points of one are linked for certain; pairs of points are looked at only between
/// neighbouring cells not linked yet, and only until one link is found. Near-linear on real maps. Which links are found depends on how
/// the cells are shared among threads; which points they link does not.
struct PointLinker: Sendable {
    private let input: PlanningInput
    private let test: CoverTest
    private let longest: Double

    /// Cells whose links are looked for together.
    private static let cellsPerChunk = 4096

    /// Makes a linker for demand points at most `link` metres apart.
    init(_ input: PlanningInput, link: Double) {
        self.input = input
        test = CoverTest(radius: link, measure: input.measure)
        // No chord on the Earth is longer; a plane has no such end.
        longest = input.measure == .geodesic ? 1.3e7 : .infinity
    }

    /// Returns the groups of the rows, each ascending, by smallest row.
    ///
    /// - Parameter rows: Demand points, ascending.
    /// - Returns: Every row in one group.
    func groups(_ rows: [Int]) -> [[Int]] {
        guard !rows.isEmpty else { return [] }
        let cells = LinkCells(positions(rows[...]), test, longest: longest)
        return cells.groups([links(cells, rows, 0..<cells.count)]).map { $0.map { rows[$0] } }
    }

    /// Returns the same with up to so many threads.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    func groups(_ rows: [Int], threads: Int) async throws -> [[Int]] {
        guard !rows.isEmpty else { return [] }
        let positions = try await Crew(threads: threads).fold(of: rows.count, into: [GeocentricPosition]()) {
            self.positions(rows[$0])
        } join: {
            $0.append(contentsOf: $1)
        }
        let cells = LinkCells(positions, test, longest: longest)
        let found = try await Crew(threads: threads).chunks(of: cells.count, size: Self.cellsPerChunk) { links(cells, rows, $0) }
        return cells.groups(found).map { $0.map { rows[$0] } }
    }

    private func positions(_ rows: ArraySlice<Int>) -> [GeocentricPosition] {
        let (demand, measure) = (input.demand, input.measure)
        var positions: [GeocentricPosition] = []
        positions.reserveCapacity(rows.count)
        for first in stride(from: rows.startIndex, to: rows.endIndex, by: 4) {
            let lanes = min(4, rows.endIndex - first)
            var (x, y) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for lane in 0..<lanes {
                x[lane] = demand.x[rows[first + lane]]
                y[lane] = demand.y[rows[first + lane]]
            }
            let four = measure.positions(x: x, y: y)
            for lane in 0..<lanes { positions.append(four[lane]) }
        }
        return positions
    }

    private func links(_ cells: LinkCells, _ rows: [Int], _ range: Range<Int>) -> [(Int32, Int32)] {
        var links: [(Int32, Int32)] = []
        cells.forEachLink(of: range) { a, b in
            input.measure.meters(input.demand.point(rows[Int(a)]), input.demand.point(rows[Int(b)]))
        } _: {
            links.append(($0, $1))
        }
        return links
    }
}
