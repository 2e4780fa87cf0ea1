import GeoPrimitives

/// By what a run decides who can get where.
public enum ReachBasis: Hashable, Sendable {
    /// The run's measure of distance, and the radius of each pair.
    case radii
    /// What a matrix says that getting from demand points to sites costs, in place of distances and radii.
    case costs(CostMatrix)

    /// The step in which distances, or the matrix's costs, are added up.
    var step: CostStep {
        switch self {
        case .radii: .nanometer
        case .costs(let matrix): matrix.step
        }
    }

    /// What decides who is covered where distances are measured like this.
    func coverMeasure(_ measure: Measure) -> CoverMeasure {
        switch self {
        case .radii: CoverMeasure(measure)
        case .costs: .costMatrix
        }
    }
}
