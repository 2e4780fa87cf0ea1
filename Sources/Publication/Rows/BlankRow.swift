package import GeoPrimitives

/// A feature of `blanks.geojson` or `blanks-by-level.geojson`: a part of a unit inside no service area.
package struct BlankRow: ResultRow {
    /// Its figures, as in the report.
    package var blank: BlanksDocument.Area
    /// The level whose service areas leave it out; `nil` for those of all facilities.
    package var level: String?
    /// Its polygons.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(blank: BlanksDocument.Area, level: String? = nil, geometry: Geometry) {
        (self.blank, self.level, self.geometry) = (blank, level, geometry)
    }

    /// The columns of the blanks that all facilities leave.
    package static let columns: [ResultColumn<BlankRow>] = [
        ResultColumn(.id) { .text($0.blank.id) },
        ResultColumn(.unit) { .text($0.blank.unit) },
        ResultColumn(.unitName) { .text($0.blank.unitName) },
        ResultColumn(.area) { .number($0.blank.areaM2) },
        ResultColumn(.points) { .integer($0.blank.points) },
        ResultColumn(.weight) { .number($0.blank.weight) },
    ]

    /// The columns of the blanks that the facilities of each level leave.
    package static let levelColumns: [ResultColumn<BlankRow>] = [
        ResultColumn(.id) { .text($0.blank.id) },
        ResultColumn(.level) { .optional($0.level) },
        ResultColumn(.unit) { .text($0.blank.unit) },
        ResultColumn(.unitName) { .text($0.blank.unitName) },
        ResultColumn(.area) { .number($0.blank.areaM2) },
        ResultColumn(.weight) { .number($0.blank.weight) },
        ResultColumn(.points) { .integer($0.blank.points) },
    ]
}
