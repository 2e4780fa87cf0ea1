/// What is wrong with a change, and where the plan says it.
public struct ScenarioFault: Error, Hashable, Sendable {
    /// Where.
    package var place: PlanPlace
    /// What was found.
    package var problem: ScenarioProblem

    /// Makes a fault.
    package init(_ place: PlanPlace, _ problem: ScenarioProblem) {
        self.place = place
        self.problem = problem
    }
}
