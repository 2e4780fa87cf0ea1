import GeoEngine
import GeoPrimitives
import ServiceModel

/// Finds the exactly nearest of a set of positions for many points at once: by chord where that decides, by the run's measure where two are
/// closer together than the chord can tell.
///
/// Points are looked at in groups of neighbours. A box around many points leaves few positions that can be the nearest of any of them;
/// smaller boxes inside it look among these only, and the points of the smallest compare their chords four at a time. O(n) for points that
/// lie about as dense as the positions; all of them may have to be compared only where they are all as far from the points.
struct NearestScan: Sendable {
    /// A position that may be the nearest.
    fileprivate struct Candidate {
        var position: GeocentricPosition
        /// The square of its way to the box that is looked at.
        var square = 0.0
        var slot: Int32
    }

    fileprivate let measure: Measure
    /// Different positions by their first number, ascending, with their points.
    private let candidates: [Candidate]
    fileprivate let numbers: [Int32]
    fileprivate let points: [PlanarPoint]

    /// Takes the positions as points in the plane of the run; their order breaks ties (the first wins).
    init(_ all: [PlanarPoint], measure: Measure) {
        var numbers: [Int32] = []
        var known: Set<PlanarPoint> = []
        for (number, point) in all.enumerated() where known.insert(point).inserted { numbers.append(Int32(number)) }
        let points = numbers.map { all[Int($0)] }
        candidates = points.enumerated().map { slot, point in
            Candidate(position: measure.placed(point).position, slot: Int32(slot))
        }
        self.numbers = numbers
        self.points = points
        self.measure = measure
    }

    /// Whether there is no position to find.
    var isEmpty: Bool { candidates.isEmpty }

    /// Returns the nearest position of each of the points, in their order; there must be one to find.
    func nearest(to points: [PlanarPoint]) -> [NearestTree.Neighbor] {
        guard !points.isEmpty else { return [] }
        var descent = Descent(scan: self, points: points, tree: NeighborTree(points, measure), stack: candidates)
        descent.visit(0, 0..<candidates.count)
        return descent.found
    }
}

extension NearestScan {
    /// One walk over the boxes of a set of points with the candidates that are left for each.
    fileprivate struct Descent {
        /// For fewer points than this it is quicker to compare all candidates.
        private static let fewest = 16

        let scan: NearestScan
        let points: [PlanarPoint]
        let tree: NeighborTree
        /// The candidates of the boxes on the way, one list after the other.
        var stack: [Candidate]
        var found: [NearestTree.Neighbor]
        /// The last point that the measure had to decide: many may lie on one spot.
        private var decided: (point: PlanarPoint, neighbor: NearestTree.Neighbor)?

        init(scan: NearestScan, points: [PlanarPoint], tree: NeighborTree, stack: [Candidate]) {
            self.scan = scan
            self.points = points
            self.tree = tree
            self.stack = stack
            found = [NearestTree.Neighbor](repeating: NearestTree.Neighbor(index: 0, chord: 0), count: points.count)
        }

        /// Finds the nearest positions of the points of a node among the candidates of a part of the stack.
        mutating func visit(_ number: Int, _ parent: Range<Int>) {
            let node = tree.nodes[number]
            let own = filter(parent, node)
            var child = number + 1
            if node.next == child {
                for slot in stride(from: Int(node.low), to: Int(node.high), by: 4) {
                    compare(slot..<min(slot + 4, Int(node.high)), own)
                }
            } else {
                while child < node.next {
                    visit(child, own)
                    child = Int(tree.nodes[child].next)
                }
            }
        }

        /// Puts those candidates on the stack that may be the nearest of a point in the box, or so near that the measure must decide.
        ///
        /// No point of the box is farther from its nearest than the box's farthest place from any candidate.
        private mutating func filter(_ parent: Range<Int>, _ node: NeighborTree.Node) -> Range<Int> {
            guard parent.count > 3, node.high - node.low >= Self.fewest else { return parent }
            let missing = parent.upperBound + parent.count - stack.count
            if missing > 0 { stack.append(contentsOf: repeatElement(stack[0], count: missing)) }
            let scan = scan
            var list = stack.mutableSpan
            var least = Double.infinity
            let (middle, half) = (node.middle, node.half)
            for place in parent {
                let position = list[place].position
                let (dx, dy, dz) = (abs(position.x - middle.x), abs(position.y - middle.y), abs(position.z - middle.z))
                let (nearX, nearY, nearZ) = (max(0, dx - half.x), max(0, dy - half.y), max(0, dz - half.z))
                list[place].square = nearX * nearX + nearY * nearY + nearZ * nearZ
                let (farX, farY, farZ) = (dx + half.x, dy + half.y, dz + half.z)
                least = min(least, farX * farX + farY * farY + farZ * farZ)
            }
            // A micrometre answers for the rounding of the box.
            let reach = scan.reach(ofChord: least.squareRoot()) + 1e-6
            let limit = reach * reach
            var end = parent.upperBound
            for place in parent {
                // Written in any case and counted if it is wanted: no branch to guess.
                list[end] = list[place]
                end += list[place].square > limit ? 0 : 1
            }
            return parent.upperBound..<end
        }

        /// Finds the shortest chords of up to four points, and whether a second one is so close that the measure must decide.
        private mutating func compare(_ slots: Range<Int>, _ candidates: Range<Int>) {
            let position = tree.positions(from: slots.lowerBound)
            var best = SIMD4<Double>(repeating: .infinity)
            var second = best
            var place = SIMD4<Int64>(repeating: Int64(candidates.lowerBound))
            for candidate in candidates {
                let other = stack[candidate].position
                let (dx, dy, dz) = (position.x - other.x, position.y - other.y, position.z - other.z)
                let square = dx * dx + dy * dy + dz * dz
                let isCloser = square .< best
                let larger = square.replacing(with: best, where: isCloser)
                second.replace(with: larger, where: larger .< second)
                best.replace(with: square, where: isCloser)
                place.replace(with: Int64(candidate), where: isCloser)
            }
            for lane in 0..<slots.count {
                let row = Int(tree.rows[slots.lowerBound + lane])
                let chord = best[lane].squareRoot()
                let reach = scan.reach(ofChord: chord)
                if second[lane] > reach * reach {
                    found[row] = NearestTree.Neighbor(index: Int(scan.numbers[Int(stack[Int(place[lane])].slot)]), chord: chord)
                } else {
                    found[row] = decide(row, position[lane], candidates, reach)
                }
            }
        }

        /// Decides by the measure among all candidates within a chord.
        private mutating func decide(
            _ row: Int, _ position: GeocentricPosition, _ candidates: Range<Int>, _ reach: Double
        ) -> NearestTree.Neighbor {
            let point = points[row]
            if let decided, decided.point == point { return decided.neighbor }
            var best = (meters: Double.infinity, number: Int32.max, square: 0.0)
            for place in candidates {
                let square = stack[place].position.squaredChord(to: position)
                guard !(square > reach * reach) else { continue }
                let slot = Int(stack[place].slot)
                let meters = scan.measure.meters(point, scan.points[slot])
                if (meters, scan.numbers[slot]) < (best.meters, best.number) { best = (meters, scan.numbers[slot], square) }
            }
            let neighbor = NearestTree.Neighbor(index: Int(best.number), chord: best.square.squareRoot())
            decided = (point, neighbor)
            return neighbor
        }
    }

    /// The chord up to which a position may still be nearer by the measure than one of the given chord.
    @inline(__always)
    fileprivate func reach(ofChord chord: Double) -> Double {
        measure.lengthBounds(chord: chord).upper + 2 * ChordBand.margin
    }
}
