import GeoPrimitives

extension ResultColumn {
    /// The columns of the figures of both results.
    static func figures(_ figures: @escaping @Sendable (Row) -> ComparisonDocument.Figures) -> [ResultColumn<Row>] {
        [
            ResultColumn(.peopleBefore) { .number(figures($0).weightBefore) },
            ResultColumn(.peopleAfter) { .number(figures($0).weightAfter) },
            ResultColumn(.coveredBefore) { .number(figures($0).coveredBefore) },
            ResultColumn(.coveredAfter) { .number(figures($0).coveredAfter) },
            ResultColumn(.change) { .number(figures($0).change) },
            ResultColumn(.gained) { .optional(figures($0).gained) },
            ResultColumn(.lost) { .optional(figures($0).lost) },
            ResultColumn(.populationEffect) { .optional(figures($0).populationEffect) },
        ]
    }
}

/// A row of `differences.csv`: all, a unit, a class or a level of facilities.
struct DifferenceRow {
    /// `all`, the level of a unit, `class` or `facilities of level`.
    var kind: String
    var code = ""
    var name = ""
    var figures: ComparisonDocument.Figures

    /// The columns in their order.
    static let columns: [ResultColumn<DifferenceRow>] =
        [
            ResultColumn(.kind) { .text($0.kind) },
            ResultColumn(.code) { .text($0.code) },
            ResultColumn(.name) { .text($0.name) },
        ] + ResultColumn.figures(\.figures)
}

/// A feature of `unit-differences.geojson`: a unit with what differs in it.
struct UnitDifferenceRow: ResultRow {
    var unit: ComparisonDocument.Unit
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<UnitDifferenceRow>] =
        [
            ResultColumn(.code) { .text($0.unit.code) },
            ResultColumn(.name) { .text($0.unit.name) },
            ResultColumn(.level) { .text($0.unit.level) },
        ] + ResultColumn.figures(\.unit.figures)
}

/// A feature of `differences.geojson`: a demand point that is covered in one result alone.
struct PointDifferenceRow: ResultRow {
    var id: String
    var isGained: Bool
    var peopleBefore: Double
    var peopleAfter: Double
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<PointDifferenceRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.isGained) { .boolean($0.isGained) },
        ResultColumn(.peopleBefore) { .number($0.peopleBefore) },
        ResultColumn(.peopleAfter) { .number($0.peopleAfter) },
    ]
}

/// A row of `clusters.csv`: what became of a cluster.
struct ClusterChangeRow {
    var change: String
    var before: String?
    var after: [String]
    var peopleBefore: Double
    var peopleUncovered: Double

    /// The columns in their order.
    static let columns: [ResultColumn<ClusterChangeRow>] = [
        ResultColumn(.whatChanged) { .text($0.change) },
        ResultColumn(.before) { .optional($0.before) },
        ResultColumn(.after) { .list($0.after) },
        ResultColumn(.peopleBefore) { .number($0.peopleBefore) },
        ResultColumn(.peopleUncovered) { .number($0.peopleUncovered) },
    ]
}

/// A feature of `facility-differences.geojson`: a facility that changed.
struct FacilityDifferenceRow: ResultRow {
    var id: String
    var name: String?
    var change: String
    var isOpen: Bool
    /// In metres.
    var radius: Double?
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<FacilityDifferenceRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.name) { .optional($0.name) },
        ResultColumn(.whatChanged) { .text($0.change) },
        ResultColumn(.isOpen) { .boolean($0.isOpen) },
        ResultColumn(.radius) { .optional($0.radius) },
    ]
}
