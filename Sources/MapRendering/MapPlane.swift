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
        guard !isPlanar else {
            transformer = nil
            return
        }
        // The mean of unit vectors knows no antimeridian.
        var (x, y, z) = (0.0, 0.0, 0.0)
        for shape in shapes {
            for line in shape.lines {
                for point in line {
                    let (phi, lambda) = (point.y * .pi / 180, point.x * .pi / 180)
                    (x, y, z) = (x + cos(phi) * cos(lambda), y + cos(phi) * sin(lambda), z + sin(phi))
                }
            }
        }
        let latitude = rounded(atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi)
        let longitude = rounded(atan2(y, x) * 180 / .pi)
        transformer = try CoordinateTransformer(
            from: .definition("+proj=laea +lat_0=\(latitude) +lon_0=\(longitude) +datum=WGS84 +units=m"), acceptBallpark: false)
    }

    /// Returns a shape in the plane.
    func projected(_ shape: MapShape) throws -> MapShape {
        guard let transformer else { return shape }
        var shape = shape
        shape.lines = try shape.lines.map { line in
            var (x, y) = (line.map(\.x), line.map(\.y))
            try transformer.transformFromWGS84(x: &x, y: &y)
            return zip(x, y).map { PlanarPoint(x: $0, y: $1) }
        }
        return shape
    }
}

private func rounded(_ degrees: Double) -> Double { (degrees * 100).rounded() / 100 }
