import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import Reporting
import ServiceModel

/// The three lists of a check-up: 问题清单 problems, 任务清单 tasks and 责任清单 responsibilities.
///
/// Each problem stands once and names the task that settles it; each task names its problems.
struct PlannerLists {
    let problems: [Problem]
    let plan: TaskPlan
    private let checkup: CheckupResult
    private let language: Language
    private let kept: KeptEntries
    /// The year of tasks that had none before.
    private let year: Int?
    private let responsible: ResponsibilityTable

    private var input: PlanningInput { checkup.cover.loaded.input }

    /// Makes the lists; proposed sites answer clusters and quotas, and what people filled in before is kept.
    ///
    /// - Throws: `GeometryEngineError` where a unit's polygon is refused.
    init(
        _ checkup: CheckupResult, proposals: [PublishedSite]?, kept: KeptEntries, year: Int?, responsible: ResponsibilityTable,
        language: Language
    ) throws {
        self.checkup = checkup
        self.language = language
        (self.kept, self.year, self.responsible) = (kept, year, responsible)
        let problems = Problem.all(of: checkup, language)
        let reach = try proposals.map { try ProposalReach($0, problems, checkup.cover.loaded.input) }
        self.problems = problems
        plan = TaskMaker(checkup, problems, reach, kept).plan()
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
            let facility = problem.facility.map { input.facilities[$0] }
            let task = plan.task[number].map { plan.tasks[$0].id }
            return ProblemRow(
                id: problem.id, kind: problem.kind.word, title: problem.title, level: problem.level, unit: unit(problem.unit),
                facility: facility?.id, facilityName: facility?.name, people: people(problem.people),
                peopleLeft: people(plan.left[number]),
                value: problem.value, valueAfter: plan.valueAfter[number], green: problem.threshold?.green,
                red: problem.threshold?.red,
                source: problem.threshold?.source, detail: problem.detail, task: task,
                remark: task == nil ? language("adds up the clusters, which have their tasks", "由各未覆盖聚集区汇总而成，不另设任务") : nil,
                geometry: place(problem.point))
        }
    }

    private func taskList() -> ResultLayer {
        Dataset.tasks.layer(TaskRow.columns, metadata: about(.tasks), count: plan.tasks.count) { number in
            let task = plan.tasks[number]
            return TaskRow(
                id: task.id, kind: task.kind.rawValue, action: action(task),
                causes: causes(number).map(\.wording).joined(language), sites: task.sites.map(\.id),
                siteNames: task.sites.map { $0.name ?? $0.id }, problems: task.problems.map { problems[$0].id },
                unit: unit(of: task), people: people(task.people), uncovered: people(task.uncovered),
                year: KeptEntries.entry(kept.years, task.id, problems: settled(number)) ?? year, geometry: place(task.point))
        }
    }

    private func responsibilityList() -> ResultLayer {
        Dataset.responsibilities.layer(
            ResponsibilityRow.columns, metadata: about(.responsibilities), count: plan.tasks.count
        ) { number in
            let task = plan.tasks[number]
            let before = KeptEntries.entry(kept.responsibilities, task.id, problems: settled(number))
            return ResponsibilityRow(
                task: task.id, action: action(task), problems: task.problems.map { problems[$0].id }, unit: unit(of: task),
                owner: owner(of: task, before?.owner), person: before?.person,
                dueDate: before?.dueDate, geometry: place(task.point))
        }
    }

    private func action(_ task: PlannedTask) -> String { task.steps.map(\.wording).joined(language) }

    /// The ids of the problems that a task settles.
    private func settled(_ task: Int) -> [String] {
        plan.tasks[task].problems.filter { plan.task[$0] == task }.map { problems[$0].id }
    }

    /// The number of the unit in which a task is done.
    private func number(of task: PlannedTask) -> UnitNumber? {
        switch task.place {
        case .unit(let number): number
        case .site(let site): plan.siteUnits[site]
        case .cluster, .facility, .whole: nil
        }
    }

    /// The unit in which a task is done.
    private func unit(of task: PlannedTask) -> NamedUnit? { unit(number(of: task)) }

    /// Who answers for a task: what people filled in before, where it is not what stands there by itself; else the office that the plan
    /// names; else the owner of the facilities at which it is done, where it is one; else the unit above.
    private func owner(of task: PlannedTask, _ before: String?) -> String? {
        let unit = number(of: task) ?? (task.place == .whole ? input.studyArea?.top : nil)
        func inUnit(_ answer: (UnitNumber, StudyArea) -> String?) -> String? {
            unit.flatMap { unit in input.studyArea.flatMap { answer(unit, $0) } }
        }
        let owners = Set(task.facilities.map { input.facilities[$0].owner })
        let own = task.kind == .improve && owners.count == 1 ? owners.first ?? nil : nil
        let usual = own ?? inUnit(ResponsibilityTable.usual)
        if let before, before != usual { return before }
        return inUnit(responsible.named) ?? usual
    }

    /// How many centers of a unit have no coordinates, so that nobody knows whom they reach.
    private func unlocated(in unit: UnitNumber?) -> Int {
        guard let unit, let area = input.studyArea else { return 0 }
        return input.unlocated.count { center in
            center.unitCode.flatMap(area.unit(named:)).map { area.chain(from: $0).contains(unit) } ?? false
        }
    }

    /// Why there is a task: the people out of reach whom it is for, then the red indicators.
    private func causes(_ number: Int) -> [TaskCause] {
        let task = plan.tasks[number]
        let clusters = task.problems.filter { problems[$0].kind == .cluster }
        var causes: [TaskCause] = []
        if let uncovered = people(task.uncovered), !clusters.isEmpty {
            causes.append(.outOfReach(uncovered, clusters: clusters.count, isPeople: input.demand.weightKind == .people))
            let unlocated = unlocated(in: self.number(of: task))
            if unlocated > 0 { causes.append(.unlocated(unlocated)) }
        }
        return causes
            + task.problems.compactMap { number in
                guard case .indicator(let kind) = problems[number].kind else { return nil }
                let problem = problems[number]
                let level = problem.unit == nil && problem.facility == nil ? problem.level : nil
                return .indicator(kind, level: level, stand: stand(problem, kind))
            }
    }

    private var squareMeters: String { language(" m²", " 平方米") }

    /// How a red indicator stands, in figures.
    private func stand(_ problem: Problem, _ kind: IndicatorKind) -> String? {
        switch kind {
        case .quota, .utilisation, .parent: problem.detail
        case .floorArea: problem.detail.map { $0.hasSuffix(" m2") ? $0.dropLast(3) + squareMeters : $0 }
        case .functions: nil
        case .floorAreaPerHundredHouseholds:
            problem.value.map { value in
                let least = problem.threshold.map { "/\($0.green.plainText)" } ?? ""
                return "\(value.rounded(toDecimals: 1).plainText)\(least)\(squareMeters)"
            }
        case .share, .allLevels, .far, .oneFacility, .unlocated:
            problem.value.map { "\(($0 * 100).rounded(toDecimals: 1).plainText)" + language(" %", "%") }
        }
    }
}
