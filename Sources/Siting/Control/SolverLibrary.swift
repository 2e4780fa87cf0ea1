import MILP

/// The solver at hand.
package enum SolverLibrary {
    /// The version of HiGHS, such as "1.15.1".
    package static var highs: String { HiGHSSolver.version }
}
