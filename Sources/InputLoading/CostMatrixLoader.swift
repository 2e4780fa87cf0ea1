import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads a cost matrix: one row per pair of a demand point and a facility or candidate, by their ids.
struct CostMatrixLoader {
    let options: LayerOptions
    let run: InputOptions
    let demand: LoadedDemand
    /// The facilities and candidates that pairs may lead to, with their file for messages.
    let sites: [Facility]
    /// The ids of facilities and candidates that were read and take no part.
    let idleSites: [String]

    /// What a row of the file turned out to be.
    private struct Pairs {
        var rows: [Int32] = []
        var sites: [Int32] = []
    }

    /// Reads and validates the matrix.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named: an id that matches nothing, a pair given twice, a cost that is missing,
    ///   negative, too large or no number.
    func load(into notes: inout DiagnosticCollector) throws -> (matrix: CostMatrix, summary: LayerSummary) {
        let roles: [ColumnRole] = [.from, .to, .cost]
        let source = try mapping(.costMatrix) {
            try TableFile.open(options.path, TableAsk(options, .costMatrix, roles, threads: run.threads, limits: run.limits))
        }
        let assignment = try ColumnAssignment(
            source, roles: roles, given: options.columns, layer: .costMatrix, places: run.places)
        let columns = try roles.map { role in
            guard let column = assignment.columns[role] else {
                throw CatchmentError.badData(
                    options.path,
                    .table(.unrecognised(role, run.places.named(.columns(.costMatrix)), columns: source.columnNames)))
            }
            return ColumnRequest(column: column, kind: role == .cost ? .number : .code)
        }
        let table = try mapping(.costMatrix) { try source.read(columns) }
        notes.add(source)
        var bad = DiagnosticCollector()
        bad.add(table, file: options.path)
        try bad.throwIfBad()
        guard case .texts(let from) = table.columns[0], case .texts(let to) = table.columns[1],
            case .numbers(let costs) = table.columns[2]
        else { throw CatchmentError.failed(.cost(.wrongKinds)) }
        check(costs, table, source.columnNames[columns[2].column], into: &bad)
        var accounting = RowAccounting()
        let pairs = matched(from, to, table, &accounting, into: &bad)
        try bad.throwIfBad()
        let matrix = try compressed(pairs, costs, table)
        let names = Dictionary(uniqueKeysWithValues: assignment.columns.map { ($0.key.rawValue, source.columnNames[$0.value]) })
        return (
            matrix,
            LayerSummary(
                role: .costMatrix, file: options.path, columns: names, rows: accounting, crs: nil, reading: source.reading,
                preview: ColumnPreview.of(source.columnNames, source.sample()))
        )
    }

    private func check(_ costs: [Double], _ table: FeatureTable, _ name: String, into bad: inout DiagnosticCollector) {
        for (row, cost) in costs.enumerated() where !(cost >= 0 && cost <= CostMatrix.largestCost) {
            let message: Message =
                cost.isNaN
                ? .cost(.empty(column: name))
                : cost < 0 ? .table(.negative(column: name, text: cost.plainText)) : .cost(.tooLarge(column: name, cost))
            bad.error(options.path, row: table.location(ofRow: row), message)
        }
    }

    /// Finds the demand point and the site of every row; −1 where the row takes no part.
    private func matched(
        _ from: TextColumn, _ to: TextColumn, _ table: FeatureTable, _ accounting: inout RowAccounting,
        into bad: inout DiagnosticCollector
    ) -> Pairs {
        let points = EndIndex(demand.table.ids, idle: demand.droppedIds)
        let places = EndIndex(TextColumn(sites.map(\.id)), idle: TextColumn(idleSites))
        var pairs = Pairs()
        pairs.rows.reserveCapacity(table.rowCount)
        pairs.sites.reserveCapacity(table.rowCount)
        for row in 0..<table.rowCount {
            let (start, end) = (points.find(from, row), places.find(to, row))
            accounting.read += 1
            var isKept = false
            if start == .unknown || end == .unknown {
                if run.ignoresUnknownIds {
                    accounting.drop(.unknownId, row: table.location(ofRow: row))
                } else {
                    let remedy = run.places.named(.ignoreUnknownIds)
                    bad.error(
                        options.path, row: table.location(ofRow: row),
                        .cost(
                            start == .unknown
                                ? .unknownDemand(from[row], file: demand.summary.file, remedy)
                                : .unknownSite(to[row], remedy)))
                }
            } else if start == .idle {
                accounting.drop(.droppedDemandPoint, row: table.location(ofRow: row))
            } else if end == .idle {
                accounting.drop(.idleSite, row: table.location(ofRow: row))
            } else {
                accounting.kept += 1
                isKept = true
            }
            pairs.rows.append(isKept ? start.number : -1)
            pairs.sites.append(isKept ? end.number : -1)
        }
        return pairs
    }

    /// Sorts the pairs by demand point and site; a pair given twice is an error.
    private func compressed(_ pairs: Pairs, _ costs: [Double], _ table: FeatureTable) throws -> CostMatrix {
        var offsets = [Int](repeating: 0, count: demand.table.count + 1)
        for row in pairs.rows where row >= 0 { offsets[Int(row) + 1] += 1 }
        for row in 1..<max(1, offsets.count) { offsets[row] += offsets[row - 1] }
        var next = offsets
        var order = [Int32](repeating: 0, count: offsets.last ?? 0)
        for (place, row) in pairs.rows.enumerated() where row >= 0 {
            order[next[Int(row)]] = Int32(place)
            next[Int(row)] += 1
        }
        var bad = DiagnosticCollector()
        for row in 0..<demand.table.count {
            let range = offsets[row]..<offsets[row + 1]
            order[range].sort { (pairs.sites[Int($0)], $0) < (pairs.sites[Int($1)], $1) }
            for slot in range.dropFirst() where pairs.sites[Int(order[slot])] == pairs.sites[Int(order[slot - 1])] {
                bad.error(
                    options.path, row: table.location(ofRow: Int(order[slot])),
                    .cost(
                        .duplicate(
                            demand: demand.table.ids[row], site: sites[Int(pairs.sites[Int(order[slot])])].id,
                            firstRow: table.location(ofRow: Int(order[slot - 1])))))
            }
        }
        try bad.throwIfBad()
        var cutoff: Double?
        if case .cost(let cost) = run.cutoff { cutoff = cost }
        return CostMatrix(
            file: options.path, rowOffsets: offsets, sites: order.map { pairs.sites[Int($0)] },
            costs: order.map { costs[Int($0)] }, siteIds: sites.map(\.id), cutoff: cutoff)
    }
}

/// The ids that one end of a pair may have.
private struct EndIndex {
    /// What an id stands for.
    enum End: Equatable {
        case active(Int32)
        /// Read, and not part of the run.
        case idle
        case unknown

        var number: Int32 { if case .active(let number) = self { number } else { -1 } }
    }

    private let active: TextIndex
    private let idle: TextIndex

    init(_ ids: TextColumn, idle idleIds: TextColumn) {
        active = TextIndex(ids)
        idle = TextIndex(idleIds)
    }

    func find(_ text: TextColumn, _ row: Int) -> End {
        if let number = active.row(of: text, at: row) { return .active(Int32(number)) }
        return idle.row(of: text, at: row) == nil ? .unknown : .idle
    }
}
