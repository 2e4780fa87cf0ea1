import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads single changes of scenarios.
struct StepReader {
    typealias Result = (step: PlannedScenario.Step, summary: ChangeSummary)
    let reader: PlanReader

    private func change(_ kind: ScenarioChange.Kind, _ place: PlanPlace, _ summary: ChangeSummary) -> [Result] {
        [(.change(ScenarioChange(kind, at: place)), summary)]
    }

    /// An id, or `{ids, level, unit, unit_type}`.
    func close(_ node: PlanNode) -> [Result] {
        var selection = Selection()
        if node.isScalar {
            guard let id = node.text() else { return [] }
            selection.ids = [id]
        } else {
            guard let mapping = node.mapping(["ids", "level", "unit", "unit_type"]) else { return [] }
            selection = reader.selection(mapping)
            if selection.isEverything {
                reader.issues.add(node.place, .planContent(.closesEverything))
                return []
            }
        }
        return change(.close(selection), node.place, .close(selection))
    }

    /// `{id, lon, lat, crs}`.
    func move(_ node: PlanNode) -> [Result] {
        guard let mapping = node.mapping(["id", "lon", "lat", "x", "y", "crs"]),
            let id = mapping.required("id", .movedFacility)?.text(), let position = position(mapping)
        else { return [] }
        return [
            (
                .move(id: id, position, node.place),
                .move(id: id, x: position.x, y: position.y)
            )
        ]
    }

    private func position(_ mapping: PlanMapping) -> PlannedScenario.Position? {
        let isPlanar = mapping["x"] != nil || mapping["y"] != nil
        guard let x = mapping.required(isPlanar ? "x" : "lon", .ordinates)?.number(),
            let y = mapping.required(isPlanar ? "y" : "lat", .ordinates)?.number()
        else { return nil }
        return PlannedScenario.Position(x: x, y: y, crs: mapping["crs"]?.crs())
    }

    /// A facility with its position, `{candidates: ids}`, or `{path}` of a file.
    func add(_ node: PlanNode) -> [Result] {
        let keys = [
            "id", "lon", "lat", "x", "y", "crs", "name", "level", "radius", "capacity", "floor_area", "functions", "owner",
            "candidates", "path", "columns", "layer", "ids",
        ]
        guard let mapping = node.mapping(keys) else { return [] }
        if let candidates = mapping["candidates"]?.texts() {
            let template = PlannedScenario.Template(
                level: mapping["level"]?.text(), radius: mapping["radius"]?.length(), capacity: amount(mapping["capacity"]),
                floorArea: amount(mapping["floor_area"]).map { .squareMeters($0) })
            return [
                (.openCandidates(candidates, template, node.place), .openCandidates(candidates))
            ]
        }
        if let path = mapping["path"] {
            var options = reader.path(path).map { LayerOptions(path: $0) }
            options?.crs = mapping["crs"]?.crs()
            options?.layer = mapping["layer"]?.text()
            let named = mapping["columns"]?.mapping(ColumnRole.roles(of: .facilities).map(\.rawValue))
            for key in named?.keys.map(\.name) ?? [] { options?.columns[key] = named?[key]?.text() }
            let ids = mapping["ids"]?.texts() ?? []
            let file = path.text() ?? ""
            return options.map { [(.openLayer($0, ids: ids, node.place), .openFile(file))] } ?? []
        }
        guard let id = mapping.required("id", .newFacility)?.text(),
            let position = position(mapping)
        else { return [] }
        let facility = Facility(
            id: id, name: mapping["name"]?.text(), point: PlanarPoint(x: 0, y: 0), level: mapping["level"]?.text(),
            radius: mapping["radius"]?.length(), capacity: amount(mapping["capacity"]),
            floorArea: amount(mapping["floor_area"]).map { .squareMeters($0) }, functions: mapping["functions"]?.texts() ?? [],
            owner: mapping["owner"]?.text(), sourceRow: node.place.line)
        return [(.open(facility, position, node.place), .open(id: id))]
    }

    private func amount(_ node: PlanNode?) -> Double? { node?.number(atLeast: 0, .numberAtLeast(0)) }

    /// A length for all, or `{ids, level, unit, unit_type, to | factor}`.
    func radius(_ node: PlanNode) -> [Result] {
        if node.isScalar {
            guard let length = node.length() else { return [] }
            return change(
                .radius(Selection(), .value(length.meters)), node.place, .radiusOfAll(length))
        }
        return set(node, .radius, { $0.length().map { ($0.meters, .length($0)) } }) { .radius($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`.
    func capacity(_ node: PlanNode) -> [Result] {
        set(node, .capacity, { node in amount(node).map { ($0, .number($0)) } }) { .capacity($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`, in square metres.
    func floorArea(_ node: PlanNode) -> [Result] {
        set(node, .floorArea, { node in amount(node).map { ($0, .squareMeters($0)) } }) {
            .floorArea($0, $1)
        }
    }

    private func set(
        _ node: PlanNode, _ what: ChangeSummary.Quantity, _ value: (PlanNode) -> (Double, ChangeSummary.Value)?,
        _ kind: (Selection, Amount) -> ScenarioChange.Kind
    ) -> [Result] {
        guard let mapping = node.mapping(["ids", "level", "unit", "unit_type", "to", "factor"]) else { return [] }
        let selection = reader.selection(mapping)
        switch (mapping["to"], mapping["factor"]) {
        case (let to?, nil):
            guard let (number, said) = value(to) else { return [] }
            return change(
                kind(selection, .value(number)), node.place,
                .change(what, of: selection, to: said))
        case (nil, let factor?):
            guard let number = self.factor(factor) else { return [] }
            return change(
                kind(selection, .factor(number)), node.place,
                .change(what, of: selection, to: .factor(number)))
        default:
            reader.issues.add(node.place, .planContent(.toOrFactor))
            return []
        }
    }

    private func factor(_ node: PlanNode) -> Double? {
        guard let number = node.number(atLeast: 0, .factor) else { return nil }
        if number > 1e6 { node.refuse(.factor) }
        return number
    }

    /// A factor for all, or `{unit, unit_type, level, factor}`.
    func population(_ node: PlanNode) -> [Result] {
        if node.isScalar {
            guard let factor = factor(node) else { return [] }
            return change(
                .population(Selection(), factor: factor), node.place,
                .population(of: nil, factor: factor))
        }
        guard let mapping = node.mapping(["level", "unit", "unit_type", "factor"]),
            let factor = mapping.required("factor", .factor).flatMap(factor)
        else { return [] }
        let selection = reader.selection(mapping)
        return change(
            .population(selection, factor: factor), node.place,
            .population(of: selection, factor: factor))
    }
}
