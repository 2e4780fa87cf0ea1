package import GeoFormats
package import GeoPrimitives

/// A row of a table, or a feature of a layer, as a value whose columns are known.
package protocol ResultRow {
    /// Where it is; none in a table.
    var geometry: Geometry { get }
}

extension ResultRow {
    /// A row of a table is nowhere.
    package var geometry: Geometry { .none }
}

/// A column with what stands in it for a row.
package struct ResultColumn<Row>: Sendable {
    /// The column.
    package let term: ColumnTerm
    /// What stands in it.
    package let value: @Sendable (Row) -> PropertyValue

    /// Makes a column that is filled so.
    package init(_ term: ColumnTerm, _ value: @escaping @Sendable (Row) -> PropertyValue) {
        self.term = term
        self.value = value
    }
}

extension Array {
    /// What stands in the columns for a row, in a plain loop: rows are made by the million.
    fileprivate func values<Row>(of row: Row) -> [PropertyValue] where Element == ResultColumn<Row> {
        var values: [PropertyValue] = []
        values.reserveCapacity(count)
        for column in self { values.append(column.value(row)) }
        return values
    }
}

extension PropertyValue {
    /// A text, or nothing.
    package static func optional(_ text: String?) -> PropertyValue { text.map { .text($0) } ?? .null }
    /// A number, or nothing.
    package static func optional(_ number: Double?) -> PropertyValue { number.map { .number($0) } ?? .null }
    /// A whole number, or nothing.
    package static func optional(_ number: Int?) -> PropertyValue { number.map { .integer($0) } ?? .null }
    /// A truth value, or nothing.
    package static func optional(_ truth: Bool?) -> PropertyValue { truth.map { .boolean($0) } ?? .null }
    /// Texts behind one another.
    package static func list(_ texts: [String]) -> PropertyValue { .text(texts.joined(separator: ";")) }
}

extension Dataset {
    /// Makes the table of some rows.
    ///
    /// - Parameters:
    ///   - columns: The columns in their order.
    ///   - count: The number of rows.
    ///   - row: Makes the row of a number below `count`; called in any order, any number of times.
    /// - Returns: The table.
    package func table<Row>(_ columns: [ResultColumn<Row>], count: Int, row: @escaping (Int) throws -> Row) -> ResultLayer {
        ResultLayer(rawValue, columns.map(\.term.field), count: count) { number in
            let row = try row(number)
            return .init(columns.values(of: row))
        }
    }

    /// Makes the table of these rows.
    package func table<Row>(_ columns: [ResultColumn<Row>], _ rows: [Row]) -> ResultLayer {
        table(columns, count: rows.count) { rows[$0] }
    }

    /// Makes the layer of some rows; it gets its style where layers are written for people.
    ///
    /// - Parameters:
    ///   - columns: The columns in their order.
    ///   - metadata: What is to be known about all rows together.
    ///   - count: The number of rows.
    ///   - row: Makes the row of a number below `count`, with its geometry; called in any order, any number of times.
    /// - Returns: The layer.
    package func layer<Row: ResultRow>(
        _ columns: [ResultColumn<Row>], metadata: [String: PropertyValue], count: Int, row: @escaping (Int) throws -> Row
    ) -> ResultLayer {
        ResultLayer(rawValue, columns.map(\.term.field), geometry, metadata: metadata, count: count) { number in
            let row = try row(number)
            return .init(columns.values(of: row), row.geometry)
        }
    }
}
