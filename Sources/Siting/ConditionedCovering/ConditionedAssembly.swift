import CoverageAnalysis
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Turns a choice of sites and a bound into a plan whose every figure is counted from the cover sets.
struct ConditionedAssembly {
    let assembly: PlanAssembly
    let conditioned: ConditionedProblem
    let kernel: ConditionedKernel
    /// What is asked for, as far as it can be reached.
    let goal: ConditionedGoal

    private var problem: SitingProblem { conditioned.problem }
    private var check: ConditionCheck { ConditionCheck(conditioned, goal: goal, uncoverable: kernel.uncoverableRows) }

    /// The plan of an answer.
    func plan(_ answer: ConditionedAnswer) -> SitingPlan {
        guard let choice = answer.choice, answer.reasons.isEmpty else {
            var plan = answer.reasons.isEmpty ? assembly.notFound(bound: figure(ofBound: answer.bound)) : assembly.infeasible()
            var outcome = ConditionedOutcome()
            outcome.infeasibilities = answer.reasons
            plan.outcome = outcome
            return plan
        }
        return plan(pruned(choice), answer)
    }

    private func plan(_ choice: SiteChoice, _ answer: ConditionedAnswer) -> SitingPlan {
        let figures = check.figures(choice)
        let evaluation = PlanEvaluation(of: choice.opened, on: conditioned.problem(closing: choice.closed))
        var plan = assembly.plan(evaluation, evidence(evaluation.selected.count, figures, answer.bound))
        plan.coveredWeight = figures.first
        plan.gainedWeight = figures.first - problem.baseWeight
        var outcome = ConditionedOutcome()
        (outcome.closed, outcome.closingLosses) = closings(choice.closed)
        outcome.closingLoss = evaluation.gainedWeight - plan.gainedWeight
        if conditioned.conditions.costs != nil { outcome.cost = check.cost(of: choice) }
        if conditioned.countsSecondCover { (outcome.backupWeight, outcome.baseBackupWeight) = (figures.second, baseBackup) }
        if let backupBound = answer.backupBound {
            let limit = kernel.fixedSecond + kernel.unit * backupBound
            outcome.backupBound = max(limit, figures.second)
            if outcome.backupBound != figures.second { plan.conclude(isProven: false, assembly.control.stop) }
        }
        if conditioned.goal.need > goal.need { plan.status = .infeasibleTarget }
        plan.outcome = outcome
        return plan
    }

    /// What is proven about a choice; the bound counts units of value above what is fixed, or sites beside the required ones.
    private func evidence(_ opened: Int, _ figures: ConditionCheck.Figures, _ bound: Int64) -> PlanEvidence {
        if goal.isFewestSites {
            return PlanEvidence(Double(opened), bound: Double(conditioned.required.count + Int(bound)), of: .sitesOpened)
        }
        let value = goal.first * figures.first + goal.second * figures.second
        let base = goal.first * problem.baseWeight + goal.second * baseBackup
        let limit = max(value, bound > (.max - fixed) / kernel.unit ? value : fixed + kernel.unit * bound)
        // BACOP's two weights are parts of one: the value is a weighted mean.
        let parts = Double(goal.first + goal.second) * problem.scale.ticksPerUnit
        return PlanEvidence(most: value, bound: limit, base: base) { Double($0) / parts }
    }

    /// The value that is fixed, in ticks.
    private var fixed: Int64 { goal.first * kernel.fixedFirst + goal.second * kernel.fixedSecond }

    /// A bound in the unit of the plan.
    private func figure(ofBound bound: Int64) -> Double {
        if goal.isFewestSites { return Double(conditioned.required.count) + Double(bound) }
        return Double(fixed + kernel.unit * bound) / Double(goal.first + goal.second) / problem.scale.ticksPerUnit
    }

    /// What existing facilities cover twice, in ticks.
    private var baseBackup: Int64 {
        guard conditioned.countsSecondCover else { return 0 }
        return problem.weights.indices.reduce(0) { $0 + (conditioned.existing[$1].count > 1 ? problem.weights[$1] : 0) }
    }

    /// Leaves out sites that add no value and that no condition needs, where there is time.
    private func pruned(_ choice: SiteChoice) -> SiteChoice {
        var choice = choice
        guard !goal.isFewestSites, !assembly.control.isCut else { return choice }
        func value(_ figures: ConditionCheck.Figures) -> Int64 { goal.first * figures.first + goal.second * figures.second }
        let whole = value(check.figures(choice))
        let isRequired = Set(conditioned.required)
        for site in choice.opened.reversed() where !isRequired.contains(site) {
            var less = choice
            less.opened.removeAll { $0 == site }
            let figures = check.figures(less)
            if value(figures) == whole, check.violation(less, figures) == nil { choice = less }
        }
        for facility in choice.closed {
            // An existing facility is not closed for nothing.
            var less = choice
            less.closed.removeAll { $0 == facility }
            let figures = check.figures(less)
            if value(figures) == whole, check.violation(less, figures) == nil { choice = less }
        }
        return choice
    }

    /// The closed facilities by what each alone covers.
    private func closings(_ closed: [Int]) -> (facilities: [FacilityNumber], losses: [Int64]) {
        var loss = [Int64](repeating: 0, count: conditioned.existing.candidateCount)
        for row in problem.weights.indices where conditioned.existing[row].count == 1 {
            if let only = conditioned.existing[row].first { loss[Int(only)] += problem.weights[row] }
        }
        let order = closed.sorted { (loss[$0], $0) < (loss[$1], $1) }
        return (order.map { FacilityNumber($0) }, order.map { loss[$0] })
    }
}
