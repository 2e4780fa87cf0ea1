import GeoEngine
package import GeoPrimitives
package import ServiceModel

/// The blank areas of a run by lowest-level unit: of an edit only the units that it touches are cut afresh.
package struct BlankParts: Sendable {
    /// What is known of one unit.
    package struct Unit: Sendable {
        /// Its parts in no service area, large and small, the largest last.
        var blanks: [BlankArea] = []
        /// Uncovered demand points of the unit that belong to no part.
        var unplacedPoints = 0
        /// Their weight, in ticks.
        var unplacedWeight: Int64 = 0
    }

    /// By lowest-level unit, in their order.
    var byUnit: [Unit]
    private let area: StudyArea
    private let unitAreas: [Area]

    /// Measures the units: O(vertices).
    package init(_ area: StudyArea, _ measure: Measure) {
        self.area = area
        unitAreas = area.units.map { measure.area(of: $0.geometry) }
        byUnit = [Unit](repeating: Unit(), count: area.lowest.count)
    }

    /// Adds everything up.
    ///
    /// O(n + blanks · log blanks).
    ///
    /// - Parameters:
    ///   - minimumArea: The smallest blank to list; smaller ones are added up.
    ///   - coverage: The coverage of the run.
    ///   - membership: The units of its demand points.
    ///   - demand: The demand points.
    /// - Returns: The blank areas with what was left out.
    package func blankAreas(
        minimumArea: Area, _ coverage: Coverage, _ membership: UnitMembership, in demand: DemandTable
    ) -> BlankAreas {
        var result = BlankAreas(
            blanks: [], belowThreshold: .init(), outside: .init(), unitAreas: unitAreas,
            blankAreas: [Area](repeating: .zero, count: area.units.count), minimumArea: minimumArea)
        for unit in byUnit {
            for blank in unit.blanks { add(blank, to: &result) }
            result.outside.points += unit.unplacedPoints
            result.outside.weight += unit.unplacedWeight
        }
        let lowest = membership.lowest
        for row in lowest.indices where lowest[row] < 0 && !coverage.isCovered(row) {
            result.outside.points += 1
            result.outside.weight += demand.ticks[row]
        }
        result.blanks.sort { ($1.weight, $1.area, $0.id) < ($0.weight, $0.area, $1.id) }
        return result
    }

    /// Returns the lowest-level units that service areas come near, by their place, ascending.
    ///
    /// O(areas · log units).
    package func units(near areas: [ServiceArea]) -> [Int] {
        guard !areas.isEmpty else { return [] }
        let boxes = BoxIndex(area.units[area.lowest].map(\.geometry.boundingBox))
        return Set(areas.flatMap { boxes.indices(intersecting: $0.geometry.boundingBox) }).sorted()
    }

    private func add(_ blank: BlankArea, to result: inout BlankAreas) {
        for unit in area.chain(from: blank.unit) {
            result.blankAreas[unit.value] = result.blankAreas[unit.value] + blank.area
        }
        if blank.area >= result.minimumArea {
            result.blanks.append(blank)
        } else {
            result.belowThreshold.count += 1
            result.belowThreshold.squareMeters += blank.area.squareMeters
            result.belowThreshold.points += blank.points
            result.belowThreshold.weight += blank.weight
        }
    }
}
