import GeoEngine
package import GeoPrimitives
import ServiceModel

/// A distance for each position of a ``PositionTree``, with the largest one under each of its boxes, so that the positions that lie within
/// their own distance of a point are found without looking at the others.
package struct DistanceLimits: Sendable {
    /// The distances in the tree's order, in metres.
    package private(set) var meters: [Double]
    /// By level of the tree, the leaves first, the largest distance of each box.
    fileprivate private(set) var largest: [[Double]] = []

    /// Takes distances in metres in the order of the tree's positions (``PositionTree/order``): O(n).
    package init(_ meters: [Double]) {
        self.meters = meters
        var level = Self.maxima(of: meters, by: PositionTree.leafSize)
        largest.append(level)
        while level.count > 1 {
            level = Self.maxima(of: level, by: PositionTree.fanOut)
            largest.append(level)
        }
    }

    private static func maxima(of values: [Double], by size: Int) -> [Double] {
        stride(from: 0, to: values.count, by: size).map { start in
            values[start..<min(start + size, values.count)].reduce(-Double.infinity) { max($0, $1) }
        }
    }

    /// Sets the distance of a slot of the tree's order.
    ///
    /// - Complexity: O(log n).
    package mutating func set(_ slot: Int, to distance: Double) {
        meters[slot] = distance
        var (number, size) = (slot / PositionTree.leafSize, PositionTree.leafSize)
        var below = slot
        for level in largest.indices {
            let count = level == 0 ? meters.count : largest[level - 1].count
            var most = -Double.infinity
            for child in number * size..<min((number + 1) * size, count) {
                most = max(most, level == 0 ? meters[child] : largest[level - 1][child])
            }
            guard most != largest[level][number] else { return }
            largest[level][number] = most
            (below, size) = (number, PositionTree.fanOut)
            number = below / size
        }
    }
}

extension PositionTree {
    /// Calls `found` with every slot of ``order`` whose chord to a point is at most its distance and a millimetre: none that lies within its
    /// distance is left out, and whoever needs to know exactly measures those found.
    package func forEachSlot(within limits: DistanceLimits, of point: PlanarPoint, _ found: (_ slot: Int) -> Void) {
        guard !positions.isEmpty else { return }
        let origin = measure.position(x: point.x, y: point.y)
        var open: [(level: Int, number: Int)] = [(levels.count - 1, 0)]
        while let (level, number) = open.popLast() {
            let reach = limits.largest[level][number] + 1e-3
            guard reach > 0, levels[level][number].squaredChords(from: origin).nearest <= reach * reach else { continue }
            if level > 0 {
                for child in number * Self.fanOut..<min((number + 1) * Self.fanOut, levels[level - 1].count) {
                    open.append((level - 1, child))
                }
                continue
            }
            for slot in number * Self.leafSize..<min((number + 1) * Self.leafSize, positions.count) {
                let own = limits.meters[slot] + 1e-3
                if own > 0, positions[slot].squaredChord(to: origin) <= own * own { found(slot) }
            }
        }
    }
}
