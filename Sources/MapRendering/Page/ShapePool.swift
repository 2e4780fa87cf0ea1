import GeoPrimitives

/// The grid on which positions of a one-file map lie: whole steps from its corner.
struct MapGrid: Encodable, Sendable {
    /// The finest step in degrees, about a metre, and the most steps from edge to edge.
    private static let finest = 1e-5, mostSteps = 400_000.0
    /// Degrees of a metre on the equator: planar positions are shown there.
    private static let planarDegrees = 1 / 111_319.490793

    /// The corner in degrees, and the step.
    let lon: Double, lat: Double, step: Double
    /// The corner and the step in the unit of the positions.
    private let corner: PlanarPoint, unit: Double
    /// Whether western longitudes lie east of the eastern ones, beyond the antimeridian.
    private let isOverAntimeridian: Bool

    private enum CodingKeys: String, CodingKey { case lon, lat, step }

    /// Makes the grid over a box of degrees, or of metres when `isPlanar`; one that lies over the antimeridian ends beyond 180.
    init(_ box: BoundingBox, isPlanar: Bool) {
        isOverAntimeridian = !isPlanar && box.maxX > 180
        corner = PlanarPoint(x: box.minX, y: box.minY)
        let extent = max(box.maxX - box.minX, box.maxY - box.minY)
        let scale = isPlanar ? Self.planarDegrees : 1
        unit = max(Self.finest / scale, extent / Self.mostSteps)
        step = unit * scale
        lon = isPlanar ? -(box.maxX - box.minX) * scale / 2 : box.minX
        lat = isPlanar ? -(box.maxY - box.minY) * scale / 2 : box.minY
    }

    /// Returns a position in steps.
    func steps(_ point: PlanarPoint) -> (x: Int, y: Int) {
        let x = isOverAntimeridian && point.x < 0 ? point.x + 360 : point.x
        return (Int(((x - corner.x) / unit).rounded()), Int(((point.y - corner.y) / unit).rounded()))
    }

    /// Returns a length in steps.
    func steps(_ length: Double) -> Double { (length / unit).rounded(toDecimals: 2) }

    /// Returns positions as x, y, and then the differences from one to the next.
    func deltas(_ points: [PlanarPoint]) -> [Int] {
        var (list, last): ([Int], (x: Int, y: Int)) = ([], (0, 0))
        list.reserveCapacity(points.count * 2)
        for point in points {
            let own = steps(point)
            list += [own.x - last.x, own.y - last.y]
            last = own
        }
        return list
    }

    /// Returns the box in degrees [west, south, east, north].
    func degrees(_ box: BoundingBox) -> [Double] {
        let (low, high) = (
            steps(PlanarPoint(x: box.minX, y: box.minY)), steps(PlanarPoint(x: box.maxX, y: box.maxY))
        )
        return [
            lon + Double(low.x) * step, lat + Double(low.y) * step, lon + Double(high.x) * step, lat + Double(high.y) * step,
        ].map { $0.rounded(toDecimals: 7) }
    }
}

/// The areas of a one-file map, each kept once however many layers and states show it.
struct ShapePool {
    /// How far a simplified line may stray, in steps.
    private static let tolerance = 1.6

    private(set) var shapes: [[[[Int]]]] = []
    private var numbers: [[[[Int]]]: Int] = [:]
    private let grid: MapGrid

    init(_ grid: MapGrid) { self.grid = grid }

    /// Returns the number of an area in the pool; −1 for one that comes down to nothing.
    mutating func number(of area: MultiPolygon) -> Int {
        let polygons = area.polygons.compactMap { polygon -> [[Int]]? in
            guard let exterior = ring(polygon.exterior) else { return nil }
            return [exterior] + polygon.holes.compactMap(ring)
        }
        guard !polygons.isEmpty else { return -1 }
        if let known = numbers[polygons] { return known }
        numbers[polygons] = shapes.count
        shapes.append(polygons)
        return shapes.count - 1
    }

    /// A ring in steps, simplified; the closing position is left out.
    private func ring(_ ring: Ring) -> [Int]? {
        var line: [PlanarPoint] = []
        for point in ring.points {
            let own = grid.steps(point)
            let whole = PlanarPoint(x: Double(own.x), y: Double(own.y))
            if line.last != whole { line.append(whole) }
        }
        if let first = line.first, line.last != first { line.append(first) }
        guard line.count > 3 else { return nil }
        let kept = PathText.simplified(line, tolerance: Self.tolerance).dropLast()
        guard kept.count > 2 else { return nil }
        var (list, last): ([Int], (x: Int, y: Int)) = ([], (0, 0))
        for point in kept {
            let own = (x: Int(point.x), y: Int(point.y))
            list += [own.x - last.x, own.y - last.y]
            last = own
        }
        return list
    }
}
