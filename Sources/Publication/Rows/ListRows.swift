package import GeoPrimitives

/// A unit as the lists of a check-up name it.
package struct NamedUnit {
    package var code: String
    package var name: String
    /// The names of the units from the top down.
    package var chain: String

    /// Makes one from its members.
    package init(code: String, name: String, chain: String) {
        (self.code, self.name, self.chain) = (code, name, chain)
    }

    /// The columns in their order, for rows that have a unit or none.
    package static func columns<Row>(_ unit: @escaping @Sendable (Row) -> NamedUnit?) -> [ResultColumn<Row>] {
        [
            ResultColumn(.unit) { .optional(unit($0)?.code) },
            ResultColumn(.unitName) { .optional(unit($0)?.name) },
            ResultColumn(.unitChain) { .optional(unit($0)?.chain) },
        ]
    }
}

/// A row of `problems.csv`: an uncovered cluster or a red indicator.
package struct ProblemRow: ResultRow {
    package var id: String
    /// `cluster`, or the kind of the indicator.
    package var kind: String
    package var title: String
    package var level: String?
    package var unit: NamedUnit?
    package var facility: String?
    package var people: Double?
    package var value: Double?
    package var green: Double?
    package var red: Double?
    package var source: String?
    package var detail: String?
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, kind: String, title: String, level: String? = nil, unit: NamedUnit? = nil, facility: String? = nil,
        people: Double? = nil, value: Double? = nil, green: Double? = nil, red: Double? = nil, source: String? = nil,
        detail: String? = nil, geometry: Geometry
    ) {
        (self.id, self.kind, self.title, self.level) = (id, kind, title, level)
        (self.unit, self.facility, self.people, self.value) = (unit, facility, people, value)
        (self.green, self.red, self.source, self.detail) = (green, red, source, detail)
        self.geometry = geometry
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<ProblemRow>] =
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.kind) { .text($0.kind) },
            ResultColumn(.problem) { .text($0.title) },
            ResultColumn(.level) { .optional($0.level) },
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.facility) { .optional($0.facility) },
            ResultColumn(.people) { .optional($0.people) },
            ResultColumn(.value) { .optional($0.value) },
            ResultColumn(.green) { .optional($0.green) },
            ResultColumn(.red) { .optional($0.red) },
            ResultColumn(.source) { .optional($0.source) },
            ResultColumn(.detail) { .optional($0.detail) },
        ]
}

/// A row of `tasks.csv`: what is to be done about a problem.
package struct TaskRow: ResultRow {
    package var id: String
    package var action: String
    package var site: String?
    /// The id of the problem.
    package var problem: String
    package var unit: NamedUnit?
    package var people: Double?
    package var year: Int?
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, action: String, site: String? = nil, problem: String, unit: NamedUnit? = nil, people: Double? = nil,
        year: Int? = nil, geometry: Geometry
    ) {
        (self.id, self.action, self.site, self.problem) = (id, action, site, problem)
        (self.unit, self.people, self.year, self.geometry) = (unit, people, year, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<TaskRow>] =
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.action) { .text($0.action) },
            ResultColumn(.site) { .optional($0.site) },
            ResultColumn(.problem) { .text($0.problem) },
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.people) { .optional($0.people) },
            ResultColumn(.year) { .optional($0.year) },
        ]
}

/// A row of `responsibilities.csv`: who is to do a task, and until when.
package struct ResponsibilityRow: ResultRow {
    package var task: String
    /// The id of the problem.
    package var problem: String
    package var unit: NamedUnit?
    package var owner: String?
    package var person: String?
    package var dueDate: String?
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        task: String, problem: String, unit: NamedUnit? = nil, owner: String? = nil, person: String? = nil,
        dueDate: String? = nil, geometry: Geometry
    ) {
        (self.task, self.problem, self.unit, self.owner) = (task, problem, unit, owner)
        (self.person, self.dueDate, self.geometry) = (person, dueDate, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<ResponsibilityRow>] =
        [
            ResultColumn(.task) { .text($0.task) },
            ResultColumn(.problem) { .text($0.problem) },
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.owner) { .optional($0.owner) },
            ResultColumn(.person) { .optional($0.person) },
            ResultColumn(.dueDate) { .optional($0.dueDate) },
        ]
}
