import GeoEngine
import GeoPrimitives
import Glibc

/// The plane a map is drawn in: metres, north up in the middle.
///
/// Positions on the Earth go through a Lambert azimuthal equal-area projection around the middle of what is shown, so that areas
/// compare; its scale is true in the middle and 0.1 % off at 570 km from it. Planar layers are drawn as they are.
struct MapPlane {
    private let transformer: CoordinateTransformer?
    /// Metres from the middle within which a scale bar tells the truth to a hundredth.
    static let scaleBarReach = 1_800_000.0

    /// Makes the plane for shapes in degrees, or in metres when `isPlanar`.
    init(_ shapes: [MapShape], isPlanar: Bool) throws {
        try self.init(around: shapes.lazy.flatMap(\.lines).joined(), isPlanar: isPlanar)
    }

    /// Makes the plane around the middle of positions in degrees, or of metres when `isPlanar`.
    init(around points: some Sequence<PlanarPoint>, isPlanar: Bool) throws {
        guard !isPlanar else {
            transformer = nil
            return
        }
        // The mean of unit vectors knows no antimeridian.
        var (x, y, z) = (0.0, 0.0, 0.0)
        for point in points {
            let (phi, lambda) = (point.y * .pi / 180, point.x * .pi / 180)
            (x, y, z) = (x + cos(phi) * cos(lambda), y + cos(phi) * sin(lambda), z + sin(phi))
        }
        let latitude = rounded(atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi)
        let longitude = rounded(atan2(y, x) * 180 / .pi)
        transformer = try CoordinateTransformer(
            from: .definition("+proj=laea +lat_0=\(latitude) +lon_0=\(longitude) +datum=WGS84 +units=m"), acceptBallpark: false)
    }

    /// Returns a shape in the plane.
    func projected(_ shape: MapShape) throws -> MapShape {
        guard transformer != nil else { return shape }
        var shape = shape
        shape.lines = try shape.lines.map(projected)
        return shape
    }

    /// Returns positions in the plane.
    func projected(_ line: [PlanarPoint]) throws -> [PlanarPoint] {
        guard let transformer else { return line }
        var (x, y) = (line.map(\.x), line.map(\.y))
        try transformer.transformFromWGS84(x: &x, y: &y)
        return zip(x, y).map { PlanarPoint(x: $0, y: $1) }
    }
}

private func rounded(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
