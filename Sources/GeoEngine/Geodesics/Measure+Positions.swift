public import GeoPrimitives

extension Measure {
    /// Returns the position in the space where chords are measured: Earth-centred metres, or the plane with z = 0.
    @inlinable @inline(__always)
    package func position(x: Double, y: Double) -> GeocentricPosition {
        switch self {
        case .geodesic: Geodesic.geocentric(x, y)
        case .planar: GeocentricPosition(x: x, y: y, z: 0)
        }
    }

    /// Returns the positions of four points in the space where chords are measured.
    @inlinable @inline(__always)
    package func positions(x: SIMD4<Double>, y: SIMD4<Double>) -> GeocentricPositions {
        switch self {
        case .geodesic: Geodesic.geocentric(x, y)
        case .planar: GeocentricPositions(x: x, y: y, z: .zero)
        }
    }

    /// Returns the distance between two points in metres: Karney's inverse, or the straight line.
    package func meters(_ a: PlanarPoint, _ b: PlanarPoint) -> Double {
        switch self {
        case .geodesic: Geodesic.meters(a.x, a.y, b.x, b.y)
        case .planar: ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
        }
    }

    /// Returns certified bounds of the distance of a pair with the given chord, in metres.
    package func lengthBounds(chord: Double) -> (lower: Double, upper: Double) {
        switch self {
        case .geodesic: ChordBand.lengthBounds(chord: chord)
        case .planar: (chord, chord)
        }
    }
}

extension GeocentricPosition {
    /// Returns the square of the chord to another position, in square metres.
    @inlinable @inline(__always)
    package func squaredChord(to other: GeocentricPosition) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        let dz = z - other.z
        return dx * dx + dy * dy + dz * dz
    }

    /// Returns the ordinate along an axis (0, 1 or 2).
    @inlinable @inline(__always)
    package func ordinate(_ axis: Int) -> Double { axis == 0 ? x : axis == 1 ? y : z }
}
