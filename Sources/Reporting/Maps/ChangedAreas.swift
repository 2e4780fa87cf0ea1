import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// What of the ground came into reach between two results, and what fell out of it.
struct ChangedAreas {
    let gained: MultiPolygon, lost: MultiPolygon

    /// Reads the service areas of two folders; `nil` where one has none, as under a cost matrix or without layers.
    ///
    /// - Throws: ``CatchmentError`` where a layer cannot be read or its shapes cannot be used.
    init?(before: String, after: String) throws {
        guard let old = try Self.reach(of: before), let new = try Self.reach(of: after) else { return nil }
        do {
            gained = try PolygonOverlay.difference(new, old)
            lost = try PolygonOverlay.difference(old, new)
        } catch {
            throw CatchmentError.badData(
                ResultFile.layer(.serviceAreas).path(in: after), .map(.unusableShapes("\(error)")))
        }
    }

    /// All that is within reach of the centers that stay open and of those that a plan opens.
    private static func reach(of folder: String) throws -> MultiPolygon? {
        guard let areas = try PublishedTable(ifAny: .serviceAreas, in: folder, [.id, .isProposed]) else { return nil }
        let facilities = try PublishedTable(ifAny: .facilities, in: folder, [.id, .isClosed])
        let closed = facilities.map { layer in
            Set(zip(layer.texts(.id), layer.truths(.isClosed)).filter(\.1).map(\.0))
        }
        let (ids, proposed) = (areas.texts(.id), areas.truths(.isProposed))
        let open = areas.areas.indices.filter { proposed[$0] || closed?.contains(ids[$0]) != true }
        do {
            return try PolygonUnion.of(open.map { areas.areas[$0] })
        } catch {
            throw CatchmentError.badData(
                ResultFile.layer(.serviceAreas).path(in: folder), .map(.unusableShapes("\(error)")))
        }
    }
}
