import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// The three lists of a check-up, by unit and names first.
extension PlannerReport {
    /// A section for each list.
    func listSections() throws -> [PlannerPage.Section] {
        func table(_ dataset: Dataset) throws -> ListTable? {
            try lists.first { $0.name == dataset.rawValue }.map { try ListTable($0) }
        }
        guard let problems = try table(.problems), let tasks = try table(.tasks), let duties = try table(.responsibilities),
            problems.count > 0
        else { return [] }
        return [
            .init(
                heading: language("List of problems", "问题清单"), blocks: summary(problems, tasks) + [.table(problemTable(problems))]
            ),
            .init(heading: language("List of tasks", "任务清单"), blocks: [.table(taskTable(tasks))]),
            .init(
                heading: language("List of responsibilities", "责任清单"), blocks: [.table(responsibilityTable(duties))]),
        ]
    }

    /// Whether sites of a plan answer problems.
    private func hasPlan(_ problems: ListTable) -> Bool {
        (0..<problems.count).contains { problems.number(.peopleLeft, $0) != nil || problems.number(.valueAfter, $0) != nil }
    }

    /// How many problems there are and how many tasks; with a plan, what of them stays.
    private func summary(_ problems: ListTable, _ tasks: ListTable) -> [PlannerPage.Block] {
        let rows = 0..<problems.count
        let clusters = rows.filter { problems.text(.kind, $0) == "cluster" }
        let adding = rows.filter { problems.text(.task, $0).isEmpty }
        var blocks: [PlannerPage.Block] = [
            .paragraph(
                language(
                    "\(words.counted(problems.count, "problem", "problems")), \(words.counted(tasks.count, "task", "tasks")): what is to be done in one place is one task, which settles all problems of the place.",
                    "共 \(problems.count) 个问题，归并为 \(tasks.count) 项任务：同一地点的问题合为一项任务一并解决。")
                    + (adding.isEmpty
                        ? ""
                        : language(
                            " \(words.counted(adding.count, "problem adds", "problems add")) up the uncovered clusters and \(adding.count == 1 ? "has" : "have") no task of \(adding.count == 1 ? "its" : "their") own.",
                            "其中 \(adding.count) 个问题由各未覆盖聚集区汇总而成，不另设任务。")))
        ]
        guard hasPlan(problems) else { return blocks }
        func sum(_ term: ColumnTerm, _ rows: [Int]) -> Double { rows.reduce(0) { $0 + (problems.number(term, $1) ?? 0) } }
        let quotas = rows.filter { problems.number(.valueAfter, $0) != nil }
        let (left, missing) = (
            clusters.filter { (problems.number(.peopleLeft, $0) ?? 0) > 0 },
            quotas.filter { (problems.number(.valueAfter, $0) ?? 0) < 1 }
        )
        let counts: [(String, Double, Double)] = [
            (language("uncovered clusters", "未覆盖聚集区"), Double(clusters.count), Double(left.count)),
            (language("\(who) in them", "其中未覆盖\(people)"), sum(.people, clusters), sum(.peopleLeft, clusters)),
            (
                language("units below their quota", "\(PlannedNames.facility)数量低于配建标准的单元"), Double(quotas.count),
                Double(missing.count)
            ),
        ]
        blocks.append(
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("before and after the plan", "方案前后")), .number(language("before", "方案前")),
                        .number(language("after", "方案后")),
                    ],
                    rows: counts.map { [.init($0.0), .init(words.whole($0.1)), .init(words.whole($0.2), isPlan: true)] })))
        return blocks
    }

    private func problemTable(_ list: ListTable) -> PlannerPage.Table {
        let hasPlan = hasPlan(list)
        var columns: [PlannerPage.Table.Column] = [
            .text(language("unit", "单元")), .text(language("in", "所属")), .text(language("problem", "问题")),
            .number(language("stands at", "现状")), .number(language("\(who)", "涉及\(people)")),
        ]
        if hasPlan { columns.append(.number(language("after the plan", "方案后"))) }
        columns.append(.text(language("task", "任务编号")))
        let rows = list.byUnit.map { row -> [PlannerPage.Cell] in
            let place = list.place(row, language)
            let named = list.text(.facilityName, row).isEmpty ? list.text(.facility, row) : list.text(.facilityName, row)
            let level = list.text(.unit, row).isEmpty ? list.text(.level, row) : ""
            let task = list.text(.task, row)
            var cells: [PlannerPage.Cell] = [
                .init(place.unit), .init(place.above),
                .init(
                    [list.text(.problem, row), named, level.isEmpty ? "" : LevelTitles([level], language)[level]]
                        .filter { !$0.isEmpty }.joined(separator: language(": ", "："))),
                .init(stand(list, row, .value)), .init(list.number(.people, row).map(words.whole) ?? "—"),
            ]
            if hasPlan { cells.append(.init(after(list, row), isPlan: true)) }
            return cells + [.init(task.isEmpty ? list.text(.remark, row) : task, isWhole: !task.isEmpty)]
        }
        return PlannerPage.Table(columns: columns, rows: rows)
    }

    /// How an indicator stands, in its unit.
    private func stand(_ list: ListTable, _ row: Int, _ term: ColumnTerm) -> String {
        guard let value = list.number(term, row), let kind = IndicatorKind(rawValue: list.text(.kind, row)) else { return "—" }
        let number = (kind.isRatio ? value * 100 : value).rounded(toDecimals: 1).plainText
        return kind.isRatio ? language("\(number) %", "\(number)%") : language("\(number) m²", "\(number) 平方米")
    }

    /// What of a problem stays once the plan is carried out.
    private func after(_ list: ListTable, _ row: Int) -> String {
        if let left = list.number(.peopleLeft, row) {
            return language("\(words.whole(left)) left", "余 \(words.whole(left))")
        }
        return list.number(.valueAfter, row) == nil ? "—" : stand(list, row, .valueAfter)
    }

    private func taskTable(_ list: ListTable) -> PlannerPage.Table {
        let hasYears = (0..<list.count).contains { list.number(.year, $0) != nil }
        var columns: [PlannerPage.Table.Column] = [
            .text(language("unit", "单元")), .text(language("in", "所属")), .text(language("task", "任务")),
            .text(language("why", "事由")), .number(language("\(who)", "涉及\(people)")),
        ]
        if hasYears { columns.append(.number(language("year", "年度"))) }
        columns.append(.text(language("task no.", "任务编号")))
        let rows = list.byUnit.map { row -> [PlannerPage.Cell] in
            let place = list.place(row, language)
            var cells: [PlannerPage.Cell] = [
                .init(place.unit), .init(place.above), .init(list.text(.action, row)), .init(list.text(.causes, row)),
                .init(list.number(.people, row).map(words.whole) ?? "—"),
            ]
            if hasYears { cells.append(.init(list.number(.year, row).map { "\(Int($0))" } ?? "—")) }
            return cells + [.init(list.text(.id, row), isWhole: true)]
        }
        return PlannerPage.Table(columns: columns, rows: rows)
    }

    private func responsibilityTable(_ list: ListTable) -> PlannerPage.Table {
        let columns: [PlannerPage.Table.Column] = [
            .text(language("answers for it", "责任单位")), .text(language("unit", "单元")), .text(language("task", "任务")),
            .text(language("person", "责任人")), .text(language("due", "完成时限")), .text(language("task no.", "任务编号")),
        ]
        let order = list.byUnit.enumerated().sorted { first, second in
            let (left, right) = (list.text(.owner, first.element), list.text(.owner, second.element))
            return (left, first.offset) < (right, second.offset)
        }.map(\.element)
        let rows = order.map { row -> [PlannerPage.Cell] in
            let owner = list.text(.owner, row)
            return [
                .init(owner.isEmpty ? "—" : owner), .init(list.place(row, language).unit), .init(list.text(.action, row)),
                .init(list.text(.person, row)), .init(list.text(.dueDate, row)),
                .init(list.text(.task, row), isWhole: true),
            ]
        }
        return PlannerPage.Table(columns: columns, rows: rows)
    }
}
