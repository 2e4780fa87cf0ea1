import GeoEngine
import GeoPrimitives
import ServiceModel

/// Points in an order that keeps neighbours together, as a tree of boxes.
///
/// Points go along a Morton curve over 2048 × 2048 cells of what they cover; a cell that holds many is ordered the same way inside, so that
/// one stray point does not spoil the order of the others. Four quarters of a cell make a node, down to a few points. O(n) for points that
/// spread over few sizes of cells.
struct NeighborTree {
    /// Some points that follow each other in ``rows``.
    struct Node {
        /// The first of its points, and the one after its last.
        var low: Int32
        var high: Int32
        /// The node after its whole subtree: its own children follow it, each up to the next of the one before.
        var next: Int32
        /// The middle of the box around its points and half the box's sides, in metres.
        var middle = GeocentricPosition(x: 0, y: 0, z: 0)
        var half = GeocentricPosition(x: 0, y: 0, z: 0)
    }

    private static let axisBits = 11
    /// A node with no more points than this is not divided.
    private static let leafSize = 32

    /// The numbers of the points in the order.
    private(set) var rows: [Int32] = []
    /// The positions in that order, filled up with three of the last.
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    private(set) var z: [Double] = []
    /// Each node before its children; the first holds all points.
    private(set) var nodes: [Node] = []

    /// Makes the tree of points in the plane of the run, of which there is at least one.
    init(_ points: [PlanarPoint], _ measure: Measure) {
        var order = Order(points)
        order.sort(points.indices)
        rows = order.keyed.entries.map(\.row)
        nodes = order.nodes
        place(points, measure)
        for number in nodes.indices.reversed() { bound(number) }
    }

    private mutating func place(_ points: [PlanarPoint], _ measure: Measure) {
        let padded = (rows.count + 3) / 4 * 4 + 4
        x.reserveCapacity(padded)
        y.reserveCapacity(padded)
        z.reserveCapacity(padded)
        for first in stride(from: 0, to: padded, by: 4) {
            var (lambda, phi) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            for lane in 0..<4 {
                let point = points[Int(rows[min(first + lane, rows.count - 1)])]
                lambda[lane] = point.x
                phi[lane] = point.y
            }
            let positions = measure.positions(x: lambda, y: phi)
            for lane in 0..<4 {
                x.append(positions.x[lane])
                y.append(positions.y[lane])
                z.append(positions.z[lane])
            }
        }
    }

    /// The ordinates of four points from a slot on.
    @inline(__always)
    func positions(from slot: Int) -> GeocentricPositions {
        GeocentricPositions(
            x: SIMD4(x[slot], x[slot + 1], x[slot + 2], x[slot + 3]), y: SIMD4(y[slot], y[slot + 1], y[slot + 2], y[slot + 3]),
            z: SIMD4(z[slot], z[slot + 1], z[slot + 2], z[slot + 3]))
    }

    /// Puts the box around the points of a node, whose children have theirs.
    private mutating func bound(_ number: Int) {
        let node = nodes[number]
        var low = GeocentricPosition(x: .infinity, y: .infinity, z: .infinity)
        var high = GeocentricPosition(x: -.infinity, y: -.infinity, z: -.infinity)
        func add(_ x: Double, _ y: Double, _ z: Double, _ halfX: Double, _ halfY: Double, _ halfZ: Double) {
            low.x = min(low.x, x - halfX)
            low.y = min(low.y, y - halfY)
            low.z = min(low.z, z - halfZ)
            high.x = max(high.x, x + halfX)
            high.y = max(high.y, y + halfY)
            high.z = max(high.z, z + halfZ)
        }
        var child = number + 1
        if node.next == child {
            for slot in Int(node.low)..<Int(node.high) { add(x[slot], y[slot], z[slot], 0, 0, 0) }
        } else {
            while child < node.next {
                let (middle, half) = (nodes[child].middle, nodes[child].half)
                add(middle.x, middle.y, middle.z, half.x, half.y, half.z)
                child = Int(nodes[child].next)
            }
        }
        nodes[number].middle = GeocentricPosition(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, z: (low.z + high.z) / 2)
        nodes[number].half = GeocentricPosition(x: (high.x - low.x) / 2, y: (high.y - low.y) / 2, z: (high.z - low.z) / 2)
    }
}

extension NeighborTree {
    /// The order as it comes about.
    fileprivate struct Order {
        let points: [PlanarPoint]
        var keyed: KeyedRows
        var nodes: [Node] = []

        init(_ points: [PlanarPoint]) {
            self.points = points
            keyed = KeyedRows(points.indices.map { KeyedRows.Entry(key: 0, row: Int32($0)) })
        }

        /// Orders a range of points by the cells of the square around them and adds its nodes.
        mutating func sort(_ range: Range<Int>) {
            var box = BoundingBox.empty
            for slot in range {
                let point = points[Int(keyed.entries[slot].row)]
                box.formUnion(x: point.x, y: point.y)
            }
            let extent = max(box.maxX - box.minX, box.maxY - box.minY)
            let last = Double(1 << axisBits) - 1
            let scale = last / extent
            // One spot, or a plane too wide or too narrow for doubles.
            guard range.count > leafSize, extent > 0, scale > 0, scale.isFinite else { return addLeaf(range) }
            for slot in range {
                let point = points[Int(keyed.entries[slot].row)]
                let ix = UInt64(min(last, (point.x - box.minX) * scale))
                let iy = UInt64(min(last, (point.y - box.minY) * scale))
                keyed.entries[slot].key = Self.spread(ix) | Self.spread(iy) << 1
            }
            keyed.sort(range, bits: 2 * axisBits)
            divide(range, axisBits - 1)
        }

        private mutating func addLeaf(_ range: Range<Int>) {
            nodes.append(Node(low: Int32(range.lowerBound), high: Int32(range.upperBound), next: Int32(nodes.count + 1)))
        }

        /// Adds the nodes of a range whose keys agree above a pair of bits.
        private mutating func divide(_ range: Range<Int>, _ pair: Int) {
            guard range.count > leafSize else { return addLeaf(range) }
            let differing = keyed.entries[range.lowerBound].key ^ keyed.entries[range.upperBound - 1].key
            guard differing != 0 else { return sort(range) }
            let top = min(pair, (UInt64.bitWidth - 1 - differing.leadingZeroBitCount) / 2)
            let own = nodes.count
            addLeaf(range)
            var low = range.lowerBound
            while low < range.upperBound {
                let high = end(of: keyed.entries[low].key >> UInt64(2 * top), 2 * top, low..<range.upperBound)
                divide(low..<high, top - 1)
                low = high
            }
            nodes[own].next = Int32(nodes.count)
        }

        /// The end of the entries whose key begins with a prefix, in a range that starts with one.
        private func end(of prefix: UInt64, _ shift: Int, _ range: Range<Int>) -> Int {
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if keyed.entries[middle].key >> UInt64(shift) == prefix { low = middle + 1 } else { high = middle }
            }
            return low
        }

        /// Puts a zero between the bits of a number of 16 bits.
        private static func spread(_ number: UInt64) -> UInt64 {
            var bits = (number | number << 8) & 0x00FF_00FF
            bits = (bits | bits << 4) & 0x0F0F_0F0F
            bits = (bits | bits << 2) & 0x3333_3333
            return (bits | bits << 1) & 0x5555_5555
        }
    }
}
