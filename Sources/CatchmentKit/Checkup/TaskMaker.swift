import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// Says what is to be done about each problem.
struct TaskMaker {
    let checkup: CheckupResult
    /// Sites that a plan proposes, if there is one.
    let proposals: [PublishedSite]?
    let language: Language

    private var input: PlanningInput { checkup.cover.loaded.input }

    /// The tasks of all problems, in their order.
    func tasks(_ problems: [Problem]) -> [PlannedTask] {
        problems.indices.flatMap { number in
            problems[number].kind == .cluster
                ? clusterTasks(problems[number], number) : [indicatorTask(problems[number], number)]
        }
    }

    /// The proposed sites that reach people of a cluster, each with those that no earlier one reaches; and what is left over.
    private func clusterTasks(_ problem: Problem, _ number: Int) -> [PlannedTask] {
        let open = language("open a center", "新建服务中心")
        var left = problem.rows
        var tasks: [PlannedTask] = []
        for rank in proposals.map({ sites in sites.indices.sorted { sites[$0].rank < sites[$1].rank } }) ?? [] {
            guard let proposals, !left.isEmpty else { break }
            let reached = left.filter { row in
                let own = input.demand.radiusMeters?[row] ?? .nan
                let radius = own.isNaN ? proposals[rank].radius : own
                return CoverTest(radius: radius, measure: input.measure).covers(
                    input.demand.point(row), proposals[rank].point, measure: input.measure)
            }
            guard !reached.isEmpty else { continue }
            let isReached = Set(reached)
            left.removeAll { isReached.contains($0) }
            tasks.append(
                PlannedTask(
                    id: "t-\(problem.id)-\(proposals[rank].lastingName)", action: open, site: proposals[rank].id, problem: number,
                    people: weight(reached), point: proposals[rank].point))
        }
        if !left.isEmpty {
            let find = language("find a site and open a center", "选址并新建服务中心")
            tasks.append(
                PlannedTask(id: "t-\(problem.id)", action: find, site: nil, problem: number, people: weight(left), point: nil))
        }
        return tasks
    }

    private func weight(_ rows: [Int]) -> Int64 { rows.reduce(0) { $0 + input.demand.ticks[$1] } }

    private func indicatorTask(_ problem: Problem, _ number: Int) -> PlannedTask {
        PlannedTask(
            id: "t-\(problem.id)", action: action(problem), site: problem.facility.map { input.facilities[$0].id },
            problem: number,
            people: problem.people, point: nil)
    }

    private func action(_ problem: Problem) -> String {
        switch problem.kind {
        case .indicator(.quota): language("open centers up to the quota", "按配建标准增设服务中心")
        case .indicator(.floorArea): language("enlarge the center", "扩建或置换场地")
        case .indicator(.floorAreaPerHundredHouseholds): language("add floor area in the unit", "增加单元服务用房面积")
        case .indicator(.functions): language("add functions: \(problem.detail ?? "")", "补充功能：\(problem.detail ?? "")")
        case .indicator(.utilisation): language("relieve the center", "分流或扩容")
        case .indicator(.oneFacility): language("add a second center within reach", "增加第二个可达设施")
        case .indicator(.parent): language("link to a center of the level above", "与上级中心建立联动")
        case .indicator(.unlocated): language("survey the missing coordinates", "补测设施坐标")
        case .cluster, .indicator(.share), .indicator(.allLevels), .indicator(.far):
            language("plan centers for the clusters", "针对聚集区规划新增设施")
        }
    }
}
