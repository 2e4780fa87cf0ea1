public import GeoPrimitives
public import ServiceModel

/// One change of a scenario, with its place in the plan.
public struct ScenarioChange: Sendable {
    /// What changes.
    public enum Kind: Sendable {
        /// Facilities close.
        case close(Selection)
        /// A facility moves.
        case move(id: String, to: PlanarPoint)
        /// Facilities open.
        case add([Facility])
        /// Facilities get another service radius, in metres.
        case radius(Selection, Amount)
        /// Facilities get another capacity.
        case capacity(Selection, Amount)
        /// Facilities get another floor area, in square metres.
        case floorArea(Selection, Amount)
        /// The weight and every class of demand points is multiplied.
        case population(Selection, factor: Double)
    }

    /// What changes.
    public var kind: Kind
    /// Where the plan says so; nowhere where no plan does.
    package var place: PlanPlace

    /// Makes a change.
    package init(_ kind: Kind, at place: PlanPlace = PlanPlace(line: 0, column: 0, key: "")) {
        self.kind = kind
        self.place = place
    }
}
