import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// The layers of what is not covered: clusters with their footprints, groups, blank areas.
extension Recomputation {
    mutating func checkClusterLayer(_ state: RunState) throws {
        guard let grid = try open(.layer(.uncoveredClusters)) else { return }
        let classes = report.coverage.byClass
        let rows = report.blanks.clusters.map { cluster in
            ClusterRow(cluster: cluster, classWeights: classes.map { cluster.classes[$0.name] ?? .nan }, geometry: .none)
        }
        let columns =
            ClusterRow.columns(areCosts: costs != nil)
            + classes.enumerated().map { ClusterRow.column(ofClass: $0.element.name, at: $0.offset) }
        var table = TableAccount(grid, key: .id)
        table.expect(ExpectedColumn.exactly(columns, rows), count: rows.count)
        if grid.count == rows.count, case .areas(let shapes) = grid.geometry { checkFootprints(shapes, state, &table) }
        close(table)
        checkHead(.layer(.uncoveredClusters), "cluster_distance_m", document.root["settings"]["cluster_distance_m"])
        checkHead(.layer(.uncoveredClusters), "min_weight", document.root["settings"]["min_people"])
    }

    /// A number that the head of a layer repeats.
    mutating func checkHead(_ file: ResultFile, _ name: String, _ figure: Figure) {
        guard let number = LayerMetadata(file, in: folder)?.number(name) else { return }
        document.expect(figure, number)
    }

    /// A footprint has the area that is published, and holds the points of its cluster.
    private mutating func checkFootprints(_ shapes: [MultiPolygon], _ state: RunState, _ table: inout TableAccount) {
        let entries = document.root["blanks"]["clusters"].entries
        var rows: [String: [Int]] = [:]
        for (row, id) in (state.clusters ?? []).enumerated() where !id.isEmpty { rows[id, default: []].append(row) }
        for (place, shape) in shapes.enumerated() where place < entries.count {
            let area = measure.area(of: shape).squareMeters
            document.expect(entries[place]["area_m2"], Interval(area, within: BlankParts.slack(of: shape, measure) + 0.06))
            let own = rows[report.blanks.clusters[place].id] ?? []
            guard let locator = try? PolygonLocator([shape]) else { continue }
            let stray = own.first { row in
                (try? locator.first(containing: demand.points[row].x, demand.points[row].y)) == .some(nil)
            }
            if let stray { table.fail(place, .leavesOut(demand.ids[stray])) }
            // Its edge lies about a building plot around the outermost points, and no corner farther.
            let corners = shape.polygons.flatMap { $0.exterior.points }
            let farthest = corners.reduce(0.0) { most, corner in
                max(most, own.reduce(.infinity) { min($0, measure.meters(corner, demand.points[$1])) })
            }
            if own.count <= 2_000, farthest > Self.footprintMargin * 1.05 + 1, !corners.contains(where: { abs($0.x) == 180 }) {
                table.fail(place, .elsewhere(meters: farthest.rounded(toDecimals: 1)))
            }
        }
    }

    /// How far a footprint reaches beyond its outermost points, in metres (docs/formats.md).
    private static let footprintMargin = 50.0

    /// `shortfalls.geojson` and `uncovered-by-group.geojson`: the clusters of the groups in the report.
    mutating func checkGroupLayers() throws {
        let (classes, levels) = (report.blanks.byClass ?? [], report.blanks.byLevel ?? [])
        func rows(_ groups: [GroupDocument], _ label: (GroupDocument) -> String) -> [GroupClusterRow] {
            groups.flatMap { group in
                group.clusters.map {
                    GroupClusterRow(
                        label: label(group), name: group.name, countedIn: group.unit, cluster: $0, geometry: .none)
                }
            }
        }
        try checkGroupLayer(.shortfalls, GroupClusterRow.shortfallColumns, rows(report.shortfalls ?? []) { $0.$cause })
        try checkGroupLayer(
            .uncoveredByGroup, GroupClusterRow.groupColumns, rows(classes) { _ in "class" } + rows(levels) { _ in "level" })
    }

    private mutating func checkGroupLayer(
        _ dataset: Dataset, _ columns: [ResultColumn<GroupClusterRow>], _ rows: [GroupClusterRow]
    ) throws {
        guard let grid = try open(.layer(dataset)) else { return }
        var table = TableAccount(grid, key: .id)
        table.expect(ExpectedColumn.exactly(columns, rows), count: rows.count)
        if grid.count == rows.count, case .areas(let shapes) = grid.geometry {
            // Which points of a unit a group leaves out is not published: corners lie near some point, and not far from any.
            let points = NearestSites(demand.points, measure)
            for (row, shape) in shapes.enumerated() {
                let corners = shape.polygons.flatMap { $0.exterior.points }
                let farthest = corners.reduce(0.0) { max($0, points.nearest(1, to: $1).first?.meters ?? .infinity) }
                if farthest > Self.footprintMargin * 1.05 + 1, !corners.contains(where: { abs($0.x) == 180 }) {
                    table.fail(row, .elsewhere(meters: farthest.rounded(toDecimals: 1)))
                }
            }
        }
        checkInside(grid, rows.map { $0.cluster.unit ?? "" }, &table)
        close(table)
    }

    /// Shapes that belong to units touch them; what a layer shows of one lies nowhere else.
    private func checkInside(_ grid: PublishedGrid, _ codes: [String], _ table: inout TableAccount) {
        guard let units, case .areas(let shapes) = grid.geometry, shapes.count == codes.count else { return }
        for (row, shape) in shapes.enumerated() {
            if shape.isEmpty { table.fail(row, CheckMessage.ShapeProblem.none) }
            guard let unit = units.number(codes[row]) else { continue }
            // A footprint reaches beyond its unit by its margin; a box is near enough to find it elsewhere.
            let margin = measure == .geodesic ? 0.01 : 1000.0
            let (own, box) = (shape.boundingBox, units.areas[unit].boundingBox)
            let isNear =
                own.minX >= box.minX - margin && own.maxX <= box.maxX + margin && own.minY >= box.minY - margin
                && own.maxY <= box.maxY + margin
            if !isNear, box.maxX - box.minX < 350 { table.fail(row, .leavesOut(codes[row])) }
        }
    }

    mutating func checkBlankLayers(_ state: RunState) throws {
        if let areas = report.blanks.areas, let grid = try open(.layer(.blanks)) {
            let rows = areas.list.map { BlankRow(blank: $0, geometry: .none) }
            var table = TableAccount(grid, key: .id)
            table.expect(ExpectedColumn.exactly(BlankRow.columns, rows), count: rows.count)
            if grid.count == rows.count, case .areas(let shapes) = grid.geometry {
                for (row, shape) in shapes.enumerated() { checkBlankShape(row, shape, areas.list[row].areaM2, &table) }
            }
            checkInside(grid, rows.map(\.blank.unit), &table)
            close(table)
            checkHead(.layer(.blanks), "min_area_m2", document.root["settings"]["min_blank_area_m2"])
        }
        try checkLevelBlanks(state)
    }

    private func checkBlankShape(_ row: Int, _ shape: MultiPolygon, _ published: Double, _ table: inout TableAccount) {
        let area = measure.area(of: shape).squareMeters
        if abs(area - published) > BlankParts.slack(of: shape, measure) + 0.06 {
            table.fail(row, .area(published: published, recomputed: area.rounded(toDecimals: 1)))
        }
    }

    /// `blanks-by-level.geojson`: the parts of the units in no service area of each level.
    private mutating func checkLevelBlanks(_ state: RunState) throws {
        guard let grid = try open(.layer(.blanksByLevel)), let units else { return }
        var table = TableAccount(grid, key: .id)
        var wanted: [String: BlankParts.Part] = [:]
        var levelOf: [String: String] = [:]
        for level in report.coverage.byLevel {
            let reached = reach(ofLevel: level, in: state)
            let own = state.sites.filter { level.servedBy.contains($0.level) }
            for part in try blankParts(by: own, isPlanned: false, reach: reached)?.parts ?? [] {
                let id = "\(level.level)-\(units.codes[part.unit])-b\(part.rank)"
                (wanted[id], levelOf[id]) = (part, level.level)
            }
        }
        let least = report.settings.minBlankAreaM2
        let ids = grid.cells(.id)
        func part(_ row: Int) -> BlankParts.Part? { wanted[ids[row]] }
        table.expect(
            [
                ExpectedColumn(.id) { .oneOf(wanted[ids[$0]] == nil ? [] : [ids[$0]]) },
                ExpectedColumn(.level) { .exactly(.optional(levelOf[ids[$0]])) },
                ExpectedColumn(.unit) { .exactly(.optional(part($0).map { units.codes[$0.unit] })) },
                ExpectedColumn(.unitName) { .exactly(.optional(part($0).map { units.names[$0.unit] })) },
                ExpectedColumn(.area) { .between((part($0)?.area ?? Interval(.nan)).widened(by: 0.06)) },
                ExpectedColumn(.points) { .between(part($0)?.people.coveredPoints ?? Interval(.nan)) },
                ExpectedColumn(.weight) { .between(part($0)?.people.coveredWeight ?? Interval(.nan)) },
            ], count: ids.count)
        let known = Set(ids)
        let missing = wanted.filter { $0.value.area.lowerBound >= least && !known.contains($0.key) }.keys.sorted()
        if !missing.isEmpty || known.count != ids.count {
            account.fail(.rows(file: grid.name, published: known.count, recomputed: known.count + missing.count))
        }
        if case .areas(let shapes) = grid.geometry, let areas = grid.numbers(.area) {
            for (row, shape) in shapes.enumerated() { checkBlankShape(row, shape, areas[row], &table) }
        }
        close(table)
    }
}
