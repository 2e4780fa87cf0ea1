package import GeoPrimitives

/// A feature of `zones.geojson`: the responsibility zone of a facility.
package struct ZoneRow: ResultRow {
    /// The id of the facility.
    package var facility: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// Its level; `nil` where it has none.
    package var level: String?
    /// The weight of the demand points in the zone.
    package var weight: Double
    /// Demand points in the zone.
    package var points: Int
    /// In square metres.
    package var area: Double
    /// The codes of its units; `nil` where zones are no whole units.
    package var units: [String]?
    /// The polygons of the zone.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        facility: String, name: String? = nil, level: String? = nil, weight: Double, points: Int, area: Double,
        units: [String]? = nil, geometry: Geometry
    ) {
        (self.facility, self.name, self.level, self.weight) = (facility, name, level, weight)
        (self.points, self.area, self.units, self.geometry) = (points, area, units, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<ZoneRow>] = [
        ResultColumn(.facility) { .text($0.facility) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.weight) { .number($0.weight) },
        ResultColumn(.points) { .integer($0.points) },
        ResultColumn(.area) { .number($0.area) },
        ResultColumn(.units) { $0.units.map { .list($0) } ?? .null },
    ]
}
