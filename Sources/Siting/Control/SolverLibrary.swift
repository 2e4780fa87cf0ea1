import MILP

/// The solver at hand.
public enum SolverLibrary {
    /// The version of HiGHS, such as "1.15.1".
    public static var highs: String { HiGHSSolver.version }
}
