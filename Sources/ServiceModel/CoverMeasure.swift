public import GeoPrimitives

/// What decides who is covered.
public enum CoverMeasure: String, Hashable, Sendable, CaseIterable {
    /// Distances on the ellipsoid.
    case geodesic
    /// Distances in a plane.
    case planar
    /// Costs of pairs that were given.
    case costMatrix = "cost_matrix"

    /// Makes the measure of distances.
    public init(_ measure: Measure) {
        switch measure {
        case .geodesic: self = .geodesic
        case .planar: self = .planar
        }
    }
}
