import GeoEngine
import GeoPrimitives
import ServiceModel

/// Links demand points that are at most a distance apart into groups: single linkage.
///
/// Points lie in cubic cells so small that all points of one are linked for certain; pairs of points are looked at only between
/// neighbouring cells not linked yet, and only until one link is found. Near-linear on real maps.
struct PointLinker {
    private let input: PlanningInput
    private let test: CoverTest

    /// No chord on the Earth is longer, in metres.
    private static let longestChord = 1.3e7

    /// Makes a linker for demand points at most `link` metres apart.
    init(_ input: PlanningInput, link: Double) {
        self.input = input
        test = CoverTest(radius: link, measure: input.measure)
    }

    /// The cells of one set of points, numbered from its lowest corner.
    private struct Cells {
        let origin: GeocentricPosition
        /// The side of a cell in metres.
        let size: Double
        /// Whether the points of one cell are linked for certain: its diagonal is a chord that certifies.
        let isCertain: Bool
        /// How many cells away a linked point may lie.
        let reach: Int

        init(_ positions: [GeocentricPosition], _ test: CoverTest) {
            var (low, high) = (positions[0], positions[0])
            for p in positions {
                low = GeocentricPosition(x: min(low.x, p.x), y: min(low.y, p.y), z: min(low.z, p.z))
                high = GeocentricPosition(x: max(high.x, p.x), y: max(high.y, p.y), z: max(high.z, p.z))
            }
            let certain = min(test.insideChord, longestChord) / 3.0.squareRoot() * (1 - 1e-12)
            // Numbers of cells fit 20 bits; only tiny links over wide lands need cells larger than what is certain.
            let widest = max(high.x - low.x, high.y - low.y, high.z - low.z)
            origin = low
            size = max(certain, widest / Double(1 << 19))
            isCertain = size == certain
            reach = Int((min(test.outsideChord, longestChord) / size).rounded(.up))
        }

        func key(_ p: GeocentricPosition) -> UInt64 {
            Cell.key(Cell.index(p.x - origin.x, size), Cell.index(p.y - origin.y, size), Cell.index(p.z - origin.z, size))
        }
    }

    /// Returns the groups of the rows, each ascending, by smallest row.
    ///
    /// - Parameter rows: Demand points, ascending.
    /// - Returns: Every row in one group.
    func groups(_ rows: [Int]) -> [[Int]] {
        guard !rows.isEmpty else { return [] }
        let positions = rows.map { input.measure.position(x: input.demand.x[$0], y: input.demand.y[$0]) }
        let layout = Cells(positions, test)
        var entries: [(key: UInt64, number: Int32)] = []
        entries.reserveCapacity(rows.count)
        for (slot, position) in positions.enumerated() { entries.append((layout.key(position), Int32(slot))) }
        entries.sort { ($0.key, $0.number) < ($1.key, $1.number) }
        let cells = CellTable(entries)
        let steps = neighborSteps(layout)
        var sets = DisjointSets(count: rows.count)
        let isLinked = { (a: Int32, b: Int32) -> Bool in
            let chord = positions[Int(a)].squaredChord(to: positions[Int(b)]).squareRoot()
            return test.covers(chord: chord) {
                input.measure.meters(input.demand.point(rows[Int(a)]), input.demand.point(rows[Int(b)]))
            }
        }
        var low = 0
        while low < entries.count {
            let own = cells.range(of: entries[low].key)
            linkWithin(own, cells, layout.isCertain, isLinked, &sets)
            let (ix, iy, iz) = Cell.indices(of: entries[low].key)
            for step in steps {
                let other = cells.range(of: Cell.key(ix + step.dx, iy + step.dy, iz + step.dz))
                if !other.isEmpty { linkAcross(own, other, cells, layout.isCertain, isLinked, &sets) }
            }
            low = own.upperBound
        }
        return sets.groups().map { $0.map { rows[$0] } }
    }

    private func linkWithin(
        _ own: Range<Int>, _ cells: CellTable, _ isCertain: Bool, _ isLinked: (Int32, Int32) -> Bool, _ sets: inout DisjointSets
    ) {
        if isCertain {
            for slot in own.dropFirst() { sets.unite(cells.numbers[own.lowerBound], cells.numbers[slot]) }
        } else {
            linkAcross(own, own, cells, false, isLinked, &sets)
        }
    }

    private func linkAcross(
        _ own: Range<Int>, _ other: Range<Int>, _ cells: CellTable, _ isCertain: Bool, _ isLinked: (Int32, Int32) -> Bool,
        _ sets: inout DisjointSets
    ) {
        if isCertain, sets.find(cells.numbers[own.lowerBound]) == sets.find(cells.numbers[other.lowerBound]) { return }
        for a in own {
            for b in other where isCertain || sets.find(cells.numbers[a]) != sets.find(cells.numbers[b]) {
                guard isLinked(cells.numbers[a], cells.numbers[b]) else { continue }
                sets.unite(cells.numbers[a], cells.numbers[b])
                // All of a certain cell are one group: once it is linked to the other there is nothing left to find.
                if isCertain { return }
            }
        }
    }

    private typealias Step = (dx: Int, dy: Int, dz: Int)

    /// The ways to the cells that may hold a linked point and come after a cell, so that each pair of cells is seen once; near ones first.
    private func neighborSteps(_ layout: Cells) -> [Step] {
        let reach = layout.reach
        var found: [(gap: Double, step: Step)] = []
        for dx in 0...reach {
            for dy in -reach...reach {
                for dz in -reach...reach where (dx, dy, dz) > (0, 0, 0) {
                    let gap = Cell.squaredGap(dx, dy, dz) * layout.size * layout.size
                    if gap <= test.outsideChord * test.outsideChord { found.append((gap, (dx, dy, dz))) }
                }
            }
        }
        return found.sorted {
            ($0.gap, $0.step.dx, $0.step.dy, $0.step.dz) < ($1.gap, $1.step.dx, $1.step.dy, $1.step.dz)
        }.map(\.step)
    }
}
