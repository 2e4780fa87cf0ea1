/// A column of a ``LinearProgram``, by its number from 0.
package struct Variable: Hashable, Sendable {
    /// The number of the column, and its place in ``SolveReport/values``.
    package let index: Int
}
