/// What is wrong with a change, and where the plan says it.
public struct ScenarioFault: Error, Hashable, Sendable {
    /// Where.
    public var place: PlanPlace
    /// What was found.
    public var problem: ScenarioProblem

    /// Makes a fault.
    public init(_ place: PlanPlace, _ problem: ScenarioProblem) {
        self.place = place
        self.problem = problem
    }
}
