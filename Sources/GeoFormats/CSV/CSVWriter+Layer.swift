package import GeoPrimitives

extension CSVWriter {
    /// Writes the columns of a table as a file of its own.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - path: The file; one that exists is replaced at the end.
    /// - Throws: ``FormatError``, or what the making of a row throws.
    package static func write(_ table: ResultLayer, to path: String) throws {
        var writer = try CSVWriter(path: path)
        try writer.writeRow(table.fields.map(\.name))
        for number in 0..<table.count { try writer.writeRow(table.row(number).values.map(\.plainText)) }
        try writer.close()
    }
}

extension PropertyValue {
    /// The value as it stands in a table of texts: the shortest decimal of a number, nothing where there is no value.
    package var plainText: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): number.plainText
        case .boolean(let isTrue): isTrue ? "true" : "false"
        }
    }
}

extension Double {
    /// The shortest decimal that reads back as the same number; whole numbers without a fraction.
    package var plainText: String { self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)" }
}
