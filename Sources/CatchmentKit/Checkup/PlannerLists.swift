import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Something to act on: an uncovered cluster or a red indicator.
struct Problem {
    /// The same from run to run: the cluster's or the indicator's.
    var id: String
    /// `cluster`, or the kind of the indicator.
    var kind: String
    /// What it is called.
    var title: String
    var level: String?
    /// The number of the unit it lies in or is about.
    var unit: Int?
    /// The number of the facility it is about.
    var facility: Int?
    /// The people it concerns, in ticks.
    var people: Int64?
    var value: Double?
    var threshold: Threshold?
    var detail: String?
    /// The demand points of a cluster.
    var rows: [Int] = []
    /// Where it is, where that can be told.
    var point: PlanarPoint?
}

/// What is to be done about a problem.
struct PlannedTask {
    var id: String
    var action: String
    /// The site or facility where it is done; nothing where none is proposed yet.
    var site: String?
    /// The number of the problem.
    var problem: Int
    var people: Int64?
    var point: PlanarPoint?
}

/// The three lists of a check-up: 问题清单 problems, 任务清单 tasks and 责任清单 responsibilities.
///
/// Each problem stands once; each task names its problem; the tasks of a cluster sum to its people.
struct PlannerLists {
    let problems: [Problem]
    let tasks: [PlannedTask]
    private let checkup: CheckupResult
    private let language: Language
    private let kept: KeptEntries
    /// The year of tasks that had none before.
    private let year: Int?

    private var input: PlanningInput { checkup.cover.loaded.input }

    /// Makes the lists; proposed sites answer clusters, and what people filled in before is kept.
    init(_ checkup: CheckupResult, proposals: PublishedSites?, kept: KeptEntries, year: Int?, language: Language) {
        self.checkup = checkup
        self.language = language
        (self.kept, self.year) = (kept, year)
        problems = Self.problems(checkup, language)
        tasks = TaskMaker(checkup: checkup, proposals: proposals, language: language).tasks(problems)
    }

    private static func problems(_ checkup: CheckupResult, _ language: Language) -> [Problem] {
        let (cover, input) = (checkup.cover, checkup.cover.loaded.input)
        let clusters = cover.clusters.clusters.map { cluster in
            let heaviest = cluster.rows.max { (input.demand.ticks[$0], -$0) < (input.demand.ticks[$1], -$1) }
            return Problem(
                id: cluster.id, kind: "cluster", title: language("uncovered cluster", "未覆盖聚集区"), unit: cluster.unit,
                people: cluster.weight, rows: cluster.rows, point: heaviest.map { input.demand.point($0) })
        }
        let red = checkup.red.map { indicator in
            let unit =
                indicator.unit
                ?? indicator.facility.flatMap { number in cover.facilityMembership.map { Int($0.lowest[number]) } }
            return Problem(
                id: indicator.id(in: input), kind: indicator.kind.rawValue, title: indicator.kind.title(language),
                level: indicator.level, unit: unit.flatMap { $0 < 0 ? nil : $0 }, facility: indicator.facility,
                people: indicator.people, value: indicator.value, threshold: indicator.threshold, detail: indicator.detail,
                point: indicator.facility.map { input.facilities[$0].point })
        }
        return clusters + red
    }

    /// The lists as tables, or with the positions of their problems as layers.
    func tables() -> [ResultLayer] { [problemList(), taskList(), responsibilityList()] }

    private func unitValues(_ unit: Int?) -> [PropertyValue] {
        [
            .optional(unit.flatMap { input.studyArea?.units[$0].code }),
            .optional(unit.flatMap { input.studyArea?.units[$0].name }),
            .optional(unit.flatMap { input.studyArea?.names(downTo: $0).joined(separator: " / ") }),
        ]
    }

    private func people(_ ticks: Int64?) -> PropertyValue { .optional(ticks.map { input.demand.scale.weight($0) }) }

    private func make(
        _ name: String, _ title: (String, String), _ fields: [Field], count: Int, point: @escaping (Int) -> PlanarPoint?,
        values: @escaping (Int) -> [PropertyValue]
    ) -> ResultLayer {
        let style = LayerStyle(language(title.0, title.1), .single(.init(Palette.cluster)))
        let crs = input.measure == .planar ? "planar" : "OGC:CRS84"
        return ResultLayer(
            name, fields, .point, style: style,
            metadata: [
                "program": .text("catchment \(Version.current)"), "crs": .text(crs), "title": .text(language(title.0, title.1)),
            ],
            count: count
        ) { number in .init(values(number), point(number).map { .point($0) } ?? .none) }
    }

    private func problemList() -> ResultLayer {
        make(
            "problems", ("Problems", "问题清单"),
            [
                .text("id"), .text("kind"), .text("problem"), .text("level"), .text("unit"), .text("unit_name"),
                .text("unit_chain"),
                .text("facility"), .number("people"), .number("value"), .number("green"), .number("red"), .text("source"),
                .text("detail"),
            ], count: problems.count, point: { problems[$0].point }
        ) { number in
            let problem = problems[number]
            return [.text(problem.id), .text(problem.kind), .text(problem.title), .optional(problem.level)]
                + unitValues(problem.unit) + [
                    .optional(problem.facility.map { input.facilities[$0].id }), people(problem.people), .optional(problem.value),
                    .optional(problem.threshold?.green), .optional(problem.threshold?.red), .optional(problem.threshold?.source),
                    .optional(problem.detail),
                ]
        }
    }

    private func taskList() -> ResultLayer {
        make(
            "tasks", ("Tasks", "任务清单"),
            [
                .text("id"), .text("action"), .text("site"), .text("problem"), .text("unit"), .text("unit_name"),
                .text("unit_chain"),
                .number("people"), .integer("year"),
            ], count: tasks.count, point: { tasks[$0].point ?? problems[tasks[$0].problem].point }
        ) { number in
            let task = tasks[number]
            let problem = problems[task.problem]
            return [.text(task.id), .text(task.action), .optional(task.site), .text(problem.id)] + unitValues(problem.unit)
                + [people(task.people), (kept.years[task.id] ?? year).map { .integer($0) } ?? .null]
        }
    }

    private func responsibilityList() -> ResultLayer {
        make(
            "responsibilities", ("Responsibilities", "责任清单"),
            [
                .text("task"), .text("problem"), .text("unit"), .text("unit_name"), .text("unit_chain"), .text("owner"),
                .text("person"), .text("due_date"),
            ], count: tasks.count, point: { problems[tasks[$0].problem].point }
        ) { number in
            let task = tasks[number]
            let problem = problems[task.problem]
            let before = kept.responsibilities[task.id]
            let owner = problem.facility.flatMap { input.facilities[$0].owner }
            return [.text(task.id), .text(problem.id)] + unitValues(problem.unit) + [
                .optional(before?.owner ?? owner), .optional(before?.person), .optional(before?.dueDate),
            ]
        }
    }
}
