package import GeoPrimitives

/// A feature of `service-areas.geojson`: the area within the service radius of a facility.
package struct ServiceAreaRow: ResultRow {
    /// The id of the facility or proposed site.
    package var id: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// Its level; `nil` where it has none.
    package var level: String?
    /// Whether it is a site that the plan opens.
    package var isProposed: Bool
    /// In metres.
    package var radius: Double
    /// The polygons of the area.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(id: String, name: String? = nil, level: String? = nil, isProposed: Bool, radius: Double, geometry: Geometry) {
        (self.id, self.name, self.level, self.isProposed) = (id, name, level, isProposed)
        (self.radius, self.geometry) = (radius, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<ServiceAreaRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.isProposed) { .boolean($0.isProposed) },
        ResultColumn(.radius) { .number($0.radius) },
    ]
}
