import GeoPrimitives
import Glibc

/// The shapes by their middles, in cells of about half their size: those that hide most of a shape's boundary are next to it.
///
/// One grid for each power of two of width and height.
struct MiddleGrid: Sendable {
    /// A shape in its cell.
    fileprivate struct Entry: Sendable {
        var row: Double
        var column: Double
        var shape: Int
    }

    private struct Layer: Sendable {
        var exponentX: Int
        var exponentY: Int
        var entries: [Entry] = []

        var width: Double { scalbn(1, Int32(exponentX)) }
        var height: Double { scalbn(1, Int32(exponentY)) }
    }

    /// At most so many neighbours of a row of cells are offered.
    private static let mostPerRow = 32

    /// Largest first.
    private let layers: [Layer]

    init(_ shapes: UnionShapes) {
        var layers: [Layer] = []
        for shape in 0..<shapes.count where shapes.ellipses[shape].inner > 0 {
            let box = shapes.boxes[shape]
            let (x, y) = (Self.exponent((box.maxX - box.minX) / 2), Self.exponent((box.maxY - box.minY) / 2))
            let layer = layers.firstIndex { $0.exponentX == x && $0.exponentY == y } ?? layers.count
            if layer == layers.count { layers.append(Layer(exponentX: x, exponentY: y)) }
            let ellipses = shapes.ellipses[shape]
            layers[layer].entries.append(
                Entry(
                    row: (ellipses.y / layers[layer].height).rounded(.down),
                    column: (ellipses.x / layers[layer].width).rounded(.down), shape: shape))
        }
        for layer in layers.indices {
            layers[layer].entries.sort { ($0.row, $0.column, $0.shape) < ($1.row, $1.column, $1.shape) }
        }
        self.layers = layers.sorted { ($1.exponentX, $1.exponentY) < ($0.exponentX, $0.exponentY) }
    }

    /// The exponent of the power of two in (size / 2, size]; sizes of nothing count as tiny.
    static func exponent(_ size: Double) -> Int { size > 0 ? Int(ilogb(size)) : -60 }

    /// Calls the body with some shapes about as large as one or larger whose middles are near its middle, until it answers false.
    func forSome(near shape: Int, _ shapes: UnionShapes, _ body: (Int) -> Bool) {
        let (box, ellipses) = (shapes.boxes[shape], shapes.ellipses[shape])
        let (x, y) = (Self.exponent((box.maxX - box.minX) / 2), Self.exponent((box.maxY - box.minY) / 2))
        for layer in layers where layer.exponentX >= x - 1 && layer.exponentY >= y - 1 {
            let row = (ellipses.y / layer.height).rounded(.down)
            let column = (ellipses.x / layer.width).rounded(.down)
            for near in [row, row - 1, row + 1] {
                let begin = layer.entries.partition { ($0.row, $0.column) >= (near, column - 1) }
                let end = layer.entries.partition { ($0.row, $0.column) > (near, column + 1) }
                let step = max(1, (end - begin) / Self.mostPerRow)
                for place in stride(from: begin, to: end, by: step) {
                    let other = layer.entries[place].shape
                    if other != shape, !body(other) { return }
                }
            }
        }
    }
}

extension [MiddleGrid.Entry] {
    /// The first place from which on the condition holds.
    fileprivate func partition(_ condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
