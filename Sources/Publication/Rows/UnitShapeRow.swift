package import GeoPrimitives

/// A feature of `units.geojson`: a unit with its figures, and with those that a plan makes of them.
package struct UnitShapeRow: ResultRow {
    /// The unit and its figures: of what exists.
    package var unit: CoverageDocument.Unit
    /// The same unit with the proposed sites opened.
    package var after: CoverageDocument.Unit?
    /// Its polygons.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(unit: CoverageDocument.Unit, after: CoverageDocument.Unit? = nil, geometry: Geometry) {
        (self.unit, self.after, self.geometry) = (unit, after, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<UnitShapeRow>] = [
        ResultColumn(.code) { .text($0.unit.code) },
        ResultColumn(.name) { .text($0.unit.name) },
        ResultColumn(.level) { .text($0.unit.level) },
        ResultColumn(.parent) { .optional($0.unit.parent) },
        ResultColumn(.points) { .integer($0.unit.points) },
        ResultColumn(.weight) { .number($0.unit.weight) },
        ResultColumn(.coveredWeight) { .number($0.unit.coveredWeight) },
        ResultColumn(.uncoveredWeight) { .number($0.unit.uncoveredWeight) },
        ResultColumn(.share) { .optional($0.unit.share) },
        ResultColumn(.facilities) { .integer($0.unit.facilities) },
        ResultColumn(.clusterCount) { .integer($0.unit.clusters) },
        ResultColumn(.area) { .number($0.unit.areaM2) },
        ResultColumn(.blankArea) { .optional($0.unit.blankAreaM2) },
    ]

    /// The columns of a run that proposes sites.
    package static let afterColumns: [ResultColumn<UnitShapeRow>] = [
        ResultColumn(.coveredWeightAfter) { .optional($0.after?.coveredWeight) },
        ResultColumn(.shareAfter) { .optional($0.after?.share) },
    ]

    /// The columns of a run within capacities.
    package static let servedColumns: [ResultColumn<UnitShapeRow>] = [
        ResultColumn(.servedWeight) { .optional($0.unit.served?.servedWeight) },
        ResultColumn(.servedShare) { .optional($0.unit.served?.share) },
        ResultColumn(.unmetWeight) { .optional($0.unit.served?.unmetWeight) },
    ]
}
