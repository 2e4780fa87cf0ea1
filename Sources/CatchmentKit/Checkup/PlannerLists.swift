import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// What a problem is.
enum ProblemKind: Hashable {
    /// An uncovered cluster.
    case cluster
    /// A red indicator.
    case indicator(IndicatorKind)

    /// The word of the lists.
    var word: String {
        switch self {
        case .cluster: "cluster"
        case .indicator(let kind): kind.rawValue
        }
    }
}

/// Something to act on: an uncovered cluster or a red indicator.
struct Problem {
    /// The same from run to run: the cluster's or the indicator's.
    var id: String
    /// What it is: a cluster, or a red indicator of some kind.
    var kind: ProblemKind
    /// What it is called.
    var title: String
    var level: String?
    /// The number of the unit it lies in or is about.
    var unit: UnitNumber?
    /// The number of the facility it is about.
    var facility: FacilityNumber?
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
    init(_ checkup: CheckupResult, proposals: [PublishedSite]?, kept: KeptEntries, year: Int?, language: Language) {
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
                id: cluster.id, kind: .cluster, title: language("uncovered cluster", "未覆盖聚集区"), unit: cluster.unit,
                people: cluster.weight, rows: cluster.rows, point: heaviest.map { input.demand.point($0) })
        }
        let red = checkup.red.map { indicator in
            let unit =
                indicator.unit
                ?? indicator.facility.flatMap { number in
                    cover.facilityMembership.flatMap { UnitNumber(ifAny: $0.lowest[number.value]) }
                }
            return Problem(
                id: indicator.id(in: input), kind: .indicator(indicator.kind), title: indicator.kind.title(language),
                level: indicator.level, unit: unit, facility: indicator.facility,
                people: indicator.people, value: indicator.value, threshold: indicator.threshold, detail: indicator.detail,
                point: indicator.facility.map { input.facilities[$0].point })
        }
        return clusters + red
    }

    /// The lists as tables, or with the positions of their problems as layers.
    func tables() -> [ResultLayer] { [problemList(), taskList(), responsibilityList()] }

    private func unit(_ number: UnitNumber?) -> NamedUnit? {
        guard let number, let area = input.studyArea else { return nil }
        return NamedUnit(
            code: area.units[number].code, name: area.units[number].name,
            chain: area.names(downTo: number).joined(separator: " / "))
    }

    private func people(_ ticks: Int64?) -> Double? { ticks.map { input.demand.scale.weight($0) } }

    private func place(_ point: PlanarPoint?) -> Geometry { point.map { .point($0) } ?? .none }

    private func about(_ list: Dataset) -> [String: PropertyValue] {
        [
            "program": .text("catchment \(Version.current)"),
            "crs": .text(input.measure == .planar ? "planar" : "OGC:CRS84"), "title": .text(list.layerTitle(language)),
        ]
    }

    private func problemList() -> ResultLayer {
        Dataset.problems.layer(ProblemRow.columns, metadata: about(.problems), count: problems.count) { number in
            let problem = problems[number]
            return ProblemRow(
                id: problem.id, kind: problem.kind.word, title: problem.title, level: problem.level, unit: unit(problem.unit),
                facility: problem.facility.map { input.facilities[$0].id }, people: people(problem.people),
                value: problem.value, green: problem.threshold?.green, red: problem.threshold?.red,
                source: problem.threshold?.source, detail: problem.detail, geometry: place(problem.point))
        }
    }

    private func taskList() -> ResultLayer {
        Dataset.tasks.layer(TaskRow.columns, metadata: about(.tasks), count: tasks.count) { number in
            let task = tasks[number]
            let problem = problems[task.problem]
            return TaskRow(
                id: task.id, action: task.action, site: task.site, problem: problem.id, unit: unit(problem.unit),
                people: people(task.people), year: kept.years[task.id] ?? year, geometry: place(task.point ?? problem.point))
        }
    }

    private func responsibilityList() -> ResultLayer {
        Dataset.responsibilities.layer(
            ResponsibilityRow.columns, metadata: about(.responsibilities), count: tasks.count
        ) { number in
            let task = tasks[number]
            let problem = problems[task.problem]
            let before = kept.responsibilities[task.id]
            return ResponsibilityRow(
                task: task.id, problem: problem.id, unit: unit(problem.unit),
                owner: before?.owner ?? problem.facility.flatMap { input.facilities[$0].owner }, person: before?.person,
                dueDate: before?.dueDate, geometry: place(problem.point))
        }
    }
}
