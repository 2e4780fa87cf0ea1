package import MILP
package import PlanningTerms
import ServiceModel

/// Finds the best sites and proves it, or says how far from the best they can be.
package struct ExactSolver: Sendable {
    /// Told how far a run is; returns whether to go on.
    package typealias Progress = @Sendable (SitingProgress) -> Bool

    private let solver: any MILPSolver

    /// Makes a solver that leaves branch and bound to another.
    package init(solver: any MILPSolver = HiGHSSolver()) { self.solver = solver }

    /// Solves a siting model within the limits.
    ///
    /// There is always a plan: one that limits or an unreachable target leave wanting says so in its status. Every figure is counted in
    /// ticks from the cover sets, whatever the solver says. The method is that of docs/method.md, section 8, after Cordeau, Furini & Ljubić
    /// 2019 (doi:10.1016/j.ejor.2018.12.021) for maximal covering and Beasley 1990
    /// (doi:10.1002/1520-6750(199002)37:1<151::AID-NAV3220370110>3.0.CO;2-2) for set covering.
    ///
    /// - Parameters:
    ///   - model: What is to be decided.
    ///   - problem: Who would be covered from where.
    ///   - limits: When to stop without proof.
    ///   - progress: Called whenever the run looks whether to go on; returning false ends it with what there is.
    /// - Returns: The plan and how far it is proven.
    /// - Throws: ``SitingError`` for a count, target or limit that cannot be meant, or `solverFailed`.
    /// - Complexity: O(pairs) to reduce and to plan; branch and bound is exponential at worst, and ends at the limits.
    package func solve(
        _ model: SitingModel, on problem: SitingProblem, limits: SolveLimits = SolveLimits(), progress: Progress? = nil
    ) throws(SitingError) -> SitingPlan {
        try solve(model, on: problem, RunControl(limits, progress: progress))
    }

    /// Solves a siting model under the control of a run that began before.
    package func solve(
        _ model: SitingModel, on problem: SitingProblem, _ control: RunControl
    ) throws(SitingError) -> SitingPlan {
        try SitingRequest(model: model, limits: control.limits).validate(for: problem)
        switch model {
        case .maximalCovering(let count): return try maximalPlan(count, ReducedProblem(problem, control: control), control)
        case .setCovering(let target): return try setPlan(target, ReducedProblem(problem, control: control), control)
        case .pMedian, .pCenter, .pDispersion: return try DistanceSolver(solver: solver).solve(model, on: problem, control)
        case .backupSetCovering, .backupCovering, .mandatoryBackupCovering:
            preconditionFailure("ConditionedSolver decides the models of second cover")
        }
    }

    private func maximalPlan(_ count: Int, _ reduced: ReducedProblem, _ control: RunControl) throws(SitingError) -> SitingPlan {
        let decided = reduced.decidedWeight
        let unit = reduced.unit
        let scale = reduced.problem.scale
        let gap = control.limits.gap
        let engine = MaximalCovering(
            solver: solver, control: control, effort: Effort.full.limited(toNodes: control.limits.workLimit),
            tolerance: { value in
                guard gap > 0 else { return 0 }
                // (bound − objective) / bound <= gap, solved for the difference.
                let allowed = gap < 1 ? Double(decided + unit * value) * gap / (1 - gap) : .infinity
                return Int64(min(allowed / Double(unit), 1e15))
            },
            goesOn: { value, bound in
                control.report(
                    objective: scale.weight(decided + unit * value),
                    bound: scale.weight(decided + unit * min(bound, Int64(1 << 53) / unit)))
            })
        let outcome = try engine.solve(reduced.kernel, count: count - reduced.required.count)
        if outcome.isOutOfNodes { control.stop(by: .workLimit) }
        return PlanAssembly(reduced: reduced, control: control, solver: solver.name)
            .maximal(count: count, sites: outcome.sites, boundTicks: decided + unit * outcome.bound)
    }

    private func setPlan(_ target: Double, _ reduced: ReducedProblem, _ control: RunControl) throws(SitingError) -> SitingPlan {
        let kernel = reduced.kernel
        let needTicks = Self.ticks(for: target, of: reduced.problem.totalWeight)
        let isReachable = needTicks <= reduced.reachableWeight
        let missing = min(needTicks, reduced.reachableWeight) - reduced.decidedWeight
        let need = missing / reduced.unit + (missing % reduced.unit > 0 ? 1 : 0)
        let required = reduced.required.count
        let goesOn: @Sendable (Int, Int) -> Bool = { sites, bound in
            control.report(objective: Double(required + sites), bound: Double(required + bound))
        }
        let outcome: SetCovering.Outcome
        if need <= 0 {
            outcome = SetCovering.Outcome()
        } else if need > kernel.totalWeight - (kernel.weights.min() ?? 0) {
            outcome = try SetCovering(solver: solver, control: control, nodeLimit: control.limits.workLimit, goesOn: goesOn)
                .solve(kernel)
        } else {
            outcome = try PartialCovering(solver: solver, control: control, need: need, goesOn: goesOn).solve(kernel)
        }
        if outcome.isOutOfNodes { control.stop(by: .workLimit) }
        return PlanAssembly(reduced: reduced, control: control, solver: solver.name)
            .setCovering(target: target, sites: outcome.sites, boundSites: required + outcome.bound, isReachable: isReachable)
    }

    /// Returns the least whole number of ticks whose share of the total, in doubles, reaches the target.
    static func ticks(for target: Double, of total: Int64) -> Int64 {
        guard total > 0, target > 0 else { return 0 }
        var ticks = max(0, Int64((target * Double(total)).rounded(.down)) - 2)
        while Double(ticks) / Double(total) < target { ticks += 1 }
        return ticks
    }
}
