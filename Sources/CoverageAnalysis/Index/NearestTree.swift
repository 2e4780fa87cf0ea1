import GeoEngine
package import GeoPrimitives
import ServiceModel

/// A k-d tree over positions that finds the exactly nearest one: by chord where that decides, by the run's measure where two are closer
/// together than the chord can tell.
///
/// Built in O(m log m); a query takes O(log m) on spread-out positions. Method: Bentley 1975, doi:10.1145/361002.361007.
package struct NearestTree: Sendable {
    /// What a query found.
    package struct Neighbor: Hashable, Sendable {
        /// The number of the nearest position.
        package var index: Int
        /// Its chord in metres.
        package var chord: Double
    }

    struct Node {
        var low: Int32
        var high: Int32
        var axis: Int32
        /// The number of the node above; −1 at the root.
        var parent: Int32
        var split: Double
    }

    private static let leafSize = 8
    /// What chords may be off by rounding, in metres: the certified δ of docs/method.md.
    static let chordError = ChordBand.margin

    let measure: Measure
    let points: [PlanarPoint]
    let positions: [GeocentricPosition]
    let numbers: [Int32]
    let nodes: [Node]
    /// Positions equal to an earlier one, by its number: they are not in the tree, being never the nearest.
    let twins: [Int32: [Int32]]

    /// Builds the tree over points in the plane of the run; their order breaks ties (the first wins).
    package init(_ points: [PlanarPoint], measure: Measure) {
        let all = points.map { measure.position(x: $0.x, y: $0.y) }
        let (distinct, twins) = Self.distinct(points)
        var order = distinct
        var nodes: [Node] = []
        Self.build(&order, 0, order.count, all, parent: -1, &nodes)
        self.measure = measure
        self.points = order.map { points[Int($0)] }
        positions = order.map { all[Int($0)] }
        numbers = order
        self.nodes = nodes
        self.twins = twins
    }

    /// The numbers of the points without those that repeat an earlier one, and these by the number they repeat, so that a thousand
    /// facilities on one spot cost no more than one.
    private static func distinct(_ points: [PlanarPoint]) -> (order: [Int32], twins: [Int32: [Int32]]) {
        var (order, twins): ([Int32], [Int32: [Int32]]) = ([], [:])
        var known: [PlanarPoint: Int32] = [:]
        for (number, point) in points.enumerated() {
            if let first = known[point] {
                twins[first, default: []].append(Int32(number))
            } else {
                known[point] = Int32(number)
                order.append(Int32(number))
            }
        }
        return (order, twins)
    }

    /// Whether there is no position to find.
    package var isEmpty: Bool { numbers.isEmpty }

    /// Adds the nodes of `order[low..<high]` in depth-first order: a node's left child follows it, its right child is found by `split`.
    private static func build(
        _ order: inout [Int32], _ low: Int, _ high: Int, _ all: [GeocentricPosition], parent: Int, _ nodes: inout [Node]
    ) {
        guard high - low > leafSize else {
            nodes.append(Node(low: Int32(low), high: Int32(high), axis: -1, parent: Int32(parent), split: 0))
            return
        }
        let axis = widestAxis(order[low..<high], all)
        let middle = (low + high) / 2
        order[low..<high].sort { (all[Int($0)].ordinate(axis), $0) < (all[Int($1)].ordinate(axis), $1) }
        let own = nodes.count
        nodes.append(
            Node(low: 0, high: 0, axis: Int32(axis), parent: Int32(parent), split: all[Int(order[middle])].ordinate(axis)))
        build(&order, low, middle, all, parent: own, &nodes)
        nodes[own].high = Int32(nodes.count)
        build(&order, middle, high, all, parent: own, &nodes)
    }

    private static func widestAxis(_ rows: ArraySlice<Int32>, _ all: [GeocentricPosition]) -> Int {
        var widest = 0
        var width = -1.0
        for axis in 0..<3 {
            var low = Double.infinity
            var high = -Double.infinity
            for row in rows {
                let value = all[Int(row)].ordinate(axis)
                low = min(low, value)
                high = max(high, value)
            }
            if high - low > width { (widest, width) = (axis, high - low) }
        }
        return widest
    }

    /// Returns the nearest position to a point, or `nil` when there is none.
    ///
    /// Ties go to the smallest number. The search goes from the leaf up and looks into what lies beside the way only where that may be near
    /// enough.
    package func nearest(to point: PlanarPoint) -> Neighbor? {
        guard !isEmpty else { return nil }
        let origin = measure.position(x: point.x, y: point.y)
        var number = leaf(at: origin)
        var search = Search(slot: 0, square: positions[0].squaredChord(to: origin), bound: 0)
        search.bound = bound(search.best)
        scan(nodes[number], origin, &search)
        while case let above = Int(nodes[number].parent), above >= 0 {
            let node = nodes[above]
            let offset = origin.ordinate(Int(node.axis)) - node.split
            if offset * offset <= search.bound {
                var beyond = Offsets()
                beyond.replace(node.axis, offset)
                visit(number == above + 1 ? Int(node.high) : above + 1, origin, beyond, &search)
            }
            number = above
        }
        let chord = search.best.squareRoot()
        if search.runnerUp > search.bound || search.runnerUp > reach(of: chord) {
            return Neighbor(index: Int(numbers[search.slot]), chord: chord)
        }
        return decide(point, origin, within: reach(of: chord))
    }

    /// The number of the leaf whose region holds a position.
    private func leaf(at origin: GeocentricPosition) -> Int {
        var number = 0
        while nodes[number].axis >= 0 {
            let node = nodes[number]
            number = origin.ordinate(Int(node.axis)) < node.split ? number + 1 : Int(node.high)
        }
        return number
    }

    /// The chord, squared, up to which a position may still be nearer by the measure than one of the given chord.
    func reach(of chord: Double) -> Double {
        let upper = measure.lengthBounds(chord: chord).upper + 2 * Self.chordError
        return upper * upper
    }

    private struct Search {
        var best: Double
        var runnerUp = Double.infinity
        var slot: Int
        /// Squared chords beyond this cannot matter: at least ``reach(of:)`` of the best.
        var bound: Double

        init(slot: Int, square: Double, bound: Double) {
            self.slot = slot
            best = square
            self.bound = bound
        }
    }

    /// Up to 1,000 km the arc is at most 1.00104 of its chord: a multiplication instead of an arcsine.
    @inline(__always)
    private func bound(_ square: Double) -> Double {
        square < 1e12 ? square * 1.003 + 1e-6 : reach(of: square.squareRoot())
    }

    /// How far a position lies outside a node's region along each axis, and the square of that in all (Arya & Mount 1993,
    /// doi:10.1109/DCC.1993.253111).
    private struct Offsets {
        var x = 0.0
        var y = 0.0
        var z = 0.0
        var square = 0.0

        @inline(__always)
        mutating func replace(_ axis: Int32, _ offset: Double) {
            let old: Double
            switch axis {
            case 0: (old, x) = (x, offset)
            case 1: (old, y) = (y, offset)
            default: (old, z) = (z, offset)
            }
            square += offset * offset - old * old
        }
    }

    /// Finds the shortest chord, and whether a second one is so close that the measure must decide.
    private func visit(_ number: Int, _ origin: GeocentricPosition, _ offsets: Offsets, _ search: inout Search) {
        let node = nodes[number]
        guard node.axis >= 0 else { return scan(node, origin, &search) }
        let offset = origin.ordinate(Int(node.axis)) - node.split
        let (near, far) = offset < 0 ? (number + 1, Int(node.high)) : (Int(node.high), number + 1)
        visit(near, origin, offsets, &search)
        var beyond = offsets
        beyond.replace(node.axis, offset)
        // A part in 10⁹ answers for the rounding of the running square.
        if beyond.square * (1 - 1e-9) - 1e-6 <= search.bound { visit(far, origin, beyond, &search) }
    }

    @inline(__always)
    private func scan(_ node: Node, _ origin: GeocentricPosition, _ search: inout Search) {
        for slot in Int(node.low)..<Int(node.high) {
            let square = positions[slot].squaredChord(to: origin)
            if square < search.best {
                search.runnerUp = search.best
                search.best = square
                search.slot = slot
                search.bound = bound(square)
            } else if square < search.runnerUp, slot != search.slot {
                search.runnerUp = square
            }
        }
    }

    /// Decides by the measure among all positions within a chord.
    private func decide(_ point: PlanarPoint, _ origin: GeocentricPosition, within limit: Double) -> Neighbor {
        var best = (meters: Double.infinity, number: Int32.max, slot: 0)
        collect(0, origin, limit) { slot in
            let meters = measure.meters(point, points[slot])
            if (meters, numbers[slot]) < (best.meters, best.number) { best = (meters, numbers[slot], slot) }
        }
        return Neighbor(index: Int(best.number), chord: positions[best.slot].squaredChord(to: origin).squareRoot())
    }

    private func collect(_ number: Int, _ origin: GeocentricPosition, _ limit: Double, _ found: (Int) -> Void) {
        let node = nodes[number]
        guard node.axis >= 0 else {
            for slot in Int(node.low)..<Int(node.high) where positions[slot].squaredChord(to: origin) <= limit { found(slot) }
            return
        }
        let offset = origin.ordinate(Int(node.axis)) - node.split
        if offset < 0 || offset * offset <= limit { collect(number + 1, origin, limit, found) }
        if offset >= 0 || offset * offset <= limit { collect(Int(node.high), origin, limit, found) }
    }
}
