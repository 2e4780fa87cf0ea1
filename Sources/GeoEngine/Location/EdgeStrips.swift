import GeoPrimitives
import Glibc

/// The edges of one geometry in horizontal strips, so that a ray from a point meets only the edges at its height.
///
/// The closed point-in-polygon test counts crossings of an eastward ray and decides sides exactly: a filtered determinant, and
/// where its sign is in doubt, exact expansions (Shewchuk 1997, doi:10.1007/PL00009321). Works for every simple or multi-part
/// geometry with holes by the even-odd rule, so rings may run either way.
struct EdgeStrips: Hashable, Sendable {
    /// An edge from its lower to its upper end.
    private struct Edge: Hashable, Sendable {
        let low: PlanarPoint
        let high: PlanarPoint
    }

    /// Entries of all strips together stay below this many per edge.
    private static let mostEntries = 4.0
    private static let edgesPerStrip = 4.0

    private let box: BoundingBox
    private let stripsPerUnit: Double
    /// Where each strip's edges begin; one more entry than strips.
    private let offsets: [Int32]
    /// The edges of all strips; an edge stands in each strip that it touches.
    private let edges: [Edge]

    /// Sorts the edges of a geometry whose box is known.
    ///
    /// O(vertices).
    init(_ geometry: MultiPolygon, box: BoundingBox) {
        var all: [Edge] = []
        for ring in geometry.polygons.lazy.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) {
                all.append(a.y <= b.y ? Edge(low: a, high: b) : Edge(low: b, high: a))
            }
        }
        let (height, climb) = (box.maxY - box.minY, all.reduce(0.0) { $0 + $1.high.y - $1.low.y })
        let wanted = min(Double(all.count) / Self.edgesPerStrip, (Self.mostEntries - 1) * Double(all.count) * height / climb)
        let count = height > 0 && wanted > 1 ? wanted.rounded(.up) : 1
        self.box = box
        stripsPerUnit = height > 0 ? count / height : 0
        let strip = { [stripsPerUnit] (y: Double) in min(Int(count) - 1, max(0, Int((y - box.minY) * stripsPerUnit))) }
        var starts = [Int32](repeating: 0, count: Int(count) + 1)
        for edge in all {
            for place in strip(edge.low.y)...strip(edge.high.y) { starts[place + 1] += 1 }
        }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        offsets = starts
        guard let first = all.first else {
            edges = []
            return
        }
        var sorted = [Edge](repeating: first, count: Int(starts[Int(count)]))
        for edge in all {
            for place in strip(edge.low.y)...strip(edge.high.y) {
                sorted[Int(starts[place])] = edge
                starts[place] += 1
            }
        }
        edges = sorted
    }

    /// Returns whether the geometry contains the point; its boundary belongs to it.
    ///
    /// O(edges of one strip).
    func contains(_ x: Double, _ y: Double) -> Bool {
        guard x >= box.minX, x <= box.maxX, y >= box.minY, y <= box.maxY else { return false }
        let strip = min(offsets.count - 2, Int((y - box.minY) * stripsPerUnit))
        var isInside = false
        for place in Int(offsets[strip])..<Int(offsets[strip + 1]) {
            let (low, high) = (edges[place].low, edges[place].high)
            if y < low.y || y > high.y || x > max(low.x, high.x) { continue }
            if low.y == high.y {
                if x >= min(low.x, high.x) { return true }
                continue
            }
            let side = Orientation.side(of: x, y, from: low, to: high)
            if side == 0 { return true }
            // A vertex belongs to the edge above it, so that a ray through it crosses once.
            if side > 0, y < high.y { isInside.toggle() }
        }
        return isInside
    }
}

/// On which side of a directed line a point lies, exactly.
enum Orientation {
    /// Shewchuk's bound for the plain determinant, (3 + 16ε)ε with ε = 2⁻⁵³.
    private static let doubt = 3.3306690738754716e-16

    /// Returns a positive number when (x, y) lies to the left of the line, negative to the right, zero on it.
    static func side(of x: Double, _ y: Double, from a: PlanarPoint, to b: PlanarPoint) -> Double {
        let (left, right) = ((a.x - x) * (b.y - y), (a.y - y) * (b.x - x))
        let determinant = left - right
        if abs(determinant) > doubt * (abs(left) + abs(right)) { return determinant }
        return exactSide(x, y, a, b)
    }

    /// The sign of the determinant from an exact sum of its six products.
    private static func exactSide(_ x: Double, _ y: Double, _ a: PlanarPoint, _ b: PlanarPoint) -> Double {
        var expansion: [Double] = []
        for (p, q) in [(a.x, b.y), (-a.x, y), (-x, b.y), (-a.y, b.x), (a.y, x), (y, b.x)] {
            let product = p * q
            // The rounding error of a product is itself a double.
            for term in [(-product).addingProduct(p, q), product] { grow(&expansion, by: term) }
        }
        return expansion.last { $0 != 0 } ?? 0
    }

    /// Adds a term to a sum that is kept as non-overlapping parts, smallest first, without any rounding.
    private static func grow(_ expansion: inout [Double], by term: Double) {
        var carry = term
        for place in expansion.indices {
            let sum = carry + expansion[place]
            let virtual = sum - carry
            expansion[place] = (carry - (sum - virtual)) + (expansion[place] - virtual)
            carry = sum
        }
        expansion.append(carry)
    }
}
