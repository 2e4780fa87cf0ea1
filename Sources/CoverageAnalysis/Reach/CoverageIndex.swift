import GeoEngine
package import GeoPrimitives
import ServiceModel

/// Answers, for many positions at once, whether an open facility covers each and which is nearest.
///
/// Built in O(m) for m facilities.
package struct CoverageIndex: Sendable {
    /// Distances are taken from the chord where its certified bounds are this close together, in metres, so that the middle is off by at
    /// most 0.05 mm; elsewhere Karney's inverse gives them.
    static let chordLengthBand = 1e-4

    private let measure: Measure
    private let points: [PlanarPoint]
    private let tests: [CoverTest]
    private let scan: NearestScan
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
        scan = NearestScan(facilities, measure: measure)
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
    /// - Parameters:
    ///   - points: Positions in the plane of the run.
    ///   - ownRadii: The radius a point brings, in metres; NaN where it brings none.
    /// - Returns: One entry per point.
    package func coverage(of points: [PlanarPoint], ownRadii: [Double]?) -> Coverage {
        var coverage = Coverage(capacity: points.count)
        guard !scan.isEmpty else {
            for _ in points { coverage.append(nearest: -1, meters: .infinity, coveredBy: -1) }
            return coverage
        }
        for (row, neighbor) in scan.nearest(to: points).enumerated() {
            let point = points[row]
            var (test, grid) = (tests[neighbor.index], grid)
            if let own = ownRadii?[row], !own.isNaN { (test, grid) = (CoverTest(radius: own, measure: measure), nil) }
            let isCovered = test.covers(chord: neighbor.chord, meters: { measure.meters(self.points[neighbor.index], point) })
            let coveredBy = isCovered ? Int32(neighbor.index) : grid.map { nearestCovering(point, $0) } ?? -1
            coverage.append(nearest: Int32(neighbor.index), meters: distance(point, neighbor), coveredBy: coveredBy)
        }
        return coverage
    }

    /// Returns the distance from a position to the nearest facility in metres, within 0.05 mm.
    private func distance(_ point: PlanarPoint, _ neighbor: NearestTree.Neighbor) -> Double {
        Self.reportedMeters(chord: neighbor.chord, measure) { measure.meters(points[neighbor.index], point) }
    }

    /// Returns the distance of a pair with the given chord: the middle of its certified bounds where these are close, else as measured.
    @inline(__always)
    static func reportedMeters(chord: Double, _ measure: Measure, measured: () -> Double) -> Double {
        let (lower, upper) = measure.lengthBounds(chord: chord)
        return upper - lower <= chordLengthBand ? (lower + upper) / 2 : measured()
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
