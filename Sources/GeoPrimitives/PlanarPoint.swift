/// A vertex in the plane of a layer's coordinate reference system.
///
/// In geographic layers the plane is the lon/lat plane of RFC 7946: `x` is the longitude and `y` the latitude, in degrees, and the
/// edge between two vertices is straight there. In `planar` layers both are metres.
public struct PlanarPoint: Hashable, Sendable {
    /// Easting in metres, or longitude in degrees.
    public var x: Double
    /// Northing in metres, or latitude in degrees.
    public var y: Double

    /// Makes a vertex from its two ordinates.
    @inlinable
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Makes the vertex of a position in the lon/lat plane.
    @inlinable
    public init(_ coordinate: Coordinate) {
        self.init(x: coordinate.longitude, y: coordinate.latitude)
    }
}

extension Coordinate {
    /// Makes the position of a vertex of the lon/lat plane.
    @inlinable
    public init(_ point: PlanarPoint) {
        self.init(latitude: point.y, longitude: point.x)
    }
}
