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
        let widths = isRight.indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - Self.width(row[column]))
                return isRight[column] ? space + row[column] : row[column] + space
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// How many columns a text takes (East Asian wide and full-width characters take two).
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
