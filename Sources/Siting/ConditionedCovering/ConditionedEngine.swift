import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds the best choice of sites under conditions by branch and bound on merged demand points.
///
/// What the model without conditions proves and proposes serves here too: no plan with conditions passes its bound, and a plan of it that keeps
/// them is a start.
struct ConditionedEngine {
    let conditioned: ConditionedProblem
    let kernel: ConditionedKernel
    /// What is asked for, as far as it can be reached.
    let goal: ConditionedGoal
    let means: SearchMeans

    /// Returns the best choice found, what is proven about all, or why there is none.
    ///
    /// - Throws: `solverFailed`.
    /// - Complexity: Exponential at worst, and ends at the limits.
    func answer() throws(SitingError) -> ConditionedAnswer {
        let finder = InfeasibilityFinder(kernel: kernel, conditioned: conditioned, goal: goal, means: means)
        let obvious = finder.obvious()
        if !obvious.isEmpty { return ConditionedAnswer(reasons: obvious) }
        let search = ConditionedSearch(conditioned, kernel, goal, means)
        let relaxed = try relaxation(search)
        let found = try search.run(start: relaxed.start, bound: relaxed.bound)
        if found.isInfeasible { return ConditionedAnswer(reasons: [try finder.conflict()]) }
        var answer = ConditionedAnswer(choice: found.choice, bound: found.bound)
        guard let choice = found.choice, case .backupSetCovering = conditioned.model else { return answer }
        // The fewest sites are known: now the most second cover with as many.
        var second = goal
        (second.isFewestSites, second.first, second.second) = (false, 0, 1)
        second.largestCount = choice.opened.count
        let backup = try ConditionedSearch(conditioned, kernel, second, means).run(start: choice, bound: nil)
        (answer.choice, answer.backupBound) = (backup.choice ?? choice, backup.bound)
        return answer
    }

    /// What the model without conditions proves and proposes, by plans and prices alone.
    private func relaxation(
        _ search: ConditionedSearch
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
        guard openable > 0 else { return (nil, nil) }
        let plan: SitingPlan
        switch conditioned.model {
        case .maximalCovering:
            let count = min(goal.largestCount ?? openable, affordable, openable)
            guard count >= max(1, required) else { return (nil, nil) }
            plan = try hasty(.maximalCovering(facilityCount: count), on: problem).mostWeight(count)
        case .setCovering(let target), .backupSetCovering(let target):
            plan = try hasty(.setCovering(target: target), on: problem).fewestSites(target)
        case .backupCovering, .mandatoryBackupCovering, .pMedian, .pCenter, .pDispersion: return (nil, nil)
        }
        let choice = SiteChoice(opened: plan.selected.map(\.value))
        let start = search.check.violation(choice) == nil ? choice : nil
        if goal.isFewestSites {
            return (Int64(plan.bound) - Int64(required), start)
        }
        let bound = (base.scale.ticks(plan.bound) - search.kernel.fixedFirst) / search.kernel.unit
        return (max(0, bound), start)
    }

    /// A solver without conditions that leaves branch and bound out.
    private func hasty(_ model: SitingModel, on problem: SitingProblem) -> CoveringSolver {
        var limits = means.control.limits
        limits.workLimit = 0
        limits.timeLimit = means.control.secondsLeft
        let own = RunControl(limits, progress: { [control = means.control] _ in control.goesOn() })
        return CoveringSolver(question: SitingQuestion(model, on: problem), means: SearchMeans(means.solver, own))
    }

    /// The most sites that the budget pays for, required ones included.
    private var affordable: Int {
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
