/// What a cell of a table, or the geometry of a row, must hold and does not.
package enum CellProblem: Hashable, Sendable {
    /// A number.
    case number
    /// A number whose points and commas can be told apart.
    case plainNumber
    /// A number whose comma is known to group digits or to part decimals.
    case clearComma
    /// A number that a double holds.
    case finiteNumber
    /// Degrees.
    case degrees
    /// A length with its unit.
    case length
    /// A code; the cell holds a number as a spreadsheet shows large ones.
    case plainCode
    /// A position as well-known text.
    case position
    /// One position of finite coordinates.
    case onePosition
    /// Polygons of finite coordinates.
    case polygons
    /// A position as two numbers, the order of which is known.
    case pair
    /// A value; the cell holds a formula whose value the workbook does not store.
    case formulaWithoutValue
    /// The sum of other rows, or a row of its own: the cell names a total, and its number is not the sum.
    case total(column: String, value: Double, sum: Double)
}
