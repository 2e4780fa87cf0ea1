import GeoPrimitives

/// A table for a terminal: columns as wide as their widest cell, Chinese characters two columns wide.
struct TextTable {
    private let isRight: [Bool]
    private var rows: [[String]]

    /// Makes a table with a header; `right` says which columns are aligned to the right.
    init(_ header: [String], right: [Bool]) {
        isRight = right
        rows = [header]
    }

    /// Adds a row of as many cells as the header.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines of the table, indented by two spaces.
    var lines: [String] {
        let widths = isRight.indices.map { column in rows.map { DisplayWidth.columns($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.columns(row[column]))
                return isRight[column] ? space + row[column] : row[column] + space
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
