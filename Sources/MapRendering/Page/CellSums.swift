package import GeoPrimitives
import Glibc

/// Weights summed to the cells of a grid, so that a map shows where people are and not who lives at which address.
///
/// The sum is kept exactly as far as doubles add up: every position is in one cell.
package struct CellSums: Sendable {
    /// One cell.
    package struct Cell: Sendable {
        /// Its middle.
        package var middle: PlanarPoint
        /// All weight in it, and the weight of a part of it.
        package var weight = 0.0, part = 0.0

        /// Whether none of its weight is in the part (0), some (1), or all (2).
        package var step: Int {
            guard part > 0 else { return 0 }
            return part >= weight * (1 - 1e-9) ? 2 : 1
        }
    }

    private struct Place: Hashable, Comparable {
        var row: Int, column: Int

        static func < (a: Place, b: Place) -> Bool { (a.row, a.column) < (b.row, b.column) }
    }

    /// Metres in a degree of latitude on the mean sphere: cells are near enough to squares for a map.
    private static let metersInDegree = 111_195.0

    /// Width and height of a cell in the unit of positions.
    package let width: Double, height: Double
    private let corner: PlanarPoint
    private var cells: [Place: Cell] = [:]

    /// Makes the grid over a box.
    ///
    /// - Parameters:
    ///   - box: The box of degrees, or of metres when `isPlanar`.
    ///   - side: The side of a cell in metres.
    ///   - isPlanar: Whether positions are metres in a plane.
    package init(_ box: BoundingBox, side: Double, isPlanar: Bool) {
        corner = PlanarPoint(x: box.minX, y: box.minY)
        height = isPlanar ? side : side / Self.metersInDegree
        let middle = (box.minY + box.maxY) / 2
        width = isPlanar ? side : side / (Self.metersInDegree * max(cos(middle * .pi / 180), 0.01))
    }

    /// Adds a weight, and how much of it is in the part.
    package mutating func add(_ weight: Double, part: Double, at point: PlanarPoint) {
        let place = Place(
            row: Int(((point.y - corner.y) / height).rounded(.down)), column: Int(((point.x - corner.x) / width).rounded(.down)))
        let middle = PlanarPoint(
            x: corner.x + (Double(place.column) + 0.5) * width, y: corner.y + (Double(place.row) + 0.5) * height)
        cells[place, default: Cell(middle: middle)].weight += weight
        cells[place, default: Cell(middle: middle)].part += part
    }

    /// The cells that hold something, row by row.
    package var filled: [Cell] {
        cells.sorted { $0.key < $1.key }.map(\.value).filter { $0.weight > 0 }
    }
}
