import GeoEngine
import GeoPrimitives
import ServiceModel

/// Finds the candidates that cover demand points, one point at a time.
struct CoverSearch: Sendable {
    private let x: [Double]
    private let y: [Double]
    private let points: [PlanarPoint]
    private let measure: Measure
    private let grid: RadiusGrid
    private let ownRadii: [Double]?
    /// Where points have a radius of their own: all sites within the widest of these.
    private let widest: RadiusGrid?

    init(_ demand: DemandTable, rows: [Int], sites: [Facility], radii: PairRadii, measure: Measure) {
        let points = sites.map(\.point)
        (x, y) = (demand.x, demand.y)
        self.points = points
        self.measure = measure
        grid = RadiusGrid(points, radii: radii.sites, measure: measure)
        ownRadii = radii.own
        widest = ownRadii.map { own in
            let reach = rows.lazy.map { own[$0] }.filter { !$0.isNaN }.max() ?? 1
            return RadiusGrid(points, radii: points.map { _ in reach }, measure: measure)
        }
    }

    /// Appends the candidates that cover the demand point of a row, ascending.
    @inline(__always)
    func append(covering row: Int, to found: inout [Int32]) {
        let point = PlanarPoint(x: x[row], y: y[row])
        let first = found.count
        if let own = ownRadii?[row], !own.isNaN, let widest {
            let test = CoverTest(radius: own, measure: measure)
            widest.forEachCovering(point) { candidate, chord in
                if test.covers(chord: chord, meters: { measure.meters(points[candidate], point) }) {
                    insert(Int32(candidate), &found, from: first)
                }
            }
        } else {
            grid.forEachCovering(point) { candidate, _ in insert(Int32(candidate), &found, from: first) }
        }
    }

    /// Inserts a candidate where it belongs: a point's few candidates come nearly in order.
    @inline(__always)
    private func insert(_ candidate: Int32, _ found: inout [Int32], from first: Int) {
        found.append(candidate)
        var place = found.count - 1
        while place > first, found[place - 1] > candidate {
            found[place] = found[place - 1]
            place -= 1
        }
        found[place] = candidate
    }
}
