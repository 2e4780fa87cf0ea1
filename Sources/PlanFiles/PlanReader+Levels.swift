import GeoPrimitives
import PlanningTerms
import ServiceModel

extension PlanReader {
    /// What a level may say beside its name and radius.
    static let serviceKeys = ["serves", "floor_area_m2", "quota", "functions", "least_functions"]

    /// The levels from the top down.
    func levels(_ node: PlanNode?) -> [PlanLevel] {
        var (levels, names): ([PlanLevel], Set<String>) = ([], [])
        for item in node?.list() ?? [] {
            var level: PlanLevel?
            if item.isScalar {
                level = item.text().map { PlanLevel(name: $0, service: ServiceLevel($0)) }
            } else if let mapping = item.mapping(["name", "title", "radius", "aliases"] + Self.serviceKeys) {
                level = mapping.required("name", .levelName)?.text().map {
                    PlanLevel(
                        name: $0, title: mapping["title"]?.text(), radius: mapping["radius"].flatMap(radius),
                        aliases: mapping["aliases"]?.texts() ?? [],
                        service: service($0, mapping))
                }
            }
            guard let level else { continue }
            if !names.insert(level.name).inserted {
                issues.add(item.place, .planContent(.levelTwice(level.name)))
            }
            levels.append(level)
        }
        checkServed(levels, node)
        checkAliases(levels, node)
        return levels
    }

    /// A word stands for one level.
    private func checkAliases(_ levels: [PlanLevel], _ node: PlanNode?) {
        guard let node else { return }
        var levelByWord = Dictionary(levels.map { ($0.name, $0.name) }, uniquingKeysWith: { first, _ in first })
        for level in levels {
            for alias in level.aliases {
                if let other = levelByWord[alias], other != level.name {
                    issues.add(node.place, .planContent(.aliasTwice(alias, levels: [other, level.name])))
                }
                levelByWord[alias] = level.name
            }
        }
    }

    /// What a level serves and asks for.
    func service(_ name: String, _ mapping: PlanMapping) -> ServiceLevel {
        ServiceLevel(
            name, serves: mapping["serves"]?.texts() ?? [],
            floorArea: mapping["floor_area_m2"]?.number(atLeast: 0, .squareMeters).map {
                .squareMeters($0)
            },
            quota: mapping["quota"].flatMap(quota), functions: mapping["functions"]?.texts() ?? [],
            leastFunctions: mapping["least_functions"]?.count())
    }

    /// A number per unit, or a mapping with the number, the households it is for and the level of the units.
    private func quota(_ node: PlanNode) -> FacilityQuota? {
        if node.isScalar { return node.count().map { FacilityQuota(count: $0) } }
        guard let mapping = node.mapping(["count", "households", "unit_level"]) else { return nil }
        let households = mapping["households"]?.number(atLeast: 1, .households)
        return FacilityQuota(
            count: mapping["count"]?.count() ?? 1, unitLevel: mapping["unit_level"]?.text(), households: households)
    }

    /// The name of a profile that comes with the program, else a path from the plan's folder to a file that is there.
    func profileName(_ node: PlanNode) -> String? {
        guard let text = node.text() else { return nil }
        let name = ShippedProfile(rawValue: text) == nil ? resolved(text) : text
        if let missing = Profile.missing(name) { issues.addMissing(node.place, missing) }
        return name
    }

    /// How much longer ways are than straight lines.
    func detour(_ node: PlanNode) -> Double? { node.number(atLeast: 1, .numberAtLeast(1)) }

    /// Levels serve levels that are there.
    func checkServed(_ levels: [PlanLevel], _ node: PlanNode?) {
        let names = levels.map(\.name), known = Set(names)
        for level in levels {
            for served in level.service.serves where !known.contains(served) {
                if let node {
                    let meant = issues.isFull ? nil : Spelling.nearest(to: served, among: names)
                    issues.add(
                        node.place,
                        .planContent(.servesUnknown(level: level.name, served: served, levels: names, meant: meant)))
                }
            }
        }
    }
}
