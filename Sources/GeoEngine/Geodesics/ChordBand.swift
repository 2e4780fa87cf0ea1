public import Glibc

/// The certified band of chords for one cover radius: straight lines through the Earth that decide nearly every pair of positions
/// without a geodesic, exactly as the ellipsoid does.
///
/// For the chord c and the geodesic distance s of two positions on WGS 84, c <= s <= 2ρ asin(c / 2ρ), with ρ = b²/a the smallest
/// radius of curvature (Schur's comparison theorem, for s <= πρ). So with R' = R + 1 µm, the specification's tolerance:
/// a pair is covered when `chord <= insideChord`, not covered when `chord > outsideChord`, and in between Karney's inverse decides
/// ``Geodesic/meters(_:_:_:_:)`` `<= R'`. The band is 1 µm wide at 1 km, 13 cm at 50 km and 130 m at 500 km.
@usableFromInline
package struct ChordBand: Hashable, Sendable {
    /// What makes "exactly at the radius" decidable in doubles, in metres (specification, section 2).
    package static let radiusTolerance = 1e-6
    /// Answers for the rounding of Earth-centred ordinates (5 nm each at most) and of Karney's inverse (15 nm), in metres.
    @inlinable package static var margin: Double { 50e-9 }
    /// The longest distance that a chord certifies, in metres: Schur's theorem holds up to πρ, 19,903 km.
    @inlinable package static var longestCertified: Double { 19_000_000 }
    /// Chords shorter than this, in metres, are bounded by two terms of a series instead of an arcsine.
    @inlinable package static var shortChord: Double { 10_000 }
    /// The chord of the longest certified distance, in metres.
    @usableFromInline package static let longestChord = certifiedChord(longestCertified)

    /// Pairs whose chord is at most this, in metres, are covered.
    @usableFromInline package let insideChord: Double
    /// Pairs whose chord is longer than this, in metres, are not covered.
    @usableFromInline package let outsideChord: Double

    /// Makes the band for a cover radius in metres, at least zero.
    package init(radius meters: Double) {
        precondition(meters >= 0, "a cover radius is not negative")
        let closed = meters + Self.radiusTolerance
        insideChord =
            closed >= Geodesic.halfMeridian
            ? .infinity : Self.certifiedChord(min(closed, Self.longestCertified)) - Self.margin
        outsideChord = closed >= 2 * Geodesic.equatorialRadius ? .infinity : closed + Self.margin
    }

    /// The shortest chord that a geodesic of the length can have, in metres.
    @usableFromInline
    package static func certifiedChord(_ length: Double) -> Double {
        2 * Geodesic.smallestCurvatureRadius * sin(length / (2 * Geodesic.smallestCurvatureRadius))
    }

    /// Returns the bounds, in metres, between which the geodesic distance of two positions with this chord lies.
    @inlinable
    package static func lengthBounds(chord: Double) -> (lower: Double, upper: Double) {
        let lower = max(0, chord - margin)
        guard chord < longestChord else { return (lower, Geodesic.halfMeridian) }
        if chord < shortChord {
            // The arcsine's series c + c³/24ρ² + 3c⁵/640ρ⁴ …: the terms left out are below 3·10⁻⁷ of the second one.
            let ratio = chord / Geodesic.smallestCurvatureRadius
            return (lower, chord + chord * ratio * ratio * (1.000001 / 24) + margin)
        }
        let diameter = 2 * Geodesic.smallestCurvatureRadius
        return (lower, diameter * asin(chord / diameter) + margin)
    }
}
