import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// What the table of units says of unlocated facilities, which only it repeats.
struct UnitTableRow {
    var code: String
    var facilities: Double?, unlocated: Double?, clusters: Double?, floorArea: Double?
}

/// `units.csv` and `units.geojson`: the units of the report, and what adds up.
extension Recomputation {
    /// The figures of `units.csv` that add up; `nil` where there is no such table.
    static func unitTableRows(_ grid: PublishedGrid?) -> [UnitTableRow]? {
        guard let grid, let codes = grid.texts(.code) else { return nil }
        func numbers(_ term: ColumnTerm) -> [Double?] {
            (grid.texts(term) ?? codes.map { _ in "" }).map { Double($0) }
        }
        let (facilities, unlocated) = (numbers(.facilities), numbers(.unlocated))
        let (clusters, areas) = (numbers(.clusterCount), numbers(.floorArea))
        return codes.indices.map {
            UnitTableRow(
                code: codes[$0], facilities: facilities[$0], unlocated: unlocated[$0], clusters: clusters[$0],
                floorArea: areas[$0])
        }
    }

    mutating func checkUnitTable() throws {
        guard let units, let grid = try open(.table(.units)) else { return }
        let coverage = report.coverage
        var rows = coverage.byUnit.map { UnitRow($0) }
        var table = TableAccount(grid, key: .code)
        let sums = unitSums(units)
        if let outside = coverage.outside.last?.totals {
            rows.append(sum("outside", outside, sums.outside, served: coverage.served?.outside.last?.served))
        }
        var total = sum("total", coverage.overall, sums.total, served: coverage.served?.whole)
        total.isNormMet = coverage.normMet
        rows.append(total)
        let served = coverage.served == nil ? [] : UnitRow.servedColumns
        // Each part is rounded to two decimals, and so is their sum.
        let rounding = 0.0051 * Double(units.count + 2)
        let columns = ExpectedColumn.exactly(UnitRow.columns + served, rows).map { column in
            column.term != .floorArea
                ? column
                : ExpectedColumn(column.term) { row in
                    guard rows[row].code == "outside", let area = rows[row].floorArea else { return column.cell(row) }
                    return .between(Interval(area, within: rounding))
                }
        }
        // The version before did not say which norms were examined.
        let added: Set<String> = report.isEarlier ? [ColumnTerm.normsExamined.name, ColumnTerm.normsNotExamined.name] : []
        table.expect(columns, count: rows.count, optional: added)
        close(table)
    }

    /// What stands in the total and outside the lowest units: all, less what the lowest units hold.
    private func unitSums(_ units: UnitTree) -> (total: UnitTableRow, outside: UnitTableRow) {
        let lowest = units.lowest.compactMap(publishedUnit)
        // How many have no coordinates, and their floor area, the table says of all; the report repeats the parts.
        let published = unitTable?.last { $0.code == "total" }
        let unlocated = published?.unlocated ?? .nan
        let area = published?.floorArea
        let total = UnitTableRow(
            code: "total", facilities: Double(report.coverage.facilities), unlocated: unlocated,
            clusters: Double(report.blanks.clusters.count), floorArea: area)
        let outside = UnitTableRow(
            code: "outside", facilities: Double(report.coverage.facilities) - lowest.reduce(0.0) { $0 + Double($1.facilities) },
            unlocated: unlocated - lowest.reduce(0.0) { $0 + Double($1.unlocated) },
            clusters: Double(report.blanks.clusters.count { $0.unit == nil }),
            floorArea: area.map { $0 - lowest.reduce(0.0) { $0 + ($1.floorAreaM2 ?? 0) } })
        return (total, outside)
    }

    private func sum(
        _ code: String, _ totals: TotalsDocument, _ row: UnitTableRow, served: ServedDocument.Part?
    ) -> UnitRow {
        func whole(_ number: Double?) -> Int { number.flatMap { Int(exactly: $0) } ?? -1 }
        return UnitRow(
            code: code, facilities: whole(row.facilities), unlocated: whole(row.unlocated), people: totals.weight,
            covered: totals.coveredWeight, share: totals.share, clusters: whole(row.clusters),
            floorArea: row.floorArea.map { $0.rounded(toDecimals: 2) }, served: served)
    }

    mutating func checkUnitLayer() throws {
        guard units != nil, let grid = try open(.layer(.units)) else { return }
        let after = report.coverageAfter?.byUnit
        let rows = report.coverage.byUnit.enumerated().map { number, unit in
            UnitShapeRow(unit: unit, after: after.flatMap { $0.indices.contains(number) ? $0[number] : nil }, geometry: .none)
        }
        let columns =
            UnitShapeRow.columns + (after == nil ? [] : UnitShapeRow.afterColumns)
            + (report.coverage.served == nil ? [] : UnitShapeRow.servedColumns)
        var table = TableAccount(grid, key: .code)
        table.expect(ExpectedColumn.exactly(columns, rows), count: rows.count)
        close(table)
    }

    /// `functions.csv`: the matrix of the report, and its total.
    mutating func checkFunctionTable() throws {
        guard let functions = report.functions, let first = functions.functions.first, let grid = try open(.table(.functions))
        else { return }
        var rows = functions.byUnit.map {
            FunctionRow(code: $0.unit, name: $0.name, level: $0.level, people: $0.weight, covered: $0.covered)
        }
        rows.append(
            FunctionRow(
                code: "total", people: first.totals.weight, covered: functions.functions.map(\.totals.coveredWeight)))
        guard rows.allSatisfy({ $0.covered.count == functions.functions.count }) else { return }
        let columns =
            FunctionRow.columns
            + functions.functions.enumerated().map { FunctionRow.column(ofFunction: $0.element.name, at: $0.offset) }
        var table = TableAccount(grid, key: .code)
        table.expect(ExpectedColumn.exactly(columns, rows), count: rows.count)
        close(table)
    }
}
