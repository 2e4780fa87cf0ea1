public import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// The responsibility zone of one facility: where it is the nearest, ties to the smallest id.
public struct ResponsibilityZone: Sendable {
    /// The number of the facility.
    public var facility: FacilityNumber
    /// The zone, in the plane of the run, cut at the antimeridian.
    public var geometry: MultiPolygon
    /// Its area on the run's measure.
    public var area: Area
    /// The demand that belongs to the facility, decided point by point and not by the polygon.
    public var demand: DemandSum
    /// The numbers of the units, where zones are made of whole units.
    public var units: [UnitNumber] = []
}

/// The responsibility zones of a run.
public struct ResponsibilityZones: Sendable {
    /// Over what they reach.
    public var mode: ZoneMode
    /// The zones, by the ids of their facilities, byte by byte.
    public var zones: [ResponsibilityZone]
    /// The area that was divided; `nil` where zones end at service radii.
    public var studyArea: Area?
    /// How far a border between two zones may stray from the line that is equally far from their facilities, in metres.
    public var tolerance: Double
    /// The largest departure measured, at three places of every edge, in metres.
    public var departure: Double
    /// Facilities on the spot of another with a smaller id, to which the zone goes: both numbers.
    public var sharedSpots: [(facility: FacilityNumber, holder: FacilityNumber)]
    /// Demand in no zone.
    public var unassigned: DemandSum
}

/// Why zones cannot be drawn.
package enum ZoneError: Error, Hashable, Sendable {
    /// There is no facility to divide the study area among.
    case noFacilities
    /// Zones of whole units need units.
    case noUnits
    /// The study area reaches too far around the Earth for the plane in which cells are found.
    case areaTooLarge(widestDegrees: Double)
}

extension ZoneError: CustomStringConvertible {
    /// What is wrong and what helps, in one line.
    package var description: String {
        switch self {
        case .noFacilities: "zones need at least one open facility"
        case .noUnits: "zones of whole units need units"
        case .areaTooLarge(let degrees):
            "the area to divide spans \(degrees.rounded()) degrees; zones are drawn within 60 degrees of its centre and not over a "
                + "pole. Give units that lie closer together, or a smaller radius and zones of what is covered"
        }
    }
}
