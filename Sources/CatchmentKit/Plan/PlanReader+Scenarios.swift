import GeoFormats
import GeoPrimitives
import Scenarios
import ServiceModel

extension PlanReader {
    /// The keys of a scenario.
    private static let scenarioKeys = [
        "name", "title", "base", "demand", "close", "move", "add", "radius", "capacity", "floor_area", "population", "profile",
    ]
    private static let selectionKeys = ["ids", "level", "unit", "unit_type"]

    /// Reads the list of scenarios; names, bases and circles are checked.
    func scenarios(_ node: PlanNode?) -> [PlannedScenario] {
        let scenarios = (node?.list() ?? []).compactMap(scenario)
        var known: [String: PlannedScenario] = [:]
        for scenario in scenarios {
            if let first = known[scenario.name] {
                issues.add(
                    scenario.place,
                    "the name \(scenario.name) is taken (line \(first.place.line)); every scenario needs one of its own")
            }
            known[scenario.name] = scenario
        }
        for scenario in scenarios { checkBase(scenario, known) }
        return scenarios
    }

    private func checkBase(_ scenario: PlannedScenario, _ known: [String: PlannedScenario]) {
        guard let base = scenario.base else { return }
        guard base != scenario.name else {
            issues.add(
                scenario.place, "the scenario \(base) is built on itself; name another base, or none for the plan's own state")
            return
        }
        guard known[base] != nil else {
            let meant = Spelling.nearest(to: base, among: known.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
            issues.add(scenario.place, "there is no scenario \(base) to build on\(meant)")
            return
        }
        var chain = [scenario.name]
        var next: String? = base
        while let name = next, let above = known[name] {
            if chain.contains(name) {
                // Said once, at the scenario the circle comes back to.
                if name == scenario.name {
                    issues.add(
                        scenario.place,
                        "scenarios are built on one another in a circle: \((chain + [name]).joined(separator: " → "))")
                }
                return
            }
            chain.append(name)
            next = above.base
        }
    }

    private func scenario(_ node: PlanNode) -> PlannedScenario? {
        guard let mapping = node.mapping(Self.scenarioKeys),
            let nameNode = mapping.required("name", "a folder will be called so"), let name = nameNode.text()
        else { return nil }
        let allowed = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
        }
        if !allowed || name.hasPrefix(".") || name.count > 60 || name == Self.baseName {
            issues.add(
                nameNode.place,
                "\"\(name)\" cannot name a folder here; use letters, digits, - and _, at most 60, and not \(Self.baseName), which is the plan's own state"
            )
        }
        if let profile = mapping["profile"] {
            issues.add(profile.place, "a scenario cannot change the profile yet; drop the key")
        }
        let read = StepReader(reader: self)
        var steps = list(mapping["close"], read.close) + list(mapping["move"], read.move) + list(mapping["add"], read.add)
        steps += list(mapping["radius"], read.radius) + list(mapping["capacity"], read.capacity)
        steps += list(mapping["floor_area"], read.floorArea) + list(mapping["population"], read.population)
        let demand = mapping["demand"]
        return PlannedScenario(
            name: name, title: mapping["title"]?.text(), base: mapping["base"]?.text(),
            place: mapping["base"]?.place ?? nameNode.place,
            demand: demand.flatMap { layer($0, .demand) }, steps: steps.map(\.step),
            summary: (demand == nil ? [] : ["demand from another layer"]) + steps.map(\.words))
    }

    /// The name of the plan's own state.
    static let baseName = "base"

    private func list(_ node: PlanNode?, _ read: (PlanNode) -> [StepReader.Result]) -> [StepReader.Result] {
        guard let node else { return [] }
        // Ids alone may stand in one list.
        return node.list().flatMap(read)
    }

    /// Reads which facilities or demand points are meant.
    func selection(_ mapping: PlanMapping) -> Selection {
        var selection = Selection()
        selection.ids = mapping["ids"]?.texts() ?? []
        selection.levels = mapping["level"]?.texts() ?? []
        selection.units = mapping["unit"]?.texts() ?? []
        selection.types = mapping["unit_type"]?.list().compactMap { $0.word(UnitType.self) } ?? []
        return selection
    }
}

/// Reads single changes of scenarios.
private struct StepReader {
    typealias Result = (step: PlannedScenario.Step, words: String)
    let reader: PlanReader

    private func change(_ kind: ScenarioChange.Kind, _ place: PlanPlace, _ words: String) -> [Result] {
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
        return change(.close(selection), node.place, "close \(selection)")
    }

    /// `{id, lon, lat, crs}`.
    func move(_ node: PlanNode) -> [Result] {
        guard let mapping = node.mapping(["id", "lon", "lat", "x", "y", "crs"]),
            let id = mapping.required("id", "say which facility moves")?.text(), let position = position(mapping)
        else { return [] }
        return [(.move(id: id, position, node.place), "move \(id) to \(position.x), \(position.y)")]
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
            return [(.openCandidates(candidates, template, node.place), "open candidates \(candidates.joined(separator: ", "))")]
        }
        if let path = mapping["path"] {
            var options = reader.path(path).map { LayerOptions(path: $0) }
            options?.crs = mapping["crs"]?.crs()
            options?.layer = mapping["layer"]?.text()
            let named = mapping["columns"]?.mapping(PlanReader.roles(.facilities).map(\.rawValue))
            for key in named?.keys.map(\.name) ?? [] { options?.columns[key] = named?[key]?.text() }
            let ids = mapping["ids"]?.texts() ?? []
            return options.map { [(.openLayer($0, ids: ids, node.place), "open the facilities of \(path.text() ?? "")")] } ?? []
        }
        guard let id = mapping.required("id", "give the new facility an id (or name candidates, or the path of a file)")?.text(),
            let position = position(mapping)
        else { return [] }
        let facility = Facility(
            id: id, name: mapping["name"]?.text(), point: PlanarPoint(x: 0, y: 0), level: mapping["level"]?.text(),
            radius: mapping["radius"]?.length(), capacity: amount(mapping["capacity"]),
            floorArea: amount(mapping["floor_area"]).map { .squareMeters($0) }, functions: mapping["functions"]?.texts() ?? [],
            owner: mapping["owner"]?.text(), sourceRow: node.place.line)
        return [(.open(facility, position, node.place), "open \(id)")]
    }

    private func amount(_ node: PlanNode?) -> Double? { node?.number(atLeast: 0, "a number of at least 0") }

    /// A length for all, or `{ids, level, unit, unit_type, to | factor}`.
    func radius(_ node: PlanNode) -> [Result] {
        if node.isScalar {
            guard let length = node.length() else { return [] }
            return change(.radius(Selection(), .value(length.meters)), node.place, "radius of all \(length)")
        }
        return set(node, "radius", { $0.length().map { ($0.meters, "\($0)") } }) { .radius($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`.
    func capacity(_ node: PlanNode) -> [Result] {
        set(node, "capacity", { node in amount(node).map { ($0, $0.plainText) } }) { .capacity($0, $1) }
    }

    /// `{ids, level, unit, unit_type, to | factor}`, in square metres.
    func floorArea(_ node: PlanNode) -> [Result] {
        set(node, "floor area", { node in amount(node).map { ($0, "\($0.plainText) m²") } }) { .floorArea($0, $1) }
    }

    private func set(
        _ node: PlanNode, _ what: String, _ value: (PlanNode) -> (Double, String)?,
        _ kind: (Selection, Amount) -> ScenarioChange.Kind
    ) -> [Result] {
        guard let mapping = node.mapping(["ids", "level", "unit", "unit_type", "to", "factor"]) else { return [] }
        let selection = reader.selection(mapping)
        switch (mapping["to"], mapping["factor"]) {
        case (let to?, nil):
            guard let (number, text) = value(to) else { return [] }
            return change(kind(selection, .value(number)), node.place, "\(what) of \(selection) to \(text)")
        case (nil, let factor?):
            guard let number = self.factor(factor) else { return [] }
            return change(kind(selection, .factor(number)), node.place, "\(what) of \(selection) × \(number.plainText)")
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
            return change(.population(Selection(), factor: factor), node.place, "population × \(factor.plainText)")
        }
        guard let mapping = node.mapping(["level", "unit", "unit_type", "factor"]),
            let factor = mapping.required("factor", "say by how much, such as 1.1").flatMap(factor)
        else { return [] }
        let selection = reader.selection(mapping)
        return change(.population(selection, factor: factor), node.place, "population of \(selection) × \(factor.plainText)")
    }
}
