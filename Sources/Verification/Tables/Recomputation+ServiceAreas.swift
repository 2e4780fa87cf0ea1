import GeoEngine
import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

/// `service-areas.geojson`: whose each is, and that it is drawn around its centre at the radius.
extension Recomputation {
    mutating func checkServiceAreas(_ shown: RunState) throws {
        guard costs == nil, let grid = try open(.layer(.serviceAreas)) else { return }
        let sites = shown.sites.filter { !$0.radius.isNaN }
        let existing = kept.count { !$0.radius.isNaN }
        var table = TableAccount(grid, key: .id)
        let known = Dictionary((candidates ?? []).map { ($0.id, $0.level) }, uniquingKeysWith: { first, _ in first })
        let hasLevels = candidates != nil
        func optional(_ text: String) -> ExpectedCell { .exactly(.optional(text.isEmpty ? nil : text)) }
        let found = grid.cells(.level)
        table.expect(
            [
                ExpectedColumn(.id) { .exactly(.text(sites[$0].id)) },
                ExpectedColumn(.name) { optional(sites[$0].name) },
                ExpectedColumn(.level) { row in
                    if row < existing { return optional(sites[row].level) }
                    return hasLevels ? optional(known[sites[row].id] ?? "") : .oneOf([found[row]])
                },
                ExpectedColumn(.isProposed) { .exactly(.boolean($0 >= existing)) },
                ExpectedColumn(.radius) { .exactly(.number(sites[$0].radius)) },
            ], count: sites.count)
        if grid.count == sites.count, case .areas(let shapes) = grid.geometry {
            for (row, shape) in shapes.enumerated() { checkCircle(row, shape, sites[row], &table) }
        } else if grid.count > 0 {
            table.fail(0, CheckMessage.ShapeProblem.none)
        }
        close(table)
    }

    /// Every place on the edge of a circle is as far from its centre as the radius, the run's tolerance aside; cuts are no edge.
    private func checkCircle(_ row: Int, _ shape: MultiPolygon, _ site: PublishedSite, _ table: inout TableAccount) {
        guard !shape.isEmpty else { return table.fail(row, CheckMessage.ShapeProblem.none) }
        let tolerance = report.settings.toleranceM ?? site.radius * GeodesicCircle.defaultTolerance
        // Vertices are rounded to seven decimals; on the Earth an edge is measured at its ends and in its middle.
        let slack = tolerance * 1.01 + Verifier.positionError
        var worst = 0.0
        func look(_ point: PlanarPoint) { worst = max(worst, abs(measure.meters(point, site.point) - site.radius)) }
        var edges = 0
        for ring in shape.polygons.flatMap(\.rings) {
            for (one, other) in zip(ring.points, ring.points.dropFirst()) {
                if measure == .geodesic, Self.isCut(one, other) { continue }
                edges += 1
                look(one)
                look(PlanarPoint(x: (one.x + other.x) / 2, y: (one.y + other.y) / 2))
                look(other)
            }
        }
        if edges > 0, worst > slack { table.fail(row, .offCircle(meters: worst, tolerance: slack)) }
        checkCircleArea(row, shape, site, tolerance, &table)
    }

    /// Whether an edge is no part of a circle: along the antimeridian, or along a pole.
    private static func isCut(_ one: PlanarPoint, _ other: PlanarPoint) -> Bool {
        (abs(one.x) == 180 && one.x == other.x) || (abs(one.y) == 90 && abs(other.y) == 90)
    }

    /// The area of a circle is that of one drawn anew, its edge moved by the tolerance at most.
    private func checkCircleArea(
        _ row: Int, _ shape: MultiPolygon, _ site: PublishedSite, _ tolerance: Double, _ table: inout TableAccount
    ) {
        let found = measure.area(of: shape).squareMeters
        let anew =
            measure == .geodesic
            ? GeodesicCircle.polygon(center: Coordinate(site.point), radius: .meters(site.radius))
            : GeodesicCircle.planarPolygon(center: site.point, radius: .meters(site.radius))
        let area = measure.area(of: anew).squareMeters
        let slack =
            2 * .pi * site.radius * (tolerance + site.radius * GeodesicCircle.defaultTolerance + BlankParts.borderError) * 1.1
            + 0.2
        if !(abs(found - area) <= slack) {
            table.fail(row, .area(published: found.rounded(toDecimals: 1), recomputed: area.rounded(toDecimals: 1)))
        }
    }
}
