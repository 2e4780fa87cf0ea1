import GeoEngine
import GeoPrimitives
import Synchronization

/// The geometries of a run as they are published, so that other runs which share most of them need not bring them onto the grid of the
/// published decimals again.
final class PublishedShapes: Sendable {
    private struct Known: Sendable {
        var shapes: [MultiPolygon: MultiPolygon] = [:]
        var isOpen = true
    }

    private let known = Mutex(Known())

    /// Ends the noting of geometries: what is published from now on is looked up and not kept.
    func close() { known.withLock { $0.isOpen = false } }

    /// Returns a geometry on the grid of the published decimals, still valid.
    func published(_ geometry: MultiPolygon) throws -> MultiPolygon {
        if let shape = known.withLock({ $0.shapes[geometry] }) { return shape }
        let shape = try Self.snapped(geometry)
        known.withLock { if $0.isOpen { $0.shapes[geometry] = shape } }
        return shape
    }

    /// Brings a geometry onto the grid of the published decimals.
    static func snapped(_ geometry: MultiPolygon) throws -> MultiPolygon {
        try PolygonOverlay.snapped(geometry, decimals: 7)
    }
}
