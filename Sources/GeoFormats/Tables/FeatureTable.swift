package import GeoPrimitives

/// The requested columns of a table, and the geometry.
package struct FeatureTable: Sendable {
    /// The number of rows.
    package var rowCount: Int
    /// The columns in the order of the requests.
    package var columns: [Column]
    /// The geometry of the rows.
    package var geometry: GeometryColumn
    /// The first bad cells, at most ``maximumFailuresKept``.
    package var failures: [CellFailure]
    /// The number of all bad cells.
    package var failureCount: Int
    /// What a row is called: `row`, or `feature` in vector formats.
    package var rowNoun: String
    /// Where rows are found.
    var locations: RowLocations
    /// Cells that were not taken as they stand.
    var findings = CellFindings()
    /// Rows that read like none of the list.
    var specials: [SpecialRow] = []

    /// How many bad cells are kept with their text.
    package static let maximumFailuresKept = 100

    /// Returns where a row stands: the 1-based line in a CSV file (the header is line 1), the row of an XLSX sheet, or the 1-based
    /// number of a feature.
    ///
    /// - Complexity: O(log rows).
    package func location(ofRow row: Int) -> Int { locations.location(ofRow: row) }
}

/// The values of one column.
package enum Column: Sendable {
    /// Numbers, degrees or metres; NaN where the cell is empty or failed.
    case numbers([Double])
    /// Texts and codes.
    case texts(TextColumn)
    /// Positions of well-known text; NaN where the cell is empty or failed.
    case points(x: [Double], y: [Double])
}

/// The geometries of all rows.
package enum GeometryColumn: Sendable {
    /// The table has none.
    case none
    /// One position each; NaN where a feature has no geometry.
    case points(x: [Double], y: [Double])
    /// Areas; empty where a feature has no geometry.
    case areas([MultiPolygon])
    /// Positions, NaN where a feature is an area or has no geometry, and the areas by their row.
    case mixed(x: [Double], y: [Double], areas: [Int: MultiPolygon])
}

/// A cell that does not hold what its column must hold.
package struct CellFailure: Hashable, Sendable {
    /// The row, from 0.
    package var row: Int
    /// The name of the column; `geometry` for a geometry.
    package var column: String
    /// What the cell holds, cut to 60 characters.
    package var text: String
    /// What it must hold.
    package var problem: CellProblem

    /// Makes a failure; the text is cut.
    package init(row: Int, column: String, text: String, problem: CellProblem) {
        self.row = row
        self.column = column
        self.text = text.count > 60 ? String(text.prefix(59)) + "…" : text
        self.problem = problem
    }
}

/// Where rows are found in their file: mostly `row + constant`, and the exceptions.
struct RowLocations: Hashable, Sendable {
    /// From this row on, `row + offset` is the location.
    struct Step: Hashable, Sendable {
        var row: Int
        var offset: Int
    }

    /// The steps by row; the first is for row 0.
    private(set) var steps: [Step]

    /// Rows that follow each other from the location of row 0.
    init(first: Int) { steps = [Step(row: 0, offset: first)] }

    /// Notes that the row, which is not before any row noted, is found there.
    mutating func note(row: Int, location: Int) {
        let offset = location - row
        guard offset != steps[steps.count - 1].offset else { return }
        if steps[steps.count - 1].row == row {
            steps[steps.count - 1].offset = offset
        } else {
            steps.append(Step(row: row, offset: offset))
        }
    }

    /// Returns the location of a row.
    func location(ofRow row: Int) -> Int {
        var low = 0
        var high = steps.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if steps[middle].row <= row { low = middle } else { high = middle }
        }
        return row + steps[low].offset
    }
}
