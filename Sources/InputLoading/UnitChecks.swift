import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Looks at what units and demand say of one another: people in two units, codes that contradict the polygons.
struct UnitChecks {
    let area: StudyArea
    let demand: DemandTable
    let measure: Measure
    let threads: Int

    /// What two units share is an overlap from this share of the smaller on; less are slivers of borders drawn twice.
    private static let leastShare = 1e-4
    /// How many rows are listed.
    private static let listed = 5

    /// Adds a warning for each finding.
    func check(_ units: String, _ demandFile: String, column: String?, into notes: inout DiagnosticCollector) async throws {
        try await checkOverlaps(units, into: &notes)
        if let column { try await checkCodes(demandFile, column, into: &notes) }
    }

    /// Overlaps of the lowest units, and the demand points in them.
    private func checkOverlaps(_ file: String, into notes: inout DiagnosticCollector) async throws {
        let shapes = area.units[area.lowest].map(\.geometry)
        guard shapes.count > 1, let level = area.levels.last else { return }
        let boxes = shapes.map(\.boundingBox)
        let measure = measure
        let areas = shapes.map { measure.area(of: $0).squareMeters }
        let found = try await Crew(threads: threads).chunks(of: shapes.count, size: 16) { numbers in
            let index = BoxIndex(boxes)
            var shared: [(area: Double, shape: MultiPolygon)] = []
            for number in numbers {
                for other in index.indices(intersecting: boxes[number])
                where other > number && boxes[number].overlaps(boxes[other]) {
                    let shape = try PolygonOverlay.intersection(shapes[number], shapes[other])
                    let size = measure.area(of: shape).squareMeters
                    if size > Self.leastShare * min(areas[number], areas[other]) { shared.append((size, shape)) }
                }
            }
            return shared.map { Shared(area: $0.area, shape: $0.shape) }
        }.flatMap { $0 }
        guard !found.isEmpty else { return }
        let locator = try PolygonLocator(found.map(\.shape))
        var (points, ticks) = (0, Int64(0))
        for row in 0..<demand.count where try locator.first(containing: demand.x[row], demand.y[row]) != nil {
            points += 1
            ticks += demand.ticks[row]
        }
        notes.warning(
            file,
            .unit(
                .overlap(
                    level: level, pairs: found.count, areaM2: found.reduce(0) { $0 + $1.area }.rounded(toDecimals: 1),
                    points: points,
                    weight: demand.scale.weight(ticks), weightKind: demand.weightKind)))
    }

    private struct Shared: Sendable {
        var area: Double
        var shape: MultiPolygon
    }

    /// Rows that name a unit of the lowest level and lie in another.
    private func checkCodes(_ file: String, _ column: String, into notes: inout DiagnosticCollector) async throws {
        guard let codes = demand.unitCodes else { return }
        let lowest = area.units[area.lowest]
        let (lookup, first) = (area.lookup, area.lowest.lowerBound)
        let shapes = lowest.map(\.geometry)
        let (x, y) = (demand.x, demand.y)
        let rows = try await Crew(threads: threads).chunks(of: demand.count, size: max(32_768, demand.count / 16)) { rows in
            let locator = try PolygonLocator(shapes)
            return try rows.filter { row in
                guard !codes.isEmpty(row), let own = lookup.lowest(codes[row])?.unit else { return false }
                let inside = try locator.all(containing: x[row], y[row])
                return !inside.isEmpty && !inside.contains(own.value - first)
            }
        }.flatMap { $0 }
        guard !rows.isEmpty else { return }
        notes.warning(
            file,
            .demand(
                .contradictingUnits(
                    rows: rows.count, column: column, first: rows.prefix(Self.listed).map { demand.ids[$0] })))
    }
}

extension BoundingBox {
    /// Whether two boxes share more than an edge.
    fileprivate func overlaps(_ other: BoundingBox) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }
}
