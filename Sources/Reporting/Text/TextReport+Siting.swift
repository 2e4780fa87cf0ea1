import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension TextReport {
    /// The plan with its evidence.
    func sitingLines(_ siting: SitingDocument) -> [String] {
        var lines = ["", language("Proposal", "选址方案") + " (\(siting.model))"]
        if siting.infeasibilities == nil, siting.status != .noPlan { lines.append("  " + outcome(siting)) }
        lines += distanceOutcome(siting)
        lines.append("  " + evidence(siting))
        lines += infeasibilityLines(siting)
        lines += tieBreak(siting)
        if let target = siting.target, siting.status != .infeasibleTarget {
            lines.append("  " + language("target: \(percent(target))", "目标：\(percent(target))"))
        }
        if siting.uncoverable.points > 0 { lines.append("  " + uncoverable(siting.uncoverable)) }
        guard !siting.sites.isEmpty else { return lines + conditionLines(siting) + curveLines(siting) }
        var table = TextTable(
            [
                "#", language("site", "候选点"), language("name", "名称"), language("gain", "新增"),
                language("lost if left out", "去掉则减少"), "",
            ], right: [true, false, false, true, true, false])
        for site in siting.sites {
            table.add([
                "\(site.rank)", site.label(in: language), site.title(in: language) ?? "", whole(site.gain),
                whole(site.uniqueGain),
                site.required ? language("required", "必选") : "",
            ])
        }
        lines += table.lines + siteCaveats(siting).map { "  ! " + $0 }
        return lines + conditionLines(siting) + explanationLines(siting) + curveLines(siting)
    }

    private func uncoverable(_ left: SitingDocument.Uncoverable) -> String {
        let points = number(Double(left.points))
        let radius = left.criticalRadiusM.map {
            language("; a radius of \(length($0)) would reach all of them", "；服务半径达到 \(length($0)) 才能全部覆盖")
        }
        let cutoff = left.criticalCutoff.map {
            language(
                "; a cutoff of \(number($0)) would reach all that have a way", "；成本上限达到 \(number($0)) 才能覆盖所有有通路的点")
        }
        return language(
            "\(whole(left.weight)) \(who) at \(points) points are reached by no allowed site (uncoverable.csv)",
            "\(points) 个点的 \(whole(left.weight))\(who)没有任何可用候选点能够覆盖（见 uncoverable.csv）") + (radius ?? cutoff ?? "")
    }

    private func outcome(_ siting: SitingDocument) -> String {
        if let capacity = siting.conditions?.capacity {
            return language(
                "\(counted(siting.selected.count, "new site serves", "new sites serve")) \(whole(siting.gained)) more \(who): \(whole(capacity.servedWeight)) of \(whole(report.coverage.overall.weight)) are served",
                "新开 \(siting.selected.count) 处，新增服务 \(whole(siting.gained))\(who)，合计服务 \(whole(capacity.servedWeight))，总数 \(whole(report.coverage.overall.weight))"
            )
        }
        return language(
            "\(counted(siting.selected.count, "new site covers", "new sites cover")) \(whole(siting.gained)) more \(who): \(whole(siting.coveredWeight)) in all, \(percent(siting.share)) of \(whole(report.coverage.overall.weight))",
            "新开 \(siting.selected.count) 处，新增覆盖 \(whole(siting.gained))\(who)，合计 \(whole(siting.coveredWeight))，占 \(whole(report.coverage.overall.weight)) 的 \(percent(siting.share))"
        )
    }

    /// What ended the search, in a word.
    private func stop(_ siting: SitingDocument) -> String {
        guard let stop = siting.stoppedBy else { return siting.$stoppedBy }
        return switch stop {
        case .none: language("done", "已完成")
        case .gap: language("gap", "达到给定差距")
        case .workLimit: language("work_limit", "工作量上限")
        case .timeLimit: language("time_limit", "时间上限")
        case .interrupted: language("interrupted", "人工中断")
        }
    }

    /// What the bound is called in Chinese.
    func bound(_ siting: SitingDocument) -> String {
        siting.objectiveMeasure?.isBetterWhenLess ?? false ? "下限" : "上限"
    }

    /// How good a plan is known to be, in a word.
    func status(_ siting: SitingDocument) -> String {
        guard let status = siting.status else { return siting.$status }
        return switch status {
        case .optimal: language("optimal", "已证明最优")
        case .feasible: language("feasible", "可行，未证明最优")
        case .infeasible: language("infeasible", "无可行方案")
        case .infeasibleTarget: language("infeasible_target", "目标无法达到")
        case .noPlan: language("no_plan", "未找到方案")
        }
    }

    private func evidence(_ siting: SitingDocument) -> String {
        let bound = siting.bound.map { number($0) } ?? "—"
        let figures = language(
            "objective \(siting.objective.map { number($0) } ?? "—"), bound \(bound) \(unit(of: siting)), gap \(percent(siting.gap, decimals: 3)) (\(siting.solver))",
            "目标值 \(siting.objective.map { number($0) } ?? "—")，\(self.bound(siting)) \(bound) \(unit(of: siting))，最优性差距 \(percent(siting.gap, decimals: 3))（\(siting.solver)）"
        )
        switch siting.status {
        case .optimal:
            return language(
                "proven\(provenFor): no other choice does better; ", provenFor.isEmpty ? "已证明最优；" : "已证明：\(provenFor)没有更优方案；")
                + figures
        case .infeasibleTarget:
            if let capacity = siting.conditions?.capacity {
                return language(
                    "the target of \(percent(siting.target)) cannot be served within the capacities: at most \(whole(capacity.servedWeight)) \(who) can; this plan serves them with the fewest sites; ",
                    "在容量范围内无法达到目标 \(percent(siting.target))：最多可服务 \(whole(capacity.servedWeight))\(who)；本方案以最少的点服务；") + figures
            }
            return language(
                "the target of \(percent(siting.target)) cannot be reached: at most \(whole(siting.largestReachableWeight)) \(who) can; this plan covers all of them with the fewest sites; ",
                "目标 \(percent(siting.target)) 无法达到：最多可覆盖 \(whole(siting.largestReachableWeight)) \(who)；本方案以最少的点覆盖能够覆盖的全部人口；")
                + figures
        case .infeasible:
            if siting.infeasibilities == nil { return infeasible(siting) }
            return language("no plan keeps all conditions:", "没有满足全部条件的方案：")
        case .noPlan:
            let isLess = siting.objectiveMeasure?.isBetterWhenLess ?? false
            return language(
                "stopped (\(siting.$stoppedBy)) before any plan was found that meets what is asked; there may be one: allow more time, or ask for less; ",
                "停止（\(stop(siting))）前未找到满足要求的方案，但可能存在：请延长时间或放宽要求；")
                + (isLess
                    ? language(
                        "no plan has less than \(bound) \(unit(of: siting))", "任何方案不低于 \(bound) \(unit(of: siting))")
                    : language("no plan passes \(bound) \(unit(of: siting))", "任何方案不超过 \(bound) \(unit(of: siting))"))
        default:
            return language("stopped (\(siting.$stoppedBy)) before proof; ", "未完成证明即停止（\(stop(siting))）；") + figures
        }
    }

    /// What the objective counts.
    func unit(of siting: SitingDocument) -> String {
        let cost = !report.measure.isInMeters ? language("cost", "成本") : language("m", "米")
        return switch siting.objectiveMeasure {
        case .sitesOpened: language("sites", "处")
        case .weightedCost: language("\(who) × \(cost)", "\(who)×\(cost)")
        case .largestCost, .smallestSpacing: cost
        default: who
        }
    }

    /// Why no plan serves everybody.
    private func infeasible(_ siting: SitingDocument) -> String {
        if let fewest = siting.fewestSites {
            return language(
                "no plan: \(counted(siting.count ?? 0, "site", "sites")) cannot serve every demand point; \(number(Double(fewest))) can",
                "没有方案：\(siting.count ?? 0) 处无法服务所有需求点；至少需要 \(fewest) 处")
        }
        return language("no plan meets the conditions", "没有满足条件的方案")
    }

    /// The choice among plans of the same objective.
    private func tieBreak(_ siting: SitingDocument) -> [String] {
        guard let choice = siting.tieBreak else { return [] }
        let unit = !report.measure.isInMeters ? language("cost", "成本") : language("m", "米")
        let proof =
            choice.status == .optimal
            ? language("proven least", "已证明最小") : language("bound \(number(choice.bound))", "下限 \(number(choice.bound))")
        return [
            "  "
                + language(
                    "among plans of this objective: \(number(choice.weightedCost)) \(who) × \(unit) to the facility that covers them, \(proof)",
                    "目标值相同的方案中：到覆盖\(PlannedNames.facility)的总距离 \(number(choice.weightedCost)) \(who)×\(unit)，\(proof)")
        ]
    }

    /// What a model on distances reaches, in the words of its objective.
    func distanceOutcome(_ siting: SitingDocument) -> [String] {
        guard let objective = siting.objective else { return [] }
        let isCost = !report.measure.isInMeters
        func shown(_ value: Double) -> String { isCost ? number(value) : length(value) }
        switch siting.objectiveMeasure {
        case .weightedCost:
            guard let mean = siting.meanCost else { return [] }
            return [
                "  "
                    + language(
                        "mean \(isCost ? "cost" : "distance") to the nearest open facility: \(shown(mean))",
                        "到最近\(PlannedNames.facility)的平均\(isCost ? "成本" : "距离")：\(shown(mean))")
            ]
        case .largestCost:
            return [
                "  "
                    + language(
                        "nobody is farther than \(shown(objective)) from an open facility",
                        "所有人到最近\(PlannedNames.facility)均不超过 \(shown(objective))")
            ]
        case .smallestSpacing:
            return [
                "  "
                    + language(
                        "no new facility is nearer than \(shown(objective)) to another",
                        "新\(PlannedNames.facility)与其他\(PlannedNames.facility)的距离均不小于 \(shown(objective))")
            ]
        default: return []
        }
    }

    /// A number of people, or of what else is counted, without the fractions that only a calculation has; below one as it is.
    static func whole(_ weight: Double) -> String { grouped(abs(weight) >= 1 ? weight.rounded() : weight) }

    /// A number with at most two decimals and its thousands set apart.
    static func grouped(_ value: Double) -> String {
        let rounded = value.rounded(toDecimals: 2)
        let whole = Int64(abs(rounded))
        var digits = String(whole)
        var grouped = ""
        while digits.count > 3 {
            grouped = "," + digits.suffix(3) + grouped
            digits = String(digits.dropLast(3))
        }
        let fraction = Int64(((abs(rounded) - Double(whole)) * 100).rounded())
        let tail =
            fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)"
        return (rounded < 0 ? "-" : "") + digits + grouped + tail
    }
}
