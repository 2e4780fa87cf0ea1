import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension PlannerReport {
    /// What the run had to say about its inputs; what figures rest on stands on the first page.
    var notices: [PlannerPage.Block] {
        CaveatWords.notices(report.notices, language)
    }

    /// What was read, what was kept, and how coordinates were understood.
    var data: [PlannerPage.Block] {
        let inputs = report.inputs.sorted { Self.order($0.key) < Self.order($1.key) }
        let rows = inputs.map { role, input -> [PlannerPage.Cell] in
            [
                .init(self.role(role)), .init(fileName(input.file)), .init(words.number(Double(input.rowsRead))),
                .init(words.number(Double(input.rowsKept))), .init(input.dropped.isEmpty ? "—" : words.reasons(input)),
            ]
        }
        var blocks: [PlannerPage.Block] = []
        if !labels.sources.isEmpty { blocks += [.subheading(language("Sources", "数据来源")), .list(labels.sources)] }
        blocks.append(
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("layer", "图层")), .text(language("file", "文件")), .number(language("rows read", "读入行")),
                        .number(language("rows kept", "保留行")), .text(language("left out, and why", "剔除及原因")),
                    ], rows: rows)))
        if let demand = report.inputs["demand"], let read = demand.weightRead, let kept = demand.weightKept,
            let dropped = demand.weightDropped
        {
            blocks.append(
                .note(
                    language(
                        "\(counted(read)) read = \(words.number(kept)) kept + \(words.number(dropped)) left out.",
                        "读入 \(counted(read)) = 保留 \(words.number(kept)) + 剔除 \(words.number(dropped))。")))
        }
        return blocks + [.subheading(language("Coordinates", "坐标系")), .table(coordinates(inputs))]
    }

    private func coordinates(_ inputs: [(key: String, value: InputDocument)]) -> PlannerPage.Table {
        PlannerPage.Table(
            columns: [
                .text(language("layer", "图层")), .text(language("system", "坐标系")), .text(language("who says so", "依据")),
                .text(language("what was done", "处理")), .number(language("accuracy", "精度")),
            ],
            rows: inputs.compactMap { role, input in
                input.crs.map { crs in
                    let said = CRSWords(crs, language)
                    return [
                        .init(self.role(role)), .init(crs.used), .init(said.source), .init(said.transformation),
                        .init(crs.accuracyM.map { "\($0.plainText) " + language("m", "米") } ?? "—"),
                    ]
                }
            })
    }

    private static func order(_ role: String) -> (Int, String) {
        (["demand", "facilities", "candidates", "units", "exclusions"].firstIndex(of: role) ?? 9, role)
    }

    private func role(_ role: String) -> String { InputDocument.title(role, language) }

    /// How the figures were found.
    var method: [String] {
        [radius, weights, clusterRule, areaRule].compactMap { $0 } + (report.siting.map(solver) ?? [])
    }

    private var radius: String? {
        guard report.measure.isInMeters else {
            return language("Cover rule: \(report.coverRule).", "覆盖规则：\(chineseCoverRule)。")
        }
        let sources = report.coverage.radiusSources
        let counts = [
            (sources.override, language("the override", "统一替换值")), (sources.demandColumn, language("the demand point", "需求点自身")),
            (sources.facilityColumn, language("the center", "\(PlannedNames.facility)自身")),
            (sources.plan, language("the plan", "方案")),
            (sources.profile, language("the profile", "标准")), (sources.fallback, language("the default", "默认值")),
        ].filter { $0.0 > 0 }.map { "\($0.1) \(words.number(Double($0.0)))" }.joined(separator: language(", ", "，"))
        let fallback =
            report.settings.radiusM.map { language(" (default \(words.length($0)))", "（默认 \(words.length($0))）") } ?? ""
        return language(
            "Service radius of a demand point and a center: the demand point's, else the center's, else the plan's or the profile's for its level, else the default\(fallback). Pairs decided by \(counts). Cover rule: \(report.coverRule); the micrometre makes \"exactly at the radius\" decidable.",
            "服务半径依次取需求点自身、\(PlannedNames.facility)自身、方案或标准的层级值、默认值\(fallback)。各来源决定的点对数：\(counts)。覆盖规则：\(chineseCoverRule)；一微米的余量使“恰在半径上”可判定。"
        )
    }

    private var weights: String {
        report.coverage.weightKind == .people
            ? language(
                "Shares are of people at the demand points that were kept; each point is covered as a whole.",
                "占比以保留的需求点上的人口为分母；每个需求点整体计为覆盖或未覆盖。")
            : language(
                "The demand has no weight column: every point counts one, and shares are of points.", "需求数据没有权重列：每点计一，占比以点数为分母。")
    }

    private var clusterRule: String {
        let link = words.length(report.settings.clusterDistanceM)
        return language(
            "Uncovered cluster: uncovered demand points linked at \(link) or less, within one unit of the lowest level.",
            "未覆盖聚集区：同一最低层级单元内，相距不超过 \(link) 的未覆盖需求点连成一片。")
    }

    private var areaRule: String? {
        guard report.blanks.areas != nil else { return nil }
        let tolerance =
            report.settings.toleranceM.map { words.length($0) } ?? language("0.03 % of the radius", "半径的 0.03%")
        return language(
            "Service areas are polygons within \(tolerance) of the true circle (\(report.settings.$areaMode)); they are drawn and measured, and never decide who is covered.",
            "服务区多边形与真实圆的偏差不超过 \(tolerance)（\(report.settings.areaMode == .outer ? "取圆的外侧" : "取圆的内侧")），只用于绘图与量算面积，不用于判定覆盖。")
    }

    private func solver(_ siting: SitingDocument) -> [String] {
        let model =
            siting.model == "mclp"
            ? language("most covered with a given number of sites (maximal covering, MCLP)", "给定数量下覆盖最多（最大覆盖，MCLP）")
            : siting.model == "lscp"
                ? language("fewest sites for a target (location set covering, LSCP)", "达到目标所需最少（集合覆盖，LSCP）") : siting.model
        let objective = siting.objective.map { words.number($0) } ?? "—"
        let bound = siting.bound.map { words.number($0) } ?? "—"
        return [
            language(
                "Siting question: \(model). Status \(siting.$status), objective \(objective), bound \(bound), gap \(words.percent(siting.gap, decimals: 3)); \(siting.solver), seed \(siting.seed).",
                "选址问题：\(model)。求解状态：\(words.status(siting))；目标值 \(objective)，\(words.bound(siting)) \(bound)，最优性差距 \(words.percent(siting.gap, decimals: 3))；\(siting.solver)，种子 \(siting.seed)。"
            )
        ]
    }

    /// The rule that decides who is covered, in Chinese.
    private var chineseCoverRule: String {
        report.coverRule.replacing("distance", with: "距离").replacing("cost", with: "成本").replacing("radius", with: "服务半径")
            .replacing("cutoff", with: "成本上限").replacing(" m", with: " 米").replacing("<=", with: "≤")
    }
}
