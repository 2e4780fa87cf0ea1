/// A solver of linear and mixed-integer linear programs.
package protocol MILPSolver: Sendable {
    /// The solver's name and version, as reports state it.
    var name: String { get }

    /// Solves a program within the options' limits.
    ///
    /// - Throws: ``MILPError`` where the library cannot run; a limit or an infeasible program is a status of the report.
    func solve(_ program: LinearProgram, options: SolveOptions) throws(MILPError) -> SolveReport
}
