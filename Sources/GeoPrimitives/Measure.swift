/// What distance means in a run.
public enum Measure: String, Hashable, Sendable {
    /// The geodesic on the WGS 84 ellipsoid (Karney 2013).
    case geodesic
    /// The straight line in a plane in metres, with no Earth behind it.
    case planar
}
