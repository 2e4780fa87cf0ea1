import GeoEngine
import GeoPrimitives
import ServiceModel

/// Divides a region among sites by who is nearest: the Voronoi cells of the sites under the run's measure.
///
/// Cells are found as convex polygons in a plane where borders are straight (``GnomonicFrame``; in planar runs the plane itself). On the
/// ellipsoid each corner is then moved to the position equally far from its three sites, and each border traced along the geodesic bisector.
/// The lines, with the border of the region, cut it into disjoint faces; each goes to the site nearest to a position inside it.
struct ZoneDiagram {
    /// What a region was cut into.
    struct Division {
        /// By site, what of the region is nearest to it.
        var parts: [MultiPolygon]
        /// The largest measured departure of a border from its bisector, in metres.
        var departure: Double
    }

    /// How far from the region's centre a corner of it may be, in degrees.
    static let widestReach = 60.0

    let sites: [PlanarPoint]
    let measure: Measure
    let threads: Int
    /// How far a border may stray from its bisector, in metres.
    let tolerance: Double

    /// Divides a region whose longitudes run on (no seam inside).
    ///
    /// O(m log m + edges) geodesics, and the overlay of edges and region.
    func divide(_ region: MultiPolygon) async throws -> Division {
        let plane = try ZonePlane(region, sites: sites, measure: measure)
        let tree = NearestTree(sites, measure: measure)
        let cells = try await Crew(threads: threads).chunks(of: sites.count, size: 64) { numbers in
            try numbers.map { number in
                try Task.checkCancellation()
                return plane.cell(of: number, tree)
            }
        }
        let (lines, departure) = try await ZoneBorders(
            sites: sites, plane: plane, tree: tree, tolerance: tolerance, threads: threads
        )
        .lines(of: Array(cells.joined()))
        let rings = region.polygons.flatMap(\.rings).map(\.points).filter { $0.count >= 2 }
        let locator = try PolygonLocator([region])
        var faces = [[Polygon]](repeating: [], count: sites.count)
        for face in try PolygonOverlay.faces(of: rings + lines) {
            guard try locator.first(containing: face.interior.x, face.interior.y) != nil else { continue }
            guard let nearest = tree.nearest(to: face.interior) else { continue }
            faces[nearest.index].append(face.polygon)
        }
        let parts = try faces.map { polygons -> MultiPolygon in
            let whole = polygons.count > 1 ? try PolygonOverlay.union([MultiPolygon(polygons)]) : MultiPolygon(polygons)
            return measure == .geodesic ? try PolygonOverlay.wrapped(whole) : whole
        }
        return Division(parts: parts, departure: departure)
    }
}

/// The plane in which cells are convex polygons.
struct ZonePlane: Sendable {
    private let frame: GnomonicFrame?
    private let directions: [GnomonicFrame.Direction]
    private let sites: [PlanarPoint]
    private let measure: Measure
    private let box: BoundingBox

    /// Makes the plane around a region.
    ///
    /// - Throws: ``ZoneError/areaTooLarge(widestDegrees:)``.
    init(_ region: MultiPolygon, sites: [PlanarPoint], measure: Measure) throws {
        (self.sites, self.measure) = (sites, measure)
        let extent = region.boundingBox
        var box = BoundingBox.empty
        switch measure {
        case .planar:
            (frame, directions, box) = (nil, [], extent)
        case .geodesic:
            let center = PlanarPoint(x: (extent.minX + extent.maxX) / 2, y: (extent.minY + extent.maxY) / 2)
            let frame = GnomonicFrame(center: center)
            let span = max(extent.maxX - extent.minX, extent.maxY - extent.minY)
            for edge in region.polygons.lazy.map(\.exterior.points) {
                for (start, end) in zip(edge, edge.dropFirst()) {
                    // Edges straight in lon/lat bend in the plane: a corner every half degree.
                    let pieces = max(1, (max(abs(end.x - start.x), abs(end.y - start.y)) * 2).rounded(.up))
                    for piece in 0...Int(min(pieces, 1000)) {
                        let share = Double(piece) / min(pieces, 1000)
                        let point = PlanarPoint(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
                        guard let place = frame.projected(point),
                            place.x * place.x + place.y * place.y <= Self.widestTangent, span < 180
                        else { throw ZoneError.areaTooLarge(widestDegrees: span) }
                        box.formUnion(x: place.x, y: place.y)
                    }
                }
            }
            self.frame = frame
            directions = sites.map { GnomonicFrame.direction(of: $0) }
        }
        let margin = max(box.maxX - box.minX, box.maxY - box.minY) * 0.05 + (measure == .geodesic ? 1e-6 : 1)
        self.box = BoundingBox(
            minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
    }

    /// The square of the tangent of 60 degrees.
    private static let widestTangent = 3.0

    /// Whether borders bend and must be traced.
    var isCurved: Bool { frame != nil }

    /// Returns the position of a place in the plane.
    func position(_ place: PlanarPoint) -> PlanarPoint { frame?.unprojected(place) ?? place }

    /// Cuts the cell of a site out of the plane's box, against its neighbours from the nearest on, until none can reach it.
    func cell(of number: Int, _ tree: NearestTree) -> ConvexCell {
        var cell = ConvexCell(frame: box)
        let origin = measure.position(x: sites[number].x, y: sites[number].y)
        var (taken, batch) = (0, 16)
        while true {
            let neighbors = tree.shortestChords(batch, to: sites[number])
            // A site beyond twice the farthest corner cuts nothing; a hundredth more answers for chords that are not the plane's.
            let farthest = cell.corners.reduce(0) { most, corner in
                let place = position(corner)
                return max(most, origin.chord(to: measure.position(x: place.x, y: place.y)))
            }
            for neighbor in neighbors[taken...] where neighbor.index != number {
                if neighbor.chord > farthest * 2.02 { return cell }
                cell.clip(halfPlane(number, neighbor.index), beyond: Int32(neighbor.index))
                if cell.isEmpty { return cell }
            }
            if neighbors.count < batch { return cell }
            taken = neighbors.count
            batch *= 2
        }
    }

    private func halfPlane(_ first: Int, _ second: Int) -> (a: Double, b: Double, c: Double) {
        if let frame { return frame.halfPlane(nearer: directions[first], than: directions[second]) }
        let (p, q) = (sites[first], sites[second])
        let (dx, dy) = (p.x - q.x, p.y - q.y)
        // Around the middle of the two, so that large ordinates do not cancel.
        return (dx, dy, -(dx * (p.x + q.x) + dy * (p.y + q.y)) / 2)
    }
}
