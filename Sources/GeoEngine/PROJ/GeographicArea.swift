import CPROJ

/// A rectangle of longitudes and latitudes in degrees; `west` is greater than `east` where it crosses the antimeridian.
package struct GeographicArea: Hashable, Sendable {
    /// Degrees east of Greenwich where the area begins.
    package var west: Double
    /// Degrees north of the equator where the area begins.
    package var south: Double
    /// Degrees east of Greenwich where the area ends.
    package var east: Double
    /// Degrees north of the equator where the area ends.
    package var north: Double

    /// The whole Earth.
    package static let world = GeographicArea(west: -180, south: -90, east: 180, north: 90)

    /// Returns whether a position lies in the area grown by a margin in degrees.
    package func contains(longitude: Double, latitude: Double, margin: Double) -> Bool {
        guard latitude >= south - margin, latitude <= north + margin else { return false }
        let (first, last) = (west - margin, east + margin)
        return west <= east ? first <= longitude && longitude <= last : first <= longitude || longitude <= last
    }
}

extension GeographicArea {
    /// The area of use of a coordinate reference system; `nil` when PROJ does not know it.
    init?(of system: OpaquePointer, _ context: PROJContext) {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        let found = proj_get_area_of_use(context.handle, system, &west, &south, &east, &north, nil)
        context.clearMessage()
        guard found != 0, west > -1000 else { return nil }  // PROJ answers −1000 for unknown sides.
        self.init(west: west, south: south, east: east, north: north)
    }
}
