import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What a cell of a table must hold.
enum ExpectedCell {
    /// This value: a number as it is, the rounding of sums aside.
    case exactly(PropertyValue)
    /// A number in an interval.
    case between(Interval)
    /// A number in an interval, or nothing.
    case betweenIfAny(Interval)
    /// One of some texts.
    case oneOf([String])
    /// What stands in another file: the same number, truth value or text.
    case sameAs(String)
}

/// A column of a table with what must stand in it.
struct ExpectedColumn {
    let term: ColumnTerm
    let cell: (Int) -> ExpectedCell

    /// A column whose cells are made row by row.
    init(_ term: ColumnTerm, _ cell: @escaping (Int) -> ExpectedCell) { (self.term, self.cell) = (term, cell) }

    /// The columns of rows that must stand there as they are.
    static func exactly<Row>(_ columns: [ResultColumn<Row>], _ rows: [Row]) -> [ExpectedColumn] {
        columns.map { column in ExpectedColumn(column.term) { .exactly(column.value(rows[$0])) } }
    }

    /// The columns of another form of the same table or layer.
    static func like(_ grid: PublishedGrid) -> [(name: String, cell: (Int) -> String)] {
        grid.columnNames.enumerated().map { number, name in (name, { grid.text($0, number) }) }
    }
}

/// A table, layer or workbook with what of it was looked at, and what is wrong with it.
struct TableAccount {
    let grid: PublishedGrid
    private(set) var problems: [CheckMessage] = []
    private(set) var lookedAt: Set<String> = []
    /// The column that names the rows.
    private let key: Int?

    init(_ grid: PublishedGrid, key: ColumnTerm? = nil) {
        self.grid = grid
        self.key = key.flatMap { grid.column($0) } ?? (grid.columnNames.isEmpty ? nil : 0)
    }

    /// The columns that nothing was held against; how layers are drawn is no figure.
    var leftOver: [String] {
        grid.columnNames.filter { !lookedAt.contains($0) && !Self.drawing.contains($0) && !isFeatureNumber($0) }
    }

    /// Whether a column holds the numbers that a GeoPackage gives its features.
    private func isFeatureNumber(_ column: String) -> Bool { grid.file == ResultFile.geoPackage.name && column == "fid" }

    /// Properties of simplestyle, which colour the features of a layer.
    private static let drawing: Set<String> = [
        "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "marker-color", "marker-size", "marker-symbol",
        "title", "description",
    ]

    /// There must be so many rows, with these columns; returns whether cells can be looked at.
    ///
    /// - Parameters:
    ///   - columns: The columns with what must stand in each cell.
    ///   - count: How many rows there must be.
    ///   - optional: Columns that need not be there.
    mutating func expect(_ columns: [ExpectedColumn], count: Int, optional: Set<String> = []) {
        guard grid.count == count else {
            problems.append(.rows(file: grid.name, published: grid.count, recomputed: count))
            return
        }
        guard count > 0 else { return }
        for column in columns { expect(column, optional: optional) }
    }

    private mutating func expect(_ column: ExpectedColumn, optional: Set<String>) {
        guard let place = grid.column(column.term) else {
            if !optional.contains(column.term.name) {
                problems.append(.column(file: grid.name, column: column.term.name))
            }
            return
        }
        lookedAt.insert(grid.columnNames[place])
        for row in 0..<grid.count {
            let found = grid.text(row, place)
            if let wanted = Self.difference(found, column.cell(row)) { fail(row, column.term.name, found, wanted) }
        }
    }

    /// A column was looked at in another way.
    mutating func note(_ term: ColumnTerm) {
        if let place = grid.column(term) { lookedAt.insert(grid.columnNames[place]) }
    }

    /// Something is wrong with a row.
    mutating func fail(_ row: Int, _ column: String, _ published: String, _ recomputed: String) {
        problems.append(
            .cell(file: grid.name, row: name(of: row), column: column, published: published, recomputed: recomputed))
    }

    /// Something is wrong with the shape of a row.
    mutating func fail(_ row: Int, _ problem: CheckMessage.ShapeProblem) {
        problems.append(.shape(file: grid.name, row: name(of: row), problem: problem))
    }

    /// What a row is called.
    func name(of row: Int) -> String {
        let text = key.map { grid.text(row, $0) } ?? ""
        return text.isEmpty ? "\(row + 1)" : text
    }

    /// What a cell must hold where it does not; `nil` where it does.
    static func difference(_ found: String, _ wanted: ExpectedCell) -> String? {
        switch wanted {
        case .exactly(.null): found.isEmpty ? nil : "–"
        case .exactly(.text(let text)): isSame(found, text) ? nil : "\"\(text)\""
        case .exactly(.integer(let number)): difference(found, Interval(number))
        case .exactly(.number(let number)): number.isFinite ? difference(found, Interval(number)) : found.isEmpty ? nil : "–"
        case .exactly(.boolean(let truth)): truthValue(found) == truth ? nil : "\(truth)"
        case .between(let interval): difference(found, interval)
        case .betweenIfAny(let interval): found.isEmpty ? nil : difference(found, interval)
        case .sameAs(let other): isSameValue(found, other) ? nil : other.isEmpty ? "–" : other
        case .oneOf(let texts): texts.contains { isSame(found, $0) } ? nil : texts.map { "\"\($0)\"" }.joined(separator: " / ")
        }
    }

    private static func difference(_ found: String, _ wanted: Interval) -> String? {
        if let number = Double(found), wanted.holds(number) { return nil }
        return wanted.words
    }

    /// Whether two files say the same: workbooks keep fifteen digits of a number, and layers write truth values as numbers.
    static func isSameValue(_ found: String, _ other: String) -> Bool {
        if isSame(found, other) { return true }
        if let one = Double(found), let two = Double(other) { return Interval(two, within: 1e-12 * abs(two)).holds(one) }
        if let one = truthValue(found), let two = truthValue(other) { return one == two }
        return false
    }

    /// The truth value of a cell.
    static func truthValue(_ text: String) -> Bool? {
        switch text {
        case "true", "1", "TRUE", "是": true
        case "false", "0", "FALSE", "否": false
        default: nil
        }
    }

    /// Whether a text is this one; in tables for spreadsheets an apostrophe may stand before what looks like a formula.
    static func isSame(_ found: String, _ text: String) -> Bool {
        found == text || found == "'" + text || found == text.trimmingBlanks
    }
}

extension String {
    /// The text without blanks at its ends, as tables are read.
    fileprivate var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(self[first...last])
    }
}
