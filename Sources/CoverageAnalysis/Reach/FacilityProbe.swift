import GeoEngine
package import GeoPrimitives
import ServiceModel

/// A facility as the cover kernel sees it, for questions about single pairs: answers are, to the bit, those that ``CoverageIndex`` gives for
/// all.
package struct FacilityProbe: Sendable {
    /// What decides whether it covers a point without a radius of its own.
    package let test: CoverTest
    private let place: PlacedPoint
    private let measure: Measure

    /// Makes the probe of a facility by its position and radius in metres.
    package init(_ point: PlanarPoint, radius: Double, measure: Measure) {
        self.measure = measure
        test = CoverTest(radius: radius, measure: measure)
        place = measure.placed(point)
    }

    /// Where the facility is.
    package var point: PlanarPoint { place.point }

    /// Returns the chord to a point in metres.
    private func chord(_ other: PlacedPoint) -> Double { place.position.squaredChord(to: other.position).squareRoot() }

    /// Returns whether the facility covers a point under a test: its own, or that of the point's radius.
    package func covers(_ other: PlacedPoint, _ test: CoverTest) -> Bool {
        test.covers(chord: chord(other)) { meters(other) }
    }

    /// Returns the distance to a point in metres as it stands in ``Coverage/nearestCost``: within 0.05 mm.
    package func reportedMeters(_ other: PlacedPoint) -> Double {
        CoverageIndex.reportedMeters(chord: chord(other), measure) { meters(other) }
    }

    /// Returns the distance to a point in metres by the run's measure.
    package func meters(_ other: PlacedPoint) -> Double { measure.meters(point, other.point) }

    /// Returns whether the facility is nearer to a point than another; `isFirst` says whether it wins where both are as near.
    ///
    /// Chords decide where their certified bounds allow it, else the measure, as in ``NearestTree``.
    package func isNearer(_ other: FacilityProbe, to place: PlacedPoint, winsTies isFirst: Bool) -> Bool {
        let (own, its) = (chord(place), other.chord(place))
        let limit = measure.lengthBounds(chord: min(own, its)).upper + 2 * NearestTree.chordError
        if max(own, its) > limit { return own < its }
        let (near, far) = (measure.meters(place.point, point), measure.meters(place.point, other.point))
        return near != far ? near < far : isFirst
    }
}
