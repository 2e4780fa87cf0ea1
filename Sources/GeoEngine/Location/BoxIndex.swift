package import GeoPrimitives
import Glibc

/// A static index of boxes: which of them touch a rectangle, without looking at all.
///
/// A packed R-tree: boxes sorted in tiles (Leutenegger, Lopez & Edgington 1997, doi:10.1109/ICDE.1997.582015), sixteen to a node.
/// Built in O(n log n); a query takes O(log n + hits) for boxes that overlap little. Empty boxes touch nothing.
package struct BoxIndex: Hashable, Sendable {
    private static let nodeSize = 16

    /// The tree level by level, the boxes themselves first; each level holds the union of every sixteen boxes of the one before.
    private let nodes: [BoundingBox]
    /// Where each level begins; one more entry than levels.
    private let starts: [Int]
    /// The number that the box of each place of the lowest level came with.
    private let numbers: [Int]

    /// Makes the index of boxes, which go by their position in the array.
    package init(_ boxes: [BoundingBox]) {
        numbers = Self.tiled(boxes)
        var (nodes, starts) = (numbers.map { boxes[$0] }, [0, boxes.count])
        while case let (begin, end) = (starts[starts.count - 2], starts[starts.count - 1]), end - begin > Self.nodeSize {
            for start in stride(from: begin, to: end, by: Self.nodeSize) {
                var union = BoundingBox.empty
                for box in nodes[start..<min(start + Self.nodeSize, end)] where !box.isEmpty {
                    union.formUnion(x: box.minX, y: box.minY)
                    union.formUnion(x: box.maxX, y: box.maxY)
                }
                nodes.append(union)
            }
            starts.append(nodes.count)
        }
        (self.nodes, self.starts) = (nodes, starts)
    }

    /// The numbers of the boxes in vertical slices by centre, each slice sorted from south to north.
    private static func tiled(_ boxes: [BoundingBox]) -> [Int] {
        let byX = boxes.indices.sorted { (boxes[$0].minX + boxes[$0].maxX, $0) < (boxes[$1].minX + boxes[$1].maxX, $1) }
        let leaves = (Double(boxes.count) / Double(nodeSize)).rounded(.up)
        let sliceSize = max(1, Int(leaves.squareRoot().rounded(.up))) * nodeSize
        return stride(from: 0, to: byX.count, by: sliceSize).flatMap { start in
            byX[start..<min(start + sliceSize, byX.count)].sorted {
                (boxes[$0].minY + boxes[$0].maxY, $0) < (boxes[$1].minY + boxes[$1].maxY, $1)
            }
        }
    }

    /// Returns the numbers of the boxes that share at least a point with the rectangle, ascending.
    package func indices(intersecting box: BoundingBox) -> [Int] {
        var found: [Int] = []
        forEach(intersecting: box) { found.append($0) }
        found.sort()
        return found
    }

    /// Calls the body with the number of every box that shares at least a point with the rectangle, in no order to rely on.
    func forEach(intersecting box: BoundingBox, _ body: (Int) -> Void) {
        nodes.withUnsafeBufferPointer { nodes in
            starts.withUnsafeBufferPointer { starts in
                let top = starts.count - 2
                visit(top, starts[top]..<starts[top + 1], box, nodes, starts, body)
            }
        }
    }

    private func visit(
        _ level: Int, _ places: Range<Int>, _ box: BoundingBox, _ nodes: UnsafeBufferPointer<BoundingBox>,
        _ starts: UnsafeBufferPointer<Int>, _ body: (Int) -> Void
    ) {
        for place in places where nodes[place].intersects(box) {
            if level == 0 {
                body(numbers[place])
            } else {
                let first = starts[level - 1] + (place - starts[level]) * Self.nodeSize
                visit(level - 1, first..<min(first + Self.nodeSize, starts[level]), box, nodes, starts, body)
            }
        }
    }
}
