import GeoEngine
import GeoPrimitives
import Publication

/// The parts of the lowest-level units that lie in none of some published service areas.
struct BlankParts {
    /// A part of a unit.
    struct Part {
        /// The unit, and the rank of the part in it by area, from 1.
        var unit: Int, rank: Int
        var polygon: MultiPolygon
        /// In square metres, with what the rounding of published vertices may add or take.
        var area: Interval
        /// The uncovered points that belong to it for certain, and perhaps or for certain.
        var people = Totals()
    }

    private(set) var parts: [Part] = []
    /// The blank area of each unit: of those of the lowest level in it.
    private(set) var areas: [Interval]
    /// Uncovered points of units without a part.
    private(set) var unplaced = Totals()

    /// How far the rounding to seven decimals moves a border at most, in metres; a union moves both of two.
    static let borderError = 0.02

    /// Cuts service areas out of units.
    ///
    /// - Parameters:
    ///   - units: The units.
    ///   - areas: The service areas.
    ///   - counts: Whether an area counts in a unit of the lowest level.
    ///   - measure: How areas are measured.
    /// - Throws: ``GeometryEngineError`` when GEOS refuses a geometry.
    init(_ units: UnitTree, _ areas: [MultiPolygon], counts: (_ area: Int, _ unit: Int) -> Bool, _ measure: Measure) throws {
        self.areas = [Interval](repeating: Interval(0), count: units.count)
        let boxes = BoxIndex(areas.map(\.boundingBox))
        for unit in units.lowest {
            let whole = units.areas[unit]
            let near = boxes.indices(intersecting: whole.boundingBox).filter { counts($0, unit) }.map { areas[$0] }
            let left = near.isEmpty ? whole : try PolygonOverlay.difference(whole, try PolygonOverlay.union(near))
            var own = left.polygons.map { polygon -> Part in
                let shape = MultiPolygon([polygon])
                let area = measure.area(of: shape).squareMeters
                return Part(
                    unit: unit, rank: 0, polygon: shape,
                    area: Interval(area, within: Self.slack(of: shape, measure)).atLeastZero)
            }
            own.sort { $1.area.upperBound + $1.area.lowerBound < $0.area.upperBound + $0.area.lowerBound }
            for place in own.indices { own[place].rank = place + 1 }
            for above in units.chain(from: unit) { for part in own { self.areas[above] = self.areas[above] + part.area } }
            parts += own
        }
        // Published to a tenth of a square metre.
        self.areas = self.areas.map { $0.widened(by: 0.06) }
    }

    /// By how much rounding changes an area, in square metres: its edge moved by a hair.
    static func slack(of shape: MultiPolygon, _ measure: Measure) -> Double {
        var length = 0.0
        for ring in shape.polygons.flatMap(\.rings) {
            for (one, other) in zip(ring.points, ring.points.dropFirst()) { length += measure.meters(one, other) }
        }
        return length * borderError + 0.2
    }

    /// Gives uncovered points to the parts that hold them, else to the nearest of their unit.
    ///
    /// - Throws: ``GeometryEngineError``.
    mutating func place(_ rows: [(unit: Int, point: PlanarPoint, weight: Double, isCertain: Bool)], _ measure: Measure) throws {
        let byUnit = Dictionary(grouping: rows, by: \.unit)
        let partsOfUnit = Dictionary(grouping: parts.indices, by: { parts[$0].unit })
        for (unit, rows) in byUnit {
            let own = partsOfUnit[unit] ?? []
            let locator = try PolygonLocator(own.map { parts[$0].polygon })
            for row in rows {
                let (x, y) = (row.point.x, row.point.y)
                var slot = try locator.first(containing: x, y)
                if slot == nil {
                    slot =
                        measure == .geodesic
                        ? locator.nearest(to: x, y, among: Array(own.indices))
                        : locator.nearestInPlane(to: x, y, among: Array(own.indices))
                }
                let reach: Recomputation.Reach = row.isCertain ? .certain : .perhaps
                if let slot { parts[own[slot]].people.add(row.weight, reach) } else { unplaced.add(row.weight, reach) }
            }
        }
    }
}
