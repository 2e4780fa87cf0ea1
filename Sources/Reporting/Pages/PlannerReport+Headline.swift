import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension PlannerReport {
    /// The figures that stand at the top.
    var facts: [PlannerPage.Fact] {
        let today = report.coverage.overall
        var facts = [
            PlannerPage.Fact(
                value: words.percent(today.share),
                label: language("of \(who) ", "的\(people)")
                    + (report.siting == nil
                        ? language("\(reach.are)", reach.chinese) : language("\(reach.bare) today", "目前\(reach.chinese)")),
                detail: ofAll(today, facilities: report.coverage.facilities))
        ]
        if let siting = report.siting, let after = report.coverageAfter?.overall {
            facts += planned(siting, after)
        } else {
            facts += [served, uncovered, area, distance].compactMap { $0 }
        }
        return facts
    }

    /// What it is to be covered, in words: with a matrix and no cutoff, only that there is a way.
    private var reach: (are: String, areNot: String, bare: String, chinese: String, chineseNot: String, stillNot: String) {
        guard !report.measure.isInMeters else {
            return ("are within reach", "are out of reach", "within reach", "在服务半径内", "不在服务半径内", "out of reach")
        }
        guard report.settings.cutoff != nil || report.settings.cutoffM != nil else {
            return (
                "have a way to a center", "have no way to a center", "with a way to a center", "有通往\(PlannedNames.facility)的路径",
                "没有通往\(PlannedNames.facility)的路径",
                "without a way to a center"
            )
        }
        return (
            "reach a center within the cutoff", "reach no center within the cutoff", "within the cutoff of a center",
            "在成本上限内可达\(PlannedNames.facility)",
            "在成本上限内不可达任何\(PlannedNames.facility)", "out of the cutoff of every center"
        )
    }

    /// What is counted, as a noun.
    var people: String { report.coverage.weightKind == .people ? language("people", "人口") : language("demand points", "需求点") }

    private func ofAll(_ totals: TotalsDocument, facilities: Int) -> String {
        let unplaced = report.caveats?.first { $0.code == .facilitiesUnlocated }?.count
        let known = unplaced.map { language(" with a known position, \($0) without", "（坐标已知），另有 \($0) 处缺少坐标") } ?? ""
        return language(
            "\(words.whole(totals.coveredWeight)) of \(words.whole(totals.weight)) \(who); \(words.counted(facilities, "center", "centers"))\(known)",
            "\(words.whole(totals.weight)) \(who)中的 \(words.whole(totals.coveredWeight)) \(who)；\(facilities) 处\(PlannedNames.facility)\(known)"
        )
    }

    private var uncovered: PlannerPage.Fact {
        let blanks = report.blanks
        return PlannerPage.Fact(
            value: words.whole(blanks.uncovered.weight), label: language("\(who) \(reach.areNot)", "\(who)\(reach.chineseNot)"),
            detail: language(
                "of \(words.whole(report.coverage.overall.weight)); most of them in \(words.counted(blanks.clusters.count, "cluster", "clusters"))",
                "共 \(words.whole(report.coverage.overall.weight)) \(who)；主要在 \(blanks.clusters.count) 个聚集区"))
    }

    /// Who is out of reach with the plan, beside who is today; `nil` without a plan.
    var stillUncovered: PlannerPage.Fact? {
        guard report.siting != nil, let after = report.coverageAfter?.overall else { return nil }
        let (weight, today) = (words.whole(after.weight), words.whole(report.blanks.uncovered.weight))
        return PlannerPage.Fact(
            value: words.number((after.weight - after.coveredWeight).rounded(toDecimals: 2)),
            label: language("\(who) still \(reach.stillNot)", "\(who)仍\(reach.chineseNot)"),
            detail: language("of \(weight); \(today) today", "共 \(weight) \(who)；现状 \(today) \(who)"), isPlan: true)
    }

    private var area: PlannerPage.Fact? {
        guard let areas = report.blanks.areas, areas.unitAreaM2 > 0 else { return nil }
        return PlannerPage.Fact(
            value: words.percent(areas.blankAreaM2 / areas.unitAreaM2), label: language("of the area is blank", "的面积为服务空白"),
            detail: language(
                "\(words.area(areas.blankAreaM2)) of \(words.area(areas.unitAreaM2)), lived in or not",
                "\(words.area(areas.unitAreaM2)) 中的 \(words.area(areas.blankAreaM2))，不论有无人居住"))
    }

    private var distance: PlannerPage.Fact? {
        guard let distances = report.coverage.distances else { return nil }
        return PlannerPage.Fact(
            value: words.length(distances.medianM),
            label: language("median to the nearest center", "到最近\(PlannedNames.facility)的中位距离"),
            detail: language(
                "90 % of \(who) within \(words.length(distances.p90M)), farthest \(words.length(distances.maxM))",
                "90% 的\(people)在 \(words.length(distances.p90M)) 以内，最远 \(words.length(distances.maxM))"))
    }

    private func planned(_ siting: SitingDocument, _ after: TotalsDocument) -> [PlannerPage.Fact] {
        let count = siting.selected.count
        return [
            PlannerPage.Fact(
                value: words.percent(after.share),
                label: language(
                    "with \(words.counted(count, "new center", "new centers"))", "新增 \(count) 处\(PlannedNames.facility)后"),
                detail: ofAll(after, facilities: report.coverageAfter?.facilities ?? 0), isPlan: true),
            gained(siting),
            guarantee(siting),
        ]
    }

    private func gained(_ siting: SitingDocument) -> PlannerPage.Fact {
        if let capacity = siting.conditions?.capacity {
            return PlannerPage.Fact(
                value: "+" + words.whole(siting.gained), label: language("\(who) newly served", "新增服务\(people)"),
                detail: language(
                    "\(words.whole(capacity.servedWeight)) served within capacities, \(words.whole(capacity.unservedWeight)) within reach find no room",
                    "容量内共服务 \(words.whole(capacity.servedWeight)) \(who)，半径内容量不足 \(words.whole(capacity.unservedWeight)) \(who)"
                ),
                isPlan: true)
        }
        return PlannerPage.Fact(
            value: "+" + words.whole(siting.gained),
            label: !report.measure.isInMeters
                ? language("\(who) newly covered", "\(who)新纳入覆盖") : language("\(who) newly within reach", "\(who)新纳入服务半径"),
            detail: language(
                "\(words.percent(gainedOfUncovered(siting))) of the \(words.whole(report.blanks.uncovered.weight)) out of reach today",
                "占目前未覆盖的 \(words.whole(report.blanks.uncovered.weight)) \(who)的 \(words.percent(gainedOfUncovered(siting)))"),
            isPlan: true)
    }

    private func gainedOfUncovered(_ siting: SitingDocument) -> Double? {
        let open = report.blanks.uncovered.weight
        return open > 0 ? siting.gained / open : nil
    }

    private func guarantee(_ siting: SitingDocument) -> PlannerPage.Fact {
        switch siting.status {
        case .optimal:
            PlannerPage.Fact(
                value: language("Proven", "已证明"),
                label: language("no other choice does better\(words.provenFor)", "\(words.provenFor)没有更优方案"),
                detail: guaranteeDetail(siting), isPlan: true)
        case .noPlan:
            PlannerPage.Fact(
                value: language("No plan yet", "尚无方案"), label: language("the search was stopped", "搜索已停止"),
                detail: goal(siting).limit, isPlan: true)
        case .infeasible:
            PlannerPage.Fact(
                value: language("Not possible", "无法达到"), label: language("what was asked for", "所设要求"),
                detail: language("the section on proposed centers says why", "原因见“新增\(PlannedNames.facility)”一节"), isPlan: true)
        case .infeasibleTarget:
            PlannerPage.Fact(
                value: language("Not possible", "无法达到"), label: language("what was asked for", "所设目标"),
                detail: siting.conditions?.capacity.map {
                    language("at most \(counted($0.servedWeight)) can be served", "最多可服务 \(counted($0.servedWeight))")
                }
                    ?? language(
                        "at most \(counted(siting.largestReachableWeight)) can be reached",
                        "最多可覆盖 \(counted(siting.largestReachableWeight))"), isPlan: true)
        default:
            PlannerPage.Fact(
                value: words.percent(siting.gap, decimals: 2), label: language("at most from the best possible", "与最优方案的最大差距"),
                detail: guaranteeDetail(siting), isPlan: true)
        }
    }

    private func guaranteeDetail(_ siting: SitingDocument) -> String {
        let goal = goal(siting)
        return language("\(goal.reached); \(goal.limit)", "\(goal.reached)；\(goal.limit)")
    }

    /// What follows the figures: what they rest on, what covered means, and the map.
    var opening: [PlannerPage.Block] {
        CaveatWords.block(report.caveats, language) + [.lead(meaning), .map(caption: mapCaption)]
    }

    /// What covered means.
    var meaning: String {
        let one = report.coverage.weightKind == .people ? language("A person", "一个人") : language("A demand point", "一个需求点")
        switch report.measure {
        case .costMatrix:
            return report.settings.cutoff != nil || report.settings.cutoffM != nil
                ? language(
                    "What covered means. \(one) is covered when the cost matrix holds a way to an open service center that costs no more than the cutoff.",
                    "“覆盖”的含义：成本矩阵中到某一开放\(PlannedNames.facility)的成本不超过上限，即为覆盖。")
                : language(
                    "What covered means. \(one) is covered when the cost matrix holds a way to an open service center, whatever it costs: no cutoff was given.",
                    "“覆盖”的含义：成本矩阵中有通往某一开放\(PlannedNames.facility)的路径，即为覆盖；未设成本上限，不论成本高低。")
        case .planar:
            return language(
                "What covered means. \(one) is covered when the straight line in the plane to an open service center is no longer than the service radius. Roads and obstacles are not considered.",
                "“覆盖”的含义：到某一开放\(PlannedNames.facility)的平面直线距离不超过服务半径，即为覆盖；不考虑道路与障碍。")
        default:
            return language(
                "What covered means. \(one) is covered when an open service center lies no farther away than the service radius, by the straight line on the Earth (geodesic on WGS 84). Roads, rivers and opening hours are not considered.",
                "“覆盖”的含义：到某一开放\(PlannedNames.facility)的直线距离（WGS 84 椭球面测地距离）不超过服务半径，即为覆盖；不考虑道路、河流与开放时间。")
        }
    }

    private var mapCaption: String {
        let places =
            report.siting == nil
            ? "" : language("Numbers in orange are the ranks of the proposed centers. ", "橙色数字为新增\(PlannedNames.facility)的序号。")
        let clusters =
            report.blanks.clusters.isEmpty
            ? language("There is no uncovered cluster to draw.", "没有可绘制的未覆盖聚集区。")
            : language(
                "Discs are uncovered clusters, as large as they have \(people); small red numbers are their ranks in the list below.",
                "圆的大小表示未覆盖聚集区的\(people)数量，红色小数字为下文清单中的序号。")
        let blanks =
            report.blanks.areas.map { $0.blankAreaM2 > 0 } ?? false
            ? language(
                " Grey is blank: in no service area of the centers there are.", "灰色为服务空白，即不在现有\(PlannedNames.facility)的任何服务区内。")
            : ""
        return places + clusters + blanks
    }
}
