import GeoPrimitives

/// The exact sign of a turn, in doubles where they decide it, else in expansions (Shewchuk 1997, doi:10.1007/PL00009321).
enum TurnSign {
    /// Shewchuk's bound (3 + 16u)u on the relative rounding of the determinant in doubles.
    private static let filter = 3.330_669_073_875_471_6e-16

    /// Twice the area of the triangle a, b, c in doubles: positive when it runs counter-clockwise.
    @inline(__always)
    static func doubledArea(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Double {
        (a.x - c.x) * (b.y - c.y) - (a.y - c.y) * (b.x - c.x)
    }

    /// +1 when c lies to the left of the line from a to b, −1 to the right, 0 exactly on it.
    @inline(__always)
    static func of(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
        let (left, right) = ((a.x - c.x) * (b.y - c.y), (a.y - c.y) * (b.x - c.x))
        let (value, bound) = (left - right, filter * (abs(left) + abs(right)))
        if value > bound { return 1 }
        if value < -bound { return -1 }
        return exact(a, b, c)
    }

    /// As ``of(_:_:_:)``, with c moved by (ε, ε²) times `side` (±1) for an ε below every difference of doubles: never 0.
    ///
    /// Two shapes of which one is moved so are in general position (simulation of simplicity; Edelsbrunner & Mücke 1990,
    /// doi:10.1145/77635.77639). The edge from a to b has a length.
    @inline(__always)
    static func perturbed(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint, side: Int) -> Int {
        let sign = of(a, b, c)
        if sign != 0 { return sign }
        if b.y != a.y { return b.y > a.y ? -side : side }
        return b.x > a.x ? side : -side
    }

    @inline(never)
    private static func exact(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
        var sum: [Double] = []
        for (x, y) in [(a.x, b.y), (-a.x, c.y), (-c.x, b.y), (-a.y, b.x), (a.y, c.x), (c.y, b.x)] {
            let product = x * y
            add((-product).addingProduct(x, y), to: &sum)
            add(product, to: &sum)
        }
        guard let largest = sum.last(where: { $0 != 0 }) else { return 0 }
        return largest > 0 ? 1 : -1
    }

    /// Adds a double to a sum of doubles that do not overlap, smallest first.
    private static func add(_ term: Double, to sum: inout [Double]) {
        var carry = term
        for index in sum.indices {
            let (part, total) = (sum[index], carry + sum[index])
            let virtual = total - carry
            sum[index] = (carry - (total - virtual)) + (part - virtual)
            carry = total
        }
        sum.append(carry)
    }
}
