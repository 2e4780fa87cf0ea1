import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

extension Recomputation {
    /// What the report of a model must hold.
    private struct ModelShape {
        var measures: Set<ObjectiveMeasure>
        var hasTarget = false
        var countsTwice = false
        var hasFirstWeight = false
    }

    private static let shapes: [String: ModelShape] = [
        "mclp": ModelShape(measures: [.coveredWeight, .servedWeight]),
        "lscp": ModelShape(measures: [.sitesOpened], hasTarget: true),
        "lscp-b": ModelShape(measures: [.sitesOpened], hasTarget: true, countsTwice: true),
        "bacop": ModelShape(measures: [.weightedCover], countsTwice: true, hasFirstWeight: true),
        "bacop1": ModelShape(measures: [.backupWeight], countsTwice: true),
        "p-median": ModelShape(measures: [.weightedCost]),
        "p-center": ModelShape(measures: [.largestCost]),
        "p-dispersion": ModelShape(measures: [.smallestSpacing]),
    ]

    /// That the model's name goes with what the report holds.
    mutating func checkModel(_ siting: SitingDocument) {
        guard let shape = Self.shapes[siting.model] else {
            found.problems.append(Wording("model: \(siting.model) is none", "模型：没有 \(siting.model)"))
            return
        }
        var wrong: [String] = []
        if siting.objectiveMeasure.map(shape.measures.contains) != true {
            wrong.append("objective_measure \(siting.$objectiveMeasure)")
        }
        if (siting.objectiveMeasure == .servedWeight) != (siting.conditions?.capacity != nil && siting.model == "mclp") {
            wrong.append("conditions.capacity")
        }
        if shape.hasTarget != (siting.target != nil) { wrong.append("target") }
        if shape.hasTarget, siting.count != nil { wrong.append("count") }
        // Without a plan there may be nothing to tell of a second cover.
        let second = siting.secondCover
        if second == nil ? shape.countsTwice && siting.hasPlan : !shape.countsTwice { wrong.append("second_cover") }
        if second?.firstWeight == nil ? shape.hasFirstWeight && siting.hasPlan : !shape.hasFirstWeight {
            wrong.append("second_cover.first_weight")
        }
        if siting.meanCost != nil, siting.model != "p-median" { wrong.append("mean_cost") }
        if wrong.isEmpty {
            found.confirmed.append(
                Wording("model: \(siting.model), as what is published with it", "模型：\(siting.model)，与一并公布的内容相符"))
        } else {
            found.problems.append(
                Wording(
                    "model \(siting.model) and \(wrong.joined(separator: ", ")) contradict each other",
                    "模型 \(siting.model) 与 \(wrong.joined(separator: "、")) 矛盾"))
        }
    }

    /// That status, objective, bound and what ended the run go together; returns objective, bound and gap where there is a plan.
    mutating func checkStatus(_ siting: SitingDocument) -> (objective: Double, bound: Double, gap: Double)? {
        let before = found.problems.count
        let figures = planFigures(siting)
        if let figures {
            let isSecondMet = siting.secondCover?.backupBound.map { $0 == siting.secondCover?.backupWeight } ?? true
            let isProven = figures.objective == figures.bound && isSecondMet
            let meet = isProven ? Wording("meet, so that the plan is proven", "相等，方案已得证明") : Wording("do not meet", "不相等")
            switch siting.status {
            case .optimal where !isProven, .feasible where isProven:
                found.problems.append(
                    Wording(
                        "status \(siting.$status): bound and objective \(meet.english)",
                        "状态 \(siting.$status)：上限与目标值\(meet.chinese)"))
            case .infeasibleTarget: checkUnreachable(siting)
            case .optimal, .feasible: break
            case .infeasible, .noPlan, nil:
                found.problems.append(Wording("status \(siting.$status) is none", "状态：没有 \(siting.$status)"))
            }
            if isProven != (siting.stoppedBy == SitingStop.none) {
                found.problems.append(
                    Wording(
                        "stopped_by \(siting.$stoppedBy): bound and objective \(meet.english)",
                        "stopped_by \(siting.$stoppedBy)：上限与目标值\(meet.chinese)"))
            }
        }
        if siting.stoppedBy == .timeLimit, siting.timeLimitS == nil {
            found.problems.append(Wording("stopped_by time_limit: the run had no time limit", "stopped_by 为 time_limit，而运行未设时限"))
        }
        if siting.stoppedBy == .timeLimit || siting.stoppedBy == .interrupted, report.reproducible {
            found.problems.append(
                Wording("reproducible: a run that a clock or its caller ended is not", "reproducible：因时限或中断而结束的运行不可重现"))
        }
        if found.problems.count == before {
            let proven = provenFor(siting)
            found.confirmed.append(
                Wording(
                    "status: \(siting.$status)\(proven.english), as bound and objective say",
                    "状态：\(ValueWords.chinese(siting.$status, column: ColumnTerm.status.name))\(proven.chinese)，与上限和目标值相符"))
        }
        return figures
    }

    /// Objective, bound and gap of a plan; `nil` where the status says that there is none.
    private mutating func planFigures(_ siting: SitingDocument) -> (objective: Double, bound: Double, gap: Double)? {
        if !siting.hasPlan {
            if !siting.selected.isEmpty {
                found.problems.append(
                    Wording("status \(siting.$status) and selected sites contradict each other", "状态 \(siting.$status) 与选定的点位矛盾"))
            }
            if siting.objective != nil || siting.gap != nil || siting.gapGained != nil {
                found.problems.append(
                    Wording(
                        "status \(siting.$status) and an objective or a gap contradict each other",
                        "状态 \(siting.$status) 与目标值或差距矛盾"))
            }
            if (siting.status == .infeasible) != (siting.bound == nil) {
                found.problems.append(
                    Wording(
                        "status \(siting.$status) and bound \(siting.bound?.plainText ?? "null") contradict each other",
                        "状态 \(siting.$status) 与上限 \(siting.bound?.plainText ?? "空") 矛盾"))
            }
            return nil
        }
        guard let objective = siting.objective, let bound = siting.bound, let gap = siting.gap, siting.gapGained != nil else {
            found.problems.append(
                Wording("status \(siting.$status): objective, bound or gap is null", "状态 \(siting.$status)：目标值、上限或差距为空"))
            return nil
        }
        return (objective, bound, gap)
    }

    /// That a target that is called out of reach is, and that the plan covers all there is to cover.
    private mutating func checkUnreachable(_ siting: SitingDocument) {
        guard let target = siting.target else {
            found.problems.append(Wording("status infeasible_target: the run had no target", "状态 infeasible_target：运行未设目标"))
            return
        }
        let needed = target * report.coverage.overall.weight
        let reached = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        if reached >= needed {
            found.problems.append(
                Wording(
                    "status infeasible_target: the plan reaches the target of \(needed)", "状态 infeasible_target：方案达到目标 \(needed)")
            )
        }
        if siting.conditions?.capacity == nil {
            compare(Wording("all that can be covered", "可覆盖的全部人口"), siting.coveredWeight, siting.largestReachableWeight)
        }
    }

    /// Objective, bound, gap, count and target of a plan.
    mutating func checkEvidence(_ siting: SitingDocument) {
        guard let (objective, bound, gap) = checkStatus(siting) else { return }
        let isLess = siting.objectiveMeasure?.isBetterWhenLess ?? false
        checkSide(objective, bound, isLess: isLess)
        let (difference, larger) = (abs(bound - objective), max(bound, objective))
        compare(Wording("gap", "最优性差距"), larger == 0 ? 0 : difference / larger, gap)
        if let distance = distanceObjective(siting) {
            compare(Wording("objective", "目标值"), distance, objective)
        } else {
            let (recomputed, base) = self.objective(siting)
            compare(Wording("objective", "目标值"), recomputed, objective)
            if !isLess {
                compare(
                    Wording("gap of what is gained", "新增部分的差距"), bound - base == 0 ? 0 : difference / (bound - base),
                    siting.gapGained ?? 0)
            }
        }
        if let mean = siting.meanCost {
            let weight = report.coverage.overall.weight
            compare(Wording("mean cost", "平均成本"), weight > 0 ? objective / weight : 0, mean)
        }
        let closings = siting.conditions?.closed?.count ?? 0
        if let count = siting.count, siting.selected.count > count + closings {
            found.problems.append(
                Wording(
                    "\(siting.selected.count) sites are selected and --count is \(count)",
                    "选定 \(siting.selected.count) 处，而 --count 为 \(count)"))
        }
        if let target = siting.target, siting.status != .infeasibleTarget { checkTarget(target, siting) }
    }

    private mutating func checkTarget(_ target: Double, _ siting: SitingDocument) {
        let covered = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        let needed = target * report.coverage.overall.weight
        if covered < needed * (1 - 1e-12) {
            found.problems.append(
                Wording("\(covered) covered does not reach the target of \(needed)", "覆盖 \(covered)，未达到目标 \(needed)"))
        } else {
            found.confirmed.append(Wording("target: reached", "目标：已达到"))
        }
    }

    /// That the bound is not on the wrong side of the objective.
    private mutating func checkSide(_ objective: Double, _ bound: Double, isLess: Bool) {
        let slack = 1e-9 * max(1, abs(bound))
        if isLess ? bound <= objective + slack : bound >= objective - slack {
            found.confirmed.append(Wording("bound: on its side of the objective", "上限：在目标值应有的一侧"))
        } else {
            found.problems.append(
                Wording("bound \(bound) and objective \(objective) contradict each other", "上限 \(bound) 与目标值 \(objective) 矛盾"))
        }
    }
}
