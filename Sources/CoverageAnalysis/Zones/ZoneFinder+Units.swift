import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

extension ZoneFinder {
    /// Gives each unit of the lowest level to the facility that is the nearest of most of its people; one without people to the facility
    /// nearest to its centroid.
    ///
    /// Ties go to the smallest id.
    func wholeUnits(_ owners: Owners) throws -> ResponsibilityZones {
        guard let area = input.studyArea, let membership else { throw ZoneError.noUnits }
        let lowest = area.lowest
        var people = [[Int32: Int64]](repeating: [:], count: lowest.count)
        var sums = [DemandSum](repeating: DemandSum(), count: lowest.count)
        var rest = DemandSum()
        for (row, unit) in membership.lowest.enumerated() {
            guard unit >= 0 else {
                rest.add(input.demand.ticks[row])
                continue
            }
            people[Int(unit) - lowest.lowerBound][owners.site[row], default: 0] += input.demand.ticks[row]
            sums[Int(unit) - lowest.lowerBound].add(input.demand.ticks[row])
        }
        let tree = NearestTree(sites, measure: input.measure)
        var units = [[UnitNumber]](repeating: [], count: holders.count)
        var bySite = [DemandSum](repeating: DemandSum(), count: holders.count)
        for slot in people.indices {
            var best = people[slot].max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Int($0.key) }
            if sums[slot].weight == 0 {
                best = tree.nearest(to: area.units[lowest.lowerBound + slot].geometry.centroid)?.index
            }
            guard let site = best else { continue }
            units[site].append(UnitNumber(lowest.lowerBound + slot))
            bySite[site].points += sums[slot].points
            bySite[site].weight += sums[slot].weight
        }
        let parts = try units.map { try PolygonOverlay.union($0.map { area.units[$0].geometry }) }
        let whole = try PolygonOverlay.union(area.units[lowest].map(\.geometry))
        return result(
            .units, parts: parts, sums: bySite, units: units, rest: rest, studyArea: input.measure.area(of: whole), departure: 0)
    }
}

extension MultiPolygon {
    /// The centroid in the plane of the layer: of the area, or of the vertices where there is none.
    var centroid: PlanarPoint {
        let box = boundingBox
        let origin = PlanarPoint(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        var (area, x, y) = (0.0, 0.0, 0.0)
        for polygon in polygons {
            for (number, ring) in polygon.rings.enumerated() {
                // Exteriors count, holes are taken away, whichever way rings run.
                let sign = (ring.doubledSignedArea >= 0) == (number == 0) ? 1.0 : -1.0
                for (a, b) in zip(ring.points, ring.points.dropFirst()) {
                    let (ax, ay, bx, by) = (a.x - origin.x, a.y - origin.y, b.x - origin.x, b.y - origin.y)
                    let cross = sign * (ax * by - bx * ay)
                    area += cross
                    x += cross * (ax + bx)
                    y += cross * (ay + by)
                }
            }
        }
        return area != 0 ? PlanarPoint(x: origin.x + x / (3 * area), y: origin.y + y / (3 * area)) : origin
    }
}
