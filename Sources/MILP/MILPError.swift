/// What keeps a solver from running at all; infeasible and unfinished models are results, not errors.
package enum MILPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library at hand is not the one the headers describe.
    case unsupportedLibrary(found: String, needed: String)
    /// The library refused a call.
    case callFailed(function: String, status: Int)
    /// The library ended without an answer it can stand by.
    case solveFailed(modelStatus: Int)
    /// A start has another length than the program has columns.
    case startLength(found: Int, columns: Int)

    /// The function, what it said, and what was expected.
    package var description: String {
        switch self {
        case .unsupportedLibrary(let found, let needed): "the HiGHS library is \(found); Catchment needs \(needed)"
        case .callFailed(let function, let status): "\(function) failed with status \(status)"
        case .solveFailed(let modelStatus): "Highs_run ended with model status \(modelStatus)"
        case .startLength(let found, let columns): "a start has \(found) values; the program has \(columns) columns"
        }
    }
}
