/// What is wrong with a change, and where the plan says it.
public struct ScenarioFault: Error, Hashable, Sendable {
    /// Where.
    public var place: PlanPlace
    /// What was found, and what is allowed or to be done.
    public var message: String

    /// Makes a fault.
    public init(_ place: PlanPlace, _ message: String) {
        self.place = place
        self.message = message
    }
}
