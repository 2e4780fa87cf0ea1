import CoverageAnalysis
import GeoEngine
import GeoPrimitives
public import ServiceModel

/// How well the units of one level tile those above: all areas in square metres, on the run's measure.
public struct UnitNesting: Codable, Hashable, Sendable {
    /// The level.
    public var level: String
    /// Units of the level.
    public var units: Int
    /// Units without a unit above, except at the top.
    public var orphans: Int
    /// The areas of all units, added up.
    public var areaM2: Double
    /// What units of the level share with one another.
    public var overlapM2: Double
    /// What the units above have and no unit of the level covers; `nil` at the top.
    public var gapM2: Double?
    /// What units of the level cover beyond the units above; `nil` at the top.
    public var excessM2: Double?

    /// Measures every level of a study area.
    ///
    /// O(vertices · log vertices) per level.
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    public static func measure(_ area: StudyArea, measure: Measure) throws -> [UnitNesting] {
        var above: MultiPolygon?
        return try area.levels.enumerated().map { rank, level in
            let range = area.units(ofLevel: level)
            let geometries = area.units[range].map(\.geometry)
            let union = try PolygonOverlay.union(geometries)
            let sum = geometries.reduce(0) { $0 + measure.area(of: $1).squareMeters }
            var nesting = UnitNesting(
                level: level, units: range.count, orphans: rank == 0 ? 0 : range.count { area.parents[$0] == nil },
                areaM2: sum.rounded(toDecimals: 1),
                overlapM2: max(0, sum - measure.area(of: union).squareMeters).rounded(toDecimals: 1))
            if let above {
                nesting.gapM2 = measure.area(of: try PolygonOverlay.difference(above, union)).squareMeters.rounded(toDecimals: 1)
                nesting.excessM2 = measure.area(of: try PolygonOverlay.difference(union, above)).squareMeters.rounded(
                    toDecimals: 1)
            }
            above = union
            return nesting
        }
    }
}
