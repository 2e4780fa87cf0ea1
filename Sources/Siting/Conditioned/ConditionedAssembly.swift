import CoverageAnalysis
import PlanningTerms
import ServiceModel

/// Turns a choice of sites and a bound into a plan whose every figure is counted from the cover sets.
struct ConditionedAssembly {
    let model: SitingModel
    let conditioned: ConditionedProblem
    let kernel: ConditionedKernel
    let goal: ConditionedGoal
    let control: BranchControl
    let solver: String
    /// Whether the target of set covering can be reached at all.
    let isReachable: Bool

    private var problem: SitingProblem { conditioned.problem }
    private var scale: WeightScale { problem.scale }
    private var check: ConditionCheck { ConditionCheck(conditioned, goal: goal, uncoverable: kernel.uncoverableRows) }

    /// The plan of a choice; the bound counts units of value above what is fixed, or sites beside the required ones.
    func plan(_ choice: SiteChoice, bound: Int64, backupBound: Int64? = nil) -> SitingPlan {
        let choice = pruned(choice)
        let figures = check.figures(choice)
        var plan = empty()
        let evaluation = PlanEvaluation(of: choice.opened, on: conditioned.problem(closing: choice.closed))
        plan.selected = evaluation.selected
        plan.gains = evaluation.gains
        plan.uniqueGains = evaluation.uniqueGains
        plan.coveredWeight = figures.first
        plan.gainedWeight = figures.first - problem.baseWeight
        var outcome = ConditionedOutcome()
        (outcome.closed, outcome.closingLosses) = closings(choice.closed)
        outcome.closingLoss = evaluation.gainedWeight - plan.gainedWeight
        if conditioned.conditions.costs != nil { outcome.cost = check.cost(of: choice) }
        if model.countsSecondCover { (outcome.backupWeight, outcome.baseBackupWeight) = (figures.second, baseBackup) }
        measure(&plan, figures, bound)
        if let backupBound {
            let limit = kernel.fixedSecond + kernel.unit * backupBound
            outcome.backupBound = max(limit, figures.second)
            if outcome.backupBound != figures.second { conclude(&plan, isProven: false) }
        }
        plan.outcome = outcome
        return plan
    }

    /// Objective, bound and gap.
    private func measure(_ plan: inout SitingPlan, _ figures: ConditionCheck.Figures, _ bound: Int64) {
        guard !goal.isFewestSites else {
            let opened = plan.selected.count
            let least = min(opened, conditioned.required.count + Int(bound))
            (plan.objective, plan.bound) = (Double(opened), Double(least))
            plan.gap = ratio(Double(opened - least), Double(opened))
            plan.gapGained = plan.gap
            conclude(&plan, isProven: least == opened)
            if !isReachable { plan.status = .infeasibleTarget }
            return
        }
        let value = goal.first * figures.first + goal.second * figures.second
        let fixed = goal.first * kernel.fixedFirst + goal.second * kernel.fixedSecond
        let base = goal.first * problem.baseWeight + goal.second * baseBackup
        let limit = max(value, bound > (.max - fixed) / kernel.unit ? value : fixed + kernel.unit * bound)
        // BACOP's two weights are parts of one: the value is a weighted mean.
        let parts = Double(goal.first + goal.second) * scale.ticksPerUnit
        plan.objective = Double(value) / parts
        plan.bound = Double(limit) / parts
        plan.gap = ratio(Double(limit - value), Double(limit))
        plan.gapGained = ratio(Double(limit - value), Double(limit - base))
        conclude(&plan, isProven: limit == value)
    }

    /// What existing facilities cover twice, in ticks.
    private var baseBackup: Int64 {
        guard model.countsSecondCover else { return 0 }
        return problem.weights.indices.reduce(0) { $0 + (conditioned.existing[$1].count > 1 ? problem.weights[$1] : 0) }
    }

    /// Leaves out sites that add no value and that no condition needs, where there is time.
    private func pruned(_ choice: SiteChoice) -> SiteChoice {
        var choice = choice
        guard !goal.isFewestSites, !control.isCut else { return choice }
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
    private func closings(_ closed: [Int]) -> (facilities: [Int], losses: [Int64]) {
        var loss = [Int64](repeating: 0, count: conditioned.existing.candidateCount)
        for row in problem.weights.indices where conditioned.existing[row].count == 1 {
            if let only = conditioned.existing[row].first { loss[Int(only)] += problem.weights[row] }
        }
        let order = closed.sorted { (loss[$0], $0) < (loss[$1], $1) }
        return (order, order.map { loss[$0] })
    }

    /// The result when no plan keeps all conditions.
    func plan(without reasons: [SitingInfeasibility]) -> SitingPlan {
        var plan = empty()
        plan.status = .infeasible
        var outcome = ConditionedOutcome()
        outcome.infeasibilities = reasons
        plan.outcome = outcome
        return plan
    }

    /// The result when the limits ended the search before a plan was found.
    func planNotFound(bound: Int64) -> SitingPlan {
        var plan = empty()
        plan.status = .noPlan
        plan.stoppedBy = control.stop ?? .workLimit
        if goal.isFewestSites {
            plan.bound = Double(conditioned.required.count) + Double(bound)
        } else {
            let fixed = goal.first * kernel.fixedFirst + goal.second * kernel.fixedSecond
            plan.bound = Double(fixed + kernel.unit * bound) / Double(goal.first + goal.second) / scale.ticksPerUnit
        }
        plan.gap = 1
        plan.gapGained = 1
        plan.outcome = ConditionedOutcome()
        return plan
    }

    /// A plan that opens nothing: what exists.
    private func empty() -> SitingPlan {
        var plan = SitingPlan(
            model: model, status: .feasible, stoppedBy: .none, isReproducible: !control.isCut, selected: [],
            objectiveMeasure: model.objectiveMeasure, objective: 0, bound: 0, coveredWeight: problem.baseWeight, gainedWeight: 0,
            gains: [], uniqueGains: [], gap: 0, gapGained: 0, reductions: kernel.summary,
            uncoverableRows: kernel.uncoverableRows, largestReachableWeight: kernel.reachableFirst, solver: solver,
            seconds: control.seconds)
        if !goal.isFewestSites {
            let base = goal.first * problem.baseWeight + goal.second * baseBackup
            plan.objective = Double(base) / Double(goal.first + goal.second) / scale.ticksPerUnit
            plan.bound = plan.objective
        }
        return plan
    }

    private func conclude(_ plan: inout SitingPlan, isProven: Bool) {
        let isUnreachable = plan.status == .infeasibleTarget
        plan.status = isProven ? .optimal : .feasible
        plan.stoppedBy = isProven ? .none : control.stop ?? .gap
        if isUnreachable { plan.status = .infeasibleTarget }
    }

    private func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }
}
