import GeoEngine
public import GeoPrimitives
public import ServiceModel

/// Everything within at least one service area, as one geometry.
///
/// Its boundary consists of the service areas' own edges, so that it keeps their tolerance: with inner polygons nothing outside every
/// radius is inside the union, with outer polygons nothing within a radius is outside it.
public struct ServiceAreaUnion: Sendable {
    /// Shapes of one piece of work; neither their number nor the threads show in the result.
    private static let shapesPerChunk = 512

    /// The union, valid and in canonical order: holes kept, exteriors counter-clockwise, cut at the antimeridian.
    public let geometry: MultiPolygon
    /// Its area, on the ellipsoid or in the plane.
    public let area: Area

    /// Unites service areas.
    ///
    /// - Parameters:
    ///   - serviceAreas: The service areas, of any radii, in any order; the order does not show in the result.
    ///   - measure: What distance means in the run.
    ///   - threads: The number of tasks to spread the work over.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
    /// - Complexity: Near-linear in the service areas, as long as not many of them have thousands of neighbours and are not covered by
    ///   the nearest ones.
    public init(_ serviceAreas: [ServiceArea], measure: Measure, threads: Int) async throws {
        let union = try PolygonUnion(serviceAreas.map(\.geometry))
        let outlines = try await mapChunks(of: union.shapeCount, size: Self.shapesPerChunk, threads: threads) {
            union.outline(of: $0)
        }
        geometry = try union.joined(outlines)
        area = measure.area(of: geometry)
    }
}
