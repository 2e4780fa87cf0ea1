/// A column of a table with some of what it holds.
package struct ColumnPreview: Hashable, Sendable {
    /// How many different values are shown.
    package static let shown = 3

    /// The name of the column; empty where it has none.
    package var name: String
    /// The first different values that stand in it, as texts.
    package var examples: [String]

    /// Makes one from its members.
    package init(name: String, examples: [String]) { (self.name, self.examples) = (name, examples) }

    /// Makes the previews of all columns from their names and the first rows.
    package static func of(_ names: [String], _ rows: [[String]]) -> [ColumnPreview] {
        names.enumerated().map { column, name in
            var examples: [String] = []
            for row in rows where column < row.count && !row[column].isEmpty && !examples.contains(row[column]) {
                examples.append(row[column])
                if examples.count == shown { break }
            }
            return ColumnPreview(name: name, examples: examples)
        }
    }
}
