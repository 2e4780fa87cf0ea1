import GeoPrimitives

/// Where the header of a table stands, and what its columns are called.
struct HeaderPlace: Sendable {
    /// The first and the last of the looked-at rows that make the header.
    var range: ClosedRange<Int>
    /// The names of the columns.
    var names: [String]

    /// The columns whose names are such.
    func columns(where isSuch: (String) -> Bool) -> Set<Int> { Set(names.indices.filter { isSuch(names[$0]) }) }

    /// Finds the header among the first rows of a table.
    ///
    /// The first row that holds something is the header unless it reads like a title and a row below it reads like a header.
    ///
    /// - Parameters:
    ///   - rows: The first rows that hold something.
    ///   - merges: Cells that are one.
    ///   - ask: What is said about the header, and what columns are called.
    ///   - file: The file, for the error.
    /// - Throws: `.noHeaderRow` when the rows that are named as header are not there.
    init(in rows: [HeadRow], merges: [MergedRange], ask: TableAsk, file: String) throws(FormatError) {
        let finder = HeaderFinder(rows: rows, merges: merges, isKnown: ask.words.isKnown)
        if let wanted = ask.headerRows {
            let places = rows.indices.filter { wanted.contains(rows[$0].location) }
            guard let first = places.first, let last = places.last else {
                throw .noHeaderRow(file: file, row: wanted.lowerBound)
            }
            range = first...last
        } else {
            range = finder.range()
        }
        names = finder.names(of: range)
    }
}

/// Looks for the header among the first rows of a table.
struct HeaderFinder {
    let rows: [HeadRow]
    let merges: [MergedRange]
    let isKnown: (String) -> Bool

    /// How many rows a title block may have.
    private static let mostTitles = 20
    /// How many rows a header may have.
    private static let mostRows = 3

    /// The rows that make the header.
    func range() -> ClosedRange<Int> {
        let start = start()
        var end = start
        while end + 1 < rows.count - 1, end - start + 1 < Self.mostRows, continues(from: start, to: end + 1) { end += 1 }
        return start...end
    }

    /// How many cells of a row of the list usually hold something.
    private var usualWidth: Int {
        let filled = rows.map(\.filled).sorted()
        return filled.isEmpty ? 0 : filled[filled.count * 3 / 4]
    }

    /// The row where the header begins.
    private func start() -> Int {
        let width = usualWidth
        var plausible: Int?
        for (number, row) in rows.prefix(Self.mostTitles).enumerated() {
            let known = knownNames(row)
            let values = row.texts.count { CellLooks.isValue($0) }
            if values == 0 || (known >= 2 && values <= row.filled / 4) {
                let isFull = row.filled * 2 >= width
                // Below a row that could be a header one name is not enough: a cell of the list may hold it.
                if plausible == nil ? known >= 2 || (known == 1 && isFull) : known >= 2 && isFull { return number }
            }
            let isPlausible =
                values == 0 && row.filled >= 2 && row.filled * 5 >= width * 3 && Set(row.texts).count == row.filled
                && !row.texts.contains(where: isLabelled)
            if plausible == nil, isPlausible || (number == 0 && width <= 1) { plausible = number }
            // Rows of the list have begun.
            if values * 2 > row.filled, row.filled * 5 >= width * 3 { break }
        }
        return plausible ?? 0
    }

    /// How many different names of columns a row holds.
    private func knownNames(_ row: HeadRow) -> Int { Set(row.texts.filter(isKnown)).count }

    /// Whether a cell says something about the table: `填报单位：某街道`.
    private func isLabelled(_ text: String) -> Bool {
        text.contains("：") || text.contains(": ")
    }

    /// Whether a row goes on with the header that begins above it.
    private func continues(from start: Int, to next: Int) -> Bool {
        let (row, above) = (rows[next], rows[next - 1])
        let header = start..<next
        if merges.contains(where: { range in
            range.rows.contains(row.location) && header.contains { rows[$0].location == range.rows.lowerBound }
        }) {
            return true
        }
        // Names under a group that spans them.
        let spans = merges.filter {
            $0.rows.upperBound == above.location && $0.columns.count > 1 && $0.columns.count < above.cells.count
        }
        if spans.contains(where: { span in span.columns.contains { !row[$0].isEmpty && !CellLooks.isValue(row[$0]) } }) {
            return !row.texts.contains(where: CellLooks.isValue) && (knownNames(row) >= 1 || holdsNamesOverValues(next))
        }
        guard row.location == above.location + 1, !row.texts.isEmpty else { return false }
        if row.texts.allSatisfy(CellLooks.isUnit) || isTagged(row) || isNumbered(row) { return true }
        guard !row.texts.contains(where: CellLooks.isValue) else { return false }
        let known = knownNames(row)
        if known >= 2, known * 2 >= row.filled { return true }
        let fillsGaps = row.cells.indices.contains { column in
            !row[column].isEmpty && header.allSatisfy { rows[$0][column].isEmpty }
        }
        return fillsGaps && holdsNamesOverValues(next)
    }

    /// Whether below some text of the row the list has values.
    private func holdsNamesOverValues(_ number: Int) -> Bool {
        let below = rows[(number + 1)...].prefix(20)
        return rows[number].cells.indices.contains { column in
            guard !rows[number][column].isEmpty else { return false }
            let filled = below.filter { !$0[column].isEmpty }
            return !filled.isEmpty && filled.count { CellLooks.isValue($0[column]) } * 2 > filled.count
        }
    }

    /// Whether the row holds tags of the Humanitarian Exchange Language: `#adm2+name`.
    private func isTagged(_ row: HeadRow) -> Bool {
        row.texts.allSatisfy { $0.hasPrefix("#") && $0.dropFirst().first?.isLetter == true }
    }

    /// Whether the row numbers the columns, as statistical tables do: 甲, 乙, 1, 2.
    private func isNumbered(_ row: HeadRow) -> Bool {
        guard let first = row.texts.first, first == "甲" || first == "栏次" || first == "序" else { return false }
        return row.texts.dropFirst().allSatisfy { ["乙", "丙", "丁"].contains($0) || Int($0) != nil }
    }

    /// The names of the columns under a header of some rows.
    ///
    /// Names of groups stand before those of their columns, with a slash between; units and tags of a row of their own do not count.
    func names(of range: ClosedRange<Int>) -> [String] {
        let width = rows.map(\.cells.count).max() ?? 0
        let header = range.filter { $0 == range.lowerBound || !(isTagged(rows[$0]) || isNumbered(rows[$0])) }
        var names: [String] = []
        for column in 0..<width {
            var parts: [String] = []
            for (place, number) in header.enumerated() {
                let below = place + 1 < header.count ? header[(place + 1)...] : []
                let part = text(number, column, below: Array(below))
                if !part.isEmpty, parts.last != part, !EmptyWord.isNumberless(part) { parts.append(part) }
            }
            names.append(parts.map(Self.onOneLine).joined(separator: "/"))
        }
        while let last = names.last, last.isEmpty { names.removeLast() }
        return names
    }

    /// What a row of the header says of a column: its own cell, the merged cell that covers it, or the group to its left.
    private func text(_ number: Int, _ column: Int, below: [Int]) -> String {
        let row = rows[number]
        if !row[column].isEmpty { return row[column] }
        if let merged = merges.first(where: { $0.contains(row: row.location, column: column) }) {
            return rows.first { $0.location == merged.rows.lowerBound }?[merged.columns.lowerBound] ?? ""
        }
        // Without merged cells a name that nothing follows goes for the columns to its right that are named below it.
        guard !merges.contains(where: { $0.rows.contains(row.location) }), below.contains(where: { !rows[$0][column].isEmpty })
        else { return "" }
        var left = column
        while left > 0, row[left].isEmpty, below.contains(where: { !rows[$0][left].isEmpty }) { left -= 1 }
        return below.contains { !rows[$0][left].isEmpty } ? row[left] : ""
    }

    /// The text with single spaces for line ends and runs of blanks.
    private static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
