@testable import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Glibc
import ServiceModel

/// Sites with the exact distances to those that can matter for a position: all others are beyond doubt farther than the nearest.
///
/// Distances on a sphere are within 0.6 % of those on the ellipsoid. So whatever is 2 %, a metre and twice the margin farther than the nearest on the
/// sphere need not be measured, which spares an oracle all but a few of its sites.
struct NearbySites {
    private static let radius = 6_371_000.0
    private let sites: [PlanarPoint]
    private let measure: Measure
    private var (x, y, z): ([Double], [Double], [Double]) = ([], [], [])

    init(_ sites: [PlanarPoint], _ measure: Measure) {
        self.sites = sites
        self.measure = measure
        for site in sites {
            let place = Self.direction(site)
            x.append(place.x)
            y.append(place.y)
            z.append(place.z)
        }
    }

    private static func direction(_ point: PlanarPoint) -> (x: Double, y: Double, z: Double) {
        let (lambda, phi) = (point.x * .pi / 180, point.y * .pi / 180)
        return (cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi))
    }

    /// The numbers of the sites that are nearest to a position, or no more than a margin in metres farther, and maybe others; each with its
    /// exact distance.
    func distances(to point: PlanarPoint, margin: Double) -> [(site: Int, meters: Double)] {
        guard measure == .geodesic else { return sites.indices.map { ($0, measure.meters(point, sites[$0])) } }
        let own = Self.direction(point)
        var chords = [Double](repeating: 0, count: sites.count)
        var least = 4.0
        for site in 0..<sites.count {
            let (dx, dy, dz) = (x[site] - own.x, y[site] - own.y, z[site] - own.z)
            let square = dx * dx + dy * dy + dz * dz
            chords[site] = square
            if square < least { least = square }
        }
        let arc = 2 * asin(min(1, least.squareRoot() / 2)) * 1.02 + 2 * (margin + 1) / Self.radius
        let chord = 2 * sin(min(arc, .pi) / 2)
        var found: [(site: Int, meters: Double)] = []
        for site in 0..<sites.count where chords[site] <= chord * chord {
            found.append((site, measure.meters(point, sites[site])))
        }
        return found
    }
}
