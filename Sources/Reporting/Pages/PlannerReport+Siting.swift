import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

extension PlannerReport {
    /// The plan in words that can be defended, and its sites.
    func proposal(_ siting: SitingDocument) throws -> [PlannerPage.Block] {
        let isPlan = siting.hasPlan
        var blocks: [PlannerPage.Block] = isPlan ? [.paragraph(outcome(siting))] : []
        blocks += [.paragraph(evidence(siting))] + conditions(siting)
        if siting.uncoverable.points > 0 { blocks.append(.paragraph(uncoverable(siting.uncoverable))) }
        guard !siting.sites.isEmpty else { return blocks }
        blocks.append(.table(try sites(siting)))
        blocks.append(
            .note(
                siting.conditions?.capacity != nil
                    ? language(
                        "Gain: how many more are served with a site and those before it; the gains add up to \(words.whole(siting.gained)). Lost without it: how many fewer would be served if this site alone were left out; where demand points stay whole, what the site serves.",
                        "新增：该点连同前面各点增加服务的\(people)，合计 \(words.whole(siting.gained))。去掉则减少：仅去掉该点时减少服务的\(people)；需求点整体服务时为该点服务的\(people)。"
                    )
                    : language(
                        "Gain: what a site adds to those before it; the gains add up to \(words.whole(siting.gained)). Lost without it: who would be out of reach again if this site alone were left out.",
                        "新增：该点在前面各点之外增加的\(people)，合计 \(words.whole(siting.gained))。去掉则减少：仅去掉该点时重新落到服务半径之外的\(people)。")))
        let nearly = siting.sites.compactMap { site in
            words.nearlyCloses(site).map {
                "\(site.rank). \(site.title(in: language) ?? site.label(in: language))\(language(": ", "："))\($0)"
            }
        }
        if !nearly.isEmpty { blocks.append(.list(nearly)) }
        let touched = words.siteCaveats(siting)
        if !touched.isEmpty {
            blocks.append(
                .caveats(
                    language("Before these sites are decided", "定点前请核实"), touched.map { .init(text: $0, isGrave: false) }))
        }
        if let curve = siting.curve, !curve.isEmpty { blocks += curveBlocks(curve) }
        return blocks
    }

    private func outcome(_ siting: SitingDocument) -> String {
        let required = siting.sites.filter(\.required).count
        let more =
            required == 0
            ? ""
            : language(
                " \(required) of them \(required == 1 ? "was" : "were") required beforehand.", "其中 \(required) 处为事先指定的必选点。")
        let closed = siting.conditions?.closed?.count ?? 0
        let stays =
            closed == 0
            ? language(" The centers there are stay open.", "现有\(PlannedNames.facility)全部保留。")
            : language(
                " \(words.counted(closed, "existing center is", "existing centers are")) closed, all others stay open.",
                "关闭现有\(PlannedNames.facility) \(closed) 处，其余全部保留。")
        if let capacity = siting.conditions?.capacity {
            return language(
                "With \(words.counted(siting.selected.count, "new center", "new centers")) \(counted(siting.gained)) more are served within the capacities: \(words.whole(capacity.servedWeight)) of \(words.whole(report.coverage.overall.weight)) in all.",
                "新增 \(siting.selected.count) 处\(PlannedNames.facility)，在容量限制内多服务 \(counted(siting.gained))，合计服务 \(words.whole(report.coverage.overall.weight)) \(who)中的 \(words.whole(capacity.servedWeight)) \(who)。"
            ) + stays + more
        }
        return language(
            "\(words.counted(siting.selected.count, "new center brings", "new centers bring")) \(counted(siting.gained)) into reach: \(words.whole(siting.coveredWeight)) of \(words.whole(report.coverage.overall.weight)) in all, \(words.percent(siting.share)).",
            "新增 \(siting.selected.count) 处\(PlannedNames.facility)，使 \(counted(siting.gained))进入服务半径；连同现有\(PlannedNames.facility)共覆盖 \(words.whole(report.coverage.overall.weight)) \(who)中的 \(words.whole(siting.coveredWeight)) \(who)，占 \(words.percent(siting.share))。"
        ) + stays + more
    }

    private func uncoverable(_ left: SitingDocument.Uncoverable) -> String {
        let radius =
            left.criticalRadiusM.map {
                language(
                    " With a service radius of \(words.length($0)) every one of them would be within reach of a candidate.",
                    "服务半径达到 \(words.length($0)) 时，全部可由候选点覆盖。")
            } ?? ""
        return language(
            "\(counted(left.weight)) live where no candidate site that may be used reaches them (uncoverable.csv names each place).",
            "另有 \(counted(left.weight))不在任何可用候选点的服务半径内（逐点见 uncoverable.csv）。") + radius
    }

    private func sites(_ siting: SitingDocument) throws -> PlannerPage.Table {
        let chains = try texts(.unitChain, of: .proposals)
        let shares = siting.shareWithinM != nil
        var columns: [PlannerPage.Table.Column] = [
            .number("#"), .text(language("site", "候选点")), .text(language("place", "位置")), .number(language("gain", "新增")),
            .number(language("lost without it", "去掉则减少")), .number(language("clusters closed", "消除聚集区")),
        ]
        let hasAlternatives = siting.sites.contains { $0.alternatives?.isEmpty == false }
        if hasAlternatives { columns.append(.text(language("alternatives (fewer \(who))", "替代点（减少）"))) }
        if shares { columns.append(.text(language("could share", "可共享场所"))) }
        let rows = siting.sites.enumerated().map { number, site -> [PlannerPage.Cell] in
            let name = [site.title(in: language), site.label(in: language)].compactMap { $0 }.joined(
                separator: language(" · ", " · "))
            let required = site.required ? language(" (required)", "（必选）") : ""
            let cells: [PlannerPage.Cell] = [
                "\(site.rank)", "\(name)\(required)", "\(chains[safe: number].flatMap { $0 } ?? "—")",
                .init(words.whole(site.gain)), .init(words.whole(site.uniqueGain)),
                .init(
                    "\(site.clustersClosed.count)"
                        + ((site.clustersNearlyClosed?.count).map { language(" + \($0) nearly", " + 基本消除 \($0)") } ?? "")),
            ]
            return cells + (hasAlternatives ? [.init(alternatives(site))] : []) + (shares ? [.init(place(site.sharedPlace))] : [])
        }
        return PlannerPage.Table(columns: columns, rows: rows)
    }

    private func alternatives(_ site: SitingDocument.Site) -> String {
        guard !site.required, let listed = site.alternatives, !listed.isEmpty else { return "—" }
        let first = listed.prefix(3).map { "\(site.label(of: $0, in: language)) (\(words.whole($0.lost)))" }.joined(
            separator: language(", ", "、"))
        return (site.alternativesTotal ?? 0) > 3 ? first + ", …" : first
    }

    private func place(_ place: SitingDocument.SharedPlaceDocument?) -> String {
        guard let place else { return "—" }
        return [place.name ?? place.id, place.owner, words.length(place.distanceM)].compactMap { $0 }.joined(
            separator: language(", ", "，"))
    }

    private func curveBlocks(_ curve: [SitingDocument.CurveStep]) -> [PlannerPage.Block] {
        let rows = curve.map { step -> [PlannerPage.Cell] in
            [
                "\(step.count)", .init(words.number(step.objective)),
                .init(words.percent(step.share), share: step.share, isPlan: true),
                .init(words.number(step.added)), .init(words.number(step.bound)),
                .init(step.status == .optimal ? language("proven", "已证明") : words.percent(step.gap, decimals: 2)),
            ]
        }
        let columns: [PlannerPage.Table.Column] = [
            .number(language("sites", "点数")), .number(language("covered", "覆盖")), .number(language("share", "占比")),
            .number(language("added by the last", "较上一个增加")), .number(language("at most", "上限")), .text(language("gap", "差距")),
        ]
        return [
            .subheading(language("What each further site buys", "每增加一处的效果")),
            .table(PlannerPage.Table(columns: columns, rows: rows)),
            .note(
                language(
                    "Each row is the best plan of its size: plans need not contain one another.", "每行为该数量下的最优方案，各方案不一定互相包含。")),
        ]
    }

    /// What stands in a column of texts in every row of a layer.
    func texts(_ term: ColumnTerm, of dataset: Dataset) throws -> [String?] {
        guard let layer = layer(dataset) else { return [] }
        return try (0..<layer.count).map { number in
            if case .text(let text) = layer.value(term.name, try layer.row(number)) { text } else { nil }
        }
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
