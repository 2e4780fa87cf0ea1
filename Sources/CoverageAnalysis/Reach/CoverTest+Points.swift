import GeoEngine
package import GeoPrimitives
import ServiceModel

extension CoverTest {
    /// Returns whether a pair of points is covered under a measure.
    package func covers(_ point: PlanarPoint, _ site: PlanarPoint, measure: Measure) -> Bool {
        let chord = measure.position(x: point.x, y: point.y).squaredChord(to: measure.position(x: site.x, y: site.y)).squareRoot()
        return covers(chord: chord) { measure.meters(point, site) }
    }
}
