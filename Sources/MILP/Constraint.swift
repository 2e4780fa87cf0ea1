/// A row of a ``LinearProgram``, by its number from 0.
package struct Constraint: Hashable, Sendable {
    /// The number of the row, and its place in ``SolveReport/rowDuals``.
    package let index: Int
}
