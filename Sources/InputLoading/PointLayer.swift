import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// The rows of a table with positions in the plane of the run, before it is known what the rows mean.
struct PointLayer {
    let role: LayerRole
    let file: String
    let table: FeatureTable
    let assignment: ColumnAssignment
    /// Column positions in ``table`` by role.
    private let slots: [ColumnRole: Int]
    /// Positions in ``table`` of the columns asked for beyond the roles.
    private let extraSlots: [Int]
    /// WGS 84 longitudes or planar eastings; NaN where the row has no coordinates.
    private(set) var x: [Double]
    /// WGS 84 latitudes or planar northings; NaN where the row has no coordinates.
    private(set) var y: [Double]
    private(set) var crs: CRSDecision
    /// Column names by role, for the report.
    let columnNames: [String: String]
    /// The names of all columns.
    let allColumns: [String]

    /// Reads a layer of positions.
    ///
    /// - Parameters:
    ///   - role: Which layer it is.
    ///   - options: What the planner says about the file.
    ///   - run: What the planner says about the run.
    ///   - roles: What may be read, with the kind of its cells.
    ///   - extra: Columns asked for by name, read as numbers.
    ///   - notes: Takes notices and warnings.
    /// - Throws: ``CatchmentError`` with every bad row named.
    init(
        _ role: LayerRole, _ options: LayerOptions, _ run: InputOptions, roles: [(ColumnRole, ColumnKind)], extra: [String] = [],
        into notes: inout DiagnosticCollector
    ) throws {
        let source = try mapping { try TableFile.open(options.path, layer: options.layer, threads: run.threads) }
        let positions: [ColumnRole] = [.lon, .lat, .wkt, .crs]
        assignment = try ColumnAssignment(
            source, roles: roles.map(\.0) + positions, given: options.columns, layer: role, places: run.places)
        var requests: [ColumnRequest] = []
        var slots: [ColumnRole: Int] = [:]
        for (columnRole, kind) in roles + [(.lon, .angle), (.lat, .angle), (.wkt, .wktPoint), (.crs, .text)] {
            guard let column = assignment.columns[columnRole] else { continue }
            slots[columnRole] = requests.count
            requests.append(ColumnRequest(column: column, kind: Self.refined(kind, columnRole, source.columnNames[column])))
        }
        extraSlots = try extra.map { name in
            requests.append(
                ColumnRequest(
                    column: try ColumnAssignment.position(
                        of: name, in: source, as: run.places.named(.classColumn(name))), kind: .number))
            return requests.count - 1
        }
        table = try mapping { try source.read(requests) }
        notes.add(source.notices, file: options.path)
        var bad = DiagnosticCollector()
        bad.add(table, file: options.path)
        try bad.throwIfBad()
        self.role = role
        file = options.path
        allColumns = source.columnNames
        self.slots = slots
        columnNames = Dictionary(uniqueKeysWithValues: assignment.columns.map { ($0.key.rawValue, source.columnNames[$0.value]) })
        (x, y) = try Self.positions(table, slots, source, role, options)
        let table = table
        let resolver = CRSResolver(
            role: role, file: options.path, options: options, fallback: run.crs, acceptsBallpark: run.acceptsBallpark,
            declared: source.declaredCRS, namesAxes: Self.namesAxes(assignment, source))
        let perRow = slots[.crs].flatMap { slot -> [String?]? in
            guard case .texts(let texts) = table.columns[slot] else { return nil }
            return (0..<texts.count).map { texts.isEmpty($0) ? nil : texts[$0] }
        }
        crs = try resolver.resolve(x: &x, y: &y, perRow: perRow, rowOf: { table.location(ofRow: $0) }, into: &notes)
    }

    /// A radius column whose name ends in `_m` (or says metres) may hold bare numbers.
    private static func refined(_ kind: ColumnKind, _ role: ColumnRole, _ name: String) -> ColumnKind {
        guard role == .radius else { return kind }
        return .length(bareNumbersAreMeters: name.lowercased().hasSuffix("_m") || name.contains("米"))
    }

    private static func namesAxes(_ assignment: ColumnAssignment, _ source: any TableSource) -> Bool {
        guard let name = assignment.name(.lon, in: source)?.lowercased() else { return false }
        return !["x", "x坐标", "easting"].contains(name)
    }

    private static func positions(
        _ table: FeatureTable, _ slots: [ColumnRole: Int], _ source: any TableSource, _ role: LayerRole, _ options: LayerOptions
    ) throws -> (x: [Double], y: [Double]) {
        if let lon = slots[.lon], let lat = slots[.lat],
            case .numbers(let x) = table.columns[lon], case .numbers(let y) = table.columns[lat]
        {
            return (x, y)
        }
        if let wkt = slots[.wkt], case .points(let x, let y) = table.columns[wkt] { return (x, y) }
        switch table.geometry {
        case .points(let x, let y): return (x, y)
        case .areas:
            throw CatchmentError.badData(options.path, .geometry(.pointsNeeded(role)))
        case .none:
            throw CatchmentError.badData(
                options.path, .geometry(.noCoordinates(role, columns: source.columnNames)))
        }
    }

    /// The columns that are recognised as something that this layer has no use for, by role.
    func unused(_ roles: [ColumnRole]) -> [ColumnRole: String] {
        let names = allColumns.map { $0.lowercased() }
        var found: [ColumnRole: String] = [:]
        for role in roles {
            let place = role.spellings.lazy.compactMap { names.firstIndex(of: $0) }.first
            if let place, !columnNames.values.contains(allColumns[place]) { found[role] = allColumns[place] }
        }
        return found
    }

    /// The number of rows.
    var count: Int { table.rowCount }

    /// What tells the rows apart from those of other lists.
    var identity: RowIdentity { RowIdentity(idColumn: columnNames[ColumnRole.id.rawValue]) }

    /// Says that the numbers of rows stand in for ids, where no column holds them.
    func noteMissingIds(into notes: inout DiagnosticCollector) {
        if texts(.id) == nil { notes.notice(file, .table(.rowNumbersAsIds(role, columns: allColumns))) }
    }

    /// Whether the row has a position.
    func hasPosition(_ row: Int) -> Bool { !x[row].isNaN && !y[row].isNaN }

    /// The row as its file counts.
    func location(_ row: Int) -> Int { table.location(ofRow: row) }

    /// The numbers of a role's column, NaN where a cell is empty.
    func numbers(_ role: ColumnRole) -> [Double]? {
        guard let slot = slots[role], case .numbers(let values) = table.columns[slot] else { return nil }
        return values
    }

    /// The texts of a role's column.
    func texts(_ role: ColumnRole) -> TextColumn? {
        guard let slot = slots[role], case .texts(let values) = table.columns[slot] else { return nil }
        return values
    }

    /// The numbers of a column asked for by name, in the order asked.
    func extraNumbers(_ number: Int) -> [Double] {
        guard case .numbers(let values) = table.columns[extraSlots[number]] else { return [] }
        return values
    }

    /// The text of a role in a row; `nil` when there is no such column or the cell is empty.
    func text(_ role: ColumnRole, _ row: Int) -> String? {
        guard let texts = texts(role), !texts.isEmpty(row) else { return nil }
        return texts[row]
    }

    /// Identifiers of all rows: the id column, else row numbers as the file counts; empty cells and duplicates are errors.
    func identifiers(into bad: inout DiagnosticCollector) -> TextColumn {
        guard let ids = texts(.id) else { return TextColumn((0..<count).map { "\(location($0))" }) }
        for row in 0..<count where ids.isEmpty(row) {
            bad.error(file, row: location(row), .table(.emptyId(column: columnNames["id"] ?? "id")))
        }
        for (first, second) in ids.duplicates(limit: CatchmentError.listed) where !ids.isEmpty(second) {
            bad.error(file, row: location(second), .table(.duplicateId(ids[second], firstRow: location(first))))
        }
        return ids
    }
}
