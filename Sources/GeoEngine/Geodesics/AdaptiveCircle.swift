import GeoPrimitives
import Glibc

/// A geodesic circle whose vertices are placed by measuring every edge: for high latitudes, poles and large radii.
///
/// Up to a quarter of the Earth the ring is shot from the centre. Beyond, what is not covered is a cap around the antipode: its
/// ring is found along geodesics from there, and the world without the cap is the result.
struct AdaptiveCircle {
    let center: Coordinate
    let radius: Double
    let tolerance: Double
    let mode: CircleMode

    /// The radius, in metres, from which on the cap around the antipode is drawn.
    ///
    /// Below it a circle never encloses both poles, above it a cap never does, because the distances of a position to the two
    /// poles add up to twice this.
    private static let quarterMeridian = Geodesic.halfMeridian / 2
    /// Edges measured off by at most this, in metres, count as on the circle.
    private static let measurable = 1e-6
    /// What the largest measured departure is multiplied by before the vertices move: it is measured at three places an edge.
    private static let caution = 1.1

    /// The polygon; see ``GeodesicCircle/polygon(center:radius:tolerance:mode:)``.
    func polygon() -> MultiPolygon {
        guard radius < Geodesic.halfMeridian else { return LongitudeWindow.world }
        let trial = ring(reach: radius)
        let departure = mode == .inner ? max(0, trial.farthest - radius) : min(0, trial.nearest - radius)
        if abs(departure) <= Self.measurable { return region(trial) }
        let moved = radius - departure * Self.caution
        guard moved < Geodesic.halfMeridian else { return LongitudeWindow.world }
        return region(ring(reach: moved))
    }

    private func region(_ ring: AdaptiveRing) -> MultiPolygon {
        ring.isCap ? LongitudeWindow.world(without: ring.enclosed) : ring.enclosed
    }

    private func ring(reach: Double) -> AdaptiveRing {
        var ring = AdaptiveRing(center: center, reach: reach, tolerance: tolerance, isCap: reach > Self.quarterMeridian)
        ring.build()
        return ring
    }
}
