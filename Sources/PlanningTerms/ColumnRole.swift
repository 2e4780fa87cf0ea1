/// What a column of an input can stand for, by the word that names it in plans and flags.
package enum ColumnRole: String, CaseIterable, Sendable {
    /// An identifier.
    case id
    /// Longitude or easting.
    case lon
    /// Latitude or northing.
    case lat
    /// A position as well-known text.
    case wkt
    /// A position as two numbers in one cell, the longitude or easting first.
    case lonlat
    /// A position as two numbers in one cell, the latitude or northing first.
    case latlon
    /// How many people.
    case weight
    /// A service radius.
    case radius
    /// The code of a unit.
    case unit
    /// The unit above that of ``unit``, which places a row whose own unit is empty.
    case upperUnit = "upper_unit"
    /// A coordinate reference system.
    case crs
    /// A name.
    case name
    /// The status of a facility or candidate.
    case status
    /// A level.
    case level
    /// A capacity.
    case capacity
    /// A floor area in square metres.
    case floorArea = "floor_area"
    /// Functions.
    case functions
    /// An owner.
    case owner
    /// The code of a unit, in the list of units.
    case code
    /// The code of the unit above.
    case parent
    /// Households of a unit.
    case households
    /// Whether a unit is urban or rural.
    case type
    /// The demand point of a pair of costs.
    case from
    /// The facility or candidate of a pair of costs.
    case to
    /// What a pair costs.
    case cost
    /// What opening a candidate costs.
    case openingCost = "opening_cost"
    /// What closing a facility costs.
    case closingCost = "closing_cost"
    /// Whether a facility may be closed.
    case closable
    /// Whether a site or building may be used.
    case available
    /// A least share of people covered.
    case floor
    /// The least number of sites.
    case minimumSites = "min_sites"
    /// The largest number of sites.
    case maximumSites = "max_sites"

    /// What the columns of a layer can stand for, in the order in which they are listed for a planner.
    package static func roles(of layer: LayerRole) -> [ColumnRole] {
        switch layer {
        case .demand: [.id, .lon, .lat, .wkt, .lonlat, .latlon, .weight, .radius, .unit, .crs]
        case .facilities, .candidates:
            [
                .id, .name, .lon, .lat, .wkt, .lonlat, .latlon, .status, .level, .radius, .capacity, .floorArea, .functions,
                .owner,
                .openingCost, .closingCost, .closable, .available, .unit,
                .upperUnit, .crs,
            ]
        case .units: [.code, .name, .level, .parent, .households, .type, .crs]
        case .costMatrix: [.from, .to, .cost]
        case .buildings: [.id, .name, .owner, .lon, .lat, .wkt, .lonlat, .latlon, .available, .crs]
        case .exclusions: [.name, .crs]
        case .context: []
        }
    }

    /// What the columns of a layer can stand for, as a list in words.
    package static func listed(for layer: LayerRole) -> String { roles(of: layer).map(\.rawValue).joined(separator: ", ") }
}
