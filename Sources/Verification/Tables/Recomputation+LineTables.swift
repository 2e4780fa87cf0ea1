import FoundationEssentials
import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `redundancy.csv` and `assignment-lines.geojson`.
extension Recomputation {
    mutating func checkRedundancyTable(_ state: RunState, _ merges: [PublishedMerge]) throws {
        guard let grid = try open(.table(.redundancy)) else { return }
        var table = TableAccount(grid, key: .closing)
        let (sites, measure, error) = (state.sites, measure, Verifier.positionError)
        let number = sites.numberById
        let closing = grid.cells(.closing).map { number[$0] }
        let keeping = grid.cells(.keeping).map { number[$0] }
        let near = grid.cells(.isNear).map { TableAccount.truthValue($0) ?? false }
        func merge(_ row: Int) -> PublishedMerge? { closing[row].map { merges[$0] } }
        func between(_ interval: Interval?) -> ExpectedCell { interval.map { .between($0) } ?? .exactly(.null) }
        table.expect(
            [
                ExpectedColumn(.closing) { row in .oneOf(closing[row].map { [sites[$0].id] } ?? []) },
                ExpectedColumn(.keeping) { row in
                    guard let merge = merge(row), let partner = merge.partner else { return .exactly(.null) }
                    let isAsNear = keeping[row].map {
                        $0 != merge.site && measure.meters(sites[merge.site].point, sites[$0].point) <= merge.meters + error
                    }
                    return .oneOf([sites[isAsNear == true ? keeping[row] ?? partner : partner].id])
                },
                ExpectedColumn(.isNear) { row in
                    guard let merge = merge(row), merge.isNear == merge.mayBeNear else { return .oneOf(["true", "false"]) }
                    return .exactly(.boolean(merge.isNear))
                },
                ExpectedColumn(.rank) { row in near[row] ? .exactly(.integer(row + 1)) : .exactly(.null) },
                ExpectedColumn(.distance) { row in
                    between(merge(row)?.meters.finite.map { Interval($0, within: error) })
                },
                ExpectedColumn(.lostWeight) { row in between(merge(row)?.sole.coveredWeight) },
                ExpectedColumn(.lostPoints) { row in between(merge(row)?.sole.coveredPoints) },
                ExpectedColumn(.nearestWeight) { row in between(merge(row)?.nearestTo.coveredWeight) },
                ExpectedColumn(.nearestPoints) { row in between(merge(row)?.nearestTo.coveredPoints) },
                ExpectedColumn(.extraDistance) { row in between(merge(row)?.extra?.widened(by: 0.00051)) },
            ], count: sites.count)
        if Set(closing.compactMap(\.self)).count != sites.count {
            account.fail(.rows(file: grid.name, published: Set(closing.compactMap(\.self)).count, recomputed: sites.count))
        }
        close(table)
    }

    /// The lines that are drawn: from each point to the facility of its assignment, and what stands with them.
    mutating func checkLines(_ shown: RunState) throws {
        let file = ResultFile.layer(.assignmentLines)
        guard account.isThere(file) else { return }
        account.open(file.name)
        guard let data = try? Data(contentsOf: URL(filePath: file.path(in: folder))), let tree = JSONTree(data) else {
            return account.fail(.changedFile(file.name))
        }
        let features = tree["features"]?.entries ?? []
        let rows = demand.ids.indices.filter { !demand.facilities[$0].isEmpty }
        guard features.count == rows.count else {
            return account.fail(.rows(file: file.name, published: features.count, recomputed: rows.count))
        }
        let number = Dictionary(
            (kept + (proposals ?? [])).map { ($0.id, $0.point) }, uniquingKeysWith: { first, _ in first })
        let cost = costs == nil ? ColumnTerm.distance.name : ColumnTerm.cost.name
        var wrong: [CheckMessage] = []
        for (row, feature) in zip(rows, features) {
            let wanted: [(String, JSONTree)] = [
                (ColumnTerm.demand.name, .text(demand.ids[row])), (ColumnTerm.facility.name, .text(demand.facilities[row])),
                (ColumnTerm.weight.name, .number(demand.weights[row])), (cost, .number(demand.costs[row])),
                (ColumnTerm.isCovered.name, .truth(demand.isCovered[row])),
                (ColumnTerm.isProposed.name, .truth(demand.isProposed[row])),
            ]
            let found = Figure(path: "", value: feature["properties"])
            for (name, value) in wanted where found[name].value != value {
                wrong.append(
                    .cell(
                        file: file.name, row: demand.ids[row], column: name, published: Self.words(found[name].value),
                        recomputed: Self.words(value)))
            }
            if let end = number[demand.facilities[row]], !Self.joins(feature["geometry"], demand.points[row], end) {
                wrong.append(.shape(file: file.name, row: demand.ids[row], problem: .line))
            }
        }
        account.fail(file.name, wrong)
        if wrong.isEmpty { account.confirm(.table(file: file.name, rows: rows.count, columns: 6)) }
    }

    private static func words(_ value: JSONTree?) -> String {
        switch value {
        case .number(let number): number.plainText
        case .text(let text): text
        case .truth(let truth): "\(truth)"
        default: "–"
        }
    }

    /// Whether a line begins and ends at two places; in parts where it crosses the antimeridian.
    private static func joins(_ geometry: JSONTree?, _ start: PlanarPoint, _ end: PlanarPoint) -> Bool {
        let coordinates = geometry?["coordinates"]?.entries ?? []
        let parts = geometry?["type"] == .text("MultiLineString") ? coordinates.map(\.entries) : [coordinates]
        func isAt(_ place: JSONTree?, _ point: PlanarPoint) -> Bool {
            guard case .list(let pair) = place, pair.count == 2, case .number(let x) = pair[0], case .number(let y) = pair[1]
            else {
                return false
            }
            let turn = abs(abs(x - point.x) - 360) < 2e-7 || abs(point.y) >= 90
            return (abs(x - point.x) < 2e-7 || turn) && abs(y - point.y) < 2e-7
        }
        // Between its ends a line is straight: no other place stands in a part but at the seam.
        let isStraight = parts.allSatisfy { $0.count == 2 } && parts.count <= 2
        return isStraight && isAt(parts.first?.first, start) && isAt(parts.last?.last, end)
    }
}
