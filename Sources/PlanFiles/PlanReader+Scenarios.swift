import GeoPrimitives
import PlanningTerms
import ServiceModel

extension PlanReader {
    /// How many scenarios may be built one on the other.
    private static let deepest = 100

    /// The keys of a scenario.
    private static let scenarioKeys = [
        "name", "title", "base", "demand", "close", "move", "add", "radius", "capacity", "floor_area", "population", "profile",
        "detour",
    ]
    private static let selectionKeys = ["ids", "level", "unit", "unit_type"]

    /// Reads the list of scenarios; names, bases and circles are checked.
    func scenarios(_ node: PlanNode?) -> [PlannedScenario] {
        let scenarios = (node?.list() ?? []).compactMap(scenario)
        var known: [String: PlannedScenario] = [:]
        // Folders are called so, and many disks do not tell A from a.
        var folders: [String: PlannedScenario] = [:]
        for scenario in scenarios {
            if let first = folders[scenario.name.lowercased()] {
                issues.add(
                    scenario.namePlace,
                    .planContent(.nameTaken(scenario.name, first: first.name, line: first.namePlace.line)))
            }
            folders[scenario.name.lowercased()] = scenario
            known[scenario.name] = scenario
        }
        for scenario in scenarios { checkBase(scenario, known) }
        return scenarios
    }

    private func checkBase(_ scenario: PlannedScenario, _ known: [String: PlannedScenario]) {
        guard let base = scenario.base else { return }
        guard base != scenario.name else {
            issues.add(scenario.place, .planContent(.builtOnItself(base)))
            return
        }
        guard known[base] != nil else {
            let meant = issues.isFull ? nil : Spelling.nearest(to: base, among: known.keys.sorted())
            issues.add(scenario.place, .planContent(.unknownBase(base, meant: meant)))
            return
        }
        var chain = [scenario.name]
        var seen: Set<String> = [scenario.name]
        var next: String? = base
        while let name = next, let above = known[name] {
            guard chain.count <= Self.deepest else {
                issues.add(scenario.place, .planContent(.tooDeep(most: Self.deepest)))
                return
            }
            if !seen.insert(name).inserted {
                // Said once, at the scenario the circle comes back to.
                if name == scenario.name {
                    issues.add(scenario.place, .planContent(.circle(chain + [name])))
                }
                return
            }
            chain.append(name)
            next = above.base
        }
    }

    private func scenario(_ node: PlanNode) -> PlannedScenario? {
        guard let mapping = node.mapping(Self.scenarioKeys),
            let nameNode = mapping.required("name", .scenarioName), let name = nameNode.text()
        else { return nil }
        let allowed = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
        }
        let isTaken = name.lowercased() == PlannedScenario.baseName || reservedNames.contains(name.lowercased())
        if !allowed || name.hasPrefix(".") || name.count > 60 || isTaken {
            issues.add(nameNode.place, .planContent(.unusableName(name, base: PlannedScenario.baseName)))
        }
        let read = StepReader(reader: self)
        var steps = list(mapping["close"], read.close) + list(mapping["move"], read.move) + list(mapping["add"], read.add)
        steps += list(mapping["radius"], read.radius) + list(mapping["capacity"], read.capacity)
        steps += list(mapping["floor_area"], read.floorArea) + list(mapping["population"], read.population)
        let demand = mapping["demand"]
        return PlannedScenario(
            name: name, title: mapping["title"]?.text(), base: mapping["base"]?.text(),
            place: mapping["base"]?.place ?? nameNode.place, namePlace: nameNode.place,
            demand: demand.flatMap { layer($0, .demand) }, norms: norms(mapping), steps: steps.map(\.step),
            summary: (demand == nil ? [] : [.otherDemand]) + normChanges(mapping)
                + steps.map(\.summary))
    }

    private func norms(_ mapping: PlanMapping) -> PlannedScenario.Norms? {
        let (profile, detour) = (mapping["profile"], mapping["detour"])
        return (profile ?? detour).map {
            PlannedScenario.Norms(
                profile: profile.flatMap(profileName), detour: detour.flatMap(self.detour), place: $0.place)
        }
    }

    private func normChanges(_ mapping: PlanMapping) -> [ChangeSummary] {
        let profile = mapping["profile"]?.text().map { ChangeSummary.profile($0) }
        let detour = mapping["detour"].flatMap(detour).map { ChangeSummary.detour($0) }
        return [profile, detour].compactMap { $0 }
    }

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
