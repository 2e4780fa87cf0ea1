import PlanningTerms

extension Recomputation {
    /// The lists of problems, tasks and responsibilities: each cluster and red indicator once, each task with its problem, people as they sum.
    mutating func checkLists(_ checkup: CheckupDocument) throws {
        let problems = try list("problems", ["id", "people"])
        let tasks = try list("tasks", ["id", "problem", "people"])
        let duties = try list("responsibilities", ["task", "problem"])
        checkProblems(problems, checkup)
        checkTasks(tasks, problems)
        var wrong: [String] = []
        if duties.map({ [$0[0], $0[1]] }) != tasks.map({ [$0[0], $0[1]] }) {
            let known = Set(tasks.map { "\($0[0]) \($0[1])" })
            let strange = duties.first { !known.contains("\($0[0]) \($0[1])") }
            wrong.append(
                "responsibilities.csv: "
                    + (strange.map { "\($0[0]) with problem \($0[1]) is no task" }
                        ?? "\(duties.count) rows and \(tasks.count) tasks, each once"))
        }
        settle("responsibilities: \(duties.count), one per task", wrong)
    }

    private func list(_ name: String, _ columns: [String]) throws -> [[String]] {
        let path = "\(found.folder)/\(name).csv"
        guard let file = try TextTableFile(path, columns: columns) else {
            throw CatchmentError.noInput(path, .folder(.missing(.verifyCheckup)))
        }
        return file.rows
    }

    private mutating func checkProblems(_ problems: [[String]], _ checkup: CheckupDocument) {
        let expected: [(id: String, people: Double?)] =
            report.blanks.clusters.map { ($0.id, $0.weight) }
            + checkup.indicators.filter { $0.state == "red" }.map { ($0.id, $0.people) }
        var rows: [String: String] = [:]
        var wrong: [String] = []
        for row in problems {
            if rows[row[0]] != nil { wrong.append("problems.csv: \(row[0]) stands twice") }
            rows[row[0]] = row[1]
        }
        for problem in expected {
            guard let people = rows.removeValue(forKey: problem.id) else {
                wrong.append("problems.csv: \(problem.id) is missing")
                continue
            }
            wrong += [
                Self.difference(
                    "problems.csv: people of \(problem.id)", problem.people ?? 0, people.isEmpty ? 0 : Double(people) ?? .nan)
            ].compactMap(\.self)
        }
        wrong += rows.keys.sorted().map { "problems.csv: \($0) is neither a cluster nor a red indicator" }
        settle("problems: \(problems.count), every cluster and red indicator once", wrong)
    }

    private mutating func checkTasks(_ tasks: [[String]], _ problems: [[String]]) {
        let clusters = Dictionary(report.blanks.clusters.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
        let known = Set(problems.map { $0[0] })
        var people: [String: Double] = [:]
        var seen: Set<String> = []
        var wrong: [String] = []
        for task in tasks {
            if !seen.insert(task[0]).inserted { wrong.append("tasks.csv: \(task[0]) stands twice") }
            if !known.contains(task[1]) { wrong.append("tasks.csv: \(task[0]) names \(task[1]), which is no problem") }
            people[task[1], default: 0] += task[2].isEmpty ? 0 : Double(task[2]) ?? .nan
        }
        for problem in problems {
            guard let sum = people[problem[0]] else {
                wrong.append("tasks.csv: no task for \(problem[0])")
                continue
            }
            let whole = clusters[problem[0]] ?? (problem[1].isEmpty ? 0 : Double(problem[1]) ?? .nan)
            wrong += [Self.difference("tasks.csv: people of the tasks for \(problem[0])", whole, sum)].compactMap(\.self)
        }
        settle("tasks: \(tasks.count), each with its problem", wrong)
    }
}
