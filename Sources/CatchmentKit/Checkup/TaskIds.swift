import PlanningTerms
import Publication
import ServiceModel

/// Names tasks by their place and by what is done there, so that they keep their ids from run to run.
struct TaskIds {
    private let input: PlanningInput
    private let problems: [Problem]
    private let proposals: ProposalReach?

    private var sites: [PublishedSite] { proposals?.sites ?? [] }

    init(_ input: PlanningInput, _ problems: [Problem], _ proposals: ProposalReach?) {
        (self.input, self.problems, self.proposals) = (input, problems, proposals)
    }

    /// The ids of tasks, all different; a proposed center keeps the id that it has in an earlier list.
    func ids(of tasks: [PlannedTask], _ kept: KeptEntries) -> [String] {
        var ids = [String?](repeating: nil, count: tasks.count)
        var taken: Set<String> = []
        for (number, task) in tasks.enumerated() {
            guard let site = task.proposal.map({ sites[$0] }), site.identity == .ids, let id = kept.tasksBySite[site.id],
                id.hasPrefix(base(task)), taken.insert(id).inserted
            else { continue }
            ids[number] = id
        }
        for (number, task) in tasks.enumerated() where ids[number] == nil {
            var id = base(task)
            if taken.contains(id), let site = task.proposal { id += "-" + sites[site].lastingName }
            var (free, count) = (id, 1)
            while !taken.insert(free).inserted {
                count += 1
                free = "\(id)-\(count)"
            }
            ids[number] = free
        }
        return ids.compactMap(\.self)
    }

    /// The place and what is done there.
    private func base(_ task: PlannedTask) -> String { "t-\(name(of: task.place))-\(task.kind.idWord)" }

    private func name(of place: TaskPlace) -> String {
        switch place {
        case .unit(let unit): code(unit)
        case .site(let site): proposals?.units[site].map(code) ?? sites[site].lastingName
        case .cluster(let number): problems[number].id
        case .facility(let number): input.facilities[number].lastingName
        case .whole: whole
        }
    }

    private func code(_ unit: UnitNumber) -> String { input.studyArea?.units[unit].code ?? "" }

    /// The topmost unit where there is one alone.
    private var whole: String { input.studyArea?.top.map(code) ?? "all" }
}

extension StudyArea {
    /// The topmost unit where there is one alone.
    var top: UnitNumber? {
        guard let level = levels.first, units(ofLevel: level).count == 1 else { return nil }
        return UnitNumber(units(ofLevel: level).lowerBound)
    }
}
