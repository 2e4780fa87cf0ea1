import GeoFormats
import GeoPrimitives
package import PlanningTerms
package import ServiceModel

/// Facilities or candidates as they were read.
package struct LoadedFacilities {
    /// Those with a position.
    package var located: [Facility] = []
    var unlocated: [UnlocatedFacility] = []
    /// Planned ones with a position that the run does not count: they take part in nothing, and maps show them.
    var planned: [Facility] = []
    /// The ids of rows that take no part in distances.
    var idleIds: [String] = []
    /// The columns that mean something in a list of demand, by role.
    var unusedRoles: [ColumnRole: String] = [:]
    var summary: LayerSummary
}

/// Reads a list of facilities or candidate sites.
package struct FacilityLoader {
    let role: LayerRole
    let options: LayerOptions
    let run: InputOptions

    /// Makes a loader of a list.
    package init(role: LayerRole, options: LayerOptions, run: InputOptions) {
        (self.role, self.options, self.run) = (role, options, run)
    }

    private static let columns: [(ColumnRole, ColumnKind)] = [
        (.id, .code), (.name, .text), (.status, .text), (.level, .text), (.radius, .length(bareUnit: nil)),
        (.capacity, .number), (.floorArea, .number), (.functions, .text), (.owner, .text), (.unit, .code), (.upperUnit, .code),
        (.openingCost, .number), (.closingCost, .number), (.closable, .text), (.available, .text),
    ]

    /// Reads and validates the list.
    ///
    /// Rows without coordinates are kept apart, none is lost.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named.
    package func load(into notes: inout DiagnosticCollector) throws -> LoadedFacilities {
        if isEmptyList {
            notes.notice(options.path, .facility(.emptyList))
            return LoadedFacilities(
                summary: LayerSummary(role: role, file: options.path, columns: [:], rows: RowAccounting(), crs: nil))
        }
        var layer = try PointLayer(role, options, run, roles: Self.columns, into: &notes)
        releaseStoreys(&layer, into: &notes)
        var bad = DiagnosticCollector()
        let ids = layer.identifiers(into: &bad, &notes)
        layer.noteMissingIds(into: &notes)
        var statuses = FacilityStatusReader(layer, role, mapped: options.statusWords)
        let (closable, usable) = (Answers(layer, .closable), Answers(layer, .available))
        var (unusableExisting, undecided): ([Int], [Int]) = ([], [])
        var loaded = LoadedFacilities(summary: summary(of: layer))
        var unplacedCandidates: [Int] = []
        loaded.unusedRoles = layer.unused([.weight])
        func leaveOut(_ row: Int, _ reason: DropReason) {
            loaded.summary.rows.drop(reason, row: layer.location(row))
            loaded.idleIds.append(ids[row])
        }
        for row in 0..<layer.count {
            let status = statuses.status(ofRow: row)
            check(layer, row, into: &bad)
            let isClosable = closable.isYes(row, into: &bad) ?? true
            let isUsable = usable.isYes(row, into: &bad) ?? true
            loaded.summary.rows.read += 1
            let isClosed = statuses.isClosed(row)
            if !isUsable, !isClosed, status == .existing || status == .planned { unusableExisting.append(row) }
            if isClosed {
                leaveOut(row, .closed)
            } else if status == .planned, !run.includesPlanned {
                leaveOut(row, .planned)
                if layer.hasPosition(row) { loaded.planned.append(facility(layer, row, id: ids[row], status: status)) }
            } else if !isUsable, status == .candidate || status == .required || status == .forbidden {
                leaveOut(row, .unavailable)
            } else if layer.hasPosition(row) {
                loaded.summary.rows.kept += 1
                if usable.isOpen(row), status == .candidate || status == .required { undecided.append(layer.location(row)) }
                var facility = facility(layer, row, id: ids[row], status: status)
                facility.isClosable = isClosable
                loaded.located.append(facility)
            } else {
                leaveOut(row, .noCoordinates)
                guard status == .existing || status == .planned else {
                    unplacedCandidates.append(layer.location(row))
                    continue
                }
                loaded.unlocated.append(unlocated(layer, row, id: ids[row]))
            }
        }
        statuses.addUnknown(to: &bad)
        try bad.throwIfBad()
        warn(ofUnplaced: unplacedCandidates, layer, into: &notes)
        warn(of: loaded.located, file: layer.file, into: &notes)
        warn(ofUnusable: unusableExisting, layer, into: &notes)
        warn(ofUndecided: undecided, layer, into: &notes)
        layer.warnOfDoubts(into: &notes)
        return loaded
    }

    /// What is known of a list before its rows are looked at.
    private func summary(of layer: PointLayer) -> LayerSummary {
        LayerSummary(
            role: role, file: layer.file, columns: layer.columnNames, rows: RowAccounting(), crs: layer.crs,
            reading: layer.reading, preview: layer.preview)
    }

    /// Whether there are no facilities yet: a header, or a layer's name, and nothing in it.
    private var isEmptyList: Bool {
        guard role == .facilities else { return false }
        let roles = Self.columns.map(\.0) + ColumnRole.positions
        return TableFile.hasNoRows(options.path, TableAsk(options, role, roles, threads: run.threads, limits: run.limits))
    }

    private func unlocated(_ layer: PointLayer, _ row: Int, id: String) -> UnlocatedFacility {
        UnlocatedFacility(
            id: id, unitCode: layer.text(.unit, row) ?? layer.text(.upperUnit, row),
            floorArea: layer.numbers(.floorArea).flatMap { $0[row].isNaN ? nil : .squareMeters($0[row]) },
            level: layer.text(.level, row), name: layer.text(.name, row), sourceRow: layer.location(row))
    }

    /// In exports of OpenStreetMap `level` is the storey of a building: nobody's centers are ranked by it.
    private func releaseStoreys(_ layer: inout PointLayer, into notes: inout DiagnosticCollector) {
        guard options.columns[ColumnRole.level.rawValue] == nil, layer.columnNames["level"]?.lowercased() == "level",
            MapExport.isOne(layer.allColumns), let texts = layer.texts(.level)
        else { return }
        guard (0..<texts.count).allSatisfy({ texts.isEmpty($0) || MapExport.isStorey(texts[$0]) }) else { return }
        notes.notice(layer.file, .recognition(.storeys(role, column: layer.columnNames["level"] ?? "level")))
        layer.release(.level)
    }

    private func facility(_ layer: PointLayer, _ row: Int, id: String, status: FacilityStatus) -> Facility {
        func number(_ role: ColumnRole) -> Double? { layer.numbers(role).flatMap { $0[row].isNaN ? nil : $0[row] } }
        var facility = Facility(
            id: id, name: layer.text(.name, row), point: PlanarPoint(x: layer.x[row], y: layer.y[row]), status: status,
            level: layer.text(.level, row), radius: number(.radius).map { .meters($0) }, capacity: number(.capacity),
            floorArea: number(.floorArea).map { .squareMeters($0) },
            functions: (layer.text(.functions, row) ?? "").split(whereSeparator: { ";；、，,|/".contains($0) }).map(String.init),
            owner: layer.text(.owner, row), unitCode: layer.text(.unit, row) ?? layer.text(.upperUnit, row),
            sourceRow: layer.location(row))
        facility.identity = layer.identity
        facility.openingCost = number(.openingCost)
        facility.closingCost = number(.closingCost)
        return facility
    }

    /// The status that a word names, in English or Chinese.
    package static func status(of text: String) -> FacilityStatus? { FacilityStatusReader.status(of: text) }

    private func check(_ layer: PointLayer, _ row: Int, into bad: inout DiagnosticCollector) {
        for role in [ColumnRole.capacity, .floorArea, .openingCost, .closingCost] {
            guard let value = layer.numbers(role)?[row], !value.isNaN else { continue }
            let column = layer.columnNames[role.rawValue] ?? role.rawValue
            if value > WeightScale.largestTotal {
                bad.error(layer.file, row: layer.location(row), .facility(.tooLarge(column: column, value)))
            } else if value < 0 {
                bad.error(layer.file, row: layer.location(row), .facility(.negative(column: column, value)))
            }
        }
    }

    /// Warns of what is probably wrong: positions at (0, 0), and three or more on one spot.
    private func warn(of facilities: [Facility], file: String, into notes: inout DiagnosticCollector) {
        for facility in facilities where facility.point == PlanarPoint(x: 0, y: 0) {
            notes.warning(file, row: facility.sourceRow, .facility(.atOrigin(id: facility.shownName)))
        }
        var rowsByPoint: [PlanarPoint: [Int]] = [:]
        for facility in facilities { rowsByPoint[facility.point, default: []].append(facility.sourceRow) }
        for rows in rowsByPoint.values.filter({ $0.count >= 3 }).sorted(by: { $0[0] < $1[0] }) {
            notes.warning(
                file, row: rows[0], .facility(.samePosition(rows: rows.count, first: Array(rows.prefix(5)))))
        }
    }

    /// Says which columns of numbers sound like radii where none is taken as such.
    private func noteUnreadRadii(_ layer: PointLayer, into notes: inout DiagnosticCollector) {
        guard layer.columnNames[ColumnRole.radius.rawValue] == nil, options.columns[ColumnRole.radius.rawValue] == nil else {
            return
        }
        let (numeric, used) = (NumericColumns(layer.sample), Set(layer.assignment.columns.values))
        let words = ["半径", "服务范围", "服务距离", "radius", "catchment"]
        let columns = layer.allColumns.indices.filter { column in
            !used.contains(column) && numeric.contains(column)
                && words.contains { layer.allColumns[column].lowercased().contains($0) }
        }
        if !columns.isEmpty {
            notes.warning(layer.file, .recognition(.radiusUnread(role, columns: columns.map { layer.allColumns[$0] })))
        }
    }

    private func warn(ofUnplaced candidates: [Int], _ layer: PointLayer, into notes: inout DiagnosticCollector) {
        guard !candidates.isEmpty else { return }
        let first = Array(candidates.prefix(Caveat.listedRows))
        notes.warning(layer.file, .facility(.candidatesUnlocated(candidates.count, rows: first)))
    }

    /// Says that candidates take part of which nothing says whether they may be used.
    private func warn(ofUndecided rows: [Int], _ layer: PointLayer, into notes: inout DiagnosticCollector) {
        guard !rows.isEmpty, let column = layer.columnNames[ColumnRole.available.rawValue] else { return }
        let first = Array(rows.prefix(Caveat.listedRows))
        notes.warning(layer.file, .facility(.doubt(.availabilityUnknown(rows.count, column: column, rows: first))))
    }

    /// Says that existing facilities count as open although a column calls them unusable.
    private func warn(ofUnusable rows: [Int], _ layer: PointLayer, into notes: inout DiagnosticCollector) {
        noteUnreadRadii(layer, into: &notes)
        guard !rows.isEmpty, let column = layer.columnNames[ColumnRole.available.rawValue] else { return }
        notes.warning(
            layer.file,
            .facility(
                .unusableExisting(rows: rows.count, column: column, first: rows.prefix(5).map { layer.location($0) })))
    }
}
