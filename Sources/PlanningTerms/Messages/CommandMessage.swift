/// What there is to say about flags of a command that do not go together, or not with a plan.
package enum CommandMessage: Hashable, Sendable {
    /// Nobody says where people are.
    case noDemand
    /// A radius beside a plan's cost matrix.
    case radiusBesideMatrix
    /// Whole points without capacities.
    case indivisibleAlone
    /// Nearest facilities without a folder.
    case nearestNeedsFolder
    /// What goes with a list of buildings, and there is none.
    case needsBuildings
    /// A cutoff with a unit beside a cost matrix.
    case cutoffIsLength
    /// A cutoff without a unit, and no cost matrix.
    case cutoffIsNumber(Double)
    /// A flag of cost matrices without one.
    case needsMatrix(MatrixFlag)

    /// A flag that goes with a cost matrix.
    package enum MatrixFlag: Hashable, Sendable {
        /// Its columns.
        case columns
        /// Its layer.
        case layer
        /// What becomes of unknown ids.
        case ignoreUnknownIds
    }
}
