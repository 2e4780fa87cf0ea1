import GeoFormats
package import GeoPrimitives
package import PlanningTerms

/// Shapes under a map, in the plane of the run.
package struct LoadedContext {
    /// How they are drawn.
    package var kind: ContextKind
    /// The areas, the open lines, and the positions with their names.
    package var areas: [MultiPolygon], lines: [[PlanarPoint]], points: [(place: PlanarPoint, name: String)]
}

/// Reads a file of context.
package struct ContextLoader {
    /// What a file's name says of how it is drawn.
    private static let words: [(ContextKind, [String])] = [
        (.rail, ["rail", "metro", "subway", "铁路", "轨道", "地铁"]), (.road, ["road", "street", "highway", "way", "路", "街道线"]),
        (.water, ["water", "river", "lake", "sea", "coast", "hydro", "水", "河", "湖", "海"]),
        (.green, ["park", "green", "forest", "wood", "绿", "林", "公园", "山"]),
        (.built, ["build", "built", "land", "settle", "建筑", "建成", "用地", "居民"]),
    ]

    private let context: MapSettings.Context
    private let fallback: CRS?
    private let isPlanar: Bool

    /// Makes the loader of a file.
    ///
    /// - Parameters:
    ///   - context: The file, and how it is drawn where that is said.
    ///   - fallback: The coordinate reference system of files that are given none.
    ///   - isPlanar: Whether the run's positions are metres in a plane.
    package init(_ context: MapSettings.Context, fallback: CRS?, isPlanar: Bool) {
        (self.context, self.fallback, self.isPlanar) = (context, fallback, isPlanar)
    }

    /// Reads the file and brings it to the run's plane.
    ///
    /// - Throws: ``CatchmentError`` where it cannot be read, or its coordinate reference system is not known.
    package func load(into notes: inout DiagnosticCollector) throws -> LoadedContext {
        let options = context.layer
        let file = try mapping { try ShapeFile(options.path, layer: options.layer) }
        notes.add(file.notices, file: options.path)
        if file.shapeless > 0 { notes.notice(options.path, .sheet(.shapelessContext(file.shapeless))) }
        var loaded = LoadedContext(
            kind: context.kind ?? Self.kind(of: options.path), areas: file.areas, lines: file.lines, points: file.points)
        // In a planar run, what is given no system is in the plane of the run.
        let resolver = CRSResolver(
            role: .context, file: options.path, options: options, fallback: isPlanar ? .planar : fallback, acceptsBallpark: false,
            declared: isPlanar ? nil : file.declaredCRS, namesAxes: false)
        try Self.resolve(&loaded, resolver, &notes)
        return loaded
    }

    private static func kind(of path: String) -> ContextKind {
        let name = (path.split(separator: "/").last ?? "").lowercased()
        return words.first { $0.1.contains { name.contains($0) } }?.0 ?? .other
    }

    /// Brings all positions to the run's plane at once: what is decided about them is decided for all.
    private static func resolve(
        _ loaded: inout LoadedContext, _ resolver: CRSResolver, _ notes: inout DiagnosticCollector
    ) throws {
        let rings = loaded.areas.flatMap { $0.polygons.flatMap(\.rings).map(\.points) }
        let all = rings.joined().map(\.self) + loaded.lines.joined() + loaded.points.map(\.place)
        var (x, y) = (all.map(\.x), all.map(\.y))
        _ = try resolver.resolve(x: &x, y: &y, perRow: nil, rowOf: { $0 + 1 }, into: &notes)
        var next = 0
        func moved(_ line: [PlanarPoint]) -> [PlanarPoint] {
            defer { next += line.count }
            return line.indices.map { PlanarPoint(x: x[next + $0], y: y[next + $0]) }
        }
        loaded.areas = loaded.areas.map { area in
            MultiPolygon(
                area.polygons.map { polygon in
                    Polygon(
                        exterior: Ring(moved(polygon.exterior.points)), holes: polygon.holes.map { Ring(moved($0.points)) })
                })
        }
        loaded.lines = loaded.lines.map(moved)
        loaded.points = zip(moved(loaded.points.map(\.place)), loaded.points).map { ($0, $1.name) }
    }
}
