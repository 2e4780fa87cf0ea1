import GeoPrimitives

/// The layers of a sheet in its plane, made once for all its pages, and the study area.
struct SheetGround {
    /// The maps' layers in the order of the panels.
    let panels: [[PlaneLayer]]
    let context: [PlaneContext]
    let plane: MapPlane
    /// The study area, or what else the frame shows.
    let box: BoundingBox
    /// The largest size of the rows of each layer, over all panels.
    let largest: [String: Double]

    /// Positions farther than this from the middle nine tenths, in their breadth, are strays where there are no units.
    private static let strayed = 2.0

    /// Brings the layers of a sheet into its plane.
    ///
    /// - Throws: ``GeometryEngineError`` where a position cannot be projected.
    init(_ sheet: MapSheet) throws {
        plane = try MapPlane(around: Self.middle(sheet), isPlanar: sheet.isPlanar)
        let plane = plane
        panels = try sheet.panels.map { try $0.layers.map { try PlaneLayer($0, plane) } }
        context = try sheet.context.map { try PlaneContext($0, plane) }
        box = try Self.box(sheet.extent, panels.flatMap(\.self), plane)
        var largest: [String: Double] = [:]
        for layer in sheet.panels.flatMap(\.layers) {
            largest[layer.id] = max(largest[layer.id] ?? 0, layer.sizes.max() ?? 0)
        }
        self.largest = largest.filter { $0.value > 0 }
    }

    /// The positions around which the plane lies: those of the frame, else of the units, else of all layers.
    private static func middle(_ sheet: MapSheet) -> [PlanarPoint] {
        switch sheet.extent {
        case .box(let box): return edge(box)
        case .areas(let areas): return areas.flatMap { $0.polygons.flatMap(\.exterior.points) }
        case .studyArea: break
        }
        let layers = sheet.panels.flatMap(\.layers)
        let units = layers.filter { $0.form == .outline }
        return (units.isEmpty ? layers : units).flatMap { layer -> [PlanarPoint] in
            switch layer.places {
            case .points(let points): points
            case .areas(let areas): areas.flatMap { $0.polygons.flatMap(\.exterior.points) }
            }
        }
    }

    /// Positions along the edge of a box.
    private static func edge(_ box: BoundingBox) -> [PlanarPoint] {
        let steps = 24
        return (0...steps).flatMap { step -> [PlanarPoint] in
            let share = Double(step) / Double(steps)
            let (x, y) = (box.minX + box.width * share, box.minY + box.height * share)
            return [
                PlanarPoint(x: x, y: box.minY), PlanarPoint(x: x, y: box.maxY), PlanarPoint(x: box.minX, y: y),
                PlanarPoint(x: box.maxX, y: y),
            ]
        }
    }

    private static func box(_ extent: MapSheet.Extent, _ layers: [PlaneLayer], _ plane: MapPlane) throws -> BoundingBox {
        switch extent {
        case .box(let box): return [try plane.projected(edge(box))].box
        case .areas(let areas):
            return try areas.flatMap { try $0.polygons.map { try plane.projected($0.exterior.points) } }.box
        case .studyArea: break
        }
        let units = layers.filter { $0.layer.form == .outline }.flatMap(\.boxes).union
        if !units.isEmpty { return units }
        // Without units: where most positions are.
        let points = layers.filter(\.arePoints).flatMap { $0.lines.compactMap(\.first?.first) }
        guard !points.isEmpty else { return layers.flatMap(\.boxes).union }
        func range(_ values: [Double]) -> ClosedRange<Double> {
            let sorted = values.sorted()
            let (low, high) = (sorted[sorted.count / 20], sorted[sorted.count - 1 - sorted.count / 20])
            let reach = max(high - low, 1000) * strayed
            return (low - reach)...(high + reach)
        }
        let (columns, rows) = (range(points.map(\.x)), range(points.map(\.y)))
        let kept = [points.filter { columns.contains($0.x) && rows.contains($0.y) }].box
        // Areas that lie there wholly, such as those around the positions.
        let parts = layers.filter { $0.layer.form == .area || $0.layer.form == .cell }.flatMap(\.lines).joined().map { [$0].box }
            .filter {
                columns.contains($0.minX) && columns.contains($0.maxX) && rows.contains($0.minY) && rows.contains($0.maxY)
            }
        return ([kept.widened(by: max(kept.width, kept.height, 500) * 0.08)] + parts).union
    }

    /// The titles of the classes with a row in a part of the plane, by layer.
    func classes(in box: BoundingBox) -> [String: Set<String>] {
        var seen: [String: Set<String>] = [:]
        for layer in panels.flatMap(\.self) {
            for row in layer.boxes.indices where layer.boxes[row].intersects(box) {
                let number = layer.classNumber(row)
                guard layer.layer.classes.indices.contains(number) else { continue }
                seen[layer.layer.id, default: []].insert(layer.layer.classes[number].title)
            }
        }
        return seen
    }

    /// What is left out at the end of the names of each layer that writes some.
    var endings: [String: String] {
        let named = panels.flatMap(\.self).filter { layer in layer.layer.classes.contains { $0.label != nil } }
        return Dictionary(
            named.compactMap { layer in layer.ending.map { (layer.layer.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// How many positions of each layer lie outside a part of the plane.
    func strays(outside box: BoundingBox) -> [(title: String, count: Int, all: Int)] {
        var found: [(title: String, count: Int, all: Int)] = []
        for layer in panels.flatMap(\.self) where layer.arePoints && layer.layer.form == .icon {
            let outside = layer.lines.count { line in line.first?.first.map { !box.contains($0) } ?? false }
            guard outside > 0, !found.contains(where: { $0.title == layer.layer.title }) else { continue }
            found.append((layer.layer.title, outside, layer.lines.count))
        }
        return found
    }
}

extension [BoundingBox] {
    /// The box around all boxes.
    var union: BoundingBox {
        var union = BoundingBox.empty
        for box in self where !box.isEmpty {
            union.formUnion(x: box.minX, y: box.minY)
            union.formUnion(x: box.maxX, y: box.maxY)
        }
        return union
    }
}
