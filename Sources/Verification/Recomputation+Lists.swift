import GeoPrimitives
import PlanningTerms
import Publication

/// A row of `problems.csv` as published.
struct PublishedProblem {
    var id: String
    /// The task that settles it; empty where it needs none of its own.
    var task: String
    var people: Double
    /// People of a cluster whom no proposed center reaches; none where nothing is proposed.
    var left: Double?
}

/// A row of `tasks.csv` as published.
struct PublishedTask {
    var id: String
    var kind: String
    /// The ids of its problems, and what it names that is no problem.
    var problems: [String], strange: [String]
    /// The people it concerns, and of those the people of clusters whom it brings within reach; none where nothing stands there.
    var people: Double?, uncovered: Double?
}

/// The lists of a check-up as published.
struct PublishedLists {
    var problems: [PublishedProblem]
    var tasks: [PublishedTask]
    /// The responsibilities: the task of each, and the problems as they stand there.
    var duties: [(task: String, problems: String)]
    /// The problems of each task, as they stand there.
    var problemTexts: [String]

    /// Reads the lists of a folder.
    ///
    /// - Throws: ``CatchmentError`` where one is missing, cannot be read or misses a column.
    init(_ folder: String) throws {
        func list(_ dataset: Dataset, _ columns: [ColumnTerm]) throws -> PublishedList {
            let path = ResultFile.table(dataset).path(in: folder)
            guard let list = try PublishedList(path, columns) else {
                throw CatchmentError.noInput(path, .folder(.missing(.verifyCheckup)))
            }
            return list
        }
        func number(_ text: String) -> Double? { text.isEmpty ? nil : Double(text) ?? .nan }
        let found = try list(.problems, [.id, .task, .people, .peopleLeft])
        problems = (0..<found.count).map {
            PublishedProblem(
                id: found[.id][$0], task: found[.task][$0], people: number(found[.people][$0]) ?? 0,
                left: number(found[.peopleLeft][$0]))
        }
        let known = Set(problems.map(\.id))
        let rows = try list(.tasks, [.id, .kind, .problems, .people, .uncoveredWeight])
        tasks = (0..<rows.count).map { row in
            let named = Self.ids(in: rows[.problems][row], known)
            return PublishedTask(
                id: rows[.id][row], kind: rows[.kind][row], problems: named.known, strange: named.strange,
                people: number(rows[.people][row]), uncovered: number(rows[.uncoveredWeight][row]))
        }
        problemTexts = rows[.problems]
        let third = try list(.responsibilities, [.task, .problems])
        duties = (0..<third.count).map { (third[.task][$0], third[.problems][$0]) }
    }

    /// The ids in a list of ids behind one another, of which some may hold the sign between them.
    private static func ids(in text: String, _ known: Set<String>) -> (known: [String], strange: [String]) {
        var (found, strange): ([String], [String]) = ([], [])
        var parts = text.isEmpty ? [] : text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        while !parts.isEmpty {
            let length = (1...parts.count).first { known.contains(parts[..<$0].joined(separator: ";")) }
            if let length { found.append(parts[..<length].joined(separator: ";")) } else { strange.append(parts[0]) }
            parts.removeFirst(length ?? 1)
        }
        return (found, strange)
    }
}

extension Recomputation {
    /// The lists of problems, tasks and responsibilities: each cluster and red indicator once, settled by one task or adding up clusters;
    /// each task with its problems; people as they sum.
    mutating func checkLists(_ checkup: CheckupDocument) throws {
        let lists = try PublishedLists(folder)
        checkProblems(lists.problems, checkup)
        checkTasks(lists, checkup)
        checkPeople(lists)
        var wrong: [Wording] = []
        let duties = lists.duties.map { "\($0.task) \($0.problems)" }
        let tasks = zip(lists.tasks, lists.problemTexts).map { "\($0.id) \($1)" }
        if duties != tasks {
            let known = Set(tasks)
            let strange = zip(lists.duties, duties).first { !known.contains($0.1) }?.0
            let file = ResultFile.table(.responsibilities).name
            wrong.append(
                strange.map {
                    Wording(
                        "\(file): \($0.task) with problems \($0.problems) is no task",
                        "\(file)：\($0.task)（问题 \($0.problems)）不在任务清单中")
                }
                    ?? Wording(
                        "\(file): \(duties.count) rows and \(tasks.count) tasks, each once",
                        "\(file)：\(duties.count) 行，任务 \(tasks.count) 项，应一一对应"))
        }
        settle(Wording("responsibilities: \(duties.count), one per task", "责任：\(duties.count) 项，与任务一一对应"), wrong)
    }

    private mutating func checkProblems(_ problems: [PublishedProblem], _ checkup: CheckupDocument) {
        let expected: [(id: String, people: Double?)] =
            report.blanks.clusters.map { ($0.id, $0.weight) }
            + checkup.indicators.filter { $0.state == .red }.map { ($0.id, $0.people) }
        let file = ResultFile.table(.problems).name
        var rows: [String: PublishedProblem] = [:]
        var wrong: [Wording] = []
        for problem in problems {
            if rows[problem.id] != nil {
                wrong.append(Wording("\(file): \(problem.id) stands twice", "\(file)：\(problem.id) 重复"))
            }
            rows[problem.id] = problem
        }
        for problem in expected {
            guard let found = rows.removeValue(forKey: problem.id) else {
                wrong.append(Wording("\(file): \(problem.id) is missing", "\(file)：缺少 \(problem.id)"))
                continue
            }
            wrong += [
                Self.difference(
                    Wording("\(file): people of \(problem.id)", "\(file)：\(problem.id) 的人口"), problem.people ?? 0, found.people)
            ].compactMap(\.self)
        }
        wrong += rows.keys.sorted().map {
            Wording("\(file): \($0) is neither a cluster nor a red indicator", "\(file)：\($0) 既非聚集区也非红色指标")
        }
        settle(
            Wording("problems: \(problems.count), every cluster and red indicator once", "问题：\(problems.count) 项，每个聚集区与红色指标各一项"),
            wrong)
    }

    /// Every task traces to problems, and every problem to the one task that settles it; what adds up clusters needs none.
    private mutating func checkTasks(_ lists: PublishedLists, _ checkup: CheckupDocument) {
        let (file, problemFile) = (ResultFile.table(.tasks).name, ResultFile.table(.problems).name)
        var tasks: [String: PublishedTask] = [:]
        var wrong: [Wording] = []
        for task in lists.tasks {
            func refuse(_ english: String, _ chinese: String) {
                wrong.append(Wording("\(file): \(task.id) \(english)", "\(file)：\(task.id) \(chinese)"))
            }
            if tasks.updateValue(task, forKey: task.id) != nil { refuse("stands twice", "重复") }
            for id in task.strange { refuse("names \(id), which is no problem", "所指的 \(id) 不在问题清单中") }
            if task.problems.isEmpty, task.strange.isEmpty { refuse("names no problem", "未指明问题") }
            if TaskKind(rawValue: task.kind) == nil {
                refuse("is of the kind \(task.kind), which is none", "的类型 \(task.kind) 不存在")
            }
        }
        let indicators = Dictionary(checkup.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for problem in lists.problems {
            guard problem.task.isEmpty else {
                if tasks[problem.task]?.problems.contains(problem.id) != true {
                    wrong.append(
                        Wording(
                            "\(problemFile): \(problem.id) is settled by \(problem.task), no task for \(problem.id)",
                            "\(problemFile)：\(problem.id) 记为由 \(problem.task) 解决，而该任务并不针对它"))
                }
                continue
            }
            let entry = indicators[problem.id]
            let addsUp = entry?.indicator == .share && entry?.level == nil || entry?.indicator == .far
            if !addsUp || report.blanks.clusters.isEmpty {
                wrong.append(Wording("\(file): no task for \(problem.id)", "\(file)：\(problem.id) 没有对应的任务"))
            }
        }
        settle(
            Wording("tasks: \(lists.tasks.count), each with its problems", "任务：\(lists.tasks.count) 项，各有所指的问题"), wrong)
    }

    /// People of clusters are within reach of the tasks that name them or left over; those whom a task concerns are those of its problems.
    private mutating func checkPeople(_ lists: PublishedLists) {
        let file = ResultFile.table(.tasks).name
        let clusters = Set(report.blanks.clusters.map(\.id))
        var wrong: [Wording] = []
        // Clusters that tasks name together are added up together: what of each a task reaches is not published.
        var groups = DisjointIds()
        for task in lists.tasks { groups.join(task.problems.filter(clusters.contains).map { "p " + $0 } + ["t " + task.id]) }
        var (people, reached): ([String: Double], [String: Double]) = ([:], [:])
        for problem in lists.problems where clusters.contains(problem.id) {
            let group = groups.name(of: "p " + problem.id)
            // A cluster of which proposed centers reach at least half is answered; the rest of others is its task's.
            let left = problem.left.map { $0 * 2 <= problem.people ? $0 : 0 } ?? 0
            if let left = problem.left, !(0...problem.people).contains(left) {
                let file = ResultFile.table(.problems).name
                let (rest, all) = (left.plainText, problem.people.plainText)
                wrong.append(
                    Wording(
                        "\(file): \(rest) of \(all) people of \(problem.id) are left",
                        "\(file)：\(problem.id) 共 \(all) 人，记为余 \(rest) 人"))
            }
            people[group, default: 0] += problem.people - left
        }
        let concerned = Dictionary(grouping: lists.problems.filter { !clusters.contains($0.id) }, by: \.task)
            .mapValues { $0.map(\.people) }
        for task in lists.tasks {
            let namesClusters = task.problems.contains(where: clusters.contains)
            if namesClusters != (task.uncovered != nil) {
                wrong.append(
                    Wording(
                        "\(file): \(task.id) names \(namesClusters ? "clusters and nobody" : "no cluster and people") out of reach",
                        "\(file)：\(task.id) \(namesClusters ? "指明聚集区而无未覆盖人口" : "未指明聚集区而有未覆盖人口")"))
            }
            if namesClusters { reached[groups.name(of: "t " + task.id), default: 0] += task.uncovered ?? 0 }
            let most = ((concerned[task.id] ?? []) + [task.uncovered ?? 0]).max() ?? 0
            wrong += [
                Self.difference(
                    Wording("\(file): people of \(task.id)", "\(file)：\(task.id) 的人口"), most, task.people ?? 0)
            ].compactMap(\.self)
        }
        for problem in lists.problems where clusters.contains(problem.id) {
            let group = groups.name(of: "p " + problem.id)
            guard let sum = people.removeValue(forKey: group) else { continue }
            wrong += [
                Self.difference(
                    Wording("\(file): people of the tasks for \(problem.id)", "\(file)：\(problem.id) 各任务的人口"), sum,
                    reached[group] ?? 0)
            ].compactMap(\.self)
        }
        settle(Wording("tasks: people of \(clusters.count) clusters", "任务：\(clusters.count) 个聚集区的人口"), wrong)
    }
}

/// Names that belong together, by the first of each group.
private struct DisjointIds {
    private var parents: [String: String] = [:]

    /// The name of the group of a name.
    func name(of id: String) -> String {
        var id = id
        while let parent = parents[id] { id = parent }
        return id
    }

    /// Puts names and their groups together.
    mutating func join(_ ids: [String]) {
        guard let first = ids.first.map(name) else { return }
        for id in ids.dropFirst().map(name) where id != first { parents[id] = first }
    }
}
