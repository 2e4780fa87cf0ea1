import GeoEngine
import GeoPrimitives

/// Finds the nearest of some sites, whatever their radii, by Karney's inverse.
///
/// A tree of boxes around positions in space: a chord is never longer than the way on the ground, so that whatever lies in a box
/// farther off in space than the nearest found on the ground is farther on the ground too.
struct NearestSites {
    private let measure: Measure
    private let points: [PlanarPoint]
    private let positions: [GeocentricPosition]
    /// The sites in the order of the tree: a node is the middle of its range, split along the axis in which the range is widest.
    private var order: [Int]
    private var axes: [Int]

    init(_ points: [PlanarPoint], _ measure: Measure) {
        (self.points, self.measure) = (points, measure)
        positions = points.map { measure.position(x: $0.x, y: $0.y) }
        order = Array(points.indices)
        axes = [Int](repeating: 0, count: points.count)
        build(0..<points.count)
    }

    private mutating func build(_ range: Range<Int>) {
        guard range.count > 1 else { return }
        let spans = (0..<3).map { axis -> Double in
            let values = range.map { positions[order[$0]].ordinate(axis) }
            return (values.max() ?? 0) - (values.min() ?? 0)
        }
        let axis = spans.indices.max { spans[$0] < spans[$1] } ?? 0
        let sorted = order[range].sorted { positions[$0].ordinate(axis) < positions[$1].ordinate(axis) }
        order.replaceSubrange(range, with: sorted)
        let middle = range.lowerBound + range.count / 2
        axes[middle] = axis
        build(range.lowerBound..<middle)
        build(middle + 1..<range.upperBound)
    }

    /// The nearest sites from the nearest on, at most so many, with their distances in metres; of two equally far the one that stands
    /// first in the list.
    func nearest(_ count: Int, to point: PlanarPoint) -> [(site: Int, meters: Double)] {
        var found: [(site: Int, meters: Double)] = []
        search(0..<order.count, point, measure.position(x: point.x, y: point.y), count, &found)
        return found
    }

    private func search(
        _ range: Range<Int>, _ point: PlanarPoint, _ position: GeocentricPosition, _ count: Int,
        _ found: inout [(site: Int, meters: Double)]
    ) {
        guard !range.isEmpty else { return }
        let middle = range.lowerBound + range.count / 2
        let site = order[middle]
        func farthest() -> Double { found.count < count ? .infinity : found.last?.meters ?? .infinity }
        // A micrometre answers for the rounding of positions in space.
        if positions[site].chord(to: position) - 1e-6 <= farthest() {
            let meters = measure.meters(point, points[site])
            if (meters, site) < (farthest(), found.count < count ? Int.max : found.last?.site ?? Int.max) {
                found.append((site, meters))
                found.sort { ($0.meters, $0.site) < ($1.meters, $1.site) }
                if found.count > count { found.removeLast() }
            }
        }
        guard range.count > 1 else { return }
        let gap = position.ordinate(axes[middle]) - positions[site].ordinate(axes[middle])
        let (near, far) =
            gap < 0
            ? (range.lowerBound..<middle, middle + 1..<range.upperBound)
            : (middle + 1..<range.upperBound, range.lowerBound..<middle)
        search(near, point, position, count, &found)
        if abs(gap) - 1e-6 <= farthest() { search(far, point, position, count, &found) }
    }
}
