import GeoPrimitives

/// What lies under a map of a sheet, in its plane.
struct PlaneContext {
    let kind: MapSheet.Context.Kind
    let areas: [[[PlanarPoint]]], lines: [[PlanarPoint]], points: [(place: PlanarPoint, name: String)]

    /// Brings context into the plane.
    init(_ context: MapSheet.Context, _ plane: MapPlane) throws {
        kind = context.kind
        areas = try context.areas.map { area in try area.polygons.flatMap(\.rings).map { try plane.projected($0.points) } }
        lines = try context.lines.map(plane.projected)
        points = zip(try plane.projected(context.points.map(\.place)), context.points).map { ($0, $1.name) }
    }
}

/// How context is drawn: pale, for it is not what the map is about.
struct SheetContextStyle {
    /// Positions and their names.
    static let ink = "#55606a"

    let color: String, fill: String, opacity: Double
    /// The width of lines in pixels, what lies on both sides of them, and their dashes.
    let width: Double, casing: String?, dashes: [Double]

    init(_ kind: MapSheet.Context.Kind) {
        func style(
            _ color: String, _ fill: String, _ opacity: Double = 1, width: Double = 1.2, casing: String? = nil,
            dashes: [Double] = []
        ) -> SheetContextStyle {
            SheetContextStyle(color: color, fill: fill, opacity: opacity, width: width, casing: casing, dashes: dashes)
        }
        self =
            switch kind {
            case .water: style("#7fb2cf", "#cde3ef", width: 1.6)
            case .road: style("#ffffff", "#e4e4e4", width: 1.3, casing: "#8e8e88")
            case .rail: style("#77787a", "#dddddd", width: 1.1, dashes: [6, 4])
            case .green: style("#a9c79a", "#e0eed8")
            case .built: style("#c9c2b8", "#eee9e1", width: 0.8)
            case .other: style("#b3b3ad", "#e9e9e4", 0.8, width: 0.8)
            }
    }

    private init(color: String, fill: String, opacity: Double, width: Double, casing: String?, dashes: [Double]) {
        (self.color, self.fill, self.opacity, self.width, self.casing, self.dashes) = (
            color, fill, opacity, width, casing, dashes
        )
    }
}
