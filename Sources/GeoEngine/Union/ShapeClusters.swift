import GeoPrimitives
import Glibc

/// Groups of shapes that may have to do with one another: linked through overlapping boxes.
///
/// Shapes of about one size whose middles share a cell of that size overlap for certain and count as one box, so that the work does not
/// grow with the number of overlaps.
struct ShapeClusters {
    /// A cell of the grid of one size.
    private struct Cell: Hashable {
        var exponentX: Int
        var exponentY: Int
        var column: Double
        var row: Double

        init(_ box: BoundingBox) {
            exponentX = MiddleGrid.exponent((box.maxX - box.minX) / 2)
            exponentY = MiddleGrid.exponent((box.maxY - box.minY) / 2)
            column = ((box.minX + box.maxX) / 2 / scalbn(1, Int32(exponentX))).rounded(.down)
            row = ((box.minY + box.maxY) / 2 / scalbn(1, Int32(exponentY))).rounded(.down)
        }
    }

    /// The shapes of each group, ascending.
    private(set) var members: [[Int]] = []
    /// The group of each shape; −1 for those in none.
    private(set) var label: [Int]

    var count: Int { members.count }

    /// Finds the groups that hold the given shapes.
    ///
    /// O(n log n) for n shapes.
    init(around seeds: [Int], boxes: [BoundingBox]) {
        var numbers: [Cell: Int] = [:]
        var (cellOf, cells): ([Int], [BoundingBox]) = ([], [])
        for box in boxes {
            let number = numbers[Cell(box)] ?? cells.count
            if number == cells.count {
                numbers[Cell(box)] = number
                cells.append(.empty)
            }
            cellOf.append(number)
            cells[number].formUnion(x: box.minX, y: box.minY)
            cells[number].formUnion(x: box.maxX, y: box.maxY)
        }
        let index = BoxIndex(cells)
        var cellLabel = [Int](repeating: -1, count: cells.count)
        var count = 0
        for seed in seeds where cellLabel[cellOf[seed]] < 0 {
            var (found, next) = ([cellOf[seed]], 0)
            cellLabel[cellOf[seed]] = count
            while next < found.count {
                index.forEach(intersecting: cells[found[next]]) { other in
                    guard cellLabel[other] < 0 else { return }
                    cellLabel[other] = count
                    found.append(other)
                }
                next += 1
            }
            count += 1
        }
        label = cellOf.map { cellLabel[$0] }
        members = [[Int]](repeating: [], count: count)
        for (shape, label) in label.enumerated() where label >= 0 { members[label].append(shape) }
    }
}

/// Sets of numbers that are joined step by step (union–find with path halving).
struct DisjointSets {
    private var parent: [Int]

    init(_ count: Int) { parent = Array(0..<count) }

    /// The smallest number of the set.
    mutating func root(_ number: Int) -> Int {
        var number = number
        while parent[number] != number {
            parent[number] = parent[parent[number]]
            number = parent[number]
        }
        return number
    }

    /// Makes one set of two.
    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        parent[max(a, b)] = min(a, b)
    }
}
