public import GeoPrimitives
public import ServiceModel

/// A new value, or a factor on the old one.
public enum Amount: Hashable, Sendable {
    /// The value from now on.
    case value(Double)
    /// What the value is multiplied by.
    case factor(Double)

    /// Returns the new value of an old one; `nil` where there is no old one to multiply.
    func applied(to old: Double?) -> Double? {
        switch self {
        case .value(let value): value
        case .factor(let factor): old.map { $0 * factor }
        }
    }
}

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
    /// Where the plan says so.
    public var place: PlanPlace

    /// Makes a change.
    public init(_ kind: Kind, at place: PlanPlace) {
        self.kind = kind
        self.place = place
    }
}

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
