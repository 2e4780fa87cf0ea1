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
            found.problems.append("model: \(siting.model) is none")
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
            found.confirmed.append("model: \(siting.model), as what is published with it")
        } else {
            found.problems.append("model \(siting.model) and \(wrong.joined(separator: ", ")) contradict each other")
        }
    }

    /// That status, objective, bound and what ended the run go together; returns objective, bound and gap where there is a plan.
    mutating func checkStatus(_ siting: SitingDocument) -> (objective: Double, bound: Double, gap: Double)? {
        let before = found.problems.count
        let figures = planFigures(siting)
        if let figures {
            let isSecondMet = siting.secondCover?.backupBound.map { $0 == siting.secondCover?.backupWeight } ?? true
            let isProven = figures.objective == figures.bound && isSecondMet
            let meet = isProven ? "meet, so that the plan is proven" : "do not meet"
            switch siting.status {
            case .optimal where !isProven, .feasible where isProven:
                found.problems.append("status \(siting.$status): bound and objective \(meet)")
            case .infeasibleTarget: checkUnreachable(siting)
            case .optimal, .feasible: break
            case .infeasible, .noPlan, nil: found.problems.append("status \(siting.$status) is none")
            }
            if isProven != (siting.stoppedBy == SitingStop.none) {
                found.problems.append("stopped_by \(siting.$stoppedBy): bound and objective \(meet)")
            }
        }
        if siting.stoppedBy == .timeLimit, siting.timeLimitS == nil {
            found.problems.append("stopped_by time_limit: the run had no time limit")
        }
        if siting.stoppedBy == .timeLimit || siting.stoppedBy == .interrupted, report.reproducible {
            found.problems.append("reproducible: a run that a clock or its caller ended is not")
        }
        if found.problems.count == before {
            found.confirmed.append("status: \(siting.$status)\(provenFor(siting)), as bound and objective say")
        }
        return figures
    }

    /// Objective, bound and gap of a plan; `nil` where the status says that there is none.
    private mutating func planFigures(_ siting: SitingDocument) -> (objective: Double, bound: Double, gap: Double)? {
        if !siting.hasPlan {
            if !siting.selected.isEmpty {
                found.problems.append("status \(siting.$status) and selected sites contradict each other")
            }
            if siting.objective != nil || siting.gap != nil || siting.gapGained != nil {
                found.problems.append("status \(siting.$status) and an objective or a gap contradict each other")
            }
            if (siting.status == .infeasible) != (siting.bound == nil) {
                found.problems.append(
                    "status \(siting.$status) and bound \(siting.bound?.plainText ?? "null") contradict each other")
            }
            return nil
        }
        guard let objective = siting.objective, let bound = siting.bound, let gap = siting.gap, siting.gapGained != nil else {
            found.problems.append("status \(siting.$status): objective, bound or gap is null")
            return nil
        }
        return (objective, bound, gap)
    }

    /// That a target that is called out of reach is, and that the plan covers all there is to cover.
    private mutating func checkUnreachable(_ siting: SitingDocument) {
        guard let target = siting.target else {
            found.problems.append("status infeasible_target: the run had no target")
            return
        }
        let needed = target * report.coverage.overall.weight
        let reached = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        if reached >= needed {
            found.problems.append("status infeasible_target: the plan reaches the target of \(needed)")
        }
        if siting.conditions?.capacity == nil {
            compare("all that can be covered", siting.coveredWeight, siting.largestReachableWeight)
        }
    }

    /// Objective, bound, gap, count and target of a plan.
    mutating func checkEvidence(_ siting: SitingDocument) {
        guard let (objective, bound, gap) = checkStatus(siting) else { return }
        let isLess = siting.objectiveMeasure?.isBetterWhenLess ?? false
        checkSide(objective, bound, isLess: isLess)
        let (difference, larger) = (abs(bound - objective), max(bound, objective))
        compare("gap", larger == 0 ? 0 : difference / larger, gap)
        if let distance = distanceObjective(siting) {
            compare("objective", distance, objective)
        } else {
            let (recomputed, base) = self.objective(siting)
            compare("objective", recomputed, objective)
            if !isLess {
                compare("gap of what is gained", bound - base == 0 ? 0 : difference / (bound - base), siting.gapGained ?? 0)
            }
        }
        if let mean = siting.meanCost {
            let weight = report.coverage.overall.weight
            compare("mean cost", weight > 0 ? objective / weight : 0, mean)
        }
        let closings = siting.conditions?.closed?.count ?? 0
        if let count = siting.count, siting.selected.count > count + closings {
            found.problems.append("\(siting.selected.count) sites are selected and --count is \(count)")
        }
        if let target = siting.target, siting.status != .infeasibleTarget { checkTarget(target, siting) }
    }

    private mutating func checkTarget(_ target: Double, _ siting: SitingDocument) {
        let covered = siting.conditions?.capacity?.servedWeight ?? siting.coveredWeight
        let needed = target * report.coverage.overall.weight
        if covered < needed * (1 - 1e-12) {
            found.problems.append("\(covered) covered does not reach the target of \(needed)")
        } else {
            found.confirmed.append("target: reached")
        }
    }

    /// That the bound is not on the wrong side of the objective.
    private mutating func checkSide(_ objective: Double, _ bound: Double, isLess: Bool) {
        let slack = 1e-9 * max(1, abs(bound))
        if isLess ? bound <= objective + slack : bound >= objective - slack {
            found.confirmed.append("bound: on its side of the objective")
        } else {
            found.problems.append("bound \(bound) and objective \(objective) contradict each other")
        }
    }
}
