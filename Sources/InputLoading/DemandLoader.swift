import CoverageAnalysis
import GeoFormats
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Demand as it was read.
struct LoadedDemand {
    var table: DemandTable
    var summary: LayerSummary
    /// The diagonal of a cell, where the demand is a raster.
    var cellDiagonal: Distance?
    /// The identifiers of the rows that were dropped.
    var droppedIds = TextColumn()
    /// The columns that mean something in a list of facilities, by role.
    var unusedRoles: [ColumnRole: String] = [:]
}

/// Reads demand points from a table.
struct DemandLoader {
    let options: LayerOptions
    let run: InputOptions

    /// Reads and validates the demand.
    ///
    /// - Throws: ``CatchmentError`` with every bad row named.
    func load(into notes: inout DiagnosticCollector) throws -> LoadedDemand {
        var layer = try PointLayer(
            .demand, options, run,
            roles: [(.id, .code), (.weight, .number), (.radius, .length(bareUnit: nil)), (.unit, .code)],
            extra: run.classes.map(\.column), into: &notes)
        var bad = DiagnosticCollector()
        let ids = layer.identifiers(into: &bad, &notes)
        let weights = layer.numbers(.weight)
        noteWeight(layer, into: &notes)
        if let weights { check(weights, layer.columnNames["weight"] ?? "weight", layer, into: &bad) }
        for (number, option) in run.classes.enumerated() { check(layer.extraNumbers(number), option.column, layer, into: &bad) }
        try bad.throwIfBad()
        let scale = try chooseScale(weights, layer, total: "weight")
        let (dropped, accounting) = sift(layer, weights, scale)
        guard dropped.count < layer.count else {
            let reasons = accounting.dropped.map { DemandMessage.Dropped(rows: $0.rows, reason: $0.reason) }
            throw CatchmentError.badData(layer.file, .demand(.noneUsable(rows: layer.count, reasons)))
        }
        let kept = KeptRows(count: layer.count, dropped: dropped)
        let classes = try run.classes.enumerated().map { number, option in
            let values = kept.of(layer.extraNumbers(number))
            let classScale = try chooseScale(values, layer, total: option.column)
            return DemandClass(
                name: option.name, unit: option.unit, ticks: values.map { $0.isNaN ? 0 : classScale.ticks($0) },
                scale: classScale,
                radius: option.radius, isPartition: option.isPartition)
        }
        try checkPartition(layer, weights)
        var table = DemandTable(
            ids: kept.of(ids), x: kept.of(layer.x), y: kept.of(layer.y),
            ticks: weights.map { kept.of($0).map(scale.ticks) } ?? [Int64](repeating: scale.ticks(1), count: kept.count),
            scale: scale, weightKind: weights == nil ? .points : .people, classes: classes,
            unitCodes: layer.texts(.unit).map(kept.of), radiusMeters: layer.numbers(.radius).map(kept.of))
        table.identity = layer.identity
        noteStrays(table, kept, layer, into: &notes)
        layer.warnOfRadii(into: &notes)
        noteTwice(table, kept, layer, into: &notes)
        return LoadedDemand(
            table: table,
            summary: LayerSummary(
                role: .demand, file: layer.file, columns: columns(layer), rows: accounting, crs: layer.crs,
                reading: layer.reading, preview: layer.preview
            ),
            droppedIds: ids.selecting(dropped),
            unusedRoles: layer.unused([.status, .level, .capacity, .floorArea, .functions]))
    }

    /// Warns of points whose position is probably wrong.
    private func noteStrays(_ table: DemandTable, _ kept: KeptRows, _ layer: PointLayer, into notes: inout DiagnosticCollector) {
        let strays = StrayDemand.rows(table.x, table.y, isPlanar: (options.crs ?? run.crs) == .planar)
        guard let first = strays.first else { return }
        let weight = table.scale.weight(strays.reduce(0) { $0 + table.ticks[$1] })
        let rows = strays.prefix(Caveat.listedRows).map { layer.location(kept.row($0)) }
        notes.warning(
            layer.file,
            .demand(
                .farOff(
                    points: strays.count, .init(weight, arePeople: table.weightKind == .people), first: table.ids[first],
                    rows: rows)))
    }

    /// Warns of rows that are equal to an earlier one in place and weight: they may stand in the list twice.
    ///
    /// Points that count one each may well share a place.
    private func noteTwice(_ table: DemandTable, _ kept: KeptRows, _ layer: PointLayer, into notes: inout DiagnosticCollector) {
        guard table.weightKind == .people, table.radiusMeters == nil, table.count <= Self.mostLookedAtForTwins else { return }
        struct Row: Hashable { var x: Double, y: Double, ticks: Int64 }
        let one = table.scale.ticks(1)
        var seen = Set<Row>()
        var (rows, ticks): ([Int], Int64) = ([], 0)
        for row in 0..<table.count where table.ticks[row] > one {
            guard !seen.insert(Row(x: table.x[row], y: table.y[row], ticks: table.ticks[row])).inserted else { continue }
            rows.append(row)
            ticks += table.ticks[row]
        }
        guard !rows.isEmpty else { return }
        notes.warning(
            layer.file,
            .demand(
                .twice(
                    points: rows.count, .init(table.scale.weight(ticks), arePeople: true),
                    rows: rows.prefix(Caveat.listedRows).map { layer.location(kept.row($0)) })))
    }

    /// Longer lists are made by programs, and looking for equal rows would take as long as reading them.
    private static let mostLookedAtForTwins = 100_000

    /// Says which columns could be the weight where none is recognised, or another than the one taken.
    private func noteWeight(_ layer: PointLayer, into notes: inout DiagnosticCollector) {
        guard options.columns[ColumnRole.weight.rawValue] == nil else { return }
        let numeric = NumericColumns(layer.sample)
        if let taken = layer.columnNames[ColumnRole.weight.rawValue] {
            let others = (layer.assignment.others[.weight] ?? []).filter(numeric.contains).map { layer.allColumns[$0] }
                .filter { name in !run.classes.contains { $0.column == name } }
            if !others.isEmpty {
                notes.notice(layer.file, .recognition(.others(.demand, .weight, taken: taken, couldBe: others)))
            }
        } else {
            let used = Set(layer.assignment.columns.values)
            let couldBe = layer.allColumns.indices.filter {
                !used.contains($0) && numeric.contains($0) && NumericColumns.couldCount(layer.allColumns[$0])
            }
            guard !couldBe.isEmpty else { return }
            notes.warning(layer.file, .recognition(.noWeight(.demand, couldBe: couldBe.map { layer.allColumns[$0] })))
        }
    }

    private func columns(_ layer: PointLayer) -> [String: String] {
        var names = layer.columnNames
        for option in run.classes { names["class \(option.name)"] = option.column }
        return names
    }

    private func check(_ values: [Double], _ column: String, _ layer: PointLayer, into bad: inout DiagnosticCollector) {
        for (row, value) in values.enumerated() where value < 0 {
            bad.error(layer.file, row: layer.location(row), .table(.negative(column: column, text: "\(value)")))
        }
    }

    /// Classes that make up the weight must do so in every row, to a billionth of it.
    private func checkPartition(_ layer: PointLayer, _ weights: [Double]?) throws {
        let parts = run.classes.indices.filter { run.classes[$0].isPartition }
        guard !parts.isEmpty else { return }
        guard let weights else {
            throw CatchmentError.badData(
                layer.file, .demand(.partitionWithoutWeight))
        }
        let columns = parts.map { layer.extraNumbers($0) }
        let names = parts.map { run.classes[$0].name }
        var bad = DiagnosticCollector()
        for (row, weight) in weights.enumerated() where !weight.isNaN {
            let sum = columns.reduce(0) { $0 + ($1[row].isNaN ? 0 : $1[row]) }
            if abs(sum - weight) > 1e-9 * max(1, weight) {
                bad.error(
                    layer.file, row: layer.location(row),
                    .demand(.partitionDiffers(classes: names, sum: sum, weight: weight)))
            }
        }
        try bad.throwIfBad()
    }

    private func chooseScale(_ values: [Double]?, _ layer: PointLayer, total name: String) throws -> WeightScale {
        guard let values else { return WeightScale(total: Double(layer.count)) }
        let total = values.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
        guard total <= WeightScale.largestTotal else {
            throw CatchmentError.badData(layer.file, .demand(.totalTooLarge(column: name, total)))
        }
        return WeightScale(total: total)
    }

    /// The rows that have no position or no weight, ascending, and what became of all.
    private func sift(_ layer: PointLayer, _ weights: [Double]?, _ scale: WeightScale) -> (
        dropped: [Int], accounting: RowAccounting
    ) {
        var accounting = RowAccounting()
        var dropped: [Int] = []
        accounting.read = layer.count
        for row in 0..<layer.count {
            let weight = weights?[row] ?? 1
            let ticks = weight.isNaN ? 0 : scale.ticks(weight)
            accounting.weightRead += ticks
            if !layer.hasPosition(row) {
                accounting.drop(.noCoordinates, row: layer.location(row), weight: ticks)
                dropped.append(row)
            } else if weight.isNaN {
                accounting.drop(.noWeight, row: layer.location(row))
                dropped.append(row)
            } else {
                accounting.weightKept += ticks
            }
        }
        accounting.kept = layer.count - dropped.count
        return (dropped, accounting)
    }
}

/// The rows of a table that are kept; when all are, columns are handed on as they are.
private struct KeptRows {
    private let rows: [Int]?
    let count: Int

    init(count all: Int, dropped: [Int]) {
        count = all - dropped.count
        guard !dropped.isEmpty else {
            rows = nil
            return
        }
        var next = 0
        rows = (0..<all).filter { row in
            guard next < dropped.count, dropped[next] == row else { return true }
            next += 1
            return false
        }
    }

    /// The row of the layer that a kept one was.
    func row(_ kept: Int) -> Int { rows.map { $0[kept] } ?? kept }

    func of<Value>(_ column: [Value]) -> [Value] { rows.map { $0.map { column[$0] } } ?? column }

    func of(_ column: TextColumn) -> TextColumn { rows.map { column.selecting($0) } ?? column }
}
