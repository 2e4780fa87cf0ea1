import GeoEngine
package import GeoPrimitives
package import ServiceModel

/// Cuts the service areas out of the lowest-level units and finds out how many uncovered people belong to each part that is left.
package struct BlankAreaFinder: Sendable {
    private let input: PlanningInput
    private let coverage: Coverage
    private let membership: UnitMembership
    private let area: StudyArea
    private let threads: Int
    /// From so many service areas on, a unit's union is worth the threads' start.
    private static let manyServiceAreas = 2000

    /// Makes a finder for a run with units.
    package init(_ input: PlanningInput, area: StudyArea, coverage: Coverage, membership: UnitMembership, threads: Int) {
        self.input = input
        self.area = area
        self.coverage = coverage
        self.membership = membership
        self.threads = threads
    }

    /// Returns the blank areas under the given service areas.
    ///
    /// The overlay is done in the plane of the layer, where unit edges are straight by definition (RFC 7946) and the edges of the service
    /// areas keep their tolerance. Near-linear in the service areas near each unit and in the vertices of their union.
    ///
    /// - Parameters:
    ///   - serviceAreas: The service areas of the open facilities.
    ///   - minimumArea: The smallest blank to list; smaller ones are added up.
    ///   - borders: Borders that service does not cross: only the service areas of a unit's own facilities are cut out of it.
    /// - Returns: The blank areas with what was left out.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
    package func blankAreas(serviceAreas: [ServiceArea], minimumArea: Area, borders: Borders? = nil) async throws -> BlankAreas {
        var parts = BlankParts(area, input.measure)
        try await update(&parts, units: Array(0..<area.lowest.count), serviceAreas, borders)
        return parts.blankAreas(minimumArea: minimumArea, coverage, membership, in: input.demand)
    }

    /// Finds the blanks of some lowest-level units afresh, where service areas, coverage or weights changed in them alone.
    ///
    /// - Parameters:
    ///   - parts: What was found before.
    ///   - units: By their place among the lowest-level units.
    ///   - serviceAreas: The service areas of the open facilities.
    ///   - borders: The borders that service does not cross, if any.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
    package func update(
        _ parts: inout BlankParts, units: [Int], _ serviceAreas: [ServiceArea], _ borders: Borders?
    ) async throws {
        let lowest = area.lowest
        let rowsByUnit = uncoveredRows(ofUnits: units)
        let boxes = BoxIndex(serviceAreas.map(\.geometry.boundingBox))
        let near = { @Sendable [self] (unit: UnitNumber) -> [MultiPolygon] in
            let own = borders.map { borders in
                area.chain(from: unit).first { area.units[$0].level == borders.level }?.value ?? -2
            }
            return boxes.indices(intersecting: area.units[unit].geometry.boundingBox).map { serviceAreas[$0] }
                .filter { disc in own.map { $0 == Int(borders?.facilityUnits[disc.facility.value] ?? -1) } ?? true }
                .map(\.geometry)
        }
        // A unit with very many service areas is worth all threads; the others share them unit by unit.
        var unions: [UnitNumber: MultiPolygon] = [:]
        for unit in units.map({ UnitNumber(lowest.lowerBound + $0) }) {
            let shapes = near(unit)
            guard shapes.count >= Self.manyServiceAreas else { continue }
            unions[unit] = try await union(of: shapes, threads: threads)
        }
        let found = try await Crew(threads: threads).chunks(of: units.count, size: 4) { [self, unions] slots in
            try slots.map { slot in
                let unit = UnitNumber(lowest.lowerBound + units[slot])
                let covered = try unions[unit] ?? PolygonUnion.of(near(unit))
                return try blanks(of: unit, under: covered, rows: rowsByUnit[slot])
            }
        }
        for (slot, unit) in zip(units, found.joined()) { parts.byUnit[slot] = unit }
    }

    private func uncoveredRows(ofUnits units: [Int]) -> [[Int]] {
        var slots = [Int](repeating: -1, count: area.lowest.count)
        for (slot, unit) in units.enumerated() { slots[unit] = slot }
        var rows = [[Int]](repeating: [], count: units.count)
        for (row, unit) in membership.lowest.enumerated() where unit >= 0 && !coverage.isCovered(row) {
            let slot = slots[Int(unit) - area.lowest.lowerBound]
            if slot >= 0 { rows[slot].append(row) }
        }
        return rows
    }

    /// The blank parts of one unit with the uncovered rows that belong to each.
    private func blanks(of unit: UnitNumber, under union: MultiPolygon, rows: [Int]) throws -> BlankParts.Unit {
        var left = area.units[unit].geometry
        if !union.isEmpty { left = try PolygonOverlay.difference(left, union) }
        var parts = left.polygons.map { polygon in
            BlankArea(
                id: "", unit: unit, polygon: polygon, area: input.measure.area(of: MultiPolygon([polygon])), points: 0, weight: 0)
        }
        parts.sort { $1.area < $0.area }
        for rank in parts.indices { parts[rank].id = "\(area.units[unit].code)-b\(rank + 1)" }
        var result = BlankParts.Unit()
        let locator = try PolygonLocator(parts.map { MultiPolygon([$0.polygon]) })
        for row in rows {
            let point = input.demand.point(row)
            var part = try locator.first(containing: point.x, point.y)
            if part == nil {
                part =
                    switch input.measure {
                    case .geodesic: locator.nearest(to: point.x, point.y, among: Array(parts.indices))
                    case .planar: locator.nearestInPlane(to: point.x, point.y, among: Array(parts.indices))
                    }
            }
            if let part {
                parts[part].points += 1
                parts[part].weight += input.demand.ticks[row]
            } else {
                result.unplacedPoints += 1
                result.unplacedWeight += input.demand.ticks[row]
            }
        }
        result.blanks = parts
        return result
    }
}
