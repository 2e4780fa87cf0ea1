import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// The rows of a table with positions in the plane of the run, before it is known what the rows mean.
struct PointLayer {
    let role: LayerRole
    let file: String
    let table: FeatureTable
    private(set) var assignment: ColumnAssignment
    /// How the table was understood.
    private(set) var reading: TableReading
    /// Column positions in ``table`` by role.
    private var slots: [ColumnRole: Int]
    /// Positions in ``table`` of the columns asked for beyond the roles.
    private let extraSlots: [Int]
    /// WGS 84 longitudes or planar eastings; NaN where the row has no coordinates.
    private(set) var x: [Double]
    /// WGS 84 latitudes or planar northings; NaN where the row has no coordinates.
    private(set) var y: [Double]
    private(set) var crs: CRSDecision
    /// Column names by role, for the report.
    private(set) var columnNames: [String: String]
    /// Whether the planner names the column of ids.
    private let isIdNamed: Bool
    /// The names of all columns, and the first rows as texts.
    let allColumns: [String]
    let sample: [[String]]

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
        let positions: [(ColumnRole, ColumnKind)] = [
            (.lon, .angle), (.lat, .angle), (.wkt, .wktPoint), (.lonlat, .pair), (.latlon, .pair), (.crs, .text),
        ]
        let ask = TableAsk(
            options, role, roles.map(\.0) + positions.map(\.0), extra: extra, threads: run.threads, limits: run.limits)
        let source = try mapping(role) { try TableFile.open(options.path, ask) }
        let assignment = try ColumnAssignment(
            source, roles: roles.map(\.0) + positions.map(\.0), given: options.columns, layer: role, places: run.places)
        let titles = HeaderUnit.stated(in: source.reading.titles)
        var requests: [ColumnRequest] = []
        var slots: [ColumnRole: Int] = [:]
        for (columnRole, kind) in roles + positions {
            guard let column = assignment.columns[columnRole] else { continue }
            slots[columnRole] = requests.count
            let refined = Self.refined(kind, columnRole, assignment.headers[column], source.columnNames[column], titles)
            requests.append(ColumnRequest(column: column, kind: refined))
        }
        extraSlots = try extra.map { name in
            requests.append(
                ColumnRequest(
                    column: try ColumnAssignment.position(
                        of: name, in: source, as: run.places.named(.classColumn(name))), kind: .number))
            return requests.count - 1
        }
        var table = try mapping(role) { try source.read(requests) }
        notes.add(source)
        var bad = DiagnosticCollector()
        bad.add(table, file: options.path)
        try bad.throwIfBad()
        self.role = role
        isIdNamed = options.columns[ColumnRole.id.rawValue] != nil
        file = options.path
        self.slots = slots
        self.assignment = assignment
        columnNames = Dictionary(uniqueKeysWithValues: assignment.columns.map { ($0.key.rawValue, source.columnNames[$0.value]) })
        allColumns = source.columnNames
        sample = source.sample()
        reading = source.reading
        let said = Self.said(about: source)
        let factors = ColumnFactors(
            assignment: assignment, stated: HeaderUnit.stated(in: said), names: source.columnNames, role: role)
        reading.factors = factors.apply(
            to: &table, slots, extra: extraSlots.map { (requests[$0].column, $0) }, file, into: &notes)
        (x, y) = try PositionColumns(role: role, source: source, assignment: assignment, slots: slots, table: table)
            .positions(columns: &columnNames, into: &notes)
        self.table = table
        let resolver = CRSResolver(
            role: role, file: options.path, options: options, fallback: run.crs, acceptsBallpark: run.acceptsBallpark,
            declared: source.declaredCRS ?? Self.systemInHeader(assignment, source, role, &notes)
                ?? StatedInTitles(said).declared(source.file, role, &notes),
            namesAxes: Self.namesAxes(assignment, source))
        crs = try resolver.resolve(
            x: &x, y: &y, perRow: Self.systemsByRow(slots, table), rowOf: { table.location(ofRow: $0) }, into: &notes)
        noteWebMap(said, into: &notes)
    }

    /// The titles above a table and the remarks under it.
    private static func said(about source: any TableSource) -> [TableReading.Line] {
        source.reading.titles
            + source.reading.leftOut.filter { $0.kind == .note }.flatMap { note in
                zip(note.firstRows, note.labels).map { TableReading.Line(row: $0, text: $1) }
            }
    }

    /// What the rows say themselves of their coordinate reference systems; `nil` where there is no such column.
    private static func systemsByRow(_ slots: [ColumnRole: Int], _ table: FeatureTable) -> [String?]? {
        guard let slot = slots[.crs], case .texts(let texts) = table.columns[slot] else { return nil }
        return (0..<texts.count).map { texts.isEmpty($0) || EmptyWord.isNameless(texts[$0]) ? nil : texts[$0] }
    }

    /// Warns where a title or remark speaks of a web map and the coordinates are read as of another system.
    private func noteWebMap(_ said: [TableReading.Line], into notes: inout DiagnosticCollector) {
        guard let text = StatedInTitles(said).webMap, !["gcj02", "bd09"].contains(crs.used) else { return }
        notes.warning(file, .recognition(.systemMentioned(role, text: text, used: crs.used)))
    }

    /// A column of floor areas may hold units, and one of radii whose name says metres or kilometres bare numbers.
    private static func refined(
        _ kind: ColumnKind, _ role: ColumnRole, _ header: HeaderName, _ name: String,
        _ stated: [HeaderUnit.Class: HeaderUnit.Stated]
    ) -> ColumnKind {
        if role == .floorArea {
            // Cells with a unit of their own stand in a column of square metres.
            let unit = HeaderUnit.factor(of: header, role: role) ?? stated[.area]?.factor ?? 1
            return unit == 1 ? .squareMeters : kind
        }
        guard role == .radius else { return kind }
        if let unit = HeaderUnit.factor(of: header, role: .radius) { return .length(bareUnit: unit) }
        return .length(bareUnit: name.lowercased().hasSuffix("_m") || name.contains("米") ? 1 : stated[.length]?.factor)
    }

    /// The system that the header of the positions names, such as 经度（GCJ-02）.
    private static func systemInHeader(
        _ assignment: ColumnAssignment, _ source: any TableSource, _ role: LayerRole, _ notes: inout DiagnosticCollector
    ) -> DeclaredCRS? {
        for position in [ColumnRole.lon, .lat] + ColumnRole.positionsInOne {
            guard let column = assignment.columns[position], let system = assignment.headers[column].system else { continue }
            let definition = system == "cgcs2000" ? "EPSG:4490" : system
            notes.notice(
                source.file, .recognition(.systemInHeader(role, column: source.columnNames[column], system: definition)))
            return DeclaredCRS(definition: definition, impliedByFormat: false)
        }
        return nil
    }

    private static func namesAxes(_ assignment: ColumnAssignment, _ source: any TableSource) -> Bool {
        guard let column = assignment.columns[.lon], let last = assignment.headers[column].last else { return false }
        return !["x", "x_坐标", "坐标_x", "easting", "东坐标"].contains(last.key)
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

    /// All columns with some of what they hold.
    var preview: [ColumnPreview] { ColumnPreview.of(allColumns, sample) }

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

    /// Takes a role's column away, as if there were none.
    mutating func release(_ role: ColumnRole) {
        slots[role] = nil
        columnNames[role.rawValue] = nil
        assignment.release(role)
    }

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

    /// The text of a role in a row; `nil` when there is no such column, the cell is empty or says that there is nothing.
    func text(_ role: ColumnRole, _ row: Int) -> String? {
        guard let texts = texts(role), !texts.isEmpty(row) else { return nil }
        let text = texts[row]
        return EmptyWord.isNameless(text) ? nil : text
    }

    /// Identifiers of all rows: the id column, else row numbers as the file counts; empty cells and duplicates are errors.
    ///
    /// A column that is only taken for one must do in every row; else row numbers stand in, and a notice says so.
    mutating func identifiers(into bad: inout DiagnosticCollector, _ notes: inout DiagnosticCollector) -> TextColumn {
        guard let ids = texts(.id) else { return rowNumbers }
        // What numbers the rows of each part of a table is no id of theirs, whether it was guessed or goes by its usual name.
        let isGuessed = assignment.guessed.contains(.id) || identity == .coordinates && !isIdNamed
        if isGuessed, (0..<count).contains(where: ids.isEmpty) || !ids.duplicates(limit: 1).isEmpty {
            notes.notice(file, .recognition(.noIdentity(role, column: columnNames["id"] ?? "id")))
            release(.id)
            return rowNumbers
        }
        for row in 0..<count where ids.isEmpty(row) {
            bad.error(file, row: location(row), .table(.emptyId(column: columnNames["id"] ?? "id")))
        }
        for (first, second) in ids.duplicates(limit: CatchmentError.listed) where !ids.isEmpty(second) {
            bad.error(file, row: location(second), .table(.duplicateId(ids[second], firstRow: location(first))))
        }
        return ids
    }

    private var rowNumbers: TextColumn { TextColumn((0..<count).map { "\(location($0))" }) }
}
