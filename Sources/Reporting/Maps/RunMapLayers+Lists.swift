import MapRendering
import PlanningTerms
import Publication

/// What stands out on the map of a run, said in a few lines beside it.
extension RunMapLayers {
    /// A list of units names so many, of the lowest level that has no more than so many units.
    private static let (named, mostUnits) = (5, 40)
    /// So many proposed centers are listed; a table has them all.
    private static let listedSites = 8

    /// Where most people are out of reach, with the plan where there is one; `nil` where all are reached or there are no units to tell apart.
    func unreached() -> MapPage.List? {
        guard let units = run.units, let level = Self.listedLevel(units.texts(.level), run.unitLevels) else { return nil }
        let (levels, names, codes) = (units.texts(.level), units.texts(.name), units.texts(.code))
        let (weights, today) = (units.numbers(.weight), units.numbers(.uncoveredWeight))
        let after = units.numbers(.coveredWeightAfter)
        func open(_ row: Int) -> Double { run.hasPlan ? weights[row] - after[row] : today[row] }
        let rows = levels.indices.filter { levels[$0] == level && open($0) > 0 }
            .sorted { (open($1), codes[$0]) < (open($0), codes[$1]) }.prefix(Self.named)
        guard !rows.isEmpty else { return nil }
        let title = levelTitles[level]
        return MapPage.List(
            title: run.hasPlan
                ? language("Still out of reach, by \(title)", "方案实施后\(terms.notReached)最多的\(title)")
                : language("Most out of reach, by \(title)", "\(terms.notReached)最多的\(title)"),
            figures: language(terms.who, terms.isPeople ? "人" : "个"), layer: "units",
            rows: rows.map { row in
                let whole = language(
                    "of \(terms.count(weights[row])) \(terms.who)", "共 \(terms.count(weights[row])) \(terms.who)")
                return .init(
                    name: names[row].isEmpty ? codes[row] : names[row], figure: terms.count(open(row)),
                    note: run.hasPlan
                        ? whole + language("; today \(terms.count(today[row]))", "；现状 \(terms.count(today[row]))") : whole,
                    key: codes[row])
            })
    }

    /// The level whose units are listed: the lowest of at least two and not too many units, else the uppermost of several.
    static func listedLevel(_ all: [String], _ levels: [String]) -> String? {
        let several = levels.filter { level in all.count { $0 == level } > 1 }
        return several.last { level in all.count { $0 == level } <= mostUnits } ?? several.first
    }

    /// What is proposed, and why.
    func proposed() -> MapPage.List? {
        guard run.hasPlan, let layer = run.proposals else { return nil }
        let sites = Dictionary(
            (run.report.siting?.sites ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let (ids, names, chains, gains) = (
            layer.texts(.id), layer.texts(.name), layer.texts(.unitChain), layer.numbers(.gain)
        )
        let ranks = layer.numbers(.rank)
        let rows = ids.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        let left = max(0, rows.count - Self.listedSites)
        return MapPage.List(
            title: language("What is proposed, and why", "新增\(PlannedNames.facility)及理由"),
            figures: language("more within reach", "新增覆盖"), layer: "proposals",
            rows: rows.dropLast(left).map { row in
                let place = chains[row].split(separator: " / ").suffix(2).joined(separator: " / ")
                let reasons = sites[ids[row]].map(reasonsInShort) ?? []
                return .init(
                    name: names[row].isEmpty ? sites[ids[row]]?.title(in: language) ?? ids[row] : names[row],
                    figure: gains[row].isFinite && gains[row] > 0 ? "+" + terms.count(gains[row]) : "",
                    note: ((place.isEmpty ? [] : [place]) + reasons).joined(separator: language("; ", "；")), key: ids[row])
            }
                + (left > 0
                    ? [
                        .init(
                            name: language("and \(left) more in the table", "另有 \(left) 处见表格"), figure: "", note: "")
                    ] : []))
    }

    private func reasonsInShort(_ site: SitingDocument.Site) -> [String] {
        var reasons: [String] = []
        if site.required { reasons.append(language("required beforehand", "必选点")) }
        let closed = site.clustersClosed.count
        if closed > 0 {
            reasons.append(
                language(
                    "closes \(counted(closed, "uncovered cluster", "uncovered clusters"))", "消除 \(closed) 个未覆盖聚集区"))
        }
        if site.uniqueGain > 0 {
            reasons.append(
                language("without it \(terms.count(site.uniqueGain)) fewer", "去掉则减少 \(terms.count(site.uniqueGain)) \(terms.who)")
            )
        }
        return reasons
    }
}
