import PlanningTerms
import Publication

extension PlannerReport {
    /// Coverage within borders beside coverage across them.
    var borders: [PlannerPage.Block] {
        guard let borders = report.borders else { return [] }
        let (within, ignored) = (borders.within, borders.ignored)
        let strangers =
            borders.facilitiesOutside == 0
            ? ""
            : language(
                " \(words.counted(borders.facilitiesOutside, "center stands", "centers stand")) in no \(language.level(borders.level)) and \(borders.facilitiesOutside == 1 ? "covers" : "cover") nobody.",
                "有 \(borders.facilitiesOutside) 处\(PlannedNames.facility)不在任何\(language.level(borders.level))内，不计覆盖。")
        return [
            .subheading(language("Within borders (\(language.level(borders.level)))", "按\(language.level(borders.level))边界")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("service", "服务范围")), .number(language("\(who) within reach", "覆盖\(people)")),
                        .number(language("of", "总数")), .number(language("share covered", "覆盖率")),
                    ],
                    rows: [
                        [
                            .init(
                                language(
                                    "each center serves its own \(language.level(borders.level)) only",
                                    "\(PlannedNames.facility)只服务本\(language.level(borders.level))")),
                            .init(words.whole(within.coveredWeight)), .init(words.whole(within.weight)),
                            .init(words.percent(within.share), share: within.share),
                        ],
                        [
                            .init(language("borders ignored", "不计边界")), .init(words.whole(ignored.coveredWeight)),
                            .init(words.whole(ignored.weight)), .init(words.percent(ignored.share), share: ignored.share),
                        ],
                    ])),
            .note(
                language(
                    "All other figures of this report are within borders; the nearest center and its distance are those across them.",
                    "本报告其余数字均按边界计算；最近\(PlannedNames.facility)及其距离不受边界限制。") + strangers),
        ]
    }

    /// Uncovered people near the edge of the study area.
    var edge: [PlannerPage.Block] {
        guard let edge = report.edge else { return [] }
        guard edge.points > 0 else { return outside(edge) }
        return [
            .paragraph(
                language(
                    "Of these, \(counted(edge.weight)) live within \(words.length(edge.radiusM)) of the edge of the study area, where no center beyond it was given: one there may serve them.",
                    "其中 \(counted(edge.weight))距研究区边界不超过 \(words.length(edge.radiusM))，且未提供界外\(PlannedNames.facility)，可能由界外\(PlannedNames.facility)服务。"
                ))
        ] + outside(edge)
    }

    /// The centers outside the study area, by name.
    private func outside(_ edge: EdgeDocument) -> [PlannerPage.Block] {
        guard let outside = edge.outside else { return [] }
        let named = outside.prefix(Self.listedOutside).map { "\($0.name ?? $0.id) (\(words.length($0.distanceM)))" }
        let isCut = outside.count > named.count
        return [
            .note(
                language(
                    "\(words.counted(outside.count, "center stands", "centers stand")) outside the study area, this far from it: \(named.joined(separator: ", "))\(isCut ? ", …" : "").",
                    "位于研究范围之外的\(PlannedNames.facility) \(outside.count) 处（括号内为距边界的距离）：\(named.joined(separator: "、"))\(isCut ? "……" : "")。"
                ))
        ]
    }

    /// Centers outside the study area that a page names.
    private static let listedOutside = 10

    /// Which function reaches how many, and which centers lack one that their level asks for.
    var functions: [PlannerPage.Block] {
        guard let functions = report.functions else { return [] }
        var blocks: [PlannerPage.Block] = []
        if !functions.functions.isEmpty {
            let rows = functions.functions.map { function -> [PlannerPage.Cell] in
                [
                    .init(function.name),
                    .init(
                        function.requiredAt.isEmpty
                            ? "—" : function.requiredAt.map(language.level).joined(separator: language(", ", "、"))),
                    "\(function.facilities)", .init(words.whole(function.totals.coveredWeight)),
                    .init(words.whole(function.totals.weight - function.totals.coveredWeight)),
                    .init(words.percent(function.totals.share), share: function.totals.share),
                ]
            }
            blocks += [
                .table(
                    PlannerPage.Table(
                        columns: [
                            .text(language("function", "功能")), .text(language("required at", "应配层级")),
                            .number(language("centers", "\(PlannedNames.facility)数")),
                            .number(language("\(who) within reach", "覆盖\(people)")),
                            .number(language("not within reach", "未覆盖")), .number(language("share covered", "覆盖率")),
                        ], rows: rows)),
                .note(shareNote(report.coverage.overall)),
            ]
        }
        return blocks + lacking(functions.lacking)
    }

    private func lacking(_ lacking: [FunctionsDocument.Lacking]) -> [PlannerPage.Block] {
        guard !lacking.isEmpty else { return [] }
        let rows = lacking.prefix(Self.listedLowest).map { center -> [PlannerPage.Cell] in
            [
                .init(center.name ?? center.facility), .init(language.level(center.level)),
                .init(center.least.map { "\(center.offered) / \($0)" } ?? "\(center.offered)"),
                .init(center.missing.isEmpty ? "—" : center.missing.joined(separator: language(", ", "、"))),
            ]
        }
        var blocks: [PlannerPage.Block] = [
            .subheading(language("Centers that lack functions of their level", "功能不足的\(PlannedNames.facility)")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("center", "\(PlannedNames.facility)")), .text(language("level", "层级")),
                        .number(language("offers / at least", "已有 / 应有")), .text(language("missing", "缺少")),
                    ], rows: Array(rows))),
        ]
        if lacking.count > Self.listedLowest {
            blocks.append(
                .note(
                    language(
                        "\(lacking.count - Self.listedLowest) more are listed in report.json.",
                        "其余 \(lacking.count - Self.listedLowest) 个见 report.json。")))
        }
        return blocks
    }

    /// People within a service area and still not served, by cause.
    var shortfalls: [PlannerPage.Block] {
        guard let shortfalls = report.shortfalls else { return [] }
        let rows = shortfalls.map { group -> [PlannerPage.Cell] in
            let largest = group.clusters.first.map { "\($0.unitChain.last ?? $0.id) (\(words.whole($0.weight)))" }
            return [
                .init(words.cause(group.cause)), .init(group.cause == .overCapacity ? "—" : words.name(of: group)),
                .init(words.whole(group.uncovered.weight)), .init(words.whole(group.totals.weight)),
                "\(group.clusters.count)", .init(largest ?? "—"),
            ]
        }
        return [
            .paragraph(
                language(
                    "People inside a service area and still not served. They count as covered above; one person may be short of several things, so causes are not summed.",
                    "位于服务区内但仍未得到服务的人，前文计为已覆盖；同一人可能涉及多种原因，各行不相加。")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("cause", "原因")), .text(language("what", "内容")), .number(people),
                        .number(language("of", "总数")), .number(language("clusters", "聚集区")),
                        .text(language("largest", "最大聚集区")),
                    ], rows: rows)),
        ]
    }

    /// Those that nothing reaches, class by class and level by level.
    var groups: [PlannerPage.Block] {
        let (classes, levels) = (report.blanks.byClass ?? [], report.blanks.byLevel ?? [])
        guard !classes.isEmpty || !levels.isEmpty else { return [] }
        let rows = (classes + levels).map { group -> [PlannerPage.Cell] in
            [
                .init(words.name(of: group)), .init(words.counting(group.unit)), .init(words.whole(group.uncovered.weight)),
                .init(words.whole(group.totals.weight)), "\(group.clusters.count)",
                .init(group.blankAreaM2.map(words.area) ?? "—"),
            ]
        }
        return [
            .subheading(language("By class and by level", "按类别和层级")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("class or level", "类别或层级")), .text(language("counted in", "单位")),
                        .number(language("out of reach", "未覆盖")), .number(language("of", "总数")),
                        .number(language("clusters", "聚集区")), .number(language("blank area", "空白面积")),
                    ], rows: rows)),
        ]
    }
}
