import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

/// The tables and layers of a comparison, in every form in which they lie in its folder.
extension ComparisonCheck {
    /// Where the features of a layer must lie.
    private enum Places {
        case none
        case points([PlanarPoint])
        case areas([MultiPolygon])
    }

    /// Holds every form of every list against the document, and against the two folders where they are there.
    ///
    /// - Throws: ``CatchmentError`` where a file cannot be read.
    mutating func checkTables() throws {
        try checkDifferences()
        try checkClusterTable()
        try checkPointLayer()
        try checkUnitLayer()
        try checkSiteLayer()
        if account.isThere(.geoPackage) { account.open(ResultFile.geoPackage.name) }
    }

    /// `differences.csv` and its workbook repeat the document.
    private mutating func checkDifferences() throws {
        var rows = [DifferenceRow(kind: "all", figures: comparison.overall)]
        rows += comparison.byUnit.map { DifferenceRow(kind: $0.level, code: $0.code, name: $0.name, figures: $0.figures) }
        rows += comparison.byClass.map { DifferenceRow(kind: "class", name: $0.name, figures: $0.figures) }
        rows += comparison.byLevel.map { DifferenceRow(kind: "facilities of level", name: $0.name, figures: $0.figures) }
        let columns = ExpectedColumn.exactly(DifferenceRow.columns, rows)
        try check([.table(.differences), .workbook(.differences)], columns, count: rows.count, key: .code)
    }

    /// `clusters.csv` and its workbook, by the points; by the counts of the document where these are not there.
    private mutating func checkClusterTable() throws {
        let forms: [ResultFile] = [.table(.clusters), .workbook(.clusters)]
        if let pairs {
            let rows = ComparedClusters(pairs).rows
            return try check(forms, ExpectedColumn.exactly(ClusterChangeRow.columns, rows), count: rows.count, key: .before)
        }
        guard states == nil, let counts = comparison.clusters else { return }
        for grid in try grids(forms) {
            var table = TableAccount(grid, key: .before)
            let found = Dictionary((grid.texts(.whatChanged) ?? []).map { ($0, 1) }, uniquingKeysWith: +)
            let wanted: [ClusterChange: Int] = [
                .closed: counts.closed, .shrunk: counts.shrunk, .split: counts.split, .kept: counts.kept, .opened: counts.opened,
            ]
            for change in ClusterChange.allCases where found[change.rawValue, default: 0] != wanted[change, default: 0] {
                document.contradict(document.root["clusters"][change.rawValue], grid.name)
            }
            table.note(.whatChanged)
            close(table)
        }
    }

    /// `differences.geojson`: the points that one state alone covers.
    private mutating func checkPointLayer() throws {
        let forms = layers(.differences)
        guard let pairs else { return try checkPointSums(forms) }
        let scale = pairs.scale
        var (rows, places): ([PointDifferenceRow], [PlanarPoint]) = ([], [])
        for (row, other) in pairs.rowAfter.enumerated() {
            guard let other, pairs.before.isCovered[row] != pairs.after.isCovered[other] else { continue }
            rows.append(
                PointDifferenceRow(
                    id: pairs.before.names[row], isGained: pairs.after.isCovered[other],
                    peopleBefore: scale.weight(scale.ticks(pairs.before.weights[row])),
                    peopleAfter: scale.weight(scale.ticks(pairs.after.weights[other])), geometry: .none))
            places.append(pairs.before.places[row])
        }
        let columns = ExpectedColumn.exactly(PointDifferenceRow.columns, rows)
        try check(forms, columns, count: rows.count, key: .id, places: .points(places))
    }

    /// The layer adds up to what the document calls gained and lost.
    private mutating func checkPointSums(_ forms: [Form]) throws {
        let overall = document.root["overall"]
        for grid in try forms.compactMap({ try grid($0) }) where states == nil {
            var table = TableAccount(grid, key: .id)
            func sum(_ term: ColumnTerm, where isGained: Bool) -> Double {
                zip(grid.texts(.isGained) ?? [], grid.numbers(term) ?? []).reduce(0) {
                    TableAccount.truthValue($1.0) == isGained ? $0 + $1.1 : $0
                }
            }
            let slack = 1e-12 * max(1, comparison.overall.weightBefore, comparison.overall.weightAfter)
            document.expect(overall["gained"], Interval(sum(.peopleAfter, where: true), within: slack))
            document.expect(overall["lost"], Interval(sum(.peopleBefore, where: false), within: slack))
            for term in [ColumnTerm.isGained, .peopleBefore, .peopleAfter] { table.note(term) }
            close(table)
        }
    }

    /// `unit-differences.geojson`: the units that a folder has as a layer, with the figures of the document.
    private mutating func checkUnitLayer() throws {
        var units = comparison.byUnit
        var places = Places.none
        if let states {
            let outlines = states.after.outlines.isEmpty ? states.before.outlines : states.after.outlines
            units = units.filter { outlines[$0.code] != nil }
            places = .areas(units.map { outlines[$0.code] ?? MultiPolygon([]) })
        } else if let first = try layers(.unitDifferences).lazy.compactMap({ try grid($0) }).first {
            let shown = Set(first.texts(.code) ?? [])
            units = units.filter { shown.contains($0.code) }
        }
        let rows = units.map { UnitDifferenceRow(unit: $0, geometry: .none) }
        let columns = ExpectedColumn.exactly(UnitDifferenceRow.columns, rows)
        try check(layers(.unitDifferences), columns, count: rows.count, key: .code, places: places)
    }

    /// `facility-differences.geojson`: the facilities that changed.
    private mutating func checkSiteLayer() throws {
        guard let states else {
            // The ids of each kind of change stand in the document, in the order of the layer.
            for grid in try layers(.facilityDifferences).compactMap({ try grid($0) }) {
                var table = TableAccount(grid, key: .id)
                let pairs = zip(grid.texts(.whatChanged) ?? [], grid.texts(.id) ?? [])
                for change in ["opened", "closed", "moved", "resized"] {
                    document.expect(document.root["facilities"][change], texts: pairs.filter { $0.0 == change }.map(\.1))
                }
                for term in [ColumnTerm.whatChanged, .id] { table.note(term) }
                close(table)
            }
            return
        }
        guard let entries = ComparedSites(states.before, states.after)?.entries else { return }
        let rows = entries.map { entry in
            FacilityDifferenceRow(
                id: entry.site.id, name: entry.site.name.isEmpty ? nil : entry.site.name, change: entry.change,
                isOpen: entry.change != "closed", radius: entry.site.radius.finite, geometry: .none)
        }
        let columns = ExpectedColumn.exactly(FacilityDifferenceRow.columns, rows)
        try check(
            layers(.facilityDifferences), columns, count: rows.count, key: .id, places: .points(entries.map(\.site.point)))
    }

    /// A form of a list: a file, and the layer in a file of several.
    private typealias Form = (file: ResultFile, layer: String?)

    /// The forms of a layer that are there.
    private func layers(_ dataset: Dataset) -> [Form] {
        let forms: [Form] = [(.layer(dataset), nil), (.geoPackage, dataset.rawValue)]
        return forms.filter { account.isThere($0.file) }
    }

    private func grid(_ form: Form) throws -> PublishedGrid? { try PublishedGrid(folder, form.file, layer: form.layer) }

    private func grids(_ files: [ResultFile]) throws -> [PublishedGrid] { try files.compactMap { try grid(($0, nil)) } }

    private mutating func check(_ files: [ResultFile], _ columns: [ExpectedColumn], count: Int, key: ColumnTerm) throws {
        try check(files.map { ($0, nil) }, columns, count: count, key: key, places: .none)
    }

    private mutating func check(
        _ forms: [Form], _ columns: [ExpectedColumn], count: Int, key: ColumnTerm, places: Places
    ) throws {
        for grid in try forms.compactMap({ try grid($0) }) {
            var table = TableAccount(grid, key: key)
            table.expect(columns, count: count)
            if grid.count == count { check(places, grid, &table) }
            close(table)
        }
    }

    /// Features lie where they must, where the file is in the system of the folders.
    private func check(_ places: Places, _ grid: PublishedGrid, _ table: inout TableAccount) {
        let measure: Measure = comparison.isPlanar(states?.after.report) ? .planar : .geodesic
        switch (places, grid.geometry) {
        case (.points(let wanted), .points(let x, let y)):
            let found = zip(x, y).map { PlanarPoint(x: $0, y: $1) }
            let isWrong = zip(found, wanted).map { abs($0.x - $1.x) > 2e-7 || abs($0.y - $1.y) > 2e-7 }
            // All elsewhere in a GeoPackage: another system, as --out-crs asks for.
            guard isWrong.contains(false) || grid.file != ResultFile.geoPackage.name else { return }
            for (row, isWrong) in isWrong.enumerated() where isWrong {
                table.fail(row, .elsewhere(meters: measure.meters(found[row], wanted[row]).rounded(toDecimals: 2)))
            }
        case (.areas, .areas) where grid.file == ResultFile.geoPackage.name: break
        case (.areas(let wanted), .areas(let found)):
            for (row, shapes) in zip(found, wanted).enumerated() {
                let areas = [shapes.0, shapes.1].map { measure.area(of: $0).squareMeters }
                if !Interval(areas[1], within: 1 + 1e-6 * areas[1]).holds(areas[0]) {
                    let rounded = areas.map { $0.rounded(toDecimals: 1) }
                    table.fail(row, .area(published: rounded[1], recomputed: rounded[0]))
                } else if let corner = Self.corner(of: shapes.1, missingIn: shapes.0) {
                    table.fail(row, .leavesOut(corner.placeName))
                }
            }
        case (.none, _): break
        case (_, _): for row in 0..<grid.count { table.fail(row, .none) }
        }
    }

    /// A corner of an outline that another does not have; `nil` where it has all.
    private static func corner(of outline: MultiPolygon, missingIn other: MultiPolygon) -> PlanarPoint? {
        func corners(_ shape: MultiPolygon) -> [PlanarPoint] { shape.polygons.flatMap(\.rings).flatMap(\.points) }
        let known = Set(corners(other).map(\.placeName))
        return corners(outline).first { !known.contains($0.placeName) }
    }

    /// Takes over what was found in a table; columns that rest on the two folders are left with the reason.
    private mutating func close(_ table: TableAccount) {
        account.close(table, leaving: reasonToLeave ?? .unknown)
    }
}

extension ComparisonDocument {
    /// Whether positions are metres in a plane, by a report of the two.
    fileprivate func isPlanar(_ report: ReportDocument?) -> Bool { report?.isPlanar ?? false }
}
