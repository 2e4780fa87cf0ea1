import GeoEngine
package import GeoPrimitives
import ServiceModel

/// The one place that decides whether a position is covered: `distance <= radius + 1 µm` under the run's measure.
///
/// On the ellipsoid most pairs are decided by their chord alone, which is certified to agree with the geodesic (docs/method.md,
/// "Cover test"); only pairs in the band between go to Karney's inverse. Build it once per radius.
package struct CoverTest: Sendable {
    /// What is added to every radius, in metres, so that "exactly at the radius" can be decided in doubles.
    package static let tolerance = ChordBand.radiusTolerance

    /// The radius in metres, without the tolerance.
    package let radius: Double
    /// A chord up to this long is certainly covered, in metres.
    let insideChord: Double
    /// A chord longer than this is certainly not covered, in metres.
    let outsideChord: Double

    /// Makes the test for a radius in metres, which must be positive.
    package init(radius: Double, measure: Measure) {
        self.radius = radius
        switch measure {
        case .geodesic:
            let band = ChordBand(radius: radius)
            insideChord = band.insideChord
            outsideChord = band.outsideChord
        case .planar:
            insideChord = radius + Self.tolerance
            outsideChord = radius + Self.tolerance
        }
    }

    /// Returns whether a pair is covered, given its chord in metres; `meters` is asked for its distance only where the chord does not
    /// decide.
    @inline(__always)
    package func covers(chord: Double, meters: () -> Double) -> Bool {
        if chord <= insideChord { return true }
        if chord > outsideChord { return false }
        return meters() <= radius + Self.tolerance
    }
}
