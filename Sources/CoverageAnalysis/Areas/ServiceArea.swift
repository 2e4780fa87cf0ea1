import GeoEngine
public import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// The area within a facility's service radius, as a polygon within a stated tolerance.
///
/// It is drawn and measured; it never decides who is covered.
public struct ServiceArea: Sendable {
    /// The number of the facility.
    public var facility: FacilityNumber
    /// The service radius.
    public var radius: Distance
    /// The polygon, in the plane of the run, cut at the antimeridian.
    public var geometry: MultiPolygon

    /// Makes the service area of a facility.
    ///
    /// - Parameters:
    ///   - facility: The number of the facility, kept for reference.
    ///   - center: Where the facility is.
    ///   - radius: Its radius; positive.
    ///   - tolerance: How far the polygon may stray from the circle; 3·10⁻⁴ of the radius when `nil`.
    ///   - mode: Which side of the circle it strays to.
    ///   - measure: What distance means.
    public init(
        facility: FacilityNumber, center: PlanarPoint, radius: Distance, tolerance: Distance? = nil,
        mode: ServiceAreaMode = .inner,
        measure: Measure
    ) {
        self.facility = facility
        self.radius = radius
        let side: CircleMode = mode == .inner ? .inner : .outer
        switch measure {
        case .geodesic:
            geometry = GeodesicCircle.polygon(center: Coordinate(center), radius: radius, tolerance: tolerance, mode: side)
        case .planar:
            geometry = GeodesicCircle.planarPolygon(center: center, radius: radius, tolerance: tolerance, mode: side)
        }
    }
}
