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
    /// The name of that facility; `nil` where it has none.
    package var facilityName: String?
    /// The people it concerns; `nil` where that cannot be told.
    package var people: Double?
    /// The people of a cluster whom no proposed center reaches; `nil` for an indicator, and where nothing is proposed.
    package var peopleLeft: Double?
    /// The value of the indicator; `nil` for a cluster.
    package var value: Double?
    /// The value of a quota once the proposed centers are open; `nil` for others, and where nothing is proposed.
    package var valueAfter: Double?
    /// The threshold from which the indicator is green; `nil` for a cluster.
    package var green: Double?
    /// The threshold beyond which it is red; `nil` for a cluster.
    package var red: Double?
    /// Where the thresholds come from; `nil` for a cluster.
    package var source: String?
    /// What is missing, where there is more to say than the value.
    package var detail: String?
    /// The id of the task that settles it; `nil` where it needs none of its own.
    package var task: String?
    /// Why it needs no task of its own; `nil` where it has one.
    package var remark: String?
    /// The heaviest point of the cluster, or the facility; none for an indicator that is nowhere.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, kind: String, title: String, level: String? = nil, unit: NamedUnit? = nil, facility: String? = nil,
        facilityName: String? = nil, people: Double? = nil, peopleLeft: Double? = nil, value: Double? = nil,
        valueAfter: Double? = nil, green: Double? = nil, red: Double? = nil, source: String? = nil, detail: String? = nil,
        task: String? = nil,
        remark: String? = nil, geometry: Geometry
    ) {
        (self.id, self.kind, self.title, self.level) = (id, kind, title, level)
        (self.unit, self.facility, self.people, self.value) = (unit, facility, people, value)
        (self.facilityName, self.peopleLeft, self.task, self.remark) = (facilityName, peopleLeft, task, remark)
        self.valueAfter = valueAfter
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
            ResultColumn(.facilityName) { .optional($0.facilityName) },
            ResultColumn(.people) { .optional($0.people) },
            ResultColumn(.peopleLeft) { .optional($0.peopleLeft) },
            ResultColumn(.value) { .optional($0.value) },
            ResultColumn(.valueAfter) { .optional($0.valueAfter) },
            ResultColumn(.green) { .optional($0.green) },
            ResultColumn(.red) { .optional($0.red) },
            ResultColumn(.source) { .optional($0.source) },
            ResultColumn(.detail) { .optional($0.detail) },
            ResultColumn(.task) { .optional($0.task) },
            ResultColumn(.remark) { .optional($0.remark) },
        ]
}

/// A row of `tasks.csv`: what is to be done in one place about all of its problems.
package struct TaskRow: ResultRow {
    /// The id of the task, the same from run to run: the place and what is done there.
    package var id: String
    /// What is done: a proposed center opens, a site is found, centers are improved, the network is planned.
    package var kind: String
    /// What is to be done, in the language of the lists.
    package var action: String
    /// Why, in the language of the lists.
    package var causes: String
    /// The ids of the sites and facilities where it is done; none where none is proposed yet.
    package var sites: [String]
    /// Their names; the id of what has none.
    package var siteNames: [String]
    /// The ids of the problems that it settles or helps with.
    package var problems: [String]
    /// The unit in which it is done; `nil` where there is none.
    package var unit: NamedUnit?
    /// The people it concerns; `nil` where that cannot be told.
    package var people: Double?
    /// People of clusters whom it brings within reach; `nil` where it answers no cluster.
    package var uncovered: Double?
    /// The year in which it is to be done; `nil` where nobody gave one.
    package var year: Int?
    /// Where it is to be done, else where the most people are missed; none where neither is known.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        id: String, kind: String, action: String, causes: String, sites: [String], siteNames: [String], problems: [String],
        unit: NamedUnit? = nil, people: Double? = nil, uncovered: Double? = nil, year: Int? = nil, geometry: Geometry
    ) {
        (self.id, self.kind, self.action, self.causes, self.problems) = (id, kind, action, causes, problems)
        (self.sites, self.siteNames, self.unit, self.people) = (sites, siteNames, unit, people)
        (self.uncovered, self.year, self.geometry) = (uncovered, year, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<TaskRow>] =
        [
            ResultColumn(.id) { .text($0.id) },
            ResultColumn(.kind) { .text($0.kind) },
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.action) { .text($0.action) },
            ResultColumn(.causes) { .text($0.causes) },
            ResultColumn(.site) { $0.sites.isEmpty ? .null : .list($0.sites) },
            ResultColumn(.siteName) { $0.siteNames.isEmpty ? .null : .list($0.siteNames) },
            ResultColumn(.people) { .optional($0.people) },
            ResultColumn(.uncoveredWeight) { .optional($0.uncovered) },
            ResultColumn(.year) { .optional($0.year) },
            ResultColumn(.problems) { .list($0.problems) },
        ]
}

/// A row of `responsibilities.csv`: who is to do a task, and until when.
package struct ResponsibilityRow: ResultRow {
    /// The id of the task.
    package var task: String
    /// What is to be done, in the language of the lists.
    package var action: String
    /// The ids of the problems of the task.
    package var problems: [String]
    /// The unit in which the task is done; `nil` where there is none.
    package var unit: NamedUnit?
    /// Who answers for it: what was filled in, else what the plan or the units say; `nil` where none is known.
    package var owner: String?
    /// The person in charge; `nil` until one is filled in.
    package var person: String?
    /// The date by which it is due, as it was filled in; `nil` until it is.
    package var dueDate: String?
    /// Where the task is; none where that cannot be told.
    package var geometry: Geometry

    /// Makes one from its members.
    package init(
        task: String, action: String, problems: [String], unit: NamedUnit? = nil, owner: String? = nil, person: String? = nil,
        dueDate: String? = nil, geometry: Geometry
    ) {
        (self.task, self.action, self.problems, self.unit, self.owner) = (task, action, problems, unit, owner)
        (self.person, self.dueDate, self.geometry) = (person, dueDate, geometry)
    }

    /// The columns in their order.
    package static let columns: [ResultColumn<ResponsibilityRow>] =
        [
            ResultColumn(.task) { .text($0.task) }
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.action) { .text($0.action) },
            ResultColumn(.owner) { .optional($0.owner) },
            ResultColumn(.person) { .optional($0.person) },
            ResultColumn(.dueDate) { .optional($0.dueDate) },
            ResultColumn(.problems) { .list($0.problems) },
        ]
}
