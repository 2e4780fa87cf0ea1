import PlanningTerms
import Publication
import ServiceModel

/// How good a plan is, for readers who know no optimization.
extension PlannerReport {
    /// What a plan reaches and what no choice passes, in words of its objective.
    struct Goal {
        /// What the plan does.
        var reached: String
        /// What no choice does.
        var limit: String
    }

    /// The objective and the bound as words.
    func goal(_ siting: SitingDocument) -> Goal {
        let isCost = !report.measure.isInMeters
        func shown(_ value: Double) -> String { isCost ? words.number(value) : words.length(value) }
        // What has no plan or no bound shows neither.
        let (value, bound) = (siting.objective ?? 0, siting.bound ?? 0)
        switch siting.objectiveMeasure {
        case .sitesOpened:
            return Goal(
                reached: language("\(words.number(value)) sites", "\(words.number(value)) 处"),
                limit: language("fewer than \(words.number(bound)) cannot do", "少于 \(words.number(bound)) 处不可能"))
        case .weightedCost:
            let unit = words.unit(of: siting)
            return Goal(
                reached: language(
                    "in all \(words.number(value)) \(unit) to the nearest open center",
                    "到最近开放\(PlannedNames.facility)合计 \(words.number(value)) \(unit)"),
                limit: language("no choice has less than \(words.number(bound))", "任何选择不少于 \(words.number(bound))"))
        case .largestCost:
            return Goal(
                reached: language(
                    "nobody is farther than \(shown(value)) from an open center",
                    "所有人到最近开放\(PlannedNames.facility)不超过 \(shown(value))"),
                limit: language("no choice brings that below \(shown(bound))", "任何选择不低于 \(shown(bound))"))
        case .smallestSpacing:
            return Goal(
                reached: language(
                    "no new center is nearer than \(shown(value)) to another",
                    "新\(PlannedNames.facility)与其他\(PlannedNames.facility)相距不小于 \(shown(value))"),
                limit: language("no choice keeps them more than \(shown(bound)) apart", "任何选择不超过 \(shown(bound))"))
        case .servedWeight:
            return Goal(
                reached: language(
                    "serves \(counted(value)) within capacities", "在容量限制内服务 \(counted(value))"),
                limit: language("no choice serves more than \(words.number(bound))", "任何选择不超过 \(words.number(bound))"))
        case .backupWeight:
            return Goal(
                reached: language("covers \(counted(value)) at least twice", "至少两次覆盖 \(counted(value))"),
                limit: language("no choice covers more than \(words.number(bound)) twice", "任何选择不超过 \(words.number(bound))"))
        case .weightedCover:
            return Goal(
                reached: language(
                    "the weighted mean of \(who) covered once and twice is \(words.number(value))",
                    "一次与两次覆盖\(people)的加权值为 \(words.number(value))"),
                limit: language("no choice has more than \(words.number(bound))", "任何选择不超过 \(words.number(bound))"))
        default:
            return Goal(
                reached: language("covers \(words.number(value))", "覆盖 \(words.number(value))"),
                limit: language("no choice covers more than \(words.number(bound))", "任何选择不超过 \(words.number(bound))"))
        }
    }

    /// Whether the plan is proven, or how far from the best it may be.
    func evidence(_ siting: SitingDocument) -> String {
        let allowed = siting.candidates - siting.forbidden
        let sites = language(
            "the \(words.counted(allowed, "candidate site", "candidate sites")) that may be used", "\(allowed) 个可用候选点")
        let count = words.counted(siting.selected.count, "site", "sites")
        let goal = goal(siting)
        let (kept, keptChinese) = siting.conditions == nil ? ("", "") : (" that keeps the conditions", "满足条件的")
        switch (siting.status, siting.objectiveMeasure) {
        case (.optimal, .sitesOpened):
            return language(
                "This is proven\(words.provenFor): among \(sites), no choice\(kept) of fewer than \(count) reaches the target of \(words.percent(siting.target)).",
                "已经证明：\(words.provenFor)在\(sites)中，少于 \(siting.selected.count) 处的任何\(keptChinese)选择都无法达到 \(words.percent(siting.target)) 的目标。"
            )
        case (.optimal, _):
            return language(
                "This is proven\(words.provenFor): of all ways\(siting.conditions == nil ? "" : " that keep the conditions") to choose \(siting.count.map { "at most \($0)" } ?? "so many") of \(sites), none does better. The plan: \(goal.reached); \(goal.limit).",
                "已经证明：\(words.provenFor)在\(sites)中\(siting.count.map { "任选至多 \($0) 处" } ?? "任选")，没有任何\(keptChinese)选择更优。本方案：\(goal.reached)；\(goal.limit)。"
            )
        case (.infeasibleTarget, _):
            if let capacity = siting.conditions?.capacity {
                return language(
                    "The target of \(words.percent(siting.target)) cannot be served within the capacities: \(sites) and the existing centers together serve \(counted(capacity.servedWeight)). This plan serves as many with \(count).",
                    "在容量限制内无法达到 \(words.percent(siting.target)) 的目标：\(sites)与现有\(PlannedNames.facility)合计只能服务 \(counted(capacity.servedWeight))。本方案以 \(siting.selected.count) 处达到这一最大值。"
                )
            }
            return language(
                "The target of \(words.percent(siting.target)) cannot be reached with \(sites): all of them together reach \(counted(siting.largestReachableWeight)). This plan reaches as many with \(count).",
                "\(words.percent(siting.target)) 的目标无法达到：\(sites)全部启用也只能覆盖 \(counted(siting.largestReachableWeight))。本方案以 \(siting.selected.count) 处达到这一最大值。"
            )
        case (.infeasible, _):
            return language("There is no such plan.", "不存在这样的方案。")
        case (.noPlan, _):
            return language(
                "The search ended (\(siting.$stoppedBy)) before any plan was found that meets what is asked; there may be one. \(goal.limit.sentence).",
                "搜索结束（\(siting.$stoppedBy)）时尚未找到满足要求的方案，但可能存在。\(goal.limit)。")
        default:
            return language(
                "The search ended before proof (\(siting.$stoppedBy)). The plan: \(goal.reached); \(goal.limit). A better plan, if there is one, is better by at most \(words.percent(siting.gap, decimals: 2)).",
                "搜索在证明之前结束（\(siting.$stoppedBy)）。本方案：\(goal.reached)；\(goal.limit)。即使存在更优方案，差距不超过 \(words.percent(siting.gap, decimals: 2))。"
            )
        }
    }

    /// The conditions and how the plan keeps them, or why there is no plan.
    func conditions(_ siting: SitingDocument) -> [PlannerPage.Block] {
        let reasons = (siting.infeasibilities ?? []).map { $0.said(in: language) }
        var sentences = siting.secondCover.map { [words.backupLine($0)] } ?? []
        if let conditions = siting.conditions {
            sentences += words.conditionSentences(conditions) + (conditions.closed ?? []).map(words.closing)
        }
        var blocks: [PlannerPage.Block] = [reasons, sentences].filter { !$0.isEmpty }.map { .list($0) }
        if let units = siting.conditions?.units, !units.isEmpty { blocks.append(.table(ruled(units))) }
        return blocks
    }

    /// Units with a floor or a quota.
    private func ruled(_ units: [ConditionsDocument.Unit]) -> PlannerPage.Table {
        let rows = units.prefix(Self.listedUnits).map { unit -> [PlannerPage.Cell] in
            [
                .init(unit.name), .init(language.level(unit.level)), .init(unit.floorWeight.map { words.number($0) } ?? "—"),
                .init(unit.coveredWeight.map { words.number($0) } ?? "—"), "\(unit.sites)", .init(words.allowedSites(unit)),
            ]
        }
        return PlannerPage.Table(
            columns: [
                .text(language("unit", "单元")), .text(language("level", "层级")), .number(language("floor", "下限")),
                .number(language("covered", "覆盖")), .number(language("new sites", "新点")), .number(language("allowed", "允许")),
            ], rows: Array(rows))
    }
}

extension String {
    /// The text with a capital first letter.
    var sentence: String { prefix(1).uppercased() + dropFirst() }
}
