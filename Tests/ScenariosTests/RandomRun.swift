import CoverageAnalysis
import GeoPrimitives
import ServiceModel
import TestSupport

/// A small random run and random edits of its facilities.
struct RandomRun {
    var generator: SeededGenerator
    var input: PlanningInput
    private var nextId = 0
    private let levels = ["city", "street", "village"]

    /// Corners of the runs on the ellipsoid: at the origin chords are rounded less than elsewhere.
    private static let corners = [(0, 0), (106.27, 36.46), (-70.93, -53.16), (179.98, 66.54)].map {
        PlanarPoint(x: $0.0, y: $0.1)
    }

    /// Makes a run; the seed decides what it has: where it lies, own radii, classes, levels, units, one radius for all, points on the same spot.
    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let isPlanar = Bool.random(using: &generator)
        let count = Int.random(in: 1...60, using: &generator)
        let size = isPlanar ? 4000.0 : 0.04
        func ordinate() -> Double {
            // On a grid now and then, so that distances tie and facilities coincide.
            let value = Double.random(in: 0..<size, using: &generator)
            return Int.random(in: 0..<3, using: &generator) == 0 ? (value / size * 8).rounded(.down) * size / 8 : value
        }
        let scale = WeightScale(total: 10_000)
        let corner = Self.corners[isPlanar ? 0 : Int.random(in: 0..<Self.corners.count, using: &generator)]
        let points = (0..<count).map { _ in PlanarPoint(x: corner.x + ordinate(), y: corner.y + ordinate()) }
        let weights = (0..<count).map { _ in Int64.random(in: 0...9, using: &generator) }
        let own = Int.random(in: 0..<3, using: &generator) == 0
        let classes = (0..<Int.random(in: 0...2, using: &generator)).map { number in
            DemandClass(
                name: "k\(number)", unit: "people", ticks: weights.map { $0 / 2 }, scale: scale,
                radius: Bool.random(using: &generator) ? .meters(700) : nil)
        }
        let demand = DemandTable(
            ids: TextColumn(points.indices.map { "p\($0)" }), x: points.map(\.x), y: points.map(\.y), ticks: weights,
            scale: scale, weightKind: .people, classes: classes,
            radiusMeters: own
                ? points.map { _ in
                    Bool.random(using: &generator) ? .nan : Double.random(in: 100...1500, using: &generator)
                } : nil)
        var area: StudyArea?
        if Bool.random(using: &generator) { area = Self.area(corner, size) }
        let override: Distance? = Int.random(in: 0..<8, using: &generator) == 0 ? .meters(600) : nil
        input = PlanningInput(
            demand: demand, facilities: [], studyArea: area, measure: isPlanar ? .planar : .geodesic,
            radiusRule: RadiusRule(
                fallback: .meters(800), override: override,
                plan: RadiusTable(levels: ["village": RadiusTable.Entry(common: .meters(400))])))
        self.generator = generator
        for _ in 0..<Int.random(in: 0...20, using: &self.generator) { input.facilities.append(facility()) }
    }

    /// Two levels: a whole of two halves, and a strip outside both.
    private static func area(_ corner: PlanarPoint, _ size: Double) -> StudyArea {
        func box(_ low: Double, _ high: Double) -> MultiPolygon {
            let corners = [(low, -1.0), (high, -1.0), (high, 2.0), (low, 2.0), (low, -1.0)]
            return MultiPolygon([
                Polygon(exterior: Ring(corners.map { PlanarPoint(x: corner.x + $0.0 * size, y: corner.y + $0.1 * size) }))
            ])
        }
        return StudyArea(
            levels: ["city", "street"],
            units: [
                AdministrativeUnit(code: "1", name: "all", level: "city", geometry: box(-1, 0.9)),
                AdministrativeUnit(code: "11", name: "west", level: "street", parent: "1", geometry: box(-1, 0.4)),
                AdministrativeUnit(code: "12", name: "east", level: "street", parent: "1", geometry: box(0.4, 0.8)),
            ])
    }

    mutating func facility() -> Facility {
        nextId += 1
        var facility = Facility(id: "f\(nextId)", point: place())
        if Int.random(in: 0..<4, using: &generator) > 0 { facility.level = levels.randomElement(using: &generator) }
        if Bool.random(using: &generator) { facility.radius = .meters(Double.random(in: 50...2000, using: &generator)) }
        return facility
    }

    /// Somewhere, on a demand point or on another facility.
    private mutating func place() -> PlanarPoint {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return input.demand.point(Int.random(in: 0..<input.demand.count, using: &generator))
        case 1: return input.facilities.randomElement(using: &generator)?.point ?? input.demand.point(0)
        default:
            let first = input.demand.point(Int.random(in: 0..<input.demand.count, using: &generator))
            let second = input.demand.point(Int.random(in: 0..<input.demand.count, using: &generator))
            return PlanarPoint(x: (first.x + second.x) / 2, y: (first.y * 2 + second.y) / 3)
        }
    }

    /// Edits the facilities, and now and then the levels of the run: named by the facilities, or a plan's, one of which serves the others.
    mutating func edit() {
        input.facilities = edited()
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: input.levels = ServiceLevels(naming: input.facilities, in: input.studyArea)
        case 1:
            input.levels = ServiceLevels([
                ServiceLevel("city", serves: Bool.random(using: &generator) ? ["street", "village"] : []), ServiceLevel("street"),
                ServiceLevel("village"),
            ])
        default: break
        }
    }

    /// A list after a few random edits: opened, closed, moved, resized, of another level, in another order.
    mutating func edited() -> [Facility] {
        var facilities = input.facilities
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let number = facilities.isEmpty ? nil : Int.random(in: 0..<facilities.count, using: &generator)
            switch (Int.random(in: 0..<8, using: &generator), number) {
            case (0, let number?), (1, let number?): facilities.remove(at: number)
            case (2, let number?): facilities[number].point = place()
            case (3, let number?): facilities[number].radius = .meters(Double.random(in: 50...2500, using: &generator))
            case (4, let number?): facilities[number].level = levels.randomElement(using: &generator)
            case (5, let number?): facilities.swapAt(0, number)
            case (6, _): facilities.insert(facility(), at: Int.random(in: 0...facilities.count, using: &generator))
            default: facilities.append(facility())
            }
        }
        return facilities
    }
}
