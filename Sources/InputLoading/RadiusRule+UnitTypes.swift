import CoverageAnalysis
import GeoPrimitives
package import ServiceModel

extension RadiusRule {
    /// Returns the facilities with the type of the unit they stand in, where radii depend on it.
    ///
    /// The unit is the one the facility names, else the polygon that contains it, from the lowest level up; a unit without a type has that
    /// of the unit above.
    ///
    /// - Throws: An error of the geometry engine when it refuses a polygon.
    package func typed(_ facilities: [Facility], in area: StudyArea?) async throws -> [Facility] {
        guard let area, plan.needsTypes || profile.needsTypes, !facilities.isEmpty else { return facilities }
        let units = try await UnitMembership.locate(facilities, in: area)
        return facilities.enumerated().map { number, facility in
            var facility = facility
            let unit = units.unitByLevel.reversed().lazy.compactMap { UnitNumber(ifAny: $0[number]) }.first
            facility.unitType = unit.flatMap { area.type(of: $0) }
            return facility
        }
    }
}
