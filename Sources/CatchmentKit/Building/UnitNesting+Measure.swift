import CoverageAnalysis
import GeoEngine
import GeoPrimitives
import Publication
package import ServiceModel

extension UnitNesting {
    /// Measures every level of a study area.
    ///
    /// O(vertices · log vertices) per level.
    ///
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a polygon.
    package static func measure(_ area: StudyArea, measure: Measure) throws -> [UnitNesting] {
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
