package import MILP
package import PlanningTerms
import ServiceModel

/// Finds the best sites under conditions, and the models of second cover, by branch and bound on merged demand points.
///
/// Where only the number of sites matters ``ExactSolver`` is faster. Its plan and bound, which know no conditions, serve here too: no plan with
/// conditions passes the bound, and a plan that keeps them is a start.
package struct ConditionedSolver: Sendable {
    private let solver: any MILPSolver

    /// Makes a solver that leaves branch and bound to another.
    package init(solver: any MILPSolver = HiGHSSolver()) { self.solver = solver }

    /// Solves a siting model under conditions within the limits.
    ///
    /// Every figure is counted in ticks from the cover sets, and every condition of the plan is checked there, whatever the solver says. Where
    /// no plan keeps all conditions the status is `infeasible` and the outcome says why; where the limits ended the search before any was
    /// found it is `noPlan`.
    ///
    /// - Parameters:
    ///   - model: What is to be decided.
    ///   - conditioned: Who would be covered from where, and what a plan must keep.
    ///   - limits: When to stop without proof.
    ///   - progress: Called from time to time; returning false ends the run with what there is.
    /// - Returns: The plan, how far it is proven, and its outcome.
    /// - Throws: ``SitingError`` for a request that cannot be meant, or `solverFailed`.
    /// - Complexity: Branch and bound is exponential at worst, and ends at the limits.
    package func solve(
        _ model: SitingModel, on conditioned: ConditionedProblem, limits: SolveLimits = SolveLimits(),
        progress: ExactSolver.Progress? = nil
    ) throws(SitingError) -> SitingPlan {
        try solve(model, on: conditioned, RunControl(limits, progress: progress))
    }

    /// Solves a siting model under conditions, under the control of a run that began before.
    package func solve(
        _ model: SitingModel, on conditioned: ConditionedProblem, _ run: RunControl
    ) throws(SitingError) -> SitingPlan {
        try ConditionedRequest(model: model, limits: run.limits).validate(for: conditioned)
        let control = BranchControl(run)
        if conditioned.conditions.capacities != nil {
            let problem = CapacitatedProblem(conditioned, model)
            let search = CapacitatedSearch(problem: problem, solver: solver, control: control)
            let found = try search.run()
            return CapacitatedAssembly(problem: problem, control: control, solver: solver.name)
                .plan(found, search.figures(found))
        }
        var goal = model.goal(of: conditioned)
        let kernel = ConditionedKernel(conditioned, countsSecond: model.countsSecondCover)
        let isReachable = goal.need <= kernel.reachableFirst
        goal.need = min(goal.need, kernel.reachableFirst)
        let assembly = ConditionedAssembly(
            model: model, conditioned: conditioned, kernel: kernel, goal: goal, control: control, solver: solver.name,
            isReachable: isReachable)
        let finder = InfeasibilityFinder(
            kernel: kernel, conditioned: conditioned, goal: goal, solver: solver, control: control)
        let obvious = finder.obvious()
        if !obvious.isEmpty { return assembly.plan(without: obvious) }
        let search = ConditionedSearch(conditioned, kernel, goal, solver: solver, control: control)
        let relaxed = try relaxation(model, conditioned, goal, search)
        let found = try search.run(start: relaxed.start, bound: relaxed.bound)
        if found.isInfeasible { return assembly.plan(without: [try finder.conflict()]) }
        guard let choice = found.choice else { return assembly.planNotFound(bound: found.bound) }
        guard case .backupSetCovering = model else { return assembly.plan(choice, bound: found.bound) }
        // The fewest sites are known: now the most second cover with as many.
        var second = goal
        (second.isFewestSites, second.first, second.second) = (false, 0, 1)
        second.largestCount = choice.opened.count
        let backup = try ConditionedSearch(conditioned, kernel, second, solver: solver, control: control)
            .run(start: choice, bound: nil)
        return assembly.plan(backup.choice ?? choice, bound: found.bound, backupBound: backup.bound)
    }

    /// What the model without conditions proves and proposes, by plans and prices alone.
    private func relaxation(
        _ model: SitingModel, _ conditioned: ConditionedProblem, _ goal: ConditionedGoal, _ search: ConditionedSearch
    ) throws(SitingError) -> (bound: Int64?, start: SiteChoice?) {
        guard goal.second == 0, conditioned.closableCount == 0, !goal.coversAll else { return (nil, nil) }
        let isAvailable = conditioned.isAvailable
        let base = conditioned.problem
        let problem = SitingProblem(
            coverSets: base.coverSets, weights: base.weights, scale: base.scale, isCovered: base.isCovered,
            candidateStatus: base.candidateStatus.indices.map {
                base.candidateStatus[$0] == .available && !isAvailable[$0] ? .forbidden : base.candidateStatus[$0]
            })
        let required = conditioned.required.count
        let openable = required + isAvailable.count { $0 }
        let question: SitingModel
        switch model {
        case .maximalCovering:
            let count = min(goal.largestCount ?? openable, affordable(conditioned), openable)
            guard count >= max(1, required) else { return (nil, nil) }
            question = .maximalCovering(facilityCount: count)
        case .setCovering(let target), .backupSetCovering(let target): question = .setCovering(target: target)
        default: return (nil, nil)
        }
        guard openable > 0 else { return (nil, nil) }
        var limits = search.control.limits
        limits.workLimit = 0
        limits.timeLimit = search.control.secondsLeft
        let plan = try ExactSolver(solver: solver).solve(question, on: problem, limits: limits) { [control = search.control] _ in
            control.goesOn()
        }
        let choice = SiteChoice(opened: plan.selected)
        let start = search.check.violation(choice) == nil ? choice : nil
        if goal.isFewestSites {
            return (Int64(plan.bound) - Int64(required), start)
        }
        let bound = (base.scale.ticks(plan.bound) - search.kernel.fixedFirst) / search.kernel.unit
        return (max(0, bound), start)
    }

    /// The most sites that the budget pays for, required ones included.
    private func affordable(_ conditioned: ConditionedProblem) -> Int {
        guard let costs = conditioned.conditions.costs else { return .max }
        var left = costs.budget - conditioned.required.reduce(0) { $0 + costs.opening[$1] }
        var count = conditioned.required.count
        let isAvailable = conditioned.isAvailable
        for cost in costs.opening.indices.filter({ isAvailable[$0] }).map({ costs.opening[$0] }).sorted() where cost <= left {
            left -= cost
            count += 1
        }
        return count
    }
}

extension SitingModel {
    /// Whether what is covered twice counts, so that existing facilities are needed one by one.
    package var countsSecondCover: Bool {
        switch self {
        case .backupSetCovering, .backupCovering, .mandatoryBackupCovering: true
        default: false
        }
    }

    /// What the model drives at.
    func goal(of conditioned: ConditionedProblem) -> ConditionedGoal {
        var goal = ConditionedGoal()
        switch self {
        case .pMedian, .pCenter, .pDispersion: preconditionFailure("conditions go with the models on coverage")
        case .maximalCovering(let count):
            goal.largestCount = count == .max ? nil : count
        case .setCovering(let target), .backupSetCovering(let target):
            goal.isFewestSites = true
            goal.need = ExactSolver.ticks(for: target, of: conditioned.problem.totalWeight)
        case .backupCovering(let count, let firstPercent):
            goal.largestCount = count == .max ? nil : count
            let divisor = max(1, greatestCommonDivisor(Int64(firstPercent), 100))
            (goal.first, goal.second) = (Int64(firstPercent) / divisor, Int64(100 - firstPercent) / divisor)
        case .mandatoryBackupCovering(let count):
            goal.largestCount = count == .max ? nil : count
            (goal.first, goal.second, goal.coversAll) = (0, 1, true)
        }
        return goal
    }
}
