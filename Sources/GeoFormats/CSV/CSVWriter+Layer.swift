package import GeoPrimitives

extension CSVWriter {
    /// Writes the columns of a table as a file of its own.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - headers: What stands above the columns; the names of the fields when `nil`.
    ///   - dialect: The form of the file; it guards texts alone, so that negative numbers stay numbers.
    ///   - path: The file; one that exists is replaced at the end.
    /// - Throws: ``FormatError``, or what the making of a row throws.
    package static func write(_ table: ResultLayer, headers: [String]? = nil, _ dialect: CSVDialect = .plain, to path: String)
        throws
    {
        var writer = try CSVWriter(path: path, dialect)
        try writer.writeRow((headers ?? table.fields.map(\.name)).map(dialect.guarded))
        for number in 0..<table.count {
            try writer.writeRow(
                table.row(number).values.map { value in
                    if case .text(let text) = value { dialect.guarded(text) } else { value.plainText }
                })
        }
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
