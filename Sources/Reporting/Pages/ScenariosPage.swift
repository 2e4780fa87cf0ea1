package import PlanningTerms
package import Publication
import ServiceModel

/// Composes the page that a planner attaches to a batch of scenarios: all of them side by side, and what each changes.
package struct ScenariosPage: ReportWording {
    private let report: ScenariosDocument
    private let labels: ReportLabels
    let language: Language

    /// Makes the page of a batch of scenarios.
    package init(_ report: ScenariosDocument, output: OutputOptions) {
        (self.report, labels, language) = (report, output.labels, output.language)
    }

    private var rows: [ScenariosDocument.Scenario] { [report.base] + report.scenarios }
    /// What a row is called: the title of the scenario, else its name.
    private func called(_ row: ScenariosDocument.Scenario) -> String {
        row.name == report.base.name ? language("as it is", "现状") : row.title.map(language.part) ?? row.name
    }

    private var isPeople: Bool { report.weightKind == .people }
    private var who: String { isPeople ? language("people", "人") : language("demand points", "个需求点") }
    private var people: String { isPeople ? language("people", "人口") : language("demand points", "需求点") }

    /// The whole page.
    package func page() -> PlannerPage {
        let count = report.scenarios.count
        let title = language(
            "What if: \(counted(count, "scenario", "scenarios")) side by side", "情景方案对比：\(count) 个情景")
        let file = report.plan.split(separator: "/").last.map(String.init) ?? report.plan
        var page = PlannerPage(
            language: language, program: report.program, kicker: language("SCENARIO REPORT", "情景方案对比报告"),
            title: labels.title ?? report.title.map { $0 + language(": ", "：") + title } ?? title,
            meta: [labels.date, file].compactMap { $0 }.joined(separator: " · "), facts: facts, sections: [], footer: footer,
            map: nil)
        page.sections = [
            .init(
                heading: nil,
                blocks: CaveatWords.block(report.caveats, language) + [
                    .lead(ScenarioWords(language).rule(report.measure).sentence)
                ]),
            .init(heading: language("Side by side", "情景总表"), blocks: [.table(table), .note(shareNote)]),
            .init(heading: language("What they change", "变更内容"), blocks: [.table(changes)]),
        ]
        let parts = byLevel + byClass + norms
        if !parts.isEmpty { page.sections.append(.init(heading: language("In detail", "分项结果"), blocks: parts)) }
        page.sections.append(
            .init(
                heading: language("Notices and warnings", "提示与警告"),
                blocks: CaveatWords.notices(report.notices, language)))
        if !labels.sources.isEmpty {
            page.sections.append(.init(heading: language("Sources", "数据来源"), blocks: [.list(labels.sources)]))
        }
        return page
    }

    private var facts: [PlannerPage.Fact] {
        let today = report.base.overall
        var facts = [
            PlannerPage.Fact(
                value: percent(today.share),
                label: language("of \(who) are within reach in the plan's own state", "的\(people)在现状下被覆盖"),
                detail: language(
                    "\(whole(today.coveredWeight)) of \(whole(today.weight)) \(who); \(counted(report.base.facilities, "center", "centers"))",
                    "\(whole(today.weight)) \(who)中的 \(whole(today.coveredWeight))；\(report.base.facilities) 处\(PlannedNames.facility)"
                ))
        ]
        let changed = report.scenarios.filter { $0.difference.coveredWeight != 0 }
        if let best = changed.max(by: { $0.difference.coveredWeight < $1.difference.coveredWeight }),
            best.difference.coveredWeight > 0
        {
            facts.append(fact(best, language("the most covered", "覆盖增加最多")))
        }
        if let worst = changed.min(by: { $0.difference.coveredWeight < $1.difference.coveredWeight }),
            worst.difference.coveredWeight < 0
        {
            facts.append(fact(worst, language("the least covered", "覆盖减少最多")))
        }
        return facts
    }

    private func fact(_ scenario: ScenariosDocument.Scenario, _ label: String) -> PlannerPage.Fact {
        PlannerPage.Fact(
            value: signed(scenario.difference.coveredWeight), label: label + language(": ", "：") + called(scenario),
            detail: language(
                "\(percent(scenario.overall.share)) of \(whole(scenario.overall.weight)) \(who)",
                "\(whole(scenario.overall.weight)) \(who)的 \(percent(scenario.overall.share))"), isPlan: true)
    }

    private var table: PlannerPage.Table {
        let isByCost = !report.measure.isInMeters
        return PlannerPage.Table(
            columns: [
                .text(language("scenario", "情景")), .number(language("centers", "\(PlannedNames.facility)")),
                .number(language("covered", "覆盖")),
                .number(language("share", "覆盖率")), .number(language("gained", "新增")), .number(language("lost", "减少")),
                .number(language("population effect", "人口变动影响")), .number(language("difference", "变化")),
                .number(isByCost ? language("mean cost", "平均成本") : language("mean distance", "平均距离")),
                .number(language("clusters", "聚集区")),
            ],
            rows: rows.map { row in
                [
                    .init(called(row)), "\(row.facilities)", .init(whole(row.overall.coveredWeight)),
                    .init(percent(row.overall.share), share: row.overall.share), .init(whole(row.difference.gainedWeight)),
                    .init(whole(row.difference.lostWeight)), .init(signed(row.difference.populationEffect)),
                    .init(signed(row.difference.coveredWeight)),
                    .init(row.distances.map { length($0.meanM) } ?? row.costs?.mean.map { number($0) } ?? "—"),
                    "\(row.clusters)",
                ]
            })
    }

    /// What the shares are shares of: everybody, and how many that is where scenarios differ in it.
    private var shareNote: String {
        let totals = rows.map(\.overall.weight)
        guard let first = totals.first, totals.allSatisfy({ $0 == first }) else {
            let listed = rows.map { "\(called($0)) \(whole($0.overall.weight))" }.joined(separator: language(", ", "，"))
            return language("Shares are of all \(people) of each scenario: \(listed).", "覆盖率的分母为各情景的全部\(people)：\(listed)。")
        }
        return language("Shares are of all \(whole(first)) \(who).", "覆盖率的分母为全部 \(whole(first)) \(who)。")
    }

    private var changes: PlannerPage.Table {
        PlannerPage.Table(
            columns: [
                .text(language("scenario", "情景")), .text(language("changes", "变更")),
                .number(language("opened", "新增\(PlannedNames.facility)")), .number(language("closed", "关闭")),
                .number(language("changed", "调整")),
            ],
            rows: report.scenarios.map { row in
                [
                    .init(row.name), .init(ScenarioWords(language).changes(row)), "\(row.opened)", "\(row.closed)",
                    "\(row.changed)",
                ]
            })
    }

    /// Centers and units that miss what their norms ask for.
    private var norms: [PlannerPage.Block] {
        guard rows.contains(where: { $0.belowFloorArea != nil || $0.belowQuota != nil }) else { return [] }
        func shown(_ number: Int?) -> PlannerPage.Cell { .init(number.map { "\($0)" } ?? "—") }
        return [
            .subheading(language("Against the norms", "与规范对照")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("scenario", "情景")), .text(language("norm profile", "规范方案")),
                        .number(language("centers below their floor area", "面积不足的\(PlannedNames.facility)")),
                        .number(language("units below their quota", "数量不足的单元")),
                    ],
                    rows: rows.map {
                        [.init(called($0)), .init($0.profile ?? "—"), shown($0.belowFloorArea), shown($0.belowQuota)]
                    })
            ),
        ]
    }

    private var byLevel: [PlannerPage.Block] {
        parts(
            language("By level of center", "按\(PlannedNames.facility)层级"),
            rows.map { $0.byLevel.map { (language.level($0.level), $0.totals) } })
    }

    private var byClass: [PlannerPage.Block] {
        parts(language("By class of people", "按人群类别"), rows.map { $0.byClass.map { (language.className($0.name), $0.totals) } })
    }

    /// A table of shares: a row for each scenario, a column for each part.
    private func parts(_ heading: String, _ parts: [[(name: String, totals: TotalsDocument)]]) -> [PlannerPage.Block] {
        var names: [String] = []
        for part in parts.joined() where !names.contains(part.name) { names.append(part.name) }
        guard !names.isEmpty else { return [] }
        let table = PlannerPage.Table(
            columns: [.text(language("scenario", "情景"))] + names.map { .number($0) },
            rows: zip(rows, parts).map { row, parts in
                [.init(called(row))]
                    + names.map { name in
                        let share = parts.first { $0.name == name }?.totals.share
                        return .init(percent(share), share: share)
                    }
            })
        return [.subheading(heading), .table(table)]
    }

    private var footer: [String] {
        [
            language(
                "The folder of each scenario holds its own report and layers; `catchment compare` puts two of them side by side, unit by unit.",
                "每个情景的文件夹中有各自的报告与图层；可用 catchment compare 对任意两个情景逐单元对比。"),
            language(
                "manifest.json holds the hashes of all inputs and files: `catchment scenario --replay manifest.json` runs the batch again and compares.",
                "manifest.json 记录全部输入与结果文件的哈希值；可用 catchment scenario --replay manifest.json 重新运行并核对。"),
            report.program,
        ]
    }
}
