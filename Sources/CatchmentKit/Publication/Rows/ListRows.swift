import GeoPrimitives

/// A unit as the lists of a check-up name it.
struct NamedUnit {
    var code: String
    var name: String
    /// The names of the units from the top down.
    var chain: String

    /// The columns in their order, for rows that have a unit or none.
    static func columns<Row>(_ unit: @escaping @Sendable (Row) -> NamedUnit?) -> [ResultColumn<Row>] {
        [
            ResultColumn(.unit) { .optional(unit($0)?.code) },
            ResultColumn(.unitName) { .optional(unit($0)?.name) },
            ResultColumn(.unitChain) { .optional(unit($0)?.chain) },
        ]
    }
}

/// A row of `problems.csv`: an uncovered cluster or a red indicator.
struct ProblemRow: ResultRow {
    var id: String
    /// `cluster`, or the kind of the indicator.
    var kind: String
    var title: String
    var level: String?
    var unit: NamedUnit?
    var facility: String?
    var people: Double?
    var value: Double?
    var green: Double?
    var red: Double?
    var source: String?
    var detail: String?
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<ProblemRow>] =
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
struct TaskRow: ResultRow {
    var id: String
    var action: String
    var site: String?
    /// The id of the problem.
    var problem: String
    var unit: NamedUnit?
    var people: Double?
    var year: Int?
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<TaskRow>] =
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
struct ResponsibilityRow: ResultRow {
    var task: String
    /// The id of the problem.
    var problem: String
    var unit: NamedUnit?
    var owner: String?
    var person: String?
    var dueDate: String?
    var geometry: Geometry

    /// The columns in their order.
    static let columns: [ResultColumn<ResponsibilityRow>] =
        [
            ResultColumn(.task) { .text($0.task) },
            ResultColumn(.problem) { .text($0.problem) },
        ] + NamedUnit.columns(\.unit) + [
            ResultColumn(.owner) { .optional($0.owner) },
            ResultColumn(.person) { .optional($0.person) },
            ResultColumn(.dueDate) { .optional($0.dueDate) },
        ]
}
