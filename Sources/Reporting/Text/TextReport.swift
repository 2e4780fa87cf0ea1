import GeoFormats
import GeoPrimitives
public import PlanningTerms
public import Publication
import ServiceModel

/// A report as a planner reads it in a terminal: headline with its denominator, tables, and what to look at first.
public struct TextReport: ReportWording {
    let report: ReportDocument
    let language: Language
    /// How many clusters and lowest-level units are listed; the files hold all.
    let listed = 10

    /// Makes a text of a report.
    public init(_ report: ReportDocument, language: Language) {
        self.report = report
        self.language = language
    }

    /// The text, with a line end at the end.
    public var text: String {
        var lines = headline(report.coverage) + distances + caveats
        if let siting = report.siting { lines += sitingLines(siting) }
        lines +=
            capacity + borders + backup + redundancy + levels + levelStandards + profile + functions + shortfalls + classes
            + units
            + clusters + edge + areas + blanksBy + zones
        return lines.joined(separator: "\n") + "\n"
    }

    var who: String { report.coverage.weightKind == .people ? language("people", "人") : language("demand points", "个需求点") }

    private func headline(_ coverage: CoverageDocument) -> [String] {
        let overall = coverage.overall
        var lines = [
            language("Coverage", "覆盖率"),
            "  "
                + language(
                    "\(whole(overall.coveredWeight)) of \(whole(overall.weight)) \(who) (\(percent(overall.share))) \(reach.english) \(counted(coverage.facilities, "facility", "facilities"))",
                    "\(whole(overall.weight))\(who)中，\(whole(overall.coveredWeight))\(who)（\(percent(overall.share))）\(reach.chinese(coverage.facilities))"
                ),
            "  " + measure,
        ]
        if let facilities = report.inputs["facilities"], facilities.rowsKept < facilities.rowsRead {
            let reasons = reasons(facilities)
            lines.append("  " + language("facilities not counted: \(reasons)", "未计入的\(PlannedNames.facility)：\(reasons)"))
        }
        if let dropped = report.inputs["demand"], dropped.rowsKept < dropped.rowsRead {
            let (reasons, weight) = (reasons(dropped), dropped.weightDropped ?? 0)
            // How many there are in rows without a number nobody knows.
            let (english, chinese) = weight > 0 ? ("\(whole(weight)) \(who) in ", "，共 \(whole(weight)) \(who)") : ("", "")
            let rows = dropped.rowsRead - dropped.rowsKept
            lines.append(
                "  "
                    + language(
                        "not counted: \(english)\(rows) dropped rows (\(reasons))",
                        "未计入：\(rows) 行被剔除\(chinese)（\(reasons)）"))
        }
        return lines
    }

    /// What it is to be covered by facilities.
    private var reach: (english: String, chinese: (Int) -> String) {
        guard !report.measure.isInMeters else { return ("are within reach of", { "在 \($0) 个\(PlannedNames.facility)的服务半径内" }) }
        return report.settings.cutoff == nil && report.settings.cutoffM == nil
            ? ("have a way to one of", { "有路径通往 \($0) 个\(PlannedNames.facility)之一" })
            : ("are within the cutoff of one of", { "在成本上限内可达 \($0) 个\(PlannedNames.facility)之一" })
    }

    /// What decides who is covered.
    private var measure: String {
        switch report.measure {
        case .costMatrix:
            let file = report.inputs["cost_matrix"]?.file ?? ""
            guard let cutoff = (report.settings.cutoff ?? report.settings.cutoffM)?.plainText else {
                return language("by the costs in \(file); covered means that it has the pair", "按成本矩阵 \(file)；覆盖指矩阵中有该点对")
            }
            return language(
                "by the costs in \(file); covered means cost <= \(cutoff) + 0.000001",
                "按成本矩阵 \(file)；覆盖指成本 <= \(cutoff) + 0.000001")
        case .planar:
            return language(
                "measured by straight line in the plane; covered means distance <= radius + 1 µm",
                "距离：平面直线距离；覆盖指距离 <= 服务半径 + 1 微米")
        default:
            return language(
                "measured by geodesic on WGS 84; covered means distance <= radius + 1 µm",
                "距离：WGS 84 椭球面测地距离；覆盖指距离 <= 服务半径 + 1 微米")
        }
    }

    /// Costs to the facility of least cost, where the run has a matrix.
    private func costLine(_ costs: CoverageDocument.Costs) -> [String] {
        guard let mean = costs.mean, let median = costs.median, let p90 = costs.p90, let largest = costs.max else { return [] }
        let unreached =
            costs.unreachedPoints == 0
            ? ""
            : language(
                "; \(whole(costs.unreachedWeight)) \(who) have no way to any", "；\(whole(costs.unreachedWeight))\(who)没有任何通路")
        return [
            "  "
                + language(
                    "cheapest facility: mean \(number(mean)), median \(number(median)), 90 % within \(number(p90)), most \(number(largest))",
                    "到成本最低的\(PlannedNames.facility)：平均 \(number(mean))，中位数 \(number(median))，90% 在 \(number(p90)) 以内，最高 \(number(largest))"
                )
                + unreached
        ]
    }

    private var distances: [String] {
        if let costs = report.coverage.costs { return costLine(costs) }
        guard let d = report.coverage.distances else { return [] }
        return [
            "  "
                + language(
                    "nearest facility: mean \(length(d.meanM)), median \(length(d.medianM)), 90 % within \(length(d.p90M)), farthest \(length(d.maxM))",
                    "距最近\(PlannedNames.facility)：平均 \(length(d.meanM))，中位数 \(length(d.medianM))，90% 在 \(length(d.p90M)) 以内，最远 \(length(d.maxM))"
                )
        ]
    }

    private var levels: [String] {
        guard !report.coverage.byLevel.isEmpty else { return [] }
        var table = TextTable(
            [
                language("level", "层级"), language("facilities", "\(PlannedNames.facility)"), language("covered", "覆盖"),
                language("share of \(who)", "占比"),
            ],
            right: [false, true, true, true])
        for level in report.coverage.byLevel {
            table.add([
                language.level(level.level), "\(level.facilities)", whole(level.totals.coveredWeight),
                percent(level.totals.share),
            ])
        }
        if let all = report.coverage.allLevels {
            table.add([language("at every level", "各层级均覆盖"), "", whole(all.coveredWeight), percent(all.share)])
        }
        return ["", language("Within reach by level of facility", "按\(PlannedNames.facility)层级")] + table.lines
    }

    private var classes: [String] {
        guard !report.coverage.byClass.isEmpty else { return [] }
        var table = TextTable(
            [
                language("class", "人群类别"), language("counted in", "单位"), language("total", "总数"), language("covered", "覆盖"),
                language("share", "占比"),
            ], right: [false, false, true, true, true])
        for c in report.coverage.byClass {
            table.add([
                language.className(c.name), counting(c.unit), whole(c.totals.weight), whole(c.totals.coveredWeight),
                percent(c.totals.share),
            ])
        }
        return ["", language("By class", "按人群类别")] + table.lines
    }

    /// Whether people are counted in fractions, which print leaves out.
    var hasFractions: Bool {
        let totals = [report.coverage.overall] + report.coverage.byLevel.map(\.totals)
        return totals.contains { $0.weight != $0.weight.rounded() || $0.coveredWeight != $0.coveredWeight.rounded() }
            || report.coverage.byUnit.contains {
                $0.weight != $0.weight.rounded() || $0.coveredWeight != $0.coveredWeight.rounded()
            }
    }

    /// That rounded parts may not sum to the rounded whole.
    var roundingNote: String {
        language("Numbers are rounded to whole ones: parts may differ from their total by one.", "人数取整显示，分项之和与合计可能相差 1。")
    }

    private var units: [String] {
        let all = report.coverage.byUnit
        guard let lowest = all.last?.level else { return [] }
        let title = language.level(lowest)
        let upper = all.filter { $0.level != lowest }
        let worst = all.filter { $0.level == lowest && $0.uncoveredWeight > 0 }
            .sorted { ($1.uncoveredWeight, $0.code) < ($0.uncoveredWeight, $1.code) }.prefix(listed)
        var lines: [String] = []
        if !upper.isEmpty { lines += ["", language("By unit", "按行政单元")] + unitTable(upper).lines }
        if !worst.isEmpty {
            lines += ["", language("Most uncovered \(who) (\(title))", "未覆盖最多的单元（\(title)）")] + unitTable(Array(worst)).lines
        }
        if let outside = report.coverage.outside.last?.totals, outside.points > 0 {
            lines.append(
                "  "
                    + language(
                        "in no \(title): \(whole(outside.weight)) \(who), \(whole(outside.coveredWeight)) of them covered",
                        "不在任何\(title)内：\(whole(outside.weight))\(who)，其中覆盖 \(whole(outside.coveredWeight))"))
        }
        if hasFractions, !lines.isEmpty { lines.append("  " + roundingNote) }
        return lines
    }

    private func unitTable(_ units: [CoverageDocument.Unit]) -> TextTable {
        var table = TextTable(
            [
                language("unit", "单元"), language("level", "层级"), language("facilities", "\(PlannedNames.facility)"),
                language(who, "总数"),
                language("covered", "覆盖"), language("share", "占比"), language("uncovered", "未覆盖"),
            ], right: [false, false, true, true, true, true, true])
        for unit in units {
            table.add([
                unit.name, language.level(unit.level), "\(unit.facilities)", whole(unit.weight), whole(unit.coveredWeight),
                percent(unit.share),
                whole(unit.uncoveredWeight),
            ])
        }
        return table
    }

    private var clusters: [String] {
        let blanks = report.blanks
        var lines = [
            "", clusterTitle,
            "  "
                + language(
                    "\(counted(blanks.clusters.count, "cluster", "clusters")) hold \(number(blanks.clusters.reduce(0) { $0 + $1.weight })) of \(whole(blanks.uncovered.weight)) uncovered \(who); "
                        + "\(blanks.belowThreshold.count ?? 0) smaller ones \(whole(blanks.belowThreshold.weight)), outside the units \(whole(blanks.outside.weight))",
                    "未覆盖 \(whole(blanks.uncovered.weight))\(who)：\(blanks.clusters.count) 个聚集区共 \(number(blanks.clusters.reduce(0) { $0 + $1.weight }))，"
                        + "\(blanks.belowThreshold.count ?? 0) 个较小的共 \(whole(blanks.belowThreshold.weight))，单元之外 \(whole(blanks.outside.weight))"
                ),
        ]
        guard !blanks.clusters.isEmpty else { return lines }
        let isPeople = report.coverage.weightKind == .people
        var table = TextTable(
            [
                "#", language("cluster", "编号"), language(who, isPeople ? "人数" : "点数合计"), language("points", "点数"),
                language("nearest facility", "最近\(PlannedNames.facility)"),
                language("where", "位置"),
            ], right: [true, false, true, true, true, false])
        for cluster in blanks.clusters.prefix(listed) {
            table.add([
                "\(cluster.rank)", cluster.id, whole(cluster.weight), "\(cluster.points)",
                cluster.nearestFacilityM.map(length) ?? cluster.nearestFacilityCost.map(number) ?? "—",
                cluster.unitChain.isEmpty
                    ? "\(cluster.worstPoint.lon), \(cluster.worstPoint.lat)" : cluster.unitChain.joined(separator: " / "),
            ])
        }
        lines += table.lines
        return lines
    }

    private var clusterTitle: String {
        let isPeople = report.coverage.weightKind == .people
        let title = language("Uncovered clusters", isPeople ? "未覆盖人群聚集区" : "未覆盖需求点聚集区")
        return report.siting == nil ? title : title + language(" before the proposal", "（方案实施前）")
    }

    private var areas: [String] {
        guard report.measure.isInMeters else {
            return [
                "",
                language(
                    "A cost matrix has no service areas: there are clusters and no blank areas.", "成本矩阵没有服务区：只有聚集区，没有服务空白面。"),
            ]
        }
        guard let areas = report.blanks.areas else {
            return ["", language("No units were given: there are clusters and no blank areas.", "未提供行政单元：只有聚集区，没有服务空白面。")]
        }
        return [
            "", language("Blank areas", "服务空白"),
            "  "
                + language(
                    "\(area(areas.blankAreaM2)) of \(area(areas.unitAreaM2)) lie in no service area, in \(areas.list.count) parts; "
                        + "\(areas.belowThreshold.count ?? 0) parts below \(area(report.settings.minBlankAreaM2)), \(area(areas.belowThreshold.areaM2 ?? 0)) together, are not listed",
                    "\(area(areas.unitAreaM2)) 中有 \(area(areas.blankAreaM2)) 不在任何服务区内，共 \(areas.list.count) 片；"
                        + "另有 \(areas.belowThreshold.count ?? 0) 片小于 \(area(report.settings.minBlankAreaM2))，合计 \(area(areas.belowThreshold.areaM2 ?? 0))，未列出"
                ),
        ]
    }
}
