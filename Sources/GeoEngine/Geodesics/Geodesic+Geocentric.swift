/// Four Earth-centred positions, in metres, by ordinate.
@usableFromInline
package struct GeocentricPositions: Sendable {
    /// Metres towards (0° N, 0° E).
    @usableFromInline package var x: SIMD4<Double>
    /// Metres towards (0° N, 90° E).
    @usableFromInline package var y: SIMD4<Double>
    /// Metres towards the north pole.
    @usableFromInline package var z: SIMD4<Double>

    /// Makes positions from their ordinates in metres.
    @inlinable
    package init(x: SIMD4<Double>, y: SIMD4<Double>, z: SIMD4<Double>) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// One of the four.
    @inlinable
    package subscript(lane: Int) -> GeocentricPosition { GeocentricPosition(x: x[lane], y: y[lane], z: z[lane]) }
}

extension Geodesic {
    /// Returns the Earth-centred positions of four points on the ellipsoid given in degrees.
    ///
    /// Rounding: at most 5 nm an ordinate. Longitudes and latitudes must be finite and below 10⁹ degrees.
    @inlinable
    package static func geocentric(_ longitude: SIMD4<Double>, _ latitude: SIMD4<Double>) -> GeocentricPositions {
        let (lambda, phi) = (sineAndCosine(degrees: longitude), sineAndCosine(degrees: latitude))
        let normal = equatorialRadius / (1 - eccentricitySquared * phi.sine * phi.sine).squareRoot()
        let parallel = normal * phi.cosine
        return GeocentricPositions(
            x: parallel * lambda.cosine, y: parallel * lambda.sine, z: normal * (1 - eccentricitySquared) * phi.sine)
    }

    /// Returns sines and cosines of angles in degrees, within 4·10⁻¹⁶.
    ///
    /// Quarter turns are taken off in degrees, which is exact; what is left, at most 45°, goes through the Taylor polynomials up to
    /// x¹⁷ and x¹⁸, whose remainders are below 10⁻¹⁹.
    @inlinable
    package static func sineAndCosine(degrees: SIMD4<Double>) -> (sine: SIMD4<Double>, cosine: SIMD4<Double>) {
        // Adding 1.5·2⁵² rounds to a whole number and leaves it in the low bits.
        let rounder = 6_755_399_441_055_744.0
        let shifted = degrees * (1.0 / 90) + rounder
        let quarters = unsafeBitCast(shifted, to: SIMD4<UInt64>.self)
        let x = (degrees - (shifted - rounder) * 90) * (.pi / 180)
        let square = x * x
        var sine = SIMD4(repeating: 1 / 355_687_428_096_000.0)
        sine = sine * square - 1 / 1_307_674_368_000.0
        sine = sine * square + 1 / 6_227_020_800.0
        sine = sine * square - 1 / 39_916_800.0
        sine = sine * square + 1 / 362_880.0
        sine = sine * square - 1 / 5040.0
        sine = sine * square + 1 / 120.0
        sine = sine * square - 1 / 6.0
        sine = x + x * (square * sine)
        var cosine = SIMD4(repeating: -1 / 6_402_373_705_728_000.0)
        cosine = cosine * square + 1 / 20_922_789_888_000.0
        cosine = cosine * square - 1 / 87_178_291_200.0
        cosine = cosine * square + 1 / 479_001_600.0
        cosine = cosine * square - 1 / 3_628_800.0
        cosine = cosine * square + 1 / 40_320.0
        cosine = cosine * square - 1 / 720.0
        cosine = cosine * square + 1 / 24.0
        cosine = 1 - square * (0.5 - square * cosine)
        // In odd quarters sine and cosine change places; the second bit tells the sign.
        let isOdd = 0 &- (quarters & 1)
        let (s, c) = (unsafeBitCast(sine, to: SIMD4<UInt64>.self), unsafeBitCast(cosine, to: SIMD4<UInt64>.self))
        let signs = SIMD4<UInt64>(repeating: 1 << 63)
        let turnedSine = ((s & ~isOdd) | (c & isOdd)) ^ ((quarters &<< 62) & signs)
        let turnedCosine = ((c & ~isOdd) | (s & isOdd)) ^ (((quarters &+ 1) &<< 62) & signs)
        return (unsafeBitCast(turnedSine, to: SIMD4<Double>.self), unsafeBitCast(turnedCosine, to: SIMD4<Double>.self))
    }
}
