import GeoPrimitives

/// The cells of a sheet that hold something, row by row.
struct SheetGrid {
    /// What a cell holds beside its text.
    struct Kind: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        /// A number, a date or a yes or no.
        static let number = Kind(rawValue: 1)
        /// A formula without a stored value; the text is the formula.
        static let unstored = Kind(rawValue: 2)
        /// A formula that sums others.
        static let sum = Kind(rawValue: 4)
    }

    /// The row numbers, as the sheet counts, ascending.
    private(set) var locations: [Int] = []
    /// Where the cells of each row begin; one more entry than rows.
    private var starts: [Int] = [0]
    private var columns: [Int32] = []
    private var kinds: [Kind] = []
    private var texts = TextColumn()
    /// Cells that are one.
    var merges: [MergedRange] = []
    /// Rows that the workbook hides, among those that hold something.
    private(set) var hiddenRows = 0

    /// The number of rows that hold something.
    var count: Int { locations.count }

    /// Adds a cell to the row that is being read; cells come in the order of columns.
    mutating func append(column: Int, _ text: some Sequence<UInt8>, _ kind: Kind) {
        columns.append(Int32(clamping: column))
        kinds.append(kind)
        texts.append(utf8: text)
    }

    /// Ends the row that is being read; a row without cells is none.
    mutating func endRow(location: Int, isHidden: Bool) {
        guard columns.count > starts[starts.count - 1] else { return }
        locations.append(location)
        starts.append(columns.count)
        if isHidden { hiddenRows += 1 }
    }

    /// The cells of a row, by the places that ``column(at:)`` and the like take.
    func cells(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// The column of a cell, from 0.
    func column(at place: Int) -> Int { Int(columns[place]) }

    /// What a cell holds beside its text.
    func kind(at place: Int) -> Kind { kinds[place] }

    /// The text of a cell.
    func text(at place: Int) -> String { texts[place] }

    /// The bytes of a cell's text.
    func utf8(at place: Int) -> ArraySlice<UInt8> { texts.utf8(place) }

    /// The cell of a row in a column, if it holds something.
    func place(row: Int, column: Int) -> Int? {
        var (low, high) = (starts[row], starts[row + 1])
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < Int32(column) { low = middle + 1 } else { high = middle }
        }
        return low < starts[row + 1] && columns[low] == Int32(column) ? low : nil
    }

    /// The row of a number, if it holds something.
    func row(atLocation location: Int) -> Int? {
        var (low, high) = (0, locations.count)
        while low < high {
            let middle = (low + high) / 2
            if locations[middle] < location { low = middle + 1 } else { high = middle }
        }
        return low < locations.count && locations[low] == location ? low : nil
    }

    /// A row with its texts by column, blanks around them taken away.
    func headRow(_ row: Int) -> HeadRow {
        var cells: [String] = []
        for place in self.cells(ofRow: row) where column(at: place) < Self.mostColumns {
            while cells.count < column(at: place) { cells.append("") }
            let text = Array(utf8(at: place)).withUnsafeBufferPointer { String(decoding: CellText.trimmed($0), as: UTF8.self) }
            cells.append(kind(at: place).contains(.unstored) ? "" : text)
        }
        return HeadRow(location: locations[row], cells: cells)
    }

    /// The most columns of a sheet.
    static let mostColumns = 16_384
}
