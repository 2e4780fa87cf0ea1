package import GeoFormats
import GeoPrimitives
import MapRendering
package import PlanningTerms
package import Publication
import ServiceModel

/// Composes the page that a planner attaches to a comparison: who gains, who loses, where, and what became of the clusters.
package struct ComparisonPage: ReportWording {
    let document: ComparisonDocument
    private let changes: [ClusterChangeRow]?
    private let unitChains: [String: [String]]
    let layers: [ResultLayer]
    let isPlanar: Bool
    let titles: ComparisonTitles
    /// What came into reach and fell out of it; `nil` where service areas do not tell.
    let areas: ChangedAreas?
    let labels: ReportLabels
    /// The language of the page.
    package let language: Language

    /// Makes the page of a comparison.
    ///
    /// - Parameters:
    ///   - document: The comparison.
    ///   - changes: What became of the clusters; `nil` where points are not matched.
    ///   - reports: The reports of both results, which name the units of the clusters.
    ///   - layers: The layers of the comparison, with their styles.
    ///   - output: The language, and what the planner writes on the page.
    /// - Throws: ``CatchmentError`` where the service areas of a result cannot be used.
    package init(
        _ document: ComparisonDocument, clusters changes: [ClusterChangeRow]?,
        of reports: (before: ReportDocument, after: ReportDocument),
        layers: [ResultLayer], output: OutputOptions
    ) throws {
        (self.document, self.changes, self.layers, labels, language) = (document, changes, layers, output.labels, output.language)
        isPlanar = reports.after.isPlanar
        titles = ComparisonTitles(
            document, (document.before, reports.before), (document.after, reports.after), output.language)
        areas = try ChangedAreas(before: document.before, after: document.after)
        unitChains = Dictionary(
            (reports.before.blanks.clusters + reports.after.blanks.clusters).map { ($0.id, $0.unitChain) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Units and clusters that are listed; points that are drawn one by one.
    private static let listed = 20
    static let drawnPoints = 20_000

    private var isPeople: Bool { document.weightKind == .people }
    var who: String { isPeople ? language("people", "人") : language("demand points", "个需求点") }

    /// The whole page.
    package func page() throws -> PlannerPage {
        var page = PlannerPage(
            language: language, program: document.program, kicker: language("COMPARISON REPORT", "结果对比报告"),
            title: labels.title ?? titles.whole,
            meta: [labels.date, titles.folders.before + " → " + titles.folders.after].compactMap { $0 }.joined(
                separator: " · "),
            facts: facts,
            sections: [], footer: footer, map: try map())
        page.sections = [.init(heading: nil, blocks: opening)]
        page.sections += [
            (language("By unit", "按行政单元"), units), (language("By level and class", "按层级与人群类别"), parts),
            (language("Uncovered clusters", "未覆盖聚集区"), clusters),
            (language("Facilities", "\(PlannedNames.facility)"), try facilities()),
        ].filter { !$0.1.isEmpty }.map { PlannerPage.Section(heading: $0.0, blocks: $0.1) }
        let notices = document.notices.map { $0.said(in: language) }
        page.sections.append(
            .init(
                heading: language("Notices and warnings", "提示与警告"),
                blocks: notices.isEmpty ? [.paragraph(language("None.", "无。"))] : [.list(notices)]))
        if !labels.sources.isEmpty {
            page.sections.append(.init(heading: language("Sources", "数据来源"), blocks: [.list(labels.sources)]))
        }
        return page
    }

    private var facts: [PlannerPage.Fact] {
        let overall = document.overall
        var facts = [
            PlannerPage.Fact(
                value: signed(overall.change), label: language("\(who) within reach", "覆盖\(isPeople ? "人口" : "需求点")的变化"),
                detail: language(
                    "\(whole(overall.coveredBefore)) of \(whole(overall.weightBefore)) before, \(whole(overall.coveredAfter)) of \(whole(overall.weightAfter)) after",
                    "前 \(whole(overall.weightBefore)) 中的 \(whole(overall.coveredBefore))，后 \(whole(overall.weightAfter)) 中的 \(whole(overall.coveredAfter))"
                ))
        ]
        if let gained = overall.gained, let lost = overall.lost, let effect = overall.populationEffect {
            facts += [
                PlannerPage.Fact(
                    value: whole(gained), label: language("gained", "新增"),
                    detail: language("\(who) after at points covered only after", "仅后者覆盖的需求点上的人数"), isPlan: true),
                PlannerPage.Fact(
                    value: whole(lost), label: language("lost", "减少"),
                    detail: language("\(who) before at points covered only before", "仅前者覆盖的需求点上的人数"), isPlan: true),
            ]
            if effect != 0 {
                facts.append(
                    PlannerPage.Fact(
                        value: signed(effect), label: language("population effect", "人口变动影响"),
                        detail: language(
                            "more or fewer \(who) at points covered in both", "两者均覆盖的需求点上人数的增减"), isPlan: true))
            }
        }
        return facts
    }

    private var opening: [PlannerPage.Block] {
        let rule =
            document.overall.gained == nil
            ? language(
                "Compared by unit: the change is known, not who gained and who lost.", "按行政单元对比：已知变化总量，无法区分新增与减少。")
            : language(
                "Change = gained − lost + population effect, exactly, for the whole and for every row below.",
                "变化 = 新增 − 减少 + 人口变动影响，总体与下列各行均精确成立。")
        let same: [PlannerPage.Block] = document.isSame ? [.alert(language("Nothing differs.", "没有差异。"))] : []
        return CaveatWords.block(document, language) + [.lead(rule)] + same + [
            .map(
                caption: language(
                    "Discs show how many \(who) a unit gains (green) and loses (red); \(areas == nil ? "dots are the demand points" : "shaded is what came into reach (green) and fell out of it (red)"); orange and black are the facilities that opened or closed.",
                    "圆的大小表示各单元新增（绿）与减少（红）的\(isPeople ? "人数" : "需求点数")；\(areas == nil ? "小点为需求点" : "色块为新增（绿）与失去（红）的服务范围")；橙色与黑色为新增与关闭的\(PlannedNames.facility)。"
                ))
        ]
    }

    private func figures(_ figures: ComparisonDocument.Figures) -> [PlannerPage.Cell] {
        [
            .init(whole(figures.coveredBefore)), .init(whole(figures.coveredAfter)), .init(signed(figures.change)),
            .init(figures.gained.map(number) ?? "—"), .init(figures.lost.map(number) ?? "—"),
            .init(figures.populationEffect.map(signed) ?? "—"),
        ]
    }

    private var columns: [PlannerPage.Table.Column] {
        [
            .number(language("before", "前")), .number(language("after", "后")), .number(language("change", "变化")),
            .number(language("gained", "新增")), .number(language("lost", "减少")), .number(language("population effect", "人口变动影响")),
        ]
    }

    private var units: [PlannerPage.Block] {
        let lowest = document.byUnit.last?.level
        let upper = document.byUnit.filter { $0.level != lowest }
        let changed = document.byUnit.filter { $0.level == lowest && !$0.figures.isNothing }
            .sorted { (abs($1.figures.change), $0.code) < (abs($0.figures.change), $1.code) }
        func table(_ units: [ComparisonDocument.Unit]) -> PlannerPage.Block {
            .table(
                PlannerPage.Table(
                    columns: [.text(language("unit", "单元")), .text(language("level", "层级"))] + columns,
                    rows: units.map { [.init($0.name), .init(language.level($0.level))] + figures($0.figures) }))
        }
        var blocks: [PlannerPage.Block] = upper.isEmpty ? [] : [table(Array(upper.prefix(Self.listed * 2)))]
        if let lowest, !changed.isEmpty {
            blocks += [
                .subheading(language("Most change (\(language.level(lowest)))", "变化最大的单元（\(language.level(lowest))）")),
                table(Array(changed.prefix(Self.listed))),
            ]
        }
        let left = max(0, changed.count - Self.listed) + max(0, upper.count - Self.listed * 2)
        if left > 0 {
            blocks.append(.note(language("\(left) more are listed in differences.csv.", "其余 \(left) 个见 differences.csv。")))
        }
        return blocks
    }

    private var parts: [PlannerPage.Block] {
        func table(
            _ name: String, _ parts: [ComparisonDocument.Part], _ title: (String) -> String
        ) -> [PlannerPage.Block] {
            guard !parts.isEmpty else { return [] }
            let rows = parts.map { [PlannerPage.Cell(title($0.name))] + figures($0.figures) }
            return [.table(PlannerPage.Table(columns: [.text(name)] + columns, rows: rows))]
        }
        return table(language("level", "层级"), document.byLevel, language.level)
            + table(language("class", "人群类别"), document.byClass, language.className)
    }

    private var clusters: [PlannerPage.Block] {
        guard let counts = document.clusters, let changes else { return [] }
        let changed = changes.filter { $0.change != .kept }.sorted { ($1.people, $0.id) < ($0.people, $1.id) }
        let summary = language(
            "\(counts.closed) closed, \(counts.shrunk) shrunk, \(counts.split) split, \(counts.kept) as they were, \(counts.opened) opened.",
            "消除 \(counts.closed)，缩小 \(counts.shrunk)，分裂 \(counts.split)，保留 \(counts.kept)，新出现 \(counts.opened)。")
        guard !changed.isEmpty else { return [.paragraph(summary)] }
        let rows = changed.prefix(Self.listed).map { entry -> [PlannerPage.Cell] in
            [
                .init(word(entry.change)), .init(place(entry.id)),
                entry.change == .opened ? "—" : .init(whole(entry.peopleBefore)), .init(whole(entry.peopleUncovered)),
            ]
        }
        var blocks: [PlannerPage.Block] = [
            .paragraph(summary),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("what became of it", "变化")), .text(language("place", "位置")),
                        .number(language("\(who) before", "前")), .number(language("still uncovered", "仍未覆盖")),
                    ], rows: Array(rows))),
        ]
        if changed.count > Self.listed {
            let left = changed.count - Self.listed
            blocks.append(.note(language("\(left) more are listed in clusters.csv.", "其余 \(left) 个见 clusters.csv。")))
        }
        return blocks
    }

    private func word(_ change: ClusterChange) -> String {
        switch change {
        case .closed: language("closed", "消除")
        case .shrunk: language("shrunk", "缩小")
        case .split: language("split", "分裂")
        case .kept: language("kept", "保留")
        case .opened: language("opened", "新出现")
        }
    }

    /// Where a cluster lies: its units, as far as the reports name them.
    private func place(_ id: String) -> String {
        unitChains[id].flatMap { $0.isEmpty ? nil : $0.joined(separator: " / ") } ?? id
    }

    /// The names of the facilities that changed, by id.
    private func facilityNames() throws -> [String: String] {
        guard let layer = layers.first(where: { $0.dataset == .facilityDifferences }) else { return [:] }
        var names: [String: String] = [:]
        for number in 0..<layer.count {
            let row = try layer.row(number)
            if case .text(let id) = layer.value(ColumnTerm.id.name, row),
                case .text(let name) = layer.value(ColumnTerm.name.name, row), !name.isEmpty
            {
                names[id] = name
            }
        }
        return names
    }

    private func facilities() throws -> [PlannerPage.Block] {
        guard let changes = document.facilities else { return [] }
        let named = [
            (language("opened", "新增"), changes.opened), (language("closed", "关闭"), changes.closed),
            (language("moved", "迁移"), changes.moved), (language("with another radius", "调整半径"), changes.resized),
        ].filter { !$0.1.isEmpty }
        let total = language(
            "\(counted(document.facilitiesBefore, "center", "centers")) before, \(document.facilitiesAfter) after.",
            "前 \(document.facilitiesBefore) 处，后 \(document.facilitiesAfter) 处。")
        guard !named.isEmpty else { return [.paragraph(total)] }
        return [
            .paragraph(total),
            .list(
                try named.map { name, ids in
                    let more = ids.count > Self.listed ? language(" …", "等") : ""
                    let names = try facilityNames()
                    let shown = ids.prefix(Self.listed).map { names[$0] ?? $0 }.joined(separator: language(", ", "、"))
                    return language("\(name) (\(ids.count)): ", "\(name)（\(ids.count)）：") + shown + more
                }),
        ]
    }

    private var footer: [String] {
        [
            language(
                "differences.csv and clusters.csv hold every row; the GeoJSON layers show every point, unit and facility that changed.",
                "differences.csv 与 clusters.csv 列出全部行；GeoJSON 图层给出每个变化的需求点、单元与\(PlannedNames.facility)。"),
            document.program,
        ]
    }
}
