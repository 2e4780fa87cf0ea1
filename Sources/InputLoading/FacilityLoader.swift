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
        (.id, .code), (.name, .text), (.status, .text), (.level, .text), (.radius, .length(bareNumbersAreMeters: false)),
        (.capacity, .number), (.floorArea, .number), (.functions, .text), (.owner, .text), (.unit, .code),
        (.openingCost, .number), (.closingCost, .number), (.closable, .text),
    ]

    /// Chinese words for the statuses, beside the English ones.
    private static let chineseStatus: [String: FacilityStatus] = [
        "现有": .existing, "已建": .existing, "候选": .candidate, "必选": .required, "禁止": .forbidden, "规划": .planned, "在建": .planned,
    ]

    /// Words of the column `closable`.
    private static let answers: [String: Bool] = [
        "yes": true, "true": true, "1": true, "是": true, "no": false, "false": false, "0": false, "否": false,
    ]

    /// Reads and validates the list.
    ///
    /// Rows without coordinates are kept apart, none is lost.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named.
    package func load(into notes: inout DiagnosticCollector) throws -> LoadedFacilities {
        if role == .facilities, TableFile.hasNoRows(options.path, layer: options.layer) {
            notes.notice(options.path, .facility(.emptyList))
            return LoadedFacilities(
                summary: LayerSummary(role: role, file: options.path, columns: [:], rows: RowAccounting(), crs: nil))
        }
        let layer = try PointLayer(role, options, run, roles: Self.columns, into: &notes)
        var bad = DiagnosticCollector()
        let ids = layer.identifiers(into: &bad)
        layer.noteMissingIds(into: &notes)
        var loaded = LoadedFacilities(
            summary: LayerSummary(role: role, file: layer.file, columns: layer.columnNames, rows: RowAccounting(), crs: layer.crs)
        )
        var unplacedCandidates: [Int] = []
        loaded.unusedRoles = layer.unused([.weight])
        for row in 0..<layer.count {
            let status = status(layer, row, into: &bad)
            check(layer, row, into: &bad)
            let isClosable = isClosable(layer, row, into: &bad)
            loaded.summary.rows.read += 1
            if status == .planned, !run.includesPlanned {
                loaded.summary.rows.drop(.planned, row: layer.location(row))
                loaded.idleIds.append(ids[row])
                if layer.hasPosition(row) { loaded.planned.append(facility(layer, row, id: ids[row], status: status)) }
            } else if layer.hasPosition(row) {
                loaded.summary.rows.kept += 1
                var facility = facility(layer, row, id: ids[row], status: status)
                facility.isClosable = isClosable
                loaded.located.append(facility)
            } else {
                loaded.summary.rows.drop(.noCoordinates, row: layer.location(row))
                loaded.idleIds.append(ids[row])
                guard status == .existing || status == .planned else {
                    unplacedCandidates.append(layer.location(row))
                    continue
                }
                loaded.unlocated.append(
                    UnlocatedFacility(
                        id: ids[row], unitCode: layer.text(.unit, row),
                        floorArea: layer.numbers(.floorArea).flatMap { $0[row].isNaN ? nil : .squareMeters($0[row]) },
                        level: layer.text(.level, row), name: layer.text(.name, row), sourceRow: layer.location(row)))
            }
        }
        try bad.throwIfBad()
        if !unplacedCandidates.isEmpty {
            let first = Array(unplacedCandidates.prefix(Caveat.listedRows))
            notes.warning(layer.file, .facility(.candidatesUnlocated(unplacedCandidates.count, rows: first)))
        }
        warn(of: loaded.located, file: layer.file, into: &notes)
        return loaded
    }

    private func facility(_ layer: PointLayer, _ row: Int, id: String, status: FacilityStatus) -> Facility {
        func number(_ role: ColumnRole) -> Double? { layer.numbers(role).flatMap { $0[row].isNaN ? nil : $0[row] } }
        var facility = Facility(
            id: id, name: layer.text(.name, row), point: PlanarPoint(x: layer.x[row], y: layer.y[row]), status: status,
            level: layer.text(.level, row), radius: number(.radius).map { .meters($0) }, capacity: number(.capacity),
            floorArea: number(.floorArea).map { .squareMeters($0) },
            functions: (layer.text(.functions, row) ?? "").split(whereSeparator: { ";；、".contains($0) }).map(String.init),
            owner: layer.text(.owner, row), unitCode: layer.text(.unit, row), sourceRow: layer.location(row))
        facility.identity = layer.identity
        facility.openingCost = number(.openingCost)
        facility.closingCost = number(.closingCost)
        return facility
    }

    private func status(_ layer: PointLayer, _ row: Int, into bad: inout DiagnosticCollector) -> FacilityStatus {
        let standard: FacilityStatus = role == .candidates ? .candidate : .existing
        guard let text = layer.text(.status, row) else { return standard }
        if let status = Self.status(of: text) { return status }
        bad.error(layer.file, row: layer.location(row), .facility(.unknownStatus(text)))
        return standard
    }

    /// Whether a plan may close the facility; a missing word says yes.
    private func isClosable(_ layer: PointLayer, _ row: Int, into bad: inout DiagnosticCollector) -> Bool {
        guard let text = layer.text(.closable, row) else { return true }
        if let answer = Self.answers[text.lowercased().filter({ !$0.isWhitespace })] { return answer }
        bad.error(
            layer.file, row: layer.location(row),
            .facility(.notYesOrNo(column: layer.columnNames[ColumnRole.closable.rawValue] ?? "closable", text: text)))
        return true
    }

    /// The status that a word names, in English or Chinese.
    package static func status(of text: String) -> FacilityStatus? {
        let word = text.lowercased().filter { !$0.isWhitespace }
        return FacilityStatus(rawValue: word) ?? chineseStatus[word]
    }

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
            notes.warning(file, row: facility.sourceRow, .facility(.atOrigin(id: facility.id)))
        }
        var rowsByPoint: [PlanarPoint: [Int]] = [:]
        for facility in facilities { rowsByPoint[facility.point, default: []].append(facility.sourceRow) }
        for rows in rowsByPoint.values.filter({ $0.count >= 3 }).sorted(by: { $0[0] < $1[0] }) {
            notes.warning(
                file, row: rows[0], .facility(.samePosition(rows: rows.count, first: Array(rows.prefix(5)))))
        }
    }
}
