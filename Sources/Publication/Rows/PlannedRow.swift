package import GeoPrimitives

/// A feature of `planned-facilities.geojson`: a planned facility that the run does not count.
package struct PlannedRow: ResultRow {
    /// The id in its list.
    package var id: String
    /// Its name; `nil` where it has none.
    package var name: String?
    /// Its level; `nil` where it has none.
    package var level: String?
    /// In metres; `nil` where its list gives none.
    package var radius: Double?
    /// Where it is.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(id: String, name: String? = nil, level: String? = nil, radius: Double? = nil, geometry: Geometry) {
        (self.id, self.name, self.level, self.radius, self.geometry) = (id, name, level, radius, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<PlannedRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.radius) { .optional($0.radius) },
    ]
}
