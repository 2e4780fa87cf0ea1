package import GeoPrimitives

/// A unit as the lists of a check-up name it.
package struct NamedUnit {
    /// The code of the unit.
    package var code: String
    /// The name of the unit.
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
    /// The id of the cluster or indicator, the same from run to run.
    package var id: String
    /// `cluster`, or the kind of the indicator.
    package var kind: String
    /// What the problem is called, in the language of the lists.
    package var title: String
    /// The level of facilities that it is about; `nil` where it is about none.
    package var level: String?
    /// The unit that it lies in or is about; `nil` where there is none.
    package var unit: NamedUnit?
    /// The id of the facility that it is about; `nil` where it is about none.
    package var facility: String?
    /// The people it concerns; `nil` where that cannot be told.
    package var people: Double?
    /// The value of the indicator; `nil` for a cluster.
    package var value: Double?
    /// The threshold from which the indicator is green; `nil` for a cluster.
    package var green: Double?
    /// The threshold beyond which it is red; `nil` for a cluster.
    package var red: Double?
    /// Where the thresholds come from; `nil` for a cluster.
    package var source: String?
    /// What is missing, where there is more to say than the value.
    package var detail: String?
    /// The heaviest point of the cluster, or the facility; none for an indicator that is nowhere.
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
    /// The id of the task, the same from run to run.
    package var id: String
    /// What is to be done, in the language of the lists.
    package var action: String
    /// The id of the site or facility where it is done; `nil` where none is proposed yet.
    package var site: String?
    /// The id of the problem.
    package var problem: String
    /// The unit of the problem; `nil` where there is none.
    package var unit: NamedUnit?
    /// The people it is done for; `nil` where that cannot be told.
    package var people: Double?
    /// The year in which it is to be done; `nil` where nobody gave one.
    package var year: Int?
    /// Where it is to be done, else where the problem is; none where neither is known.
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
    /// The id of the task.
    package var task: String
    /// The id of the problem.
    package var problem: String
    /// The unit of the problem; `nil` where there is none.
    package var unit: NamedUnit?
    /// Who answers for it: what was filled in, else the owner of the facility; `nil` where neither is known.
    package var owner: String?
    /// The person in charge; `nil` until one is filled in.
    package var person: String?
    /// The date by which it is due, as it was filled in; `nil` until it is.
    package var dueDate: String?
    /// Where the problem is; none where that cannot be told.
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
