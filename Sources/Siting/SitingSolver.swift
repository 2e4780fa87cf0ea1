package import MILP
package import PlanningTerms

/// Finds the best sites and proves it, or says how far from the best they can be: the one door to all models.
///
/// ```swift
/// let question = SitingQuestion(.maximalCovering(facilityCount: 20), on: problem)
/// let plan = try SitingSolver().solve(question, RunControl(SolveLimits(timeLimit: 60)))
/// ```
package struct SitingSolver: Sendable {
    private let solver: any MILPSolver

    /// Makes a solver that leaves mixed-integer programs to HiGHS.
    package init() { self.init(solver: HiGHSSolver()) }

    /// Makes a solver that leaves mixed-integer programs to another.
    package init(solver: any MILPSolver) { self.solver = solver }

    /// Answers a question within the limits of a control.
    ///
    /// Whatever ends the run, what the plan says holds: its objective is what its sites reach, and no plan passes its bound. What cannot be
    /// reached is a status. The plan does not depend on the number of threads.
    ///
    /// - Parameters:
    ///   - question: What is decided.
    ///   - control: The clock and the caller's wish; it may have begun before, with the work that made the question.
    /// - Returns: The plan and how far it is proven.
    /// - Throws: ``SitingError`` for a question that cannot be meant, or `solverFailed`.
    /// - Complexity: O(pairs) to reduce and to plan; branch and bound is exponential at worst, and ends at the limits.
    package func solve(_ question: SitingQuestion, _ control: RunControl) throws(SitingError) -> SitingPlan {
        try question.validate(within: control.limits)
        let means = SearchMeans(solver, control)
        let covering = CoveringSolver(question: question, means: means)
        let distances = DistanceSolver(question: question, means: means)
        switch question.model {
        case .maximalCovering(let count) where !question.isConditioned: return try covering.mostWeight(count)
        case .setCovering(let target) where !question.isConditioned: return try covering.fewestSites(target)
        case .maximalCovering, .setCovering, .backupSetCovering, .backupCovering, .mandatoryBackupCovering:
            return try underConditions(question, means)
        case .pMedian(let count): return try distances.median(count)
        case .pCenter(let count): return try distances.center(count)
        case .pDispersion(let count): return try distances.dispersion(count)
        }
    }

    private func underConditions(_ question: SitingQuestion, _ means: SearchMeans) throws(SitingError) -> SitingPlan {
        guard let conditioned = ConditionedProblem(question) else { throw .conditionsUnsupported(model: question.model.name) }
        let solver = ConditionedSolver(question: question, conditioned: conditioned, means: means)
        if case .only(_, let reach) = question.measured { return solver.plan(without: reach) }
        if conditioned.conditions.capacities == nil { return try solver.plan() }
        return try CapacitatedSolver(question: question, conditioned: conditioned, means: means).plan()
    }

    /// Chooses, among the plans with the objective of a plan, the one with the least weight × cost of those who are covered.
    ///
    /// - Parameters:
    ///   - plan: A plan of the question.
    ///   - question: A question on cover sets without conditions, with the costs of all pairs that are covered.
    ///   - control: As for ``solve(_:_:)``.
    /// - Returns: A plan that covers as much, with ``SitingPlan/tieBreak``; the plan as it was where it is not proven, where the run ends before
    ///   costs are read, and where very fine weights leave no room for the choice.
    /// - Throws: `solverFailed`.
    /// - Complexity: That of a p-median.
    package func cheapest(
        like plan: SitingPlan, of question: SitingQuestion, _ control: RunControl
    ) throws(SitingError) -> SitingPlan {
        try TieBreak(question: question, means: SearchMeans(solver, control)).chosen(plan)
    }

    /// Finds the marginal curve of maximal covering: a plan and a bound for every number of sites up to a plan's.
    ///
    /// - Parameters:
    ///   - plan: A plan of the question: the last step.
    ///   - question: The question.
    ///   - effort: How hard it is worked on.
    ///   - control: As for ``solve(_:_:)``; its time is shared among the numbers that are left.
    /// - Returns: One step per number from that of the required sites, at least 1; none for other models.
    /// - Throws: `solverFailed`.
    /// - Complexity: One solve of the reduced model per number.
    package func curve(
        endingWith plan: SitingPlan, of question: SitingQuestion, effort: CurveEffort, _ control: RunControl
    ) throws(SitingError) -> MarginalCurve {
        try CurveSolver(question: question, effort: effort, means: SearchMeans(solver, control)).curve(endingWith: plan)
    }
}
