import PlanningTerms
import Publication

extension PlannerReport {
    /// The indicators of the whole, how those of units and centers stand, and the red ones, the most serious first.
    func examination(_ checkup: CheckupDocument) -> [PlannerPage.Block] {
        let text = CheckupText(checkup, language: language)
        var blocks: [PlannerPage.Block] = [.paragraph(text.summary)]
        if checkup.usesTemplate { blocks.append(.alert(text.templateNote)) }
        let whole = checkup.indicators.filter { $0.unit == nil && $0.facility == nil }
        blocks.append(
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("indicator", "指标")), .text(language("level", "层级")), .number(language("value", "数值")),
                        .number(language("green from", "绿线")), .number(language("red beyond", "红线")),
                        .text(language("state", "状态")), .text(language("threshold", "阈值依据")),
                    ],
                    rows: whole.map { entry -> [PlannerPage.Cell] in
                        [
                            .init(text.name(entry)), .init(entry.level.map(language.level) ?? "—"),
                            .init(text.value(entry.value, entry)),
                            .init(text.value(entry.green, entry)), .init(text.value(entry.red, entry)),
                            .init(text.state(entry.state)),
                            .init(text.source(entry) + (entry.verified ? "" : language(" (UNVERIFIED)", "（未核实）"))),
                        ]
                    })))
        return blocks + parts(checkup, text)
    }

    private func parts(_ checkup: CheckupDocument, _ text: CheckupText) -> [PlannerPage.Block] {
        let kinds = text.kinds
        guard !kinds.isEmpty else { return [] }
        let states = IndicatorState.allCases
        var blocks: [PlannerPage.Block] = [
            .subheading(language("By unit and center", "按单元和\(PlannedNames.facility)")),
            .table(
                PlannerPage.Table(
                    columns: [.text(language("indicator", "指标")), .text(language("level", "层级"))]
                        + states.map { .number(text.state($0)) },
                    rows: kinds.map { kind -> [PlannerPage.Cell] in
                        [.init(kind.name), .init(kind.level)] + states.map { PlannerPage.Cell("\(kind.states[$0] ?? 0)") }
                    })),
        ]
        let red = text.red
        guard !red.isEmpty else { return blocks }
        blocks += [
            .subheading(language("Red, most serious first", "红色项（按严重程度）")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("indicator", "指标")), .text(language("where", "对象")), .number(language("value", "数值")),
                        .number(language("\(who) concerned", "涉及\(people)")), .text(language("detail", "详情")),
                    ],
                    rows: red.prefix(Self.listedLowest).map { entry -> [PlannerPage.Cell] in
                        [
                            .init(text.name(entry)), .init(text.place(entry)), .init(text.value(entry.value, entry)),
                            .init(entry.people.map(words.number) ?? "—"), .init(entry.detail ?? ""),
                        ]
                    })),
        ]
        let more = red.count - Self.listedLowest
        if more > 0 {
            blocks.append(
                .note(
                    language(
                        "\(more) more are listed in problems.csv and checkup.json.", "其余 \(more) 项见 problems.csv 与 checkup.json。")
                ))
        }
        return blocks
    }
}
