import PlanningTerms
import Publication

/// Who is served within the capacities, for readers of the attached report.
extension PlannerReport {
    /// The share that is served, at the top of the report.
    var served: PlannerPage.Fact? {
        guard let served = report.coverage.served else { return nil }
        return PlannerPage.Fact(
            value: words.percent(served.share), label: language("of \(who) are served within capacities", "的\(people)在容量内得到服务"),
            detail: language(
                "\(words.whole(served.servedWeight)) of \(words.whole(served.weight)) \(who); \(words.whole(served.unmetWeight)) within reach find no room",
                "\(words.whole(served.weight)) \(who)中的 \(words.whole(served.servedWeight)) \(who)；半径内容量不足 \(words.whole(served.unmetWeight)) \(who)"
            ))
    }

    /// Served and unserved, by level of center and center by center.
    var capacity: [PlannerPage.Block] {
        guard let served = report.coverage.served else { return [] }
        var blocks: [PlannerPage.Block] = [
            .subheading(language("Within capacities", "容量约束")), .list(words.capacitySentences(served)),
        ]
        if !served.byLevel.isEmpty { blocks.append(.table(levels(served))) }
        guard !served.short.isEmpty else { return blocks }
        let rows = served.short.prefix(Self.listedUnits).map { facility -> [PlannerPage.Cell] in
            [
                .init([facility.facility, facility.name].compactMap(\.self).joined(separator: " ")),
                .init(facility.level.map(language.level) ?? ""),
                .init(words.number(facility.capacity)), .init(words.whole(facility.servedWeight)),
                .init(words.whole(facility.unmetWeight)),
            ]
        }
        blocks.append(
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("center without room", "容量不足的\(PlannedNames.facility)")), .text(language("level", "层级")),
                        .number(language("capacity", "容量")), .number(language("serves", "服务")),
                        .number(language("no room for", "容量不足")),
                    ], rows: Array(rows))))
        if served.short.count > rows.count {
            blocks.append(
                .note(
                    language(
                        "\(served.short.count - rows.count) more are listed in facilities.csv.",
                        "其余 \(served.short.count - rows.count) 个见 facilities.csv。")))
        }
        return blocks
    }

    private func levels(_ served: ServedDocument) -> PlannerPage.Table {
        let rows = served.byLevel.map { level -> [PlannerPage.Cell] in
            [
                .init(language.level(level.level)), "\(level.facilities)", .init(words.number(level.capacity)),
                .init(words.whole(level.servedWeight)), .init(words.percent(level.utilisation)),
                .init(words.whole(level.unmetWeight)),
            ]
        }
        return PlannerPage.Table(
            columns: [
                .text(language("level", "层级")), .number(language("centers", "\(PlannedNames.facility)数")),
                .number(language("capacity", "容量")),
                .number(language("serve", "服务")), .number(language("utilisation", "利用率")),
                .number(language("no room for", "容量不足")),
            ], rows: rows)
    }
}
