import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Reads single changes of scenarios.
struct StepReader {
    typealias Result = (step: PlannedScenario.Step, words: Wording)
    let reader: PlanReader

    private func change(_ kind: ScenarioChange.Kind, _ place: PlanPlace, _ words: Wording) -> [Result] {
        [(.change(ScenarioChange(kind, at: place)), words)]
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
                reader.issues.add(node.place, "say which facilities close, by ids, level, unit or unit_type")
                return []
            }
        }
        return change(.close(selection), node.place, Wording("close \(selection)", "关闭：\(selection.chinese)"))
    }

    /// `{id, lon, lat, crs}`.
    func move(_ node: PlanNode) -> [Result] {
        guard let mapping = node.mapping(["id", "lon", "lat", "x", "y", "crs"]),
            let id = mapping.required("id", "say which facility moves")?.text(), let position = position(mapping)
        else { return [] }
        return [
            (
                .move(id: id, position, node.place),
                Wording("move \(id) to \(position.x), \(position.y)", "迁移 \(id) 至 \(position.x), \(position.y)")
            )
        ]
    }

    private func position(_ mapping: PlanMapping) -> PlannedScenario.Position? {
        let isPlanar = mapping["x"] != nil || mapping["y"] != nil
        guard let x = mapping.required(isPlanar ? "x" : "lon", "give both ordinates")?.number(),
            let y = mapping.required(isPlanar ? "y" : "lat", "give both ordinates")?.number()
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
            let listed = (candidates.joined(separator: ", "), candidates.joined(separator: "、"))
            return [
                (.openCandidates(candidates, template, node.place), Wording("open candidates \(listed.0)", "启用候选点 \(listed.1)"))
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
            let words = Wording("open the facilities of \(file)", "启用 \(file) 中的设施")
            return options.map { [(.openLayer($0, ids: ids, node.place), words)] } ?? []
        }
        guard let id = mapping.required("id", "give the new facility an id (or name candidates, or the path of a file)")?.text(),
            let position = position(mapping)
        else { return [] }
        let facility = Facility(
            id: id, name: mapping["name"]?.text(), point: PlanarPoint(x: 0, y: 0), level: mapping["level"]?.text(),
            radius: mapping["radius"]?.length(), capacity: amount(mapping["capacity"]),
            floorArea: amount(mapping["floor_area"]).map { .squareMeters($0) }, functions: mapping["functions"]?.texts() ?? [],
            owner: mapping["owner"]?.text(), sourceRow: node.place.line)
        return [(.open(facility, position, node.place), Wording("open \(id)", "新增 \(id)"))]
    }

    private func amount(_ node: PlanNode?) -> Double? { node?.number(atLeast: 0, "a number of at least 0") }

    /// A length for all, or `{ids, level, unit, unit_type, to | factor}`.
    func radius(_ node: PlanNode) -> [Result] {
        if node.isScalar {
            guard let length = node.length() else { return [] }
            return change(
                .radius(Selection(), .value(length.meters)), node.place, Wording("radius of all \(length)", "全部设施服务半径 \(length)"))
        }
        return set(node, Wording("radius", "服务半径"), { $0.length().map { ($0.meters, "\($0)") } }) { .radius($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`.
    func capacity(_ node: PlanNode) -> [Result] {
        set(node, Wording("capacity", "容量"), { node in amount(node).map { ($0, $0.plainText) } }) { .capacity($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`, in square metres.
    func floorArea(_ node: PlanNode) -> [Result] {
        set(node, Wording("floor area", "建筑面积"), { node in amount(node).map { ($0, "\($0.plainText) m²") } }) {
            .floorArea($0, $1)
        }
    }

    private func set(
        _ node: PlanNode, _ what: Wording, _ value: (PlanNode) -> (Double, String)?,
        _ kind: (Selection, Amount) -> ScenarioChange.Kind
    ) -> [Result] {
        guard let mapping = node.mapping(["ids", "level", "unit", "unit_type", "to", "factor"]) else { return [] }
        let selection = reader.selection(mapping)
        switch (mapping["to"], mapping["factor"]) {
        case (let to?, nil):
            guard let (number, text) = value(to) else { return [] }
            return change(
                kind(selection, .value(number)), node.place,
                Wording(
                    "\(what.english) of \(selection) to \(text)", "\(selection.chinese)的\(what.chinese)改为 \(text)"))
        case (nil, let factor?):
            guard let number = self.factor(factor) else { return [] }
            return change(
                kind(selection, .factor(number)), node.place,
                Wording(
                    "\(what.english) of \(selection) × \(number.plainText)",
                    "\(selection.chinese)的\(what.chinese) × \(number.plainText)"))
        default:
            reader.issues.add(node.place, "give either to (the new value) or factor")
            return []
        }
    }

    private func factor(_ node: PlanNode) -> Double? {
        let range = "a factor from 0 to 1000000"
        guard let number = node.number(atLeast: 0, range) else { return nil }
        if number > 1e6 { node.refuse(range) }
        return number
    }

    /// A factor for all, or `{unit, unit_type, level, factor}`.
    func population(_ node: PlanNode) -> [Result] {
        if node.isScalar {
            guard let factor = factor(node) else { return [] }
            return change(
                .population(Selection(), factor: factor), node.place,
                Wording("population × \(factor.plainText)", "人口 × \(factor.plainText)"))
        }
        guard let mapping = node.mapping(["level", "unit", "unit_type", "factor"]),
            let factor = mapping.required("factor", "say by how much, such as 1.1").flatMap(factor)
        else { return [] }
        let selection = reader.selection(mapping)
        return change(
            .population(selection, factor: factor), node.place,
            Wording("population of \(selection) × \(factor.plainText)", "\(selection.chinese)的人口 × \(factor.plainText)"))
    }
}

extension Selection {
    /// The selection in Chinese words.
    fileprivate var chinese: String {
        guard !isEverything else { return "全部" }
        var parts: [String] = []
        if !ids.isEmpty { parts.append(ids.joined(separator: "、")) }
        if !levels.isEmpty { parts.append("层级 \(levels.joined(separator: "、"))") }
        if !units.isEmpty { parts.append("单元 \(units.joined(separator: "、"))") }
        if !types.isEmpty { parts.append(types.map { $0 == .urban ? "城镇" : "乡村" }.joined(separator: "、")) }
        return parts.joined(separator: "，")
    }
}
