import GeoFormats
import PlanningTerms
import Publication

extension PlannerReport {
    /// Coverage by unit, class and level.
    var coverage: [PlannerPage.Block] {
        let blocks = capacity + borders + levels + classes + units + backup
        return blocks.isEmpty
            ? [.paragraph(language("No units, classes or levels were given.", "未提供行政单元、人群类别或层级。"))] : blocks
    }

    private var after: CoverageDocument? { report.coverageAfter }

    private func shares(_ today: Double?, _ later: Double?) -> [PlannerPage.Cell] {
        [.init(words.percent(today), share: today)]
            + (after == nil ? [] : [.init(words.percent(later), share: later, isPlan: true)])
    }

    private var shareColumns: [PlannerPage.Table.Column] {
        [.number(language("share covered", "覆盖率"))] + (after == nil ? [] : [.number(language("with the plan", "方案后"))])
    }

    private var levels: [PlannerPage.Block] {
        let levels = report.coverage.byLevel
        guard !levels.isEmpty else { return [] }
        var rows = levels.map { level -> [PlannerPage.Cell] in
            [.init(language.level(level.level)), "\(level.facilities)", .init(words.whole(level.totals.coveredWeight))]
                + shares(level.totals.share, after?.byLevel.first { $0.level == level.level }?.totals.share)
        }
        if let all = report.coverage.allLevels {
            rows.append(
                [.init(language("at every level", "各层级均覆盖")), "", .init(words.whole(all.coveredWeight))]
                    + shares(all.share, after?.allLevels?.share))
        }
        return [
            .subheading(language("By level of center", "按\(PlannedNames.facility)层级")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("level", "层级")), .number(language("centers", "\(PlannedNames.facility)数")),
                        .number(language("\(who) within reach", "覆盖\(people)")),
                    ] + shareColumns, rows: rows)),
            .note(shareNote(report.coverage.overall)),
        ]
    }

    /// What shares are shares of.
    func shareNote(_ totals: TotalsDocument) -> String {
        language(
            "Shares are of all \(counted(totals.weight)).", "占比的分母为全部 \(counted(totals.weight))。")
            + (words.hasFractions ? " " + words.roundingNote : "")
    }

    private var classes: [PlannerPage.Block] {
        let classes = report.coverage.byClass
        guard !classes.isEmpty else { return [] }
        let rows = classes.map { one -> [PlannerPage.Cell] in
            [
                .init(language.className(one.name)), .init(words.counting(one.unit)), .init(words.whole(one.totals.weight)),
                .init(words.whole(one.totals.coveredWeight)),
            ] + shares(one.totals.share, after?.byClass.first { $0.name == one.name }?.totals.share)
        }
        return [
            .subheading(language("By class of people", "按人群类别")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("class", "类别")), .text(language("counted in", "单位")), .number(language("in all", "总数")),
                        .number(language("within reach", "已覆盖")),
                    ] + shareColumns, rows: rows)),
        ]
    }

    private var units: [PlannerPage.Block] {
        let all = report.coverage.byUnit
        guard let lowest = all.last?.level else { return [] }
        var blocks: [PlannerPage.Block] = []
        let upper = all.filter { $0.level != lowest }
        if !upper.isEmpty {
            blocks += [
                .subheading(language("By unit", "按行政单元")), .table(table(Array(upper.prefix(Self.listedUnits)), total: true)),
            ]
            if upper.count > Self.listedUnits { blocks.append(more(upper.count - Self.listedUnits)) }
        }
        let worst = all.filter { $0.level == lowest && $0.uncoveredWeight > 0 }
            .sorted { ($1.uncoveredWeight, $0.code) < ($0.uncoveredWeight, $1.code) }
        guard !worst.isEmpty else { return blocks }
        blocks += [
            .subheading(language("Most \(who) out of reach (\(language.level(lowest)))", "未覆盖最多的单元（\(language.level(lowest))）")),
            .table(table(Array(worst.prefix(Self.listedLowest)), total: upper.isEmpty)),
        ]
        if worst.count > Self.listedLowest { blocks.append(more(worst.count - Self.listedLowest)) }
        return blocks
    }

    private func more(_ count: Int) -> PlannerPage.Block {
        .note(language("\(count) more are listed in units.csv.", "其余 \(count) 个见 units.csv。"))
    }

    private func table(_ units: [CoverageDocument.Unit], total: Bool) -> PlannerPage.Table {
        let later = Dictionary((after?.byUnit ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var rows = units.map { unit -> [PlannerPage.Cell] in
            [
                .init(unit.name), .init(language.level(unit.level)), "\(unit.facilities)", .init(words.whole(unit.weight)),
                .init(words.whole(unit.uncoveredWeight)),
            ] + shares(unit.share, later[unit.code]?.share)
        }
        if total {
            let overall = report.coverage.overall
            rows.append(
                [
                    .init(language("all", "合计")), "", "\(report.coverage.facilities)", .init(words.whole(overall.weight)),
                    .init(words.whole(overall.weight - overall.coveredWeight)),
                ] + shares(overall.share, after?.overall.share))
        }
        return PlannerPage.Table(
            columns: [
                .text(language("unit", "单元")), .text(language("level", "层级")),
                .number(language("centers", "\(PlannedNames.facility)数")),
                .number(people), .number(language("out of reach", "未覆盖")),
            ] + shareColumns, rows: rows, hasTotal: total)
    }

    private var backup: [PlannerPage.Block] {
        guard let backup = report.coverage.backup else { return [] }
        let once = backup.byCount.first { $0.facilities == 1 }?.weight ?? 0
        return [
            .subheading(language("Backup", "重叠覆盖")),
            .paragraph(
                language(
                    "\(counted(backup.atLeastTwice.weight)) (\(words.percent(backup.atLeastTwice.share))) are within reach of at least two centers; \(counted(once)) depend on one alone.",
                    "\(counted(backup.atLeastTwice.weight))（\(words.percent(backup.atLeastTwice.share))）至少有两处\(PlannedNames.facility)覆盖；\(counted(once))只依赖一处\(PlannedNames.facility)。"
                )),
        ]
    }
}
