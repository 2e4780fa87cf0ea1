import GeoEngine
package import GeoPrimitives
import ServiceModel

/// Positions in an order that keeps neighbours together, so that those within a radius are a few ranges of that order.
///
/// Positions are sorted along a Morton curve through the space where chords are measured; boxes around sixteen, then around every four
/// boxes, tell what lies wholly inside or outside a disc. Only what the border cuts is looked at one by one, so that a disc costs about the
/// root of what it holds, however large its radius. Built in O(n log n).
package struct PositionTree: Sendable {
    struct Box: Sendable {
        var low: GeocentricPosition
        var high: GeocentricPosition
    }

    static let leafSize = 16
    static let fanOut = 4

    /// The numbers of the positions in the tree's order.
    package let order: [Int32]
    let measure: Measure
    let points: [PlanarPoint]
    let positions: [GeocentricPosition]
    /// By level the leaves first.
    let levels: [[Box]]

    /// Makes the tree of points in the plane of the run, which go by their position in the array.
    package init(_ points: [PlanarPoint], measure: Measure) {
        let all = measure.positions(of: points)
        let order = Self.sorted(all)
        self.order = order
        self.measure = measure
        self.points = order.map { points[Int($0)] }
        let positions = order.map { all[Int($0)] }
        self.positions = positions
        var level = stride(from: 0, to: positions.count, by: Self.leafSize).map { start in
            Self.box(positions[start..<min(start + Self.leafSize, positions.count)].lazy.map { Box(low: $0, high: $0) })
        }
        var levels = [level]
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: Self.fanOut).map { start in
                Self.box(level[start..<min(start + Self.fanOut, level.count)])
            }
            levels.append(level)
        }
        self.levels = levels
    }

    /// Returns the point of a slot of ``order``.
    package func place(_ slot: Int) -> PlacedPoint { PlacedPoint(point: points[slot], position: positions[slot]) }

    private static func box(_ parts: some Collection<Box>) -> Box {
        let (most, least) = (Double.infinity, -Double.infinity)
        var box = Box(
            low: GeocentricPosition(x: most, y: most, z: most), high: GeocentricPosition(x: least, y: least, z: least))
        for part in parts {
            box.low = GeocentricPosition(
                x: min(box.low.x, part.low.x), y: min(box.low.y, part.low.y), z: min(box.low.z, part.low.z))
            box.high = GeocentricPosition(
                x: max(box.high.x, part.high.x), y: max(box.high.y, part.high.y), z: max(box.high.z, part.high.z))
        }
        return box
    }

    /// The numbers of the positions along the curve; those of one cell in their own order.
    private static func sorted(_ all: [GeocentricPosition]) -> [Int32] {
        let whole = box(all.lazy.map { Box(low: $0, high: $0) })
        let rowBits = UInt64.bitWidth - UInt64(all.count).leadingZeroBitCount
        let axisBits = min(21, (UInt64.bitWidth - rowBits) / 3)
        let cells = Double((1 << axisBits) - 1)
        func cell(_ ordinate: Double, _ low: Double, _ high: Double) -> UInt64 {
            high > low ? UInt64((ordinate - low) / (high - low) * cells) : 0
        }
        var keys = all.enumerated().map { row, position in
            let key =
                spread(cell(position.x, whole.low.x, whole.high.x)) | spread(cell(position.y, whole.low.y, whole.high.y)) << 1
                | spread(cell(position.z, whole.low.z, whole.high.z)) << 2
            return key << UInt64(rowBits) | UInt64(row)
        }
        keys.sort()
        let mask = (UInt64(1) << UInt64(rowBits)) - 1
        return keys.map { Int32($0 & mask) }
    }

    /// Puts two zeros between the bits of a number of 21 bits.
    private static func spread(_ number: UInt64) -> UInt64 {
        var bits = number & 0x1F_FFFF
        bits = (bits | bits << 32) & 0x1F_0000_0000_FFFF
        bits = (bits | bits << 16) & 0x1F_0000_FF00_00FF
        bits = (bits | bits << 8) & 0x100F_00F0_0F00_F00F
        bits = (bits | bits << 4) & 0x10C3_0C30_C30C_30C3
        return (bits | bits << 2) & 0x1249_2492_4924_9249
    }
}

extension PositionTree.Box {
    /// The squares of the shortest and the longest chord from a position to a place in the box.
    func squaredChords(from origin: GeocentricPosition) -> (nearest: Double, farthest: Double) {
        var (nearest, farthest) = (0.0, 0.0)
        for axis in 0..<3 {
            let (below, above) = (low.ordinate(axis) - origin.ordinate(axis), origin.ordinate(axis) - high.ordinate(axis))
            let (near, far) = (max(below, above, 0), max(-below, -above))
            nearest += near * near
            farthest += far * far
        }
        return (nearest, farthest)
    }
}
