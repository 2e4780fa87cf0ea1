public import PlanningTerms
public import Publication
import ServiceModel

/// A batch of scenarios as a planner reads it in a terminal: one table.
public struct ScenariosText: ReportWording {
    private let report: ScenariosDocument
    let language: Language

    /// Makes a text of a batch.
    public init(_ report: ScenariosDocument, language: Language) {
        self.report = report
        self.language = language
    }

    /// The text, with a line end at the end.
    public var text: String {
        let isPeople = report.weightKind == .people
        let who = isPeople ? language("people", "人") : language("demand points", "个需求点")
        let isByCost = !report.measure.isInMeters
        var table = TextTable(
            [
                language("scenario", "情景方案"), language("centers", "\(PlannedNames.facility)"), language("covered", "覆盖"),
                language("of \(who)", "总数"), language("share", "覆盖率"), language("gained", "新增"), language("lost", "减少"),
                language("population", "人口变动影响"), language("difference", "变化"),
                isByCost ? language("mean cost", "平均成本") : language("mean distance", "平均距离"),
            ], right: [false, true, true, true, true, true, true, true, true, true])
        for row in [report.base] + report.scenarios {
            let difference = row.difference
            table.add([
                row.name, "\(row.facilities)", whole(row.overall.coveredWeight), whole(row.overall.weight),
                percent(row.overall.share), whole(difference.gainedWeight), whole(difference.lostWeight),
                signed(difference.populationEffect), signed(difference.coveredWeight), way(row),
            ])
        }
        var lines = [language("Scenarios against the plan's own state (base)", "各情景方案与现状（base）对比")] + table.lines
        lines.append("  " + ScenarioWords(language).rule(report.measure))
        lines += served(who)
        if let caveats = report.caveats, !caveats.isEmpty {
            lines += ["", CaveatWords.title(language)] + caveats.map { CaveatWords.line($0, language) }
        }
        let described = report.scenarios.filter { !$0.changes.isEmpty || $0.title != nil }
        if !described.isEmpty { lines += ["", language("What they change", "变更内容")] }
        lines += described.map { "  \($0.name): \(ScenarioWords(language).changes($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Who is served within the capacities, scenario by scenario.
    private func served(_ who: String) -> [String] {
        guard let base = report.base.served else { return [] }
        var table = TextTable(
            [
                language("scenario", "情景方案"), language("served", "已服务"), language("of \(who)", "总数"),
                language("share", "服务率"), language("no room for", "容量不足"), language("difference", "变化"),
            ], right: [false, true, true, true, true, true])
        for row in [report.base] + report.scenarios {
            guard let served = row.served else { continue }
            table.add([
                row.name, whole(served.servedWeight), whole(row.overall.weight), percent(served.share),
                whole(served.unmetWeight), signed(served.servedWeight - base.servedWeight),
            ])
        }
        return ["", language("Within capacities", "容量约束")] + table.lines
    }

    private func way(_ row: ScenariosDocument.Scenario) -> String {
        row.distances.map { "\(Int($0.meanM.rounded())) " + language("m", "米") } ?? row.costs?.mean.map { number($0) } ?? "—"
    }
}

/// What is said of scenarios, on the terminal and on pages alike.
struct ScenarioWords: ReportWording {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// How the differences are to be read.
    func rule(_ measure: CoverMeasure?) -> String {
        let (cover, chinese) =
            !measure.isInMeters
            ? ("covered means that the cost matrix has a way of at most the cutoff", "覆盖指成本矩阵中有成本不超过上限的通路")
            : ("covered means distance <= radius + 1 µm", "覆盖指距离 <= 服务半径 + 1 微米")
        return language(
            "difference = gained − lost + population effect; \(cover)", "变化 = 新增 − 减少 + 人口变动影响；\(chinese)")
    }

    /// What a scenario is about and what it changes.
    func changes(_ scenario: ScenariosDocument.Scenario) -> String {
        let title = scenario.title.map { language.part(of: $0) + language(": ", "：") } ?? ""
        let base = scenario.base.map { language("on \($0): ", "基于 \($0)：") } ?? ""
        let changes = language(
            scenario.changes.joined(separator: "; "), scenario.changesZh.joined(separator: "；"))
        return title + base + (changes.isEmpty ? language("nothing changes", "没有变更") : changes)
    }
}

extension Language {
    /// What a reader of the language sees of a title in both, such as 关闭两处 · Close two; the whole of any other.
    func part(of title: String) -> String {
        let parts = title.split(separator: " · ").map(String.init)
        let own = parts.filter { part in part.unicodeScalars.contains { $0.properties.isIdeographic } == (self == .zh) }
        return parts.count == 2 && own.count == 1 ? own[0] : title
    }
}
