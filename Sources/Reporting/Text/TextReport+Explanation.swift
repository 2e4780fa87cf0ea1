import PlanningTerms
import Publication

extension TextReport {
    /// Clusters and alternatives named for a site; the report has more.
    private var named: Int { 3 }

    /// Why each site is proposed.
    func explanationLines(_ siting: SitingDocument) -> [String] {
        guard !siting.sites.isEmpty else { return [] }
        var lines = ["", language("Why these sites", "选址理由")]
        for site in siting.sites {
            var parts = [closes(site)] + (nearlyCloses(site).map { [$0] } ?? [])
            if let alternatives = alternatives(site) { parts.append(alternatives) }
            if siting.shareWithinM != nil { parts.append(shares(site, siting.shareWithinM ?? 0)) }
            lines.append("  \(site.rank). \(site.label(in: language)): " + parts.joined(separator: language("; ", "；")))
        }
        if siting.sites.contains(where: { $0.alternatives != nil }) {
            lines.append(
                "  "
                    + language(
                        "an alternative is near and serves at least half of the people whom the site serves alone; in its place, the others staying, at most 1 % of the \(whole(siting.gained)) \(who) gained are lost",
                        "替代点：就近服务同一批人（至少覆盖该点独自服务人口的一半），其他点不变，以其替换该点，损失不超过新增 \(whole(siting.gained))\(who)的 1%"))
        }
        if let capacity = siting.conditions?.capacity, siting.sites.allSatisfy({ $0.alternatives == nil }) {
            lines.append(
                "  "
                    + (capacity.splittable
                        ? language("alternatives are not worked out: too many exchanges to try", "替代点未计算：替换组合过多")
                        : language(
                            "alternatives are not worked out for whole points: each exchange would be a search of its own",
                            "整点分配时不计算替代点：每次替换都需要单独求解")))
        }
        return lines
    }

    private func closes(_ site: SitingDocument.Site) -> String {
        guard !site.clustersClosed.isEmpty else {
            return language("closes no uncovered cluster", "未完全消除任何未覆盖聚集区")
        }
        let count = site.clustersClosed.count
        return language(
            "closes \(counted(count, "uncovered cluster", "uncovered clusters")) (\(list(site.clustersClosed)))",
            "消除 \(count) 个未覆盖聚集区（\(list(site.clustersClosed))）")
    }

    /// The clusters of which a site leaves little, with how much; `nil` where there are none.
    func nearlyCloses(_ site: SitingDocument.Site) -> String? {
        guard let near = site.clustersNearlyClosed, !near.isEmpty else { return nil }
        let names = Dictionary(
            report.blanks.clusters.map { ($0.id, $0.unitChain.last ?? $0.id) }, uniquingKeysWith: { first, _ in first })
        let parts = near.prefix(named).map { cluster in
            "\(names[cluster.id] ?? cluster.id) "
                + language(
                    "\(part(cluster)) closed, \(whole(cluster.left)) \(who) left",
                    "已消除 \(part(cluster))，余 \(whole(cluster.left)) \(who)")
        }
        return language("nearly closes ", "基本消除：") + parts.joined(separator: language(", ", "、"))
            + (near.count > named ? language(", …", "等") : "")
    }

    /// How much of a cluster is within reach: below the whole, however it is rounded.
    func part(_ cluster: SitingDocument.NearlyClosed) -> String {
        let share = 1 - cluster.left / cluster.weight
        return percent(min(share, 0.999), decimals: 1)
    }

    private func alternatives(_ site: SitingDocument.Site) -> String? {
        guard let listed = site.alternatives, let total = site.alternativesTotal else { return nil }
        if site.required { return language("required: no alternative", "必选，无替代点") }
        if total == 0 { return language("no alternative near it within 1 %", "附近无损失 1% 以内的替代点") }
        let first = listed.prefix(named).map {
            "\(site.label(of: $0, in: language)) (\($0.lost <= 0 ? "+" : "-")\(number(abs($0.lost))))"
        }
        let more = total > named ? ", …" : ""
        return language(
            "\(counted(total, "alternative", "alternatives")): \(first.joined(separator: ", "))\(more)",
            "替代点 \(total) 个：\(first.joined(separator: "、"))\(more)")
    }

    private func shares(_ site: SitingDocument.Site, _ within: Double) -> String {
        guard let place = site.sharedPlace else {
            return language("nothing to share within \(length(within))", "\(length(within)) 内无可共享场所")
        }
        let name = [place.id, place.name, place.owner].compactMap { $0 }.joined(separator: ", ")
        return language(
            "could share the \(place.$kind) \(name), \(length(place.distanceM)) away",
            "可与 \(name) 共享，相距 \(length(place.distanceM))")
    }

    private func list(_ ids: [String]) -> String {
        ids.prefix(named).joined(separator: ", ") + (ids.count > named ? ", …" : "")
    }

    /// How much each number of sites can cover.
    func curveLines(_ siting: SitingDocument) -> [String] {
        guard let curve = siting.curve, !curve.isEmpty else { return [] }
        var table = TextTable(
            [
                language("sites", "点数"), language("covered", "覆盖"), language("share", "占比"), language("at most", "上限"),
                language("added", "增量"), "",
            ], right: [true, true, true, true, true, false])
        for step in curve {
            table.add([
                "\(step.count)", number(step.objective), percent(step.share), number(step.bound), number(step.added),
                step.status == .optimal ? language("proven", "已证明") : "",
            ])
        }
        return [
            "", language("Marginal curve", "边际曲线"),
            "  "
                + language(
                    "the most \(who) that so many sites cover; sets need not nest: the best two sites may both be missing from the best three",
                    "各点数最多可覆盖的\(who)；各方案不一定嵌套：最优两处可能都不在最优三处之中"),
        ] + table.lines
    }
}
