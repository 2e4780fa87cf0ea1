/// What a solver found about a ``LinearProgram``, and how far it is proven.
package struct SolveReport: Hashable, Sendable {
    /// How a solve ended.
    package enum Status: Hashable, Sendable {
        /// Proven within the gaps of the options.
        case optimal
        /// Stopped at a limit, with a solution.
        case feasible
        /// No solution exists.
        case infeasible
        /// The objective has no limit.
        case unbounded
        /// Stopped at a limit before any solution was found.
        case noSolution
    }

    /// What ended a solve before its end.
    package enum Limit: Hashable, Sendable {
        /// The time was up.
        case time
        /// The branch-and-bound nodes were used up.
        case nodes
        /// The progress closure asked to stop.
        case interruption
        /// A limit of the solver's own.
        case other
    }

    /// How the solve ended.
    package var status: Status
    /// The limit that ended the solve; nil where it came to its end.
    package var limit: Limit?
    /// The value of each column; empty without a solution.
    package var values: [Double]
    /// The objective of ``values``; NaN without a solution.
    package var objective: Double
    /// The limit no solution passes, to the solver's tolerances; infinite where none is known.
    package var bound: Double
    /// Seconds of wall clock.
    package var seconds: Double
    /// Branch-and-bound nodes; 0 for a linear program.
    package var nodes: Int
    /// The objective's change per unit of each row's limit; empty where the program has whole-number columns.
    package var rowDuals: [Double]
    /// The reduced cost of each column; empty where the program has whole-number columns.
    package var reducedCosts: [Double]
}
