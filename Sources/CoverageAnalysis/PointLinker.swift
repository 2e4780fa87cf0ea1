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
    /// The side of a cell in metres.
    private let size: Double
    /// Whether the points of one cell are linked for certain.
    private let isCertain: Bool
    /// How many cells away a linked point may lie.
    private let reach: Int

    /// Cells are at least this wide, so that their numbers fit 21 bits.
    private static let smallestCell = 10.0
    /// No chord on the Earth is longer, in metres.
    private static let longestChord = 1.3e7

    /// Makes a linker for demand points at most `link` metres apart.
    init(_ input: PlanningInput, link: Double) {
        self.input = input
        test = CoverTest(radius: link, measure: input.measure)
        // The diagonal of a cell is a chord that certifies.
        let certainSize = min(test.insideChord, Self.longestChord) / 3.0.squareRoot()
        size = max(certainSize * (1 - 1e-12), Self.smallestCell)
        // Cells whose numbers wrap may hold points far apart; only a plane is large enough for that.
        let farthest = size * Double(1 << 20)
        let fits = input.measure == .geodesic || zip(input.demand.x, input.demand.y).allSatisfy { max(abs($0), abs($1)) < farthest }
        isCertain = size <= certainSize && fits
        reach = Int((min(test.outsideChord, Self.longestChord) / size).rounded(.up))
    }

    /// Returns the groups of the rows, each ascending, by smallest row.
    ///
    /// - Parameter rows: Demand points, ascending.
    func groups(_ rows: [Int]) -> [[Int]] {
        let positions = rows.map { input.measure.position(x: input.demand.x[$0], y: input.demand.y[$0]) }
        var entries: [(key: UInt64, number: Int32)] = []
        entries.reserveCapacity(rows.count)
        for (slot, p) in positions.enumerated() {
            entries.append((Cell.key(Cell.index(p.x, size), Cell.index(p.y, size), Cell.index(p.z, size)), Int32(slot)))
        }
        entries.sort { ($0.key, $0.number) < ($1.key, $1.number) }
        let cells = CellTable(entries)
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
            linkWithin(own, cells, isLinked, &sets)
            for neighbor in neighbors(of: entries[low].key) {
                let other = cells.range(of: neighbor)
                if !other.isEmpty { linkAcross(own, other, cells, isLinked, &sets) }
            }
            low = own.upperBound
        }
        return sets.groups().map { $0.map { rows[$0] } }
    }

    private func linkWithin(
        _ own: Range<Int>, _ cells: CellTable, _ isLinked: (Int32, Int32) -> Bool, _ sets: inout DisjointSets
    ) {
        if isCertain {
            for slot in own.dropFirst() { sets.unite(cells.numbers[own.lowerBound], cells.numbers[slot]) }
        } else {
            linkAcross(own, own, cells, isLinked, &sets)
        }
    }

    private func linkAcross(
        _ own: Range<Int>, _ other: Range<Int>, _ cells: CellTable, _ isLinked: (Int32, Int32) -> Bool,
        _ sets: inout DisjointSets
    ) {
        for a in own {
            for b in other where sets.find(cells.numbers[a]) != sets.find(cells.numbers[b]) {
                if isLinked(cells.numbers[a], cells.numbers[b]) { sets.unite(cells.numbers[a], cells.numbers[b]) }
            }
            // All of a certain cell are one group: once it is linked to the other there is nothing left to find.
            if isCertain, sets.find(cells.numbers[own.lowerBound]) == sets.find(cells.numbers[other.lowerBound]) { return }
        }
    }

    /// The cells up to ``reach`` cells away that come after this one, so that each pair is seen once.
    private func neighbors(of key: UInt64) -> [UInt64] {
        let (ix, iy, iz) = Cell.indices(of: key)
        var found: [UInt64] = []
        for dx in 0...reach {
            for dy in -reach...reach {
                for dz in -reach...reach where (dx, dy, dz) > (0, 0, 0) {
                    // Cells farther apart than the longest link on every corner hold nothing to link.
                    let gap = Cell.squaredGap(dx, dy, dz) * size * size
                    if gap <= test.outsideChord * test.outsideChord { found.append(Cell.key(ix + dx, iy + dy, iz + dz)) }
                }
            }
        }
        return found
    }
}
