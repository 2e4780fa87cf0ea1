import PlanningTerms

/// Decides maximal and set covering where sites serve at most their capacity.
struct CapacitatedSolver {
    let question: SitingQuestion
    let conditioned: ConditionedProblem
    let means: SearchMeans

    /// Returns the best plan found.
    ///
    /// - Throws: `solverFailed`.
    func plan() throws(SitingError) -> SitingPlan {
        let problem = CapacitatedProblem(conditioned)
        let search = CapacitatedSearch(problem: problem, means: means)
        let found = try search.run()
        means.closeLedger()
        let kernel = problem.kernel
        let findings = ReductionFindings(
            summary: kernel.summary, uncoverableRows: kernel.uncoverableRows, reachableWeight: kernel.reachableFirst)
        return CapacitatedAssembly(assembly: PlanAssembly(question, means, findings), problem: problem)
            .plan(found, search.figures(found))
    }
}
