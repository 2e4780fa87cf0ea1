/// A position on the Earth in degrees.
///
/// Which datum the degrees belong to is the ``CRS`` of the layer they come from; inside the planner everything is WGS 84.
public struct Coordinate: Hashable, Sendable {
    /// Degrees north of the equator, −90 to 90.
    public var latitude: Double
    /// Degrees east of Greenwich, −180 to 180.
    public var longitude: Double

    /// Makes a position from degrees, which are taken as they are.
    @inlinable
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
