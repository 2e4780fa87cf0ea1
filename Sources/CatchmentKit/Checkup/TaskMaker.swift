import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Says what is to be done about the problems of a check-up, once for each place.
struct TaskMaker {
    private let checkup: CheckupResult
    private let problems: [Problem]
    private let proposals: ProposalReach?
    private let kept: KeptEntries

    private var input: PlanningInput { checkup.cover.loaded.input }

    /// Prepares the tasks about some problems.
    ///
    /// - Parameters:
    ///   - checkup: What was found.
    ///   - problems: The problems.
    ///   - proposals: Sites that a plan proposes, if there is one.
    ///   - kept: The tasks of an earlier check-up.
    init(_ checkup: CheckupResult, _ problems: [Problem], _ proposals: ProposalReach?, _ kept: KeptEntries) {
        (self.checkup, self.problems, self.proposals, self.kept) = (checkup, problems, proposals, kept)
    }

    /// All tasks: those of proposed centers by their rank, then the others, by the people whom they bring within reach.
    func plan() -> TaskPlan {
        var plan = TaskPlan(
            task: problems.map { _ in nil }, left: problems.map { _ in nil }, valueAfter: problems.map { _ in nil },
            siteUnits: proposals?.units ?? [])
        var byPlace: [TaskPlace: Int] = [:]
        func task(at place: TaskPlace) -> Int {
            if let known = byPlace[place] { return known }
            plan.tasks.append(PlannedTask(place: place))
            byPlace[place] = plan.tasks.count - 1
            return plan.tasks.count - 1
        }
        let sitePlaces = sitePlaces()
        for (number, problem) in problems.enumerated() {
            if problem.kind == .cluster { plan.left[number] = proposals?.left(number, problem) }
            if let quota = problem.quota, let proposals {
                let open = quota.facilities + (proposals.quotas[number] ?? []).count
                plan.valueAfter[number] = Double(open) / Double(quota.required)
            }
            var named: Set<Int> = []
            for site in sites(for: number) { named.insert(task(at: sitePlaces[site])) }
            if let site = settling(number, problem) {
                plan.task[number] = task(at: sitePlaces[site])
            } else if let place = place(of: number, problem) {
                plan.task[number] = task(at: place)
            }
            for task in named.union([plan.task[number]].compactMap(\.self)) { plan.tasks[task].problems.append(number) }
        }
        for (site, place) in sitePlaces.enumerated() {
            guard let number = byPlace[place] else { continue }
            plan.tasks[number].proposal = site
        }
        for number in plan.tasks.indices { fill(number, &plan) }
        return ordered(plan)
    }

    /// Where each proposed center is opened: its unit, or the site itself where an earlier one has the unit.
    private func sitePlaces() -> [TaskPlace] {
        var taken: Set<UnitNumber> = []
        return (proposals?.units ?? []).enumerated().map { site, unit in
            guard let unit, taken.insert(unit).inserted else { return .site(site) }
            return .unit(unit)
        }
    }

    /// The sites that do something about a problem.
    private func sites(for number: Int) -> [Int] {
        let reached = proposals?.reached[number] ?? []
        return reached.indices.filter { reached[$0] > 0 } + (proposals?.quotas[number] ?? [])
    }

    /// The proposed site whose center settles a problem; `nil` where none does.
    private func settling(_ number: Int, _ problem: Problem) -> Int? {
        if problem.kind == .cluster { return proposals?.answer(to: number, problem) }
        guard let proposals, let quota = problem.quota, proposals.missing(number, quota) == 0 else { return nil }
        return proposals.quotas[number]?.first
    }

    /// Where a problem is settled when no proposed center does it; `nil` where it only adds up what others are about.
    private func place(of number: Int, _ problem: Problem) -> TaskPlace? {
        if let unit = problem.unit { return .unit(unit) }
        if let facility = problem.facility { return .facility(facility) }
        if problem.kind == .cluster { return .cluster(number) }
        let addsUpClusters = problem.kind == .indicator(.share) && problem.level == nil || problem.kind == .indicator(.far)
        return addsUpClusters && problems.contains { $0.kind == .cluster } ? nil : .whole
    }

    /// What is done, for whom and where.
    private func fill(_ number: Int, _ plan: inout TaskPlan) {
        var task = plan.tasks[number]
        let settled = task.problems.filter { plan.task[$0] == number }
        // Clusters that no proposed center answers.
        let open = settled.filter { problems[$0].kind == .cluster && proposals?.answer(to: $0, problems[$0]) == nil }
        var uncovered = open.reduce(Int64(0)) { $0 + (plan.left[$1] ?? problems[$1].people ?? 0) }
        let rest = uncovered
        var centers: [TaskStep] = settled.compactMap { problem in
            guard let quota = problems[problem].quota else { return nil }
            let missing = proposals?.missing(problem, quota) ?? (quota.required - quota.facilities)
            return missing > 0 ? .findSites(count: missing, level: problems[problem].level) : nil
        }
        if let site = task.proposal.flatMap({ site in proposals.map { ($0.sites[site], site) } }) {
            let place = TaskStep.Place(id: site.0.id, name: site.0.name)
            task.sites.append(place)
            task.point = site.0.point
            for problem in task.problems { uncovered += proposals?.reached[problem]?[site.1] ?? 0 }
            let isPeople = input.demand.weightKind == .people
            if rest > 0, centers.isEmpty { centers = [.findForRest(input.demand.scale.weight(rest), isPeople: isPeople)] }
            centers.insert(.openProposed(place), at: 0)
            task.kind = .open
        } else if !open.isEmpty || !centers.isEmpty {
            if centers.isEmpty { centers = [.findSites(count: 1, level: nil)] }
            task.kind = .find
        } else {
            task.kind = task.place == .whole ? .plan : .improve
        }
        task.steps = centers
        // What is missing in the whole unit comes last: it counts what the other steps bring.
        let isOfUnit = { (number: Int) in problems[number].kind == .indicator(.floorAreaPerHundredHouseholds) }
        for problem in settled.filter({ !isOfUnit($0) }) + settled.filter(isOfUnit) { improve(problems[problem], &task) }
        let answersClusters = task.problems.contains { problems[$0].kind == .cluster }
        task.uncovered = answersClusters ? uncovered : nil
        task.people = (settled.filter { problems[$0].kind != .cluster }.map { problems[$0].people } + [task.uncovered])
            .compactMap(\.self).max()
        // Where the most people are missed, else the first facility.
        task.point = task.point ?? (open.first ?? settled.first { problems[$0].point != nil }).flatMap { problems[$0].point }
        plan.tasks[number] = task
    }

    /// Adds what a red indicator asks for beside new centers.
    private func improve(_ problem: Problem, _ task: inout PlannedTask) {
        guard case .indicator(let kind) = problem.kind else { return }
        if let number = problem.facility {
            let facility = input.facilities[number]
            let place = TaskStep.Place(id: facility.id, name: facility.name)
            if !task.facilities.contains(number) {
                task.facilities.append(number)
                task.sites.append(place)
            }
            task.steps += step(kind, at: place, facility, problem).map { [$0] } ?? []
            return
        }
        switch kind {
        case .floorAreaPerHundredHouseholds:
            let households = problem.unit.flatMap { input.studyArea?.units[$0].households } ?? 0
            if let value = problem.value, let least = problem.threshold?.green {
                task.steps.append(.addFloorArea(((least - value) * households / 100).rounded(.up)))
            }
        case .share, .far: task.steps.append(.planCenters(level: problem.level))
        case .allLevels: task.steps.append(.planAllLevels)
        case .oneFacility: task.steps.append(.secondCenters)
        case .parent: task.steps += problem.level.map { [.link(level: $0)] } ?? []
        case .unlocated: task.steps.append(.survey)
        case .quota, .floorArea, .functions, .utilisation: break
        }
    }

    private func step(
        _ kind: IndicatorKind, at place: TaskStep.Place, _ facility: Facility, _ problem: Problem
    ) -> TaskStep? {
        let level = facility.level.flatMap { input.levels[$0] }
        switch kind {
        case .floorArea:
            guard let area = facility.floorArea, let least = level?.floorArea else { return nil }
            return .enlarge(place, from: area.squareMeters, to: least.squareMeters)
        case .functions:
            return .addFunctions(place, missing: (level?.functions ?? []).filter { !facility.functions.contains($0) })
        case .utilisation:
            guard let capacity = facility.capacity, let load = problem.people else { return nil }
            return .relieve(place, load: input.demand.scale.weight(load), capacity: capacity)
        default: return nil
        }
    }

    /// The tasks in their order, with their ids.
    private func ordered(_ plan: TaskPlan) -> TaskPlan {
        func rank(_ number: Int) -> (Int, Int64, Int64, Int) {
            let task = plan.tasks[number]
            return (task.proposal ?? .max, -(task.uncovered ?? 0), -(task.people ?? 0), task.problems.first ?? 0)
        }
        let order = plan.tasks.indices.sorted { rank($0) < rank($1) }
        var ordered = plan
        ordered.tasks = order.map { plan.tasks[$0] }
        let place = Dictionary(order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        ordered.task = plan.task.map { $0.flatMap { place[$0] } }
        let ids = TaskIds(input, problems, proposals).ids(of: ordered.tasks, kept)
        for number in ordered.tasks.indices { ordered.tasks[number].id = ids[number] }
        return ordered
    }
}
