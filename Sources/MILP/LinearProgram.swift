/// A linear or mixed-integer linear program, independent of who solves it.
///
/// Minimise or maximise `costs · x` subject to `rowLower <= A x <= rowUpper` and `lower <= x <= upper`; some columns are whole numbers.
/// An infinite limit is `Double.infinity` or its negative. Memory: 12 bytes a coefficient, 25 a column, 24 a row.
package struct LinearProgram: Hashable, Sendable {
    /// Which way the objective is driven.
    package enum Sense: Hashable, Sendable {
        case minimize
        case maximize
    }

    /// Which way the objective is driven.
    package let sense: Sense
    /// The objective's coefficient of each column.
    package private(set) var costs: [Double] = []
    /// The least value of each column.
    package private(set) var lower: [Double] = []
    /// The greatest value of each column.
    package private(set) var upper: [Double] = []
    /// Whether a column takes whole numbers only.
    package private(set) var isInteger: [Bool] = []
    /// The least value of each row.
    package private(set) var rowLower: [Double] = []
    /// The greatest value of each row.
    package private(set) var rowUpper: [Double] = []
    /// Where each row's coefficients begin; one more entry than rows.
    package private(set) var rowOffsets: [Int32] = [0]
    /// The column of each coefficient.
    package private(set) var coefficientColumns: [Int32] = []
    /// The value of each coefficient.
    package private(set) var coefficientValues: [Double] = []

    /// Makes a program without columns or rows.
    package init(sense: Sense) { self.sense = sense }

    /// The number of columns.
    package var columnCount: Int { costs.count }
    /// The number of rows.
    package var rowCount: Int { rowLower.count }
    /// Whether some column takes whole numbers only.
    package var hasIntegers: Bool { isInteger.contains(true) }

    /// Appends a column and returns it.
    ///
    /// O(1) amortised.
    @discardableResult
    package mutating func addColumn(
        cost: Double, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false
    ) -> Variable {
        costs.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.isInteger.append(isInteger)
        return Variable(index: costs.count - 1)
    }

    /// Appends a row over columns that exist, each named at most once, and returns it.
    ///
    /// O(terms).
    @discardableResult
    package mutating func addRow(
        lower: Double = -.infinity, upper: Double = .infinity, _ terms: some Sequence<(Variable, Double)>
    ) -> Constraint {
        for (variable, coefficient) in terms {
            precondition(variable.index >= 0 && variable.index < costs.count, "a row may name only columns that exist")
            coefficientColumns.append(Int32(variable.index))
            coefficientValues.append(coefficient)
        }
        rowOffsets.append(Int32(coefficientColumns.count))
        rowLower.append(lower)
        rowUpper.append(upper)
        return Constraint(index: rowLower.count - 1)
    }
}
