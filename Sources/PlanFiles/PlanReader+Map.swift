import GeoPrimitives
import PlanningTerms

extension PlanReader {
    private static let mapKeys = [
        "title", "made_by", "approval_number", "date", "data_date", "sources", "context", "extents",
    ]

    /// What maps of the plan's results say beside what was found.
    func map(_ node: PlanNode?) -> MapSettings {
        var settings = MapSettings()
        guard let mapping = node?.mapping(Self.mapKeys) else { return settings }
        settings.title = mapping["title"]?.text()
        settings.maker = mapping["made_by"]?.text()
        settings.approvalNumber = mapping["approval_number"]?.text()
        settings.date = mapping["date"]?.text()
        settings.dataDate = mapping["data_date"]?.text()
        settings.sources = mapping["sources"]?.texts() ?? []
        settings.context = (mapping["context"]?.list() ?? []).compactMap(context)
        for item in mapping["extents"]?.list() ?? [] {
            guard let extent = extent(item) else { continue }
            if settings.extents.contains(where: { $0.name == extent.name }) {
                issues.add(item.place, .plan(.twice(extent.name)))
            }
            settings.extents.append(extent)
        }
        return settings
    }

    /// A file under the map: a path, or a mapping with the path and how it is drawn.
    private func context(_ node: PlanNode) -> MapSettings.Context? {
        if node.isScalar { return path(node).map { MapSettings.Context(LayerOptions(path: $0)) } }
        guard let mapping = node.mapping(["path", "crs", "layer", "kind", "title"]),
            let path = mapping.required("path", .path).flatMap(path)
        else { return nil }
        return MapSettings.Context(
            LayerOptions(path: path, crs: mapping["crs"]?.crs(), layer: mapping["layer"]?.text()),
            kind: mapping["kind"]?.word(ContextKind.self), title: mapping["title"]?.text())
    }

    /// A frame with a name: a box, or units by their codes.
    private func extent(_ node: PlanNode) -> MapSettings.Extent? {
        guard let mapping = node.mapping(["name", "box", "units"]),
            let name = mapping.required("name", .extentName)?.text()
        else { return nil }
        if let units = mapping["units"] {
            if let box = mapping["box"] { issues.add(box.place, .planContent(.extentTwice)) }
            return MapSettings.Extent(name: name, place: .units(units.texts()))
        }
        guard let node = mapping.required("box", .extentBox) else { return nil }
        var sides = node.list().compactMap { $0.number() }
        // From west to east over the antimeridian.
        if sides.count == 4, sides[0] > sides[2], sides[0] <= 180, sides[2] >= -180, sides[0] - sides[2] > 180 { sides[2] += 360 }
        guard sides.count == 4, sides[0] < sides[2], sides[1] < sides[3] else {
            node.refuse(.box)
            return nil
        }
        return MapSettings.Extent(
            name: name,
            place: .box(BoundingBox(minX: sides[0], minY: sides[1], maxX: sides[2], maxY: sides[3])))
    }
}
