import GeoEngine
import GeoPrimitives
import ServiceModel

/// Numbers of cubic cells.
enum Cell {
    @inline(__always)
    static func index(_ ordinate: Double, _ size: Double) -> Int { Int((ordinate / size).rounded(.down)) }

    @inline(__always)
    static func key(_ ix: Int, _ iy: Int, _ iz: Int) -> UInt64 {
        let bias = 1 << 20
        return UInt64(truncatingIfNeeded: (ix + bias) & 0x1F_FFFF) << 42 | UInt64(truncatingIfNeeded: (iy + bias) & 0x1F_FFFF)
            << 21
            | UInt64(truncatingIfNeeded: (iz + bias) & 0x1F_FFFF)
    }

    /// The square of the distance between two cells that lie so many cells apart, in cell sides.
    static func squaredGap(_ dx: Int, _ dy: Int, _ dz: Int) -> Double {
        func gap(_ steps: Int) -> Double { Double(max(0, abs(steps) - 1)) }
        return gap(dx) * gap(dx) + gap(dy) * gap(dy) + gap(dz) * gap(dz)
    }

    /// Returns whether a ball touches the cell.
    static func touches(_ ix: Int, _ iy: Int, _ iz: Int, _ size: Double, _ center: GeocentricPosition, _ radius: Double) -> Bool {
        func outside(_ ordinate: Double, _ index: Int) -> Double {
            max(Double(index) * size - ordinate, ordinate - Double(index + 1) * size, 0)
        }
        let (dx, dy, dz) = (outside(center.x, ix), outside(center.y, iy), outside(center.z, iz))
        // One part in 10⁹ of the cell answers for the rounding of cell borders.
        let limit = radius + size * 1e-9
        return dx * dx + dy * dy + dz * dz <= limit * limit
    }
}

/// Cells by key with what lies in each: an open-addressing table over compressed rows.
struct CellTable: Sendable {
    let numbers: [Int32]
    private let keys: [UInt64]
    private let starts: [Int32]
    private let ends: [Int32]
    private let mask: Int

    private static let free = UInt64.max

    /// Makes the table from entries sorted by key.
    init(_ entries: [(key: UInt64, number: Int32)]) {
        numbers = entries.map(\.number)
        var capacity = 16
        while capacity < entries.count * 2 { capacity *= 2 }
        var keys = [UInt64](repeating: Self.free, count: capacity)
        var starts = [Int32](repeating: 0, count: capacity)
        var ends = starts
        var low = 0
        while low < entries.count {
            var high = low
            while high < entries.count, entries[high].key == entries[low].key { high += 1 }
            var slot = Self.hash(entries[low].key) & (capacity - 1)
            while keys[slot] != Self.free { slot = (slot + 1) & (capacity - 1) }
            keys[slot] = entries[low].key
            starts[slot] = Int32(low)
            ends[slot] = Int32(high)
            low = high
        }
        self.keys = keys
        self.starts = starts
        self.ends = ends
        mask = capacity - 1
    }

    /// The entries of a cell, as a range of ``numbers``.
    @inline(__always)
    func range(of key: UInt64) -> Range<Int> {
        var slot = Self.hash(key) & mask
        while keys[slot] != Self.free {
            if keys[slot] == key { return Int(starts[slot])..<Int(ends[slot]) }
            slot = (slot + 1) & mask
        }
        return 0..<0
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        let mixed = (key ^ (key >> 31)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
