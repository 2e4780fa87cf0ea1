import GeoPrimitives
import PlanningTerms
import Publication

/// A row of a check-up's lists as published: a problem, a task, or a responsibility.
private struct ListEntry: Hashable {
    var id: String
    /// The problem of a task or responsibility.
    var problem = ""
    /// The people, as they stand there.
    var people = ""

    /// What identifies it in a list.
    var key: String { "\(id) \(problem)" }

    /// The people; none where nothing stands there, NaN where no number does.
    var weight: Double { people.isEmpty ? 0 : Double(people) ?? .nan }
}

extension Recomputation {
    /// The lists of problems, tasks and responsibilities: each cluster and red indicator once, each task with its problem, people as they sum.
    mutating func checkLists(_ checkup: CheckupDocument) throws {
        let problems = try list(.problems, [.id, .people]) { ListEntry(id: $0[.id][$1], people: $0[.people][$1]) }
        let tasks = try list(.tasks, [.id, .problem, .people]) {
            ListEntry(id: $0[.id][$1], problem: $0[.problem][$1], people: $0[.people][$1])
        }
        let duties = try list(.responsibilities, [.task, .problem]) {
            ListEntry(id: $0[.task][$1], problem: $0[.problem][$1])
        }
        checkProblems(problems, checkup)
        checkTasks(tasks, problems)
        var wrong: [String] = []
        if duties.map(\.key) != tasks.map(\.key) {
            let known = Set(tasks.map(\.key))
            let strange = duties.first { !known.contains($0.key) }
            wrong.append(
                "\(ResultFile.table(.responsibilities).name): "
                    + (strange.map { "\($0.id) with problem \($0.problem) is no task" }
                        ?? "\(duties.count) rows and \(tasks.count) tasks, each once"))
        }
        settle("responsibilities: \(duties.count), one per task", wrong)
    }

    private func list(
        _ dataset: Dataset, _ columns: [ColumnTerm], _ entry: (PublishedList, Int) -> ListEntry
    ) throws -> [ListEntry] {
        let path = ResultFile.table(dataset).path(in: folder)
        guard let list = try PublishedList(path, columns) else {
            throw CatchmentError.noInput(path, .folder(.missing(.verifyCheckup)))
        }
        return (0..<list.count).map { entry(list, $0) }
    }

    private mutating func checkProblems(_ problems: [ListEntry], _ checkup: CheckupDocument) {
        let expected: [(id: String, people: Double?)] =
            report.blanks.clusters.map { ($0.id, $0.weight) }
            + checkup.indicators.filter { $0.state == .red }.map { ($0.id, $0.people) }
        let file = ResultFile.table(.problems).name
        var rows: [String: ListEntry] = [:]
        var wrong: [String] = []
        for problem in problems {
            if rows[problem.id] != nil { wrong.append("\(file): \(problem.id) stands twice") }
            rows[problem.id] = problem
        }
        for problem in expected {
            guard let found = rows.removeValue(forKey: problem.id) else {
                wrong.append("\(file): \(problem.id) is missing")
                continue
            }
            wrong += [
                Self.difference("\(file): people of \(problem.id)", problem.people ?? 0, found.weight)
            ].compactMap(\.self)
        }
        wrong += rows.keys.sorted().map { "\(file): \($0) is neither a cluster nor a red indicator" }
        settle("problems: \(problems.count), every cluster and red indicator once", wrong)
    }

    private mutating func checkTasks(_ tasks: [ListEntry], _ problems: [ListEntry]) {
        let clusters = Dictionary(report.blanks.clusters.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
        let known = Set(problems.map(\.id))
        let file = ResultFile.table(.tasks).name
        var people: [String: Double] = [:]
        var seen: Set<String> = []
        var wrong: [String] = []
        for task in tasks {
            if !seen.insert(task.id).inserted { wrong.append("\(file): \(task.id) stands twice") }
            if !known.contains(task.problem) {
                wrong.append("\(file): \(task.id) names \(task.problem), which is no problem")
            }
            people[task.problem, default: 0] += task.weight
        }
        for problem in problems {
            guard let sum = people[problem.id] else {
                wrong.append("\(file): no task for \(problem.id)")
                continue
            }
            let whole = clusters[problem.id] ?? problem.weight
            wrong += [Self.difference("\(file): people of the tasks for \(problem.id)", whole, sum)].compactMap(\.self)
        }
        settle("tasks: \(tasks.count), each with its problem", wrong)
    }
}
