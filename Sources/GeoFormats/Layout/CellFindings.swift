import GeoPrimitives

/// Cells that were not taken as they stand, counted by column and kind.
struct CellFindings: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        var kind: TableReading.CellKind
        var column: String
        var count: Int
        /// The first few rows, from 0.
        var rows: [Int]
        var text: String
    }

    private var entries: [Entry] = []
    private static let listed = 5

    /// Whether there is none.
    var isEmpty: Bool { entries.isEmpty }

    /// Counts a cell.
    mutating func note(_ kind: TableReading.CellKind, column: String, row: Int, text: @autoclosure () -> String) {
        if let place = entries.firstIndex(where: { $0.kind == kind && $0.column == column }) {
            entries[place].count += 1
            if entries[place].rows.count < Self.listed { entries[place].rows.append(row) }
        } else {
            entries.append(Entry(kind: kind, column: column, count: 1, rows: [row], text: text()))
        }
    }

    /// Adds what was found in rows further below.
    mutating func append(_ other: CellFindings, movedBy shift: Int) {
        for entry in other.entries {
            let rows = entry.rows.map { $0 + shift }
            if let place = entries.firstIndex(where: { $0.kind == entry.kind && $0.column == entry.column }) {
                entries[place].count += entry.count
                entries[place].rows += rows.prefix(Self.listed - entries[place].rows.count)
            } else {
                var moved = entry
                moved.rows = rows
                entries.append(moved)
            }
        }
    }

    /// Returns what was found with the rows as the file counts them.
    func located(_ location: (Int) -> Int) -> [TableReading.CellNote] {
        entries.map {
            TableReading.CellNote(
                kind: $0.kind, column: $0.column, cells: $0.count, firstRows: $0.rows.map(location), example: $0.text)
        }
    }
}
