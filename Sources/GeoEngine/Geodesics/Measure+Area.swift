package import GeoPrimitives

extension Measure {
    /// Returns the area of a geometry: on the ellipsoid with edges straight in lon/lat, or in the plane.
    ///
    /// O(vertices).
    package func area(of geometry: MultiPolygon) -> Area {
        switch self {
        case .geodesic: Geodesic.area(of: geometry)
        case .planar: geometry.planarArea
        }
    }
}
