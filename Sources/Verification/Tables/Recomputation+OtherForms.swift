import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// Workbooks, layers and GeoPackages that repeat another file row by row.
extension Recomputation {
    /// Holds every column that two forms of one list share against one another.
    ///
    /// - Parameters:
    ///   - file: The form that repeats.
    ///   - first: The form that was looked at already.
    ///   - layer: The layer in a file of several.
    ///   - key: The column that names the rows.
    ///   - filledIn: Columns that people fill in, in one form or the other.
    /// - Throws: ``CatchmentError`` where the form cannot be read.
    mutating func checkSameRows(
        _ file: ResultFile, as first: PublishedGrid, layer: String? = nil, key: ColumnTerm? = nil, filledIn: [ColumnTerm] = []
    ) throws {
        guard let grid = try open(file, layer: layer) else { return }
        var table = TableAccount(grid, key: key)
        var columns: [ExpectedColumn] = []
        for (number, name) in first.columnNames.enumerated() {
            guard let term = Self.term(named: name), let place = grid.column(term) else { continue }
            if filledIn.contains(where: { $0.name == term.name }) {
                table.note(term)
                continue
            }
            columns.append(ExpectedColumn(.text(grid.columnNames[place])) { .sameAs(first.text($0, number)) })
        }
        table.expect(columns, count: first.count)
        if grid.count == first.count { checkSamePlaces(grid, first, &table) }
        close(table)
    }

    /// Features that are points lie where they lie in the other form, where both are degrees on the Earth.
    private func checkSamePlaces(_ grid: PublishedGrid, _ first: PublishedGrid, _ table: inout TableAccount) {
        guard case .points(let x, let y) = grid.geometry, case .points(let otherX, let otherY) = first.geometry else { return }
        let isWrong = x.indices.map { abs(x[$0] - otherX[$0]) > 2e-7 || abs(y[$0] - otherY[$0]) > 2e-7 }
        // All elsewhere: another system, as --out-crs asks for.
        guard isWrong.contains(false) else { return }
        for (row, isWrong) in isWrong.enumerated() where isWrong {
            let meters = measure.meters(PlanarPoint(x: x[row], y: y[row]), PlanarPoint(x: otherX[row], y: otherY[row]))
            table.fail(row, .elsewhere(meters: meters.rounded(toDecimals: 2)))
        }
    }

    /// The term of a column, by its name or what people call it; a column of a class, level or function is called by its name.
    static func term(named name: String) -> ColumnTerm? {
        catalogueByTitle[name] ?? catalogueByTitle[PlannedNames.inCommonWords(name)] ?? (name.isEmpty ? nil : .text(name))
    }

    private static let catalogueByTitle: [String: ColumnTerm] = {
        func terms<Row>(_ columns: [ResultColumn<Row>]) -> [ColumnTerm] { columns.map(\.term) }
        let all =
            terms(UnitRow.columns + UnitRow.servedColumns)
            + [false, true].flatMap { terms(FacilityRow.tableColumns(areCosts: $0) + FacilityRow.servedColumns) }
            + [false, true].flatMap { terms(ClusterRow.columns(areCosts: $0)) }
            + [false, true].flatMap { terms(UncoverableRow.columns(areCosts: $0)) }
            + terms(ProposalRow.columns + ProposalRow.sharedPlaceColumns + ProposalRow.capacityColumns)
            + terms(SitingDocument.CurveStep.columns) + terms(ProblemRow.columns) + terms(TaskRow.columns)
            + terms(ResponsibilityRow.columns) + [.easting, .northing]
        return Dictionary(all.flatMap { term in term.titles.map { ($0, term) } }, uniquingKeysWith: { first, _ in first })
    }()

    /// The workbooks of a folder, each against its table or layer.
    mutating func checkWorkbooks() throws {
        let lists: [(Dataset, ResultFile)] = [
            (.units, .table(.units)), (.facilities, .table(.facilities)), (.uncoverable, .table(.uncoverable)),
            (.curve, .table(.curve)), (.functions, .table(.functions)), (.problems, .table(.problems)),
            (.tasks, .table(.tasks)), (.responsibilities, .table(.responsibilities)), (.redundancy, .table(.redundancy)),
            (.uncoveredClusters, .layer(.uncoveredClusters)), (.proposals, .layer(.proposals)),
        ]
        for (dataset, source) in lists {
            guard account.isThere(.workbook(dataset)), let first = try PublishedGrid(folder, source) else { continue }
            let isFilledIn = [.tasks, .responsibilities].contains(dataset)
            try checkSameRows(.workbook(dataset), as: first, filledIn: isFilledIn ? Self.filledIn : [])
        }
    }

    /// The layers of the GeoPackage, each against its GeoJSON.
    mutating func checkGeoPackage() throws {
        guard account.isThere(.geoPackage) else { return }
        account.open(ResultFile.geoPackage.name)
        for dataset in Dataset.allCases where dataset.isLayer && account.isThere(.layer(dataset)) {
            // Lines are read in their GeoJSON alone; how a million points are assigned is held against what the folder holds of them.
            guard dataset.geometry != .line, let first = try PublishedGrid(folder, .layer(dataset)) else { continue }
            try checkSameRows(.geoPackage, as: first, layer: dataset.rawValue)
        }
    }
}
