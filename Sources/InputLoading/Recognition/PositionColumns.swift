import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms

/// Finds the positions of the rows: in two columns, in one, or in the geometry; areas stand for a point inside.
struct PositionColumns {
    let role: LayerRole
    let source: any TableSource
    let assignment: ColumnAssignment
    let slots: [ColumnRole: Int]
    let table: FeatureTable

    /// How many rows or features are listed.
    private static let listed = 5

    /// Returns longitudes or eastings, and latitudes or northings, as they stand in the file.
    ///
    /// - Throws: ``CatchmentError`` where there are none, where demand is drawn as areas, or where an order cannot be told.
    func positions(
        columns: inout [String: String], into notes: inout DiagnosticCollector
    ) throws -> (x: [Double], y: [Double]) {
        if let lon = slots[.lon], let lat = slots[.lat],
            case .numbers(let x) = table.columns[lon], case .numbers(let y) = table.columns[lat]
        {
            if let split = splitDegrees {
                throw CatchmentError.badData(source.file, .recognition(.splitDegrees(role, columns: split)))
            }
            noteOthers(&notes)
            return (x, y)
        }
        if let wkt = slots[.wkt], case .points(let x, let y) = table.columns[wkt] { return (x, y) }
        for pair in [ColumnRole.lonlat, .latlon] {
            guard let slot = slots[pair], case .points(let first, let second) = table.columns[slot] else { continue }
            return try ordered(first, second, pair, &columns, &notes)
        }
        switch table.geometry {
        case .points(let x, let y): return (x, y)
        case .areas(let areas):
            guard role != .demand else { throw CatchmentError.badData(source.file, .geometry(.pointsNeeded(role))) }
            let nowhere = [Double](repeating: .nan, count: areas.count)
            let drawn = Dictionary(
                uniqueKeysWithValues: areas.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) })
            return try inside(nowhere, nowhere, drawn, &notes)
        case .mixed(let x, let y, let areas):
            guard role != .demand else {
                throw CatchmentError.badData(
                    source.file,
                    .geometry(.areasAmongPoints(role, areas: areas.count, of: table.rowCount, first: first(areas))))
            }
            return try inside(x, y, areas, &notes)
        case .none: throw CatchmentError.badData(source.file, missing)
        }
    }

    /// The columns of degrees, minutes and seconds, where a position is spread over several; `nil` where it is not.
    private var splitDegrees: [String]? {
        let smaller: Set<String> = ["分", "秒", "′", "″", "'", "\"", "minutes", "minute", "min", "seconds", "second", "sec"]
        for axis in [ColumnRole.lon, .lat] {
            guard let taken = assignment.columns[axis], let key = assignment.headers[taken].parts.first?.key else { continue }
            let parts = assignment.headers.indices.filter { column in
                let header = assignment.headers[column]
                let says = Set(header.qualifiers + header.parts.map(\.key))
                guard column != taken, !says.isDisjoint(with: smaller) else { return false }
                // 经度（分）, or ′ and ″ beside the column.
                return header.parts.contains { $0.key == key } || (header.parts.isEmpty && column > taken && column <= taken + 2)
            }
            if !parts.isEmpty { return ([taken] + parts).map { source.columnNames[$0] } }
        }
        return nil
    }

    /// Why there are no positions: no header, or no column that is known.
    private var missing: Message {
        let names = source.columnNames.filter { !$0.isEmpty }
        if let rows = source.reading.headerRows, !names.isEmpty, names.count(where: TableCells.isValue) * 2 >= names.count {
            return .recognition(.noHeader(role, row: rows.lowerBound, text: names.prefix(5).joined(separator: ", ")))
        }
        return .geometry(.noCoordinates(role, columns: source.columnNames))
    }

    /// Says which other columns could hold the coordinates where these were taken by what their names mean.
    private func noteOthers(_ notes: inout DiagnosticCollector) {
        for axis in [ColumnRole.lon, .lat] {
            guard let taken = assignment.columns[axis], assignment.guessed.contains(axis) else { continue }
            let key = assignment.headers[taken].last?.key
            let alike = (assignment.others[axis] ?? []).filter { assignment.headers[$0].last?.key == key }
            guard !alike.isEmpty else { continue }
            notes.notice(
                source.file,
                .recognition(
                    .others(role, axis, taken: source.columnNames[taken], couldBe: alike.map { source.columnNames[$0] })))
        }
    }

    /// Positions of one column, in the order that its name says or its values show.
    private func ordered(
        _ first: [Double], _ second: [Double], _ pair: ColumnRole, _ columns: inout [String: String],
        _ notes: inout DiagnosticCollector
    ) throws -> (x: [Double], y: [Double]) {
        guard let column = assignment.columns[pair], column == assignment.unorderedPair else {
            return pair == .lonlat ? (first, second) : (second, first)
        }
        let name = source.columnNames[column]
        guard let order = PairCells.order(first, second) else {
            let row = first.indices.first { !first[$0].isNaN } ?? 0
            throw CatchmentError.badData(
                source.file, row: table.location(ofRow: row),
                .recognition(.pairUnclear(role, column: name, first: first[row], second: second[row])))
        }
        notes.notice(
            source.file, .recognition(.pairOrder(role, column: name, isLongitudeFirst: order == .longitudeFirst)))
        columns[ColumnRole.lonlat.rawValue] = order == .longitudeFirst ? name : nil
        columns[ColumnRole.latlon.rawValue] = order == .longitudeFirst ? nil : name
        return order == .longitudeFirst ? (first, second) : (second, first)
    }

    /// Positions with a point inside each area in its place.
    private func inside(
        _ x: [Double], _ y: [Double], _ areas: [Int: MultiPolygon], _ notes: inout DiagnosticCollector
    ) throws -> (x: [Double], y: [Double]) {
        var (x, y) = (x, y)
        for (row, area) in areas.sorted(by: { $0.key < $1.key }) {
            guard let point = try? PolygonOverlay.pointInside(area) else { continue }
            (x[row], y[row]) = (point.x, point.y)
        }
        if !areas.isEmpty {
            notes.notice(
                source.file,
                .geometry(.areasStandForPoints(role, areas: areas.count, of: table.rowCount, first: first(areas))))
        }
        return (x, y)
    }

    private func first(_ areas: [Int: MultiPolygon]) -> [Int] {
        areas.keys.sorted().prefix(Self.listed).map { table.location(ofRow: $0) }
    }
}
