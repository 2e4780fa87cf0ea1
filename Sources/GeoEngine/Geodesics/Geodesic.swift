import CPROJ
package import GeoPrimitives
public import Glibc

/// A position in Earth-centred, Earth-fixed metres: x through (0° N, 0° E), z through the north pole.
@usableFromInline
package struct GeocentricPosition: Hashable, Sendable {
    /// Metres towards (0° N, 0° E).
    @usableFromInline package var x: Double
    /// Metres towards (0° N, 90° E).
    @usableFromInline package var y: Double
    /// Metres towards the north pole.
    @usableFromInline package var z: Double

    /// Makes a position from its three ordinates in metres.
    @inlinable
    package init(x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// Returns the length of the straight line to another position, in metres.
    @inlinable
    package func chord(to other: GeocentricPosition) -> Double {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        return (dx * dx + dy * dy + dz * dz).squareRoot()
    }
}

/// Distances, positions and the shape of the WGS 84 ellipsoid.
///
/// The only file that knows an earth radius.
///
/// Geodesics are Karney's (2013, doi:10.1007/s00190-012-0578-z), accurate to 15 nm, from PROJ's `geodesic.h`.
@usableFromInline
package enum Geodesic {
    /// The equatorial radius a of WGS 84, in metres.
    @inlinable package static var equatorialRadius: Double { 6_378_137 }
    /// The flattening f of WGS 84.
    @inlinable package static var flattening: Double { 1 / 298.257223563 }
    /// The square of the first eccentricity, f (2 − f).
    @inlinable package static var eccentricitySquared: Double { flattening * (2 - flattening) }
    /// The polar radius b, in metres.
    @inlinable package static var polarRadius: Double { equatorialRadius * (1 - flattening) }
    /// The smallest radius of curvature anywhere, ρ = b²/a (of the meridian at the equator), in metres.
    @inlinable package static var smallestCurvatureRadius: Double { polarRadius * polarRadius / equatorialRadius }
    /// The length of half a meridian, rounded up, in metres: no geodesic distance is longer.
    @inlinable package static var halfMeridian: Double { 20_003_931.4587 }

    /// PROJ's prepared ellipsoid: written once, then only read, and alive as long as the process.
    nonisolated(unsafe) static let ellipsoid: UnsafePointer<geod_geodesic> = {
        let pointer = UnsafeMutablePointer<geod_geodesic>.allocate(capacity: 1)
        geod_init(pointer, equatorialRadius, flattening)
        return UnsafePointer(pointer)
    }()

    /// Returns the geodesic distance between two positions; antipodal and pole-crossing pairs included.
    package static func distance(from origin: Coordinate, to destination: Coordinate) -> Distance {
        .meters(meters(origin.longitude, origin.latitude, destination.longitude, destination.latitude))
    }

    /// Returns the geodesic distance between two positions given in degrees, in metres.
    ///
    /// About 0.8 µs.
    package static func meters(
        _ longitude1: Double, _ latitude1: Double, _ longitude2: Double, _ latitude2: Double
    ) -> Double {
        var length = 0.0
        geod_inverse(ellipsoid, latitude1, longitude1, latitude2, longitude2, &length, nil, nil)
        return length
    }

    /// Returns where a geodesic ends that starts at an azimuth (degrees clockwise from north) and has the length given.
    ///
    /// The longitude is in [−180, 180].
    package static func destination(from origin: Coordinate, azimuth degrees: Double, distance: Distance) -> Coordinate {
        var (latitude, longitude) = (0.0, 0.0)
        geod_direct(ellipsoid, origin.latitude, origin.longitude, degrees, distance.meters, &latitude, &longitude, nil)
        return Coordinate(latitude: latitude, longitude: longitude)
    }

    /// Returns where a geodesic ends, its longitude counted on from the origin's, past ±180 where it leads there.
    static func unrolled(from origin: Coordinate, azimuth degrees: Double, meters: Double) -> PlanarPoint {
        var (latitude, longitude) = (0.0, 0.0)
        geod_gendirect(
            ellipsoid, origin.latitude, origin.longitude, degrees, GEOD_LONG_UNROLL.rawValue, meters, &latitude, &longitude, nil,
            nil,
            nil, nil, nil, nil)
        return PlanarPoint(x: longitude, y: latitude)
    }

    /// Returns the Earth-centred position, in metres, of a point on the ellipsoid given in degrees.
    ///
    /// Rounding: about 1 nm an ordinate.
    @inlinable
    package static func geocentric(_ longitude: Double, _ latitude: Double) -> GeocentricPosition {
        let (lambda, phi) = (longitude * (.pi / 180), latitude * (.pi / 180))
        let (sine, cosine) = (sin(phi), cos(phi))
        let normal = equatorialRadius / (1 - eccentricitySquared * sine * sine).squareRoot()
        return GeocentricPosition(
            x: normal * cosine * cos(lambda), y: normal * cosine * sin(lambda), z: normal * (1 - eccentricitySquared) * sine)
    }
}
