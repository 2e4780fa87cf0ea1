import GeoEngine
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Finds what lies far from the demand: a whole layer, or some of its places.
struct FarLayers {
    /// How far apart layers must lie before something must be wrong with one of them, in metres.
    static let farApart = 1_000_000.0
    /// How far from all demand a place must lie at least before it is spoken of, in metres.
    static let far = 100_000.0

    /// Something that stands somewhere.
    struct Place {
        var id: String, point: PlanarPoint, row: Int
        /// How far it reaches, in metres.
        var radius: Double

        init(id: String, point: PlanarPoint, row: Int, radius: Distance?) {
            (self.id, self.point, self.row, self.radius) = (id, point, row, radius?.meters ?? 0)
        }

        /// A unit, by the corner of its first ring; far is far for all of them.
        init(_ unit: AdministrativeUnit) {
            let corner = unit.geometry.polygons.first?.exterior.points.first ?? PlanarPoint(x: 0, y: 0)
            self.init(id: unit.code, point: corner, row: 0, radius: nil)
        }
    }

    let measure: Measure
    private let box: BoundingBox
    /// The length of the demand's extent, in metres.
    private let extent: Double

    /// Looks at the extent of the demand.
    ///
    /// O(demand points).
    init(_ demand: DemandTable, measure: Measure) {
        self.measure = measure
        var box = BoundingBox.empty
        for row in 0..<demand.count { box.formUnion(x: demand.x[row], y: demand.y[row]) }
        self.box = box
        extent =
            demand.count == 0
            ? 0 : measure.meters(PlanarPoint(x: box.minX, y: box.minY), PlanarPoint(x: box.maxX, y: box.maxY))
    }

    /// The least distance of a place from the box of all demand points, in metres: none of them is nearer.
    private func meters(to point: PlanarPoint) -> Double {
        let images = measure == .planar ? [point.x] : [point.x - 360, point.x, point.x + 360]
        let y = min(max(point.y, box.minY), box.maxY)
        return images.map { image in
            let x = min(max(image, box.minX), box.maxX)
            return x == image && y == point.y
                ? 0 : measure.meters(PlanarPoint(x: image, y: point.y), PlanarPoint(x: x, y: y))
        }.min() ?? 0
    }

    /// Warns of a layer that lies far from the demand as a whole, else of those of its places that do; units reach beyond the people of a run
    /// as a rule.
    ///
    /// O(places).
    func warn(
        of places: [Place], role: LayerRole, file: String, into notes: inout DiagnosticCollector
    ) {
        guard box.minX <= box.maxX, !places.isEmpty else { return }
        let distances = places.map { meters(to: $0.point) }
        if let nearest = distances.min(), nearest > Self.farApart, zip(places, distances).allSatisfy({ $1 > 2 * $0.radius }) {
            notes.warning(file, .siteCheck(.layersFarApart(role, .meters(nearest.rounded()))))
            return
        }
        guard role != .units else { return }
        // On a layer that spans the world a place may be far from the next one.
        let far = zip(places, distances).filter { $1 > max(Self.far, extent, 2 * $0.radius) }
        guard let farthest = far.max(by: { $0.1 < $1.1 }) else { return }
        notes.warning(
            file,
            .siteCheck(
                .farFromDemand(
                    far.count, of: places.count, role, farthest: farthest.0.id, .meters(farthest.1.rounded()),
                    rows: far.map(\.0.row).filter { $0 > 0 }.sorted().first(Caveat.listedRows))))
    }
}
