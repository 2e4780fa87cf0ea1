import GeoEngine
package import GeoPrimitives
import ServiceModel

/// Everything within at least one service area, as one geometry.
///
/// Its boundary consists of the service areas' own edges, so that it keeps their tolerance: with inner polygons nothing outside every
/// radius is inside the union, with outer polygons nothing within a radius is outside it.
package struct ServiceAreaUnion: Sendable {
    /// Polygons whose areas are added up in one piece of work.
    private static let polygonsPerChunk = 64

    /// The union, valid and in canonical order: holes kept, exteriors counter-clockwise, cut at the antimeridian.
    package let geometry: MultiPolygon
    /// Its area, on the ellipsoid or in the plane.
    package let area: Area

    /// Unites service areas.
    ///
    /// - Parameters:
    ///   - serviceAreas: The service areas, of any radii, in any order; the order does not show in the result.
    ///   - measure: What distance means in the run.
    ///   - threads: The number of tasks to spread the work over.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
    /// - Complexity: Near-linear in the service areas, as long as not many of them have thousands of neighbours and are not covered by
    ///   the nearest ones.
    package init(_ serviceAreas: [ServiceArea], measure: Measure, threads: Int) async throws {
        let geometry = try await union(of: serviceAreas.map(\.geometry), threads: threads)
        let areas = try await Crew(threads: threads).chunks(of: geometry.polygons.count, size: Self.polygonsPerChunk) { numbers in
            measure.area(of: MultiPolygon(Array(geometry.polygons[numbers])))
        }
        self.geometry = geometry
        area = areas.reduce(.zero, +)
    }
}

/// Returns the union of shapes that overlap much, as ``PolygonUnion`` does, with the work spread over threads.
///
/// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
func union(of shapes: [MultiPolygon], threads: Int) async throws -> MultiPolygon {
    let union = try PolygonUnion(shapes)
    let outlines = try await Crew(threads: threads).chunks(of: union.shapeCount, size: shapesPerChunk) { union.outline(of: $0) }
    return try union.joined(outlines)
}

/// Shapes of one piece of work; neither their number nor the threads show in the result.
private let shapesPerChunk = 512
