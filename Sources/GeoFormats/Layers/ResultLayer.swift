package import GeoPrimitives

/// A table or a layer of results, whatever the format it is written in.
///
/// Rows are made when a writer asks for them, so that ten million of them never lie in memory at once. Asking twice gives the same.
package struct ResultLayer {
    /// One row of a table, or one feature of a layer.
    package struct Row {
        /// One value for each field.
        package var values: [PropertyValue]
        /// The geometry; none in a table.
        package var geometry: Geometry

        /// Makes a row.
        package init(_ values: [PropertyValue], _ geometry: Geometry = .none) {
            self.values = values
            self.geometry = geometry
        }
    }

    /// The name of the file without its extension, and of the layer in a file of several.
    package let name: String
    /// The columns.
    package let fields: [Field]
    /// What every row has as geometry; `nil` in a table.
    package let geometry: WrittenGeometry?
    /// How the layer is drawn; `nil` in a table.
    package let style: LayerStyle?
    /// What is to be known about all rows together, such as the measure of distances.
    package let metadata: [String: PropertyValue]
    /// What stands in Chinese tables for sentences of the rows.
    package var spoken: [String: String]
    /// The number of rows.
    package let count: Int
    private let makeRow: (Int) throws -> Row

    /// Makes a layer, or without a geometry a table.
    ///
    /// - Parameters:
    ///   - name: The name of the file without its extension.
    ///   - fields: The columns in the order of the values.
    ///   - geometry: What every row has as geometry; `nil` in a table.
    ///   - style: How the layer is drawn.
    ///   - metadata: What is to be known about all rows together.
    ///   - spoken: What stands in Chinese tables for sentences of the rows.
    ///   - count: The number of rows.
    ///   - row: Makes the row of a number below `count`; called in any order, any number of times.
    package init(
        _ name: String, _ fields: [Field], _ geometry: WrittenGeometry? = nil, style: LayerStyle? = nil,
        metadata: [String: PropertyValue] = [:], spoken: [String: String] = [:], count: Int,
        row: @escaping (Int) throws -> Row
    ) {
        self.name = name
        self.spoken = spoken
        self.fields = fields
        self.geometry = geometry
        self.style = style
        self.metadata = metadata
        self.count = count
        makeRow = row
    }

    /// Returns a row; what the making of it throws is passed on.
    package func row(_ number: Int) throws -> Row {
        let row = try makeRow(number)
        precondition(row.values.count == fields.count, "one value for each field of \(name)")
        precondition(zip(fields, row.values).allSatisfy { $0.admits($1) }, "a value of another kind in \(name): \(row.values)")
        return row
    }
}

extension ResultLayer {
    /// Returns the value of a field in a row; `nil` where the layer has no such field.
    package func value(_ field: String, _ row: Row) -> PropertyValue? {
        fields.firstIndex { $0.name == field }.map { row.values[$0] }
    }

    /// Returns the layer of some of its rows.
    ///
    /// - Parameter isWanted: Returns whether a row stays.
    /// - Returns: The layer with the rows that stay, in their order.
    /// - Throws: What the making of a row throws.
    package func selecting(_ isWanted: (Row) -> Bool) throws -> ResultLayer {
        let numbers = try (0..<count).filter { isWanted(try row($0)) }
        return ResultLayer(name, fields, geometry, style: style, metadata: metadata, spoken: spoken, count: numbers.count) {
            number in
            try row(numbers[number])
        }
    }
    /// Returns the layer drawn in another way.
    package func styled(_ style: LayerStyle) -> ResultLayer {
        ResultLayer(name, fields, geometry, style: style, metadata: metadata, spoken: spoken, count: count, row: makeRow)
    }
}
