import MILP

extension MILPSolver {
    /// Solves a program, and gives a failure of the solver the error of this room.
    func report(on program: LinearProgram, _ options: SolveOptions) throws(SitingError) -> SolveReport {
        do {
            return try solve(program, options: options)
        } catch {
            throw .solverFailed(message: error.description)
        }
    }
}
