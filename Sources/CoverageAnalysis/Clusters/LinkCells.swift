import GeoEngine
import GeoPrimitives
import ServiceModel

/// Positions in cubic cells so small that all positions of one are linked for certain, in the order of their cells.
///
/// Cells that may hold a linked position lie in a few straight columns beside a cell; as cells go in one order, so do the columns, and no
/// cell is looked up. Built in O(n).
struct LinkCells: Sendable {
    /// A row of cells beside a cell, given by what is to be added to its key.
    private struct Column {
        var low: Int
        var high: Int
    }

    private struct Box {
        var low: GeocentricPosition
        var high: GeocentricPosition

        /// The square of the shortest way to a box.
        func squaredGap(to other: Box) -> Double {
            func gap(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double { max(c - b, a - d, 0) }
            let x = gap(low.x, high.x, other.low.x, other.high.x)
            let y = gap(low.y, high.y, other.low.y, other.high.y)
            let z = gap(low.z, high.z, other.low.z, other.high.z)
            return x * x + y * y + z * z
        }
    }

    /// Whether the positions of one cell are linked for certain: its diagonal is a chord that certifies.
    let isCertain: Bool
    /// The number of the position in each slot, in the order of the cells.
    let numbers: [Int32]
    private let test: CoverTest
    private let positions: [GeocentricPosition]
    /// By cell: its key, its first slot and, one entry more, the end; the box around its positions.
    private let keys: [Int]
    private let starts: [Int32]
    private let boxes: [Box]
    private let columns: [Column]

    /// The number of cells that hold something.
    var count: Int { keys.count }

    /// Puts positions, of which there is at least one, into cells for a test that says what is linked.
    ///
    /// - Parameters:
    ///   - all: The positions.
    ///   - test: What decides whether two are linked.
    ///   - longest: A length in metres that no chord exceeds.
    init(_ all: [GeocentricPosition], _ test: CoverTest, longest: Double) {
        let whole = Self.box(all[...])
        let widest = max(whole.high.x - whole.low.x, whole.high.y - whole.low.y, whole.high.z - whole.low.z)
        let certain = min(test.insideChord, longest) / 3.0.squareRoot() * (1 - 1e-12)
        // Numbers of cells along an axis fit 20 bits; only tiny links over wide lands need cells larger than what is certain.
        let size = max(certain, widest / Double(1 << 19))
        let reach = Int((min(test.outsideChord, longest) / size).rounded(.up))
        // Room of `reach` on both sides, so that no step leads into another row.
        let countY = Int((whole.high.y - whole.low.y) / size) + 1 + 2 * reach
        let countZ = Int((whole.high.z - whole.low.z) / size) + 1 + 2 * reach
        var entries = all.enumerated().map { number, position in
            let ix = Int((position.x - whole.low.x) / size)
            let (iy, iz) = (Int((position.y - whole.low.y) / size), Int((position.z - whole.low.z) / size))
            return KeyedRows.Entry(key: UInt64((ix * countY + iy + reach) * countZ + iz + reach), row: Int32(number))
        }
        let largest = entries.reduce(0) { max($0, $1.key) }
        entries = KeyedRows.sorted(entries, bits: UInt64.bitWidth - largest.leadingZeroBitCount)
        numbers = entries.map(\.row)
        positions = numbers.map { all[Int($0)] }
        var (keys, starts): ([Int], [Int32]) = ([], [])
        for (slot, entry) in entries.enumerated() where slot == 0 || entry.key != entries[slot - 1].key {
            keys.append(Int(entry.key))
            starts.append(Int32(slot))
        }
        starts.append(Int32(all.count))
        let (sorted, ends) = (positions, starts)
        boxes = keys.indices.map { Self.box(sorted[Int(ends[$0])..<Int(ends[$0 + 1])]) }
        (self.keys, self.starts, self.test, isCertain) = (keys, starts, test, size == certain)
        columns = Self.columns(reach, size, min(test.outsideChord, longest), countY, countZ)
    }

    private static func box(_ positions: ArraySlice<GeocentricPosition>) -> Box {
        var box = Box(low: positions[positions.startIndex], high: positions[positions.startIndex])
        for p in positions.dropFirst() {
            box.low = GeocentricPosition(x: min(box.low.x, p.x), y: min(box.low.y, p.y), z: min(box.low.z, p.z))
            box.high = GeocentricPosition(x: max(box.high.x, p.x), y: max(box.high.y, p.y), z: max(box.high.z, p.z))
        }
        return box
    }

    /// The columns of cells that come after a cell and may hold a linked position, so that each pair of cells is seen once; near ones first.
    private static func columns(_ reach: Int, _ size: Double, _ longest: Double, _ countY: Int, _ countZ: Int) -> [Column] {
        var found: [(gap: Double, column: Column)] = []
        for dx in 0...reach {
            for dy in -reach...reach where (dx, dy) >= (0, 0) {
                let heights = (0...reach).filter { Cell.squaredGap(dx, dy, $0) * size * size <= longest * longest * (1 + 1e-9) }
                guard let height = heights.last, dx > 0 || dy > 0 || height > 0 else { continue }
                let middle = (dx * countY + dy) * countZ
                let low = middle == 0 ? 1 : middle - height
                found.append((Cell.squaredGap(dx, dy, 0), Column(low: low, high: middle + height)))
            }
        }
        return found.sorted { ($0.gap, $0.column.low) < ($1.gap, $1.column.low) }.map(\.column)
    }

    /// Calls `found` with pairs of slots that are linked and together link all that is linked between the cells of a range and the cells
    /// after each of them; positions within a certain cell are left out.
    ///
    /// - Parameters:
    ///   - range: Numbers of cells.
    ///   - meters: The distance of the positions with two numbers, where their chord does not decide.
    ///   - found: Takes two slots.
    func forEachLink(of range: Range<Int>, meters: (Int32, Int32) -> Double, _ found: (Int32, Int32) -> Void) {
        guard !range.isEmpty else { return }
        let base = starts[range.lowerBound]
        // What is known to be linked inside the range need not be looked for again.
        var sets = DisjointSets(count: Int(starts[range.upperBound] - base))
        func isOpen(_ a: Int32, _ b: Int32) -> Bool {
            let isInside = b < starts[range.upperBound]
            return !isInside || sets.find(a - base) != sets.find(b - base)
        }
        func link(_ a: Int32, _ b: Int32) {
            if b < starts[range.upperBound] { sets.unite(a - base, b - base) }
            found(a, b)
        }
        var next = columns.map { firstCell(from: keys[range.lowerBound] + $0.low) }
        for cell in range {
            if !isCertain { linkEach(cell, cell, isOpen, meters, link) }
            for (number, column) in columns.enumerated() {
                while next[number] < keys.count, keys[next[number]] < keys[cell] + column.low { next[number] += 1 }
                var other = next[number]
                while other < keys.count, keys[other] <= keys[cell] + column.high {
                    if isCertain {
                        if isOpen(starts[cell], starts[other]), hasLink(cell, other, meters) { link(starts[cell], starts[other]) }
                    } else {
                        linkEach(cell, other, isOpen, meters, link)
                    }
                    other += 1
                }
            }
        }
    }

    /// The first cell whose key is not below the one given.
    private func firstCell(from key: Int) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func slots(_ cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

    /// Whether any position of one cell is linked to any of another.
    private func hasLink(_ cell: Int, _ other: Int, _ meters: (Int32, Int32) -> Double) -> Bool {
        let limit = test.outsideChord * test.outsideChord * (1 + 1e-9)
        guard boxes[cell].squaredGap(to: boxes[other]) <= limit else { return false }
        for a in slots(cell) where Box(low: positions[a], high: positions[a]).squaredGap(to: boxes[other]) <= limit {
            for b in slots(other) where isLinked(a, b, meters) { return true }
        }
        return false
    }

    /// Links each position of one cell with each of another where they are not yet.
    private func linkEach(
        _ cell: Int, _ other: Int, _ isOpen: (Int32, Int32) -> Bool, _ meters: (Int32, Int32) -> Double,
        _ link: (Int32, Int32) -> Void
    ) {
        for a in slots(cell) {
            for b in slots(other) where b > a && isOpen(Int32(a), Int32(b)) {
                if isLinked(a, b, meters) { link(Int32(a), Int32(b)) }
            }
        }
    }

    @inline(__always)
    private func isLinked(_ a: Int, _ b: Int, _ meters: (Int32, Int32) -> Double) -> Bool {
        let chord = positions[a].squaredChord(to: positions[b]).squareRoot()
        return test.covers(chord: chord) { meters(numbers[a], numbers[b]) }
    }

    /// Returns the groups of numbers that the links make, each ascending, by smallest number.
    func groups(_ links: [[(Int32, Int32)]]) -> [[Int]] {
        var sets = DisjointSets(count: numbers.count)
        if isCertain {
            for cell in keys.indices { for slot in slots(cell).dropFirst() { sets.unite(starts[cell], Int32(slot)) } }
        }
        for part in links { for (a, b) in part { sets.unite(a, b) } }
        var roots = [Int32](repeating: 0, count: numbers.count)
        var sizes = roots
        for slot in numbers.indices {
            let root = sets.find(Int32(slot))
            roots[Int(numbers[slot])] = root
            sizes[Int(root)] += 1
        }
        var groupOfRoot = [Int32](repeating: -1, count: numbers.count)
        var groups: [[Int]] = []
        for (number, root) in roots.enumerated() {
            if groupOfRoot[Int(root)] < 0 {
                groupOfRoot[Int(root)] = Int32(groups.count)
                groups.append([])
                groups[groups.count - 1].reserveCapacity(Int(sizes[Int(root)]))
            }
            groups[Int(groupOfRoot[Int(root)])].append(number)
        }
        return groups
    }
}
