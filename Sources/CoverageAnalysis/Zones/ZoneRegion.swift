import GeoEngine
import GeoPrimitives
import ServiceModel

/// Finds the region that zones divide, its longitudes counted on so that no seam runs through it.
struct ZoneRegion {
    let measure: Measure

    /// Metres in a degree of latitude, at least.
    private static let shortestDegree = 110_500.0
    /// The latitude in degrees up to which a box around positions makes sense.
    private static let highestLatitude = 89.0

    /// Returns the union of the lowest-level units; without units the box around the demand, wider by the largest radius.
    ///
    /// - Throws: ``ZoneError/areaTooLarge(widestDegrees:)`` or what GEOS refuses.
    func studyArea(of input: PlanningInput) throws -> MultiPolygon {
        if let area = input.studyArea {
            return try unrolled(try PolygonOverlay.union(area.units[area.lowest].map(\.geometry)))
        }
        let rule = input.radiusRule
        let radii = input.facilities.compactMap { rule.radius(of: $0)?.meters }
        let own = (rule.ownRadii(of: input.demand) ?? []).filter { !$0.isNaN }
        let reach = (radii + own).max() ?? 0
        let points = (0..<input.demand.count).map { input.demand.point($0) }
        return try box(around: points, reach: points.map { _ in reach })
    }

    /// Returns the box around positions, each with its reach in metres.
    ///
    /// - Throws: ``ZoneError/areaTooLarge(widestDegrees:)`` when it comes too close to a pole.
    func box(around points: [PlanarPoint], reach: [Double]) throws -> MultiPolygon {
        var box = BoundingBox.empty
        let turn = measure == .geodesic && crossesSeam(points.map(\.x)) ? 360.0 : 0
        for (point, reach) in zip(points, reach) {
            var (dx, dy, x) = (reach, reach, point.x)
            if measure == .geodesic {
                dy = reach / Self.shortestDegree
                let latitude = abs(point.y) + dy
                guard latitude < Self.highestLatitude else { throw ZoneError.areaTooLarge(widestDegrees: 360) }
                dx = dy / cosine(latitude)
                if x < 0 { x += turn }
            }
            box.formUnion(x: x - dx, y: point.y - dy)
            box.formUnion(x: x + dx, y: point.y + dy)
        }
        let corners = [
            (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY), (box.minX, box.minY),
        ]
        return MultiPolygon([Polygon(exterior: Ring(corners.map { PlanarPoint(x: $0.0, y: $0.1) }))])
    }

    /// The cosine of an angle in degrees, through the one place that knows the Earth.
    private func cosine(_ degrees: Double) -> Double {
        let position = GnomonicFrame.direction(of: PlanarPoint(x: 0, y: degrees))
        return max(1e-6, position.x)
    }

    /// Whether longitudes lie closer together when those below zero are counted on from 180.
    private func crossesSeam(_ longitudes: [Double]) -> Bool {
        var (low, high, turnedLow, turnedHigh) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        for longitude in longitudes {
            (low, high) = (min(low, longitude), max(high, longitude))
            let turned = longitude < 0 ? longitude + 360 : longitude
            (turnedLow, turnedHigh) = (min(turnedLow, turned), max(turnedHigh, turned))
        }
        return turnedHigh - turnedLow + 1 < high - low
    }

    /// Brings the parts on the far side of the antimeridian beside those on the near side, and joins what touches there.
    private func unrolled(_ geometry: MultiPolygon) throws -> MultiPolygon {
        guard measure == .geodesic, crossesSeam(geometry.polygons.flatMap { $0.exterior.points.map(\.x) }) else {
            return geometry
        }
        let parts = geometry.polygons.map { polygon -> MultiPolygon in
            guard polygon.exterior.points.contains(where: { $0.x < 0 }) else { return MultiPolygon([polygon]) }
            func turned(_ ring: Ring) -> Ring { Ring(ring.points.map { PlanarPoint(x: $0.x + 360, y: $0.y) }) }
            return MultiPolygon([Polygon(exterior: turned(polygon.exterior), holes: polygon.holes.map(turned))])
        }
        return try PolygonOverlay.union(parts)
    }
}
