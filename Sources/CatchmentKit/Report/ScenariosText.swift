/// A batch of scenarios as a planner reads it in a terminal: one table.
public struct ScenariosText {
    private let report: ScenariosDocument
    private let language: Language

    /// Makes a text of a batch.
    public init(_ report: ScenariosDocument, language: Language) {
        self.report = report
        self.language = language
    }

    /// The text, with a line end at the end.
    public var text: String {
        let isPeople = report.weightKind == "people"
        let who = isPeople ? language("people", "人") : language("demand points", "个需求点")
        var table = TextTable(
            [
                language("scenario", "方案情景"), language("centers", "设施"), language("covered", "覆盖"),
                language("of \(who)", "总数"), language("share", "覆盖率"), language("gained", "新增"), language("lost", "减少"),
                language("population", "人口效应"), language("difference", "变化"), language("mean distance", "平均距离"),
            ], right: [false, true, true, true, true, true, true, true, true, true])
        for row in [report.base] + report.scenarios {
            let difference = row.difference
            table.add([
                row.name, "\(row.facilities)", TextReport.grouped(row.overall.coveredWeight),
                TextReport.grouped(row.overall.weight), percent(row.overall.share),
                TextReport.grouped(difference.gainedWeight), TextReport.grouped(difference.lostWeight),
                signed(difference.populationEffect), signed(difference.coveredWeight),
                row.distances.map { "\(Int($0.meanM.rounded())) m" } ?? "—",
            ])
        }
        var lines = [language("Scenarios against the plan's own state (base)", "各方案情景与现状（base）对比")] + table.lines
        lines.append(
            "  "
                + language(
                    "difference = gained − lost + population effect; covered means distance <= radius + 1 µm",
                    "变化 = 新增 − 减少 + 人口效应；覆盖指距离 <= 服务半径 + 1 微米"))
        let described = report.scenarios.filter { !$0.changes.isEmpty || $0.title != nil }
        if !described.isEmpty { lines += ["", language("What they change", "变更内容")] }
        for row in described {
            let base = row.base.map { language("on \($0): ", "基于 \($0)：") } ?? ""
            let title = row.title.map { "\($0): " } ?? ""
            lines.append("  \(row.name): \(title)\(base)\(row.changes.joined(separator: "; "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func percent(_ share: Double?) -> String {
        share.map { "\(($0 * 100).rounded(toDecimals: 1))\(language(" %", "%"))" } ?? "—"
    }

    private func signed(_ value: Double) -> String { value > 0 ? "+" + TextReport.grouped(value) : TextReport.grouped(value) }
}
