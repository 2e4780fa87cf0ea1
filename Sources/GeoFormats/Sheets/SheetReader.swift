import GeoPrimitives

/// Reads the rows of a sheet below its header into columns.
struct SheetReader {
    private let grid: SheetGrid
    private let names: [String]
    private var columns: ColumnBuilder
    private var locations = RowLocations(first: 0)
    private var rowCount = 0
    private var specials: [SpecialRow] = []
    /// The merged cells of several rows, by row and column from which on they hold.
    private var mergedDown: [Int: [MergedRange]] = [:]
    /// Those across columns, by row.
    private var mergedAcross: [Int: [MergedRange]] = [:]

    /// Prepares the reading of a sheet.
    init(_ grid: SheetGrid, requests: [ColumnRequest], columnNames: [String], marks: NumberMarks) {
        self.grid = grid
        names = columnNames
        columns = ColumnBuilder(requests, columnNames: columnNames, marks: marks)
        let last = grid.locations.last ?? 0
        for merge in grid.merges where merge.rows.lowerBound <= last {
            if merge.rows.count > 1 {
                for row in merge.rows.lowerBound...min(last, merge.rows.upperBound) { mergedDown[row, default: []].append(merge) }
            }
            if merge.columns.count > 1 { mergedAcross[merge.rows.lowerBound, default: []].append(merge) }
        }
    }

    /// Reads the rows from one on.
    mutating func run(from start: Int) {
        guard start < grid.count else { return }
        locations = RowLocations(first: grid.locations[start])
        for row in start..<grid.count {
            let location = grid.locations[row]
            columns.row = rowCount
            guard !isBlank(row) else { continue }
            locations.note(row: rowCount, location: location)
            for slot in columns.requests.indices { take(row, location, slot) }
            if let special = special(row, location) { specials.append(special) }
            rowCount += 1
        }
    }

    /// Whether nothing but blanks stands in a row.
    private func isBlank(_ row: Int) -> Bool {
        grid.cells(ofRow: row).allSatisfy { place in grid.utf8(at: place).allSatisfy { CellText.isBlank($0) } }
    }

    /// Takes one cell, or that of the merged cell it belongs to.
    private mutating func take(_ row: Int, _ location: Int, _ slot: Int) {
        let column = columns.requests[slot].column
        guard let place = grid.place(row: row, column: column) else {
            return takeMerged(location, column, slot)
        }
        let kind = grid.kind(at: place)
        Array(grid.utf8(at: place)).withUnsafeBufferPointer { bytes in
            if kind.contains(.unstored) {
                columns.takeFailure(bytes, .formulaWithoutValue, slot)
            } else {
                columns.take(bytes, slot)
            }
        }
    }

    /// Takes an empty cell: the text of a merged cell holds for each of its rows, its number for the first alone.
    private mutating func takeMerged(_ location: Int, _ column: Int, _ slot: Int) {
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        guard
            let merge = mergedDown[location]?.first(where: { $0.columns.lowerBound == column && $0.rows.lowerBound < location }),
            let row = grid.row(atLocation: merge.rows.lowerBound), let place = grid.place(row: row, column: column)
        else { return columns.take(nothing, slot) }
        let isCount = [.number, .squareMeters].contains(columns.requests[slot].kind)
        Array(grid.utf8(at: place)).withUnsafeBufferPointer { bytes in
            columns.note(isCount ? .mergedNumber : .merged, slot, bytes)
            if isCount {
                columns.take(nothing, slot)
            } else if grid.kind(at: place).contains(.unstored) {
                columns.takeFailure(bytes, .formulaWithoutValue, slot)
            } else {
                columns.take(bytes, slot)
            }
        }
    }

    /// What a row reads like that is none of the list; `nil` where it is one.
    private func special(_ row: Int, _ location: Int) -> SpecialRow? {
        let isAcross = mergedAcross[location] != nil
        let isLast = row + 1 == grid.count
        guard isAcross || isLast || columns.lacksPosition || columns.lacksCode || columns.failureCount > 0 else { return nil }
        let cells = grid.headRow(row).cells
        if isAcross, let heading = section(cells, location) { return heading }
        var special = SpecialRow(row: rowCount, cells: cells, names: names)
        special?.isSummed = grid.cells(ofRow: row).contains { grid.kind(at: $0).contains(.sum) }
        return special
    }

    /// A heading: one text in a cell that is merged across half of the table or more.
    private func section(_ cells: [String], _ location: Int) -> SpecialRow? {
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        guard filled.count == 1, let column = filled.first, !CellLooks.isValue(cells[column]),
            let merge = mergedAcross[location]?.first(where: { $0.columns.contains(column) }),
            merge.columns.count >= 2, merge.columns.count * 2 >= names.count(where: { !$0.isEmpty })
        else { return nil }
        let kind: TableReading.RowKind =
            NoteWord.begins(cells[column]) ? .note : TotalWord.isOne(cells[column]) ? .total : .section
        return SpecialRow(row: rowCount, kind: kind, label: cells[column], column: column)
    }

    /// Returns the table after ``run(from:)``.
    consuming func table() -> FeatureTable {
        FeatureTable(
            rowCount: rowCount, columns: columns.columns(), geometry: .none, failures: columns.failures,
            failureCount: columns.failureCount, rowNoun: "row", locations: locations, findings: columns.findings,
            specials: specials)
    }
}
