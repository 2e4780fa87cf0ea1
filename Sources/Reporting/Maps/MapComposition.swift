import MapRendering
import PlanningTerms
import Publication

/// What all kinds of maps put together in the same way.
struct MapComposition {
    let options: MapOptions
    var language: Language { options.language }

    /// An empty map of a report.
    func page(_ planner: PlannerReport) -> MapPage {
        var page = MapPage(
            language: language.rawValue, program: planner.report.program, title: options.labels.title ?? planner.title,
            kicker: planner.kicker)
        page.sheetKicker = planner.mapKicker
        page.date = options.labels.date
        page.facts = facts(planner)
        page.statements = [planner.meaning]
        page.caveats = caveats(planner)
        page.sources = sources(planner.report)
        page.isPlanar = planner.report.isPlanar
        return page
    }

    /// The headline of a report.
    func facts(_ planner: PlannerReport) -> [MapPage.Fact] {
        planner.facts.map { MapPage.Fact(value: $0.value, title: $0.label, note: $0.detail, isPlan: $0.isPlan) }
    }

    /// What the figures of a report rest on; of a report that does not say so itself, what its values tell and its notices.
    private func caveats(_ planner: PlannerReport) -> [String] {
        let report = planner.report
        if let caveats = report.caveats { return caveats.map { $0.said(in: language) } + others(report.notices.count) }
        var caveats: [String] = []
        if let demand = report.inputs["demand"], demand.rowsKept < demand.rowsRead {
            let rows = demand.rowsRead - demand.rowsKept
            caveats.append(
                language(
                    "Not in any figure: \(planner.counted(demand.weightDropped ?? 0)) in \(rows) rows that could not be used.",
                    "未计入任何数字：\(rows) 行无法使用，共 \(planner.counted(demand.weightDropped ?? 0))。"))
        }
        if let edge = report.edge, edge.points > 0 {
            caveats.append(
                language(
                    "\(planner.counted(edge.weight)) out of reach live near the edge of the study area, where centers outside it may serve them.",
                    "\(planner.counted(edge.weight))未覆盖且靠近研究范围边界，范围外的\(PlannedNames.facility)可能为其服务。"))
        }
        if !report.reproducible {
            caveats.append(
                language(
                    "The search was ended by a clock or by hand: another run may give another plan.",
                    "搜索因时限或人工中止而结束：再次运行可能得到不同方案。"))
        }
        return caveats + said(report.notices, profile: report.profile)
    }

    /// What the figures of a batch of scenarios rest on.
    func caveats(_ batch: ScenariosDocument, of first: ReportDocument) -> [String] {
        guard let caveats = batch.caveats else { return said(batch.notices, profile: first.profile) }
        return caveats.map { $0.said(in: language) } + others(batch.notices.count)
    }

    /// Where to read what else there is to say: the report has its caveats of its own.
    private func others(_ notices: Int) -> [String] {
        guard notices > 0 else { return [] }
        return [
            language(
                "What was noticed while the files were read stands in report.json of the same folder.",
                "读取文件时的全部提示见同一文件夹中的 report.json。")
        ]
    }

    /// Notices in the language of the map.
    ///
    /// What only stands in a file in English is counted in Chinese, and norms told from the profile.
    func said(_ notices: [Notice], profile: ProfileDocument?) -> [String] {
        guard language == .zh else { return notices.map { sentence($0.said(in: .en)) } }
        var lines: [String] = []
        var told = 0
        if let profile, profile.unverified > 0 {
            lines.append("配建标准“\(profile.name)”有 \(profile.unverified) 项数值尚未与来源核对，使用前请先核对。")
            told += 1
        }
        if let profile, profile.template {
            lines.append("配建标准“\(profile.name)”是供修改的模板，并非官方规定。")
            told += 1
        }
        lines += notices.filter { $0.diagnostic != nil }.map { $0.said(in: .zh) }
        let untold = notices.count { $0.diagnostic == nil } - told
        if untold > 0 { lines.append("另有 \(untold) 条提示见同一文件夹中的 report.json（英文）。") }
        return lines
    }

    /// A notice without the word before it.
    private func sentence(_ text: String) -> String {
        for grade in ["warning: ", "notice: "] where text.hasPrefix(grade) { return String(text.dropFirst(grade.count)) }
        return text
    }

    /// Where the data of a report come from.
    private func sources(_ report: ReportDocument) -> [String] { options.labels.sources + files(of: [report]) }

    /// The files that some runs read, each said once.
    func files(of reports: [ReportDocument]) -> [String] {
        let roles = [
            ("demand", language("Demand", "需求点")), ("facilities", language("Centers", "\(PlannedNames.facility)")),
            ("candidates", language("Candidates", "候选点")), ("units", language("Units", "行政单元")),
        ]
        let all = reports.flatMap { report in
            roles.compactMap { role, name -> String? in
                guard let input = report.inputs[role] else { return nil }
                let file = input.file.split(separator: "/").last.map(String.init) ?? input.file
                let rows = TextReport.grouped(Double(input.rowsKept))
                return language("\(name): \(file), \(rows) rows", "\(name)：\(file)，\(rows) 行")
            }
        }
        var said: Set<String> = []
        return all.filter { said.insert($0).inserted }
    }

    /// What the map leaves out or sums, said.
    func notes(_ page: MapPage, _ terms: MapTerms) -> [String] {
        guard page.layers.contains(where: { $0.form == .cell }) else {
            return [language("The map carries no demand points.", "本图不含需求点。")]
        }
        let side = terms.number(options.cellSide)
        return [
            language(
                "The map carries \(terms.who) summed to cells of \(side) m, no addresses and no single demand points.",
                "本图的\(terms.isPeople ? "人口" : "需求点")已按 \(side) 米网格汇总，不含地址与单个需求点。")
        ]
    }

    /// The tables of the layers that there are.
    func tables(_ layers: [MapPageLayer], _ terms: MapTerms) -> [MapPage.Table] {
        let known = Set(layers.map(\.id))
        let all: [MapPage.Table] = [
            .init(
                title: language("New centers", "新增\(PlannedNames.facility)"), name: language("Site", "选址"), layers: ["proposals"]),
            .init(
                title: language("Changed centers", "变更的\(PlannedNames.facility)"),
                name: language("Center", "\(PlannedNames.facility)"), layers: ["changes"]),
            .init(title: terms.units, name: terms.unit, layers: ["units"]),
            .init(title: language("Change by unit", "各单元变化"), name: terms.unit, layers: ["unit-changes"]),
            .init(
                title: language("Uncovered clusters", "未覆盖聚集区"), name: language("Unit of the cluster", "所在单元"),
                layers: ["clusters"]),
            .init(title: language("Problems", "问题清单"), name: terms.unit, layers: ["problems"]),
            .init(
                title: language("Centers", "\(PlannedNames.facility)"), name: language("Center", "\(PlannedNames.facility)"),
                layers: ["facilities"]),
        ]
        return all.filter { known.contains($0.layers[0]) }
    }
}
