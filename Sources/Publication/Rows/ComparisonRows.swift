package import GeoPrimitives
package import PlanningTerms

extension ResultColumn {
    /// The columns of the figures of both results.
    package static func figures(_ figures: @escaping @Sendable (Row) -> ComparisonDocument.Figures) -> [ResultColumn<Row>] {
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
package struct DifferenceRow {
    /// `all`, the level of a unit, `class` or `facilities of level`.
    package var kind: String
    /// The code of the unit; empty for all, classes and levels of facilities.
    package var code = ""
    /// The name of the unit, class or level; empty for all.
    package var name = ""
    /// The weight and the covered weight in both results, with what they differ by.
    package var figures: ComparisonDocument.Figures

    /// Makes one from its members.
    package init(kind: String, code: String = "", name: String = "", figures: ComparisonDocument.Figures) {
        (self.kind, self.code, self.name, self.figures) = (kind, code, name, figures)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<DifferenceRow>] =
        [
            ResultColumn(.kind) { .text($0.kind) },
            ResultColumn(.code) { .text($0.code) },
            ResultColumn(.name) { .text($0.name) },
        ] + ResultColumn.figures(\.figures)
}

/// A feature of `unit-differences.geojson`: a unit with what differs in it.
package struct UnitDifferenceRow: ResultRow {
    /// The unit and its figures in both results.
    package var unit: ComparisonDocument.Unit
    /// Its polygons.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(unit: ComparisonDocument.Unit, geometry: Geometry) {
        (self.unit, self.geometry) = (unit, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<UnitDifferenceRow>] =
        [
            ResultColumn(.code) { .text($0.unit.code) },
            ResultColumn(.name) { .text($0.unit.name) },
            ResultColumn(.level) { .text($0.unit.level) },
        ] + ResultColumn.figures(\.unit.figures)
}

/// A feature of `differences.geojson`: a demand point that is covered in one result alone.
package struct PointDifferenceRow: ResultRow {
    /// The id of the demand point.
    package var id: String
    /// Whether it is covered in B alone, else in A alone.
    package var isGained: Bool
    /// Its weight in A.
    package var peopleBefore: Double
    /// Its weight in B.
    package var peopleAfter: Double
    /// The demand point.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(id: String, isGained: Bool, peopleBefore: Double, peopleAfter: Double, geometry: Geometry) {
        (self.id, self.isGained, self.peopleBefore, self.peopleAfter) = (id, isGained, peopleBefore, peopleAfter)
        self.geometry = geometry
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<PointDifferenceRow>] = [
        ResultColumn(.id) { .text($0.id) },
        ResultColumn(.isGained) { .boolean($0.isGained) },
        ResultColumn(.peopleBefore) { .number($0.peopleBefore) },
        ResultColumn(.peopleAfter) { .number($0.peopleAfter) },
    ]
}

/// A row of `clusters.csv`: what became of a cluster.
package struct ClusterChangeRow {
    /// What became of it.
    package var change: ClusterChange
    /// Its id in A; `nil` where it opened.
    package var before: String?
    /// The ids of the clusters of B that hold its uncovered people; its own where it opened.
    package var after: [String]
    /// Its weight in A; 0 where it opened.
    package var peopleBefore: Double
    /// The weight in B of those of its people who are uncovered there; all of it where it opened.
    package var peopleUncovered: Double

    /// Makes one from its members.
    package init(change: ClusterChange, before: String? = nil, after: [String], peopleBefore: Double, peopleUncovered: Double) {
        (self.change, self.before, self.after, self.peopleBefore) = (change, before, after, peopleBefore)
        self.peopleUncovered = peopleUncovered
    }

    /// Its id in A, or in B where it opened.
    package var id: String { before ?? after.first ?? "" }
    /// How much it matters: its people, before or after.
    package var people: Double { max(peopleBefore, peopleUncovered) }

    /// The columns in their order.
    package static let columns: [ResultColumn<ClusterChangeRow>] = [
        ResultColumn(.whatChanged) { .text($0.change.rawValue) },
        ResultColumn(.before) { .optional($0.before) },
        ResultColumn(.after) { .list($0.after) },
        ResultColumn(.peopleBefore) { .number($0.peopleBefore) },
        ResultColumn(.peopleUncovered) { .number($0.peopleUncovered) },
    ]
}
