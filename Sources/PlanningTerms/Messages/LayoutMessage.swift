package import GeoPrimitives

/// What there is to say about how a table is laid out: nothing is wrong, and a reader should know.
package enum LayoutMessage: Hashable, Sendable {
    /// The header stands below rows that were passed over, or takes several rows.
    case header(rows: ClosedRange<Int>, titles: [TableReading.Line])
    /// One sheet of a workbook was read.
    case sheet(String, others: [String])
    /// Fields are not separated by commas, or numbers have a decimal comma.
    case marks(separator: String?, decimalCommas: Bool)
    /// Rows were left out.
    case leftOut(TableReading.LeftOut)
    /// Cells were not taken as they stand.
    case cells(TableReading.CellNote)
    /// The workbook hides rows, which were read.
    case hiddenRows(Int)
    /// The numbers of a column were multiplied, because its header names a unit.
    case factor(ColumnRole, column: String, Double)
    /// The numbers of a column were multiplied, because a title above the table names a unit.
    case titleFactor(ColumnRole, column: String, Double, unit: String)
}
