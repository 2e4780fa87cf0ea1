import GeoEngine
package import GeoPrimitives
package import ServiceModel

/// Answers, for any position, whether an open facility covers it and which is nearest.
///
/// Built in O(m log m) for m facilities; a question takes O(log m) when all radii are equal.
package struct CoverageIndex: Sendable {
    /// What is known of one position.
    package struct Answer: Hashable, Sendable {
        /// The number of the nearest facility, whatever its radius; −1 when there is none.
        package var nearest: Int32
        /// The distance to ``nearest`` in metres; infinite when there is none.
        ///
        /// Within 0.05 mm.
        package var nearestMeters: Double
        /// The number of the nearest facility among those that cover the position; −1 when it is not covered.
        package var coveredBy: Int32

        /// Whether an open facility covers the position.
        package var isCovered: Bool { coveredBy >= 0 }
    }

    /// Distances are taken from the chord where its certified bounds are this close together, in metres, so that the middle is off by at
    /// most 0.05 mm; elsewhere Karney's inverse gives them.
    private static let chordLengthBand = 1e-4

    private let measure: Measure
    private let points: [PlanarPoint]
    private let tests: [CoverTest]
    private let tree: NearestTree
    /// Only where radii differ: the nearest facility may then fail to cover what a farther one does.
    private let grid: RadiusGrid?

    /// Builds the index.
    ///
    /// - Parameters:
    ///   - facilities: Positions of the open facilities in the plane of the run; earlier ones win ties.
    ///   - radii: Their radii in metres, positive.
    ///   - measure: What distance means.
    package init(_ facilities: [PlanarPoint], radii: [Double], measure: Measure) {
        self.measure = measure
        points = facilities
        tree = NearestTree(facilities, measure: measure)
        let isUniform = radii.allSatisfy { $0 == radii.first }
        if isUniform, let radius = radii.first {
            tests = [CoverTest](repeating: CoverTest(radius: radius, measure: measure), count: radii.count)
            grid = nil
        } else {
            tests = radii.map { CoverTest(radius: $0, measure: measure) }
            grid = facilities.isEmpty ? nil : RadiusGrid(facilities, radii: radii, measure: measure)
        }
    }

    /// Returns what is known of each of the points, in their order.
    ///
    /// They are looked up leaf by leaf of the tree, so that neighbours share their search.
    ///
    /// - Parameters:
    ///   - points: Positions in the plane of the run.
    ///   - ownRadii: The radius a point brings, in metres; NaN where it brings none.
    /// - Returns: One answer per point.
    package func answers(_ points: [PlanarPoint], ownRadii: [Double]?) -> [Answer] {
        let none = Answer(nearest: -1, nearestMeters: .infinity, coveredBy: -1)
        var answers = [Answer](repeating: none, count: points.count)
        guard !tree.isEmpty else { return answers }
        let positions = points.map { measure.position(x: $0.x, y: $0.y) }
        var slot = 0
        let leaves = positions.map { tree.leaf(at: $0) }
        for row in rows(by: leaves) {
            let found = tree.nearest(to: points[row], at: positions[row], leaf: leaves[row], from: slot)
            slot = found.slot
            let nearest = found.neighbor
            if let own = ownRadii?[row], !own.isNaN {
                answers[row] = answer(points[row], nearest, CoverTest(radius: own, measure: measure), nil)
            } else {
                answers[row] = answer(points[row], nearest, tests[nearest.index], grid)
            }
        }
        return answers
    }

    /// The rows in the order of the leaves of the tree that they lie in, by a counting sort.
    private func rows(by leaves: [Int]) -> [Int] {
        var next = [Int](repeating: 0, count: tree.leafNumberLimit + 1)
        for leaf in leaves { next[leaf + 1] += 1 }
        for leaf in 1..<next.count { next[leaf] += next[leaf - 1] }
        var rows = [Int](repeating: 0, count: leaves.count)
        for (row, leaf) in leaves.enumerated() {
            rows[next[leaf]] = row
            next[leaf] += 1
        }
        return rows
    }

    /// What follows from the nearest facility: under one test for all it decides; where radii differ a farther one may still cover.
    private func answer(_ point: PlanarPoint, _ neighbor: NearestTree.Neighbor, _ test: CoverTest, _ grid: RadiusGrid?) -> Answer
    {
        let (nearest, meters) = (Int32(neighbor.index), distance(point, neighbor))
        if test.covers(chord: neighbor.chord, meters: { measure.meters(points[neighbor.index], point) }) {
            return Answer(nearest: nearest, nearestMeters: meters, coveredBy: nearest)
        }
        return Answer(nearest: nearest, nearestMeters: meters, coveredBy: grid.map { nearestCovering(point, $0) } ?? -1)
    }

    /// Returns the distance from a position to the nearest facility in metres, within 0.05 mm.
    private func distance(_ point: PlanarPoint, _ neighbor: NearestTree.Neighbor) -> Double {
        let (lower, upper) = measure.lengthBounds(chord: neighbor.chord)
        return upper - lower <= Self.chordLengthBand ? (lower + upper) / 2 : measure.meters(points[neighbor.index], point)
    }

    /// Among the facilities that cover a point, the nearest; ties go to the smallest number.
    private func nearestCovering(_ point: PlanarPoint, _ grid: RadiusGrid) -> Int32 {
        var best = (meters: Double.infinity, number: Int32(-1))
        grid.forEachCovering(point) { facility, _ in
            if best.number >= 0, points[facility] == points[Int(best.number)] {
                best.number = min(best.number, Int32(facility))
                return
            }
            let meters = measure.meters(points[facility], point)
            if meters < best.meters || (meters == best.meters && Int32(facility) < best.number) {
                best = (meters, Int32(facility))
            }
        }
        return best.number
    }
}
