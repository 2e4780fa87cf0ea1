import FoundationEssentials
import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Turns the keys of a plan file into settings.
struct PlanReader {
    let file: String
    let issues: PlanIssues
    /// Names that no folder of a scenario may have: those of the files beside it.
    let reservedNames: Set<String>

    /// The keys at the top of a plan.
    private static let keys = [
        "name", "facility_name", "crs", "layers", "radius", "radius_override", "levels", "classes", "include_planned",
        "accept_ballpark",
        "accept_views", "max_cells", "max_memory", "output",
        "within", "functions", "profile", "detour", "thresholds", "responsible", "scenarios", "cost_matrix",
        "capacitated", "indivisible", SitingSetting.section, "map",
    ]

    /// Reads the whole plan; `nil` where it is no mapping or has no demand.
    func plan(_ root: PlanNode) -> Plan? {
        guard let top = root.mapping(Self.keys), let layers = layers(top), let demand = layers[.demand] else { return nil }
        var options = InputOptions(demand: demand)
        options.facilities = layers[.facilities]
        options.candidates = layers[.candidates]
        options.units = layers[.units]
        options.exclusions = layers[.exclusions]
        options.crs = top["crs"]?.crs()
        options.radius = top["radius"]?.length()
        options.radiusOverride = top["radius_override"]?.length()
        options.includesPlanned = top["include_planned"]?.flag() ?? false
        options.acceptsBallpark = top["accept_ballpark"]?.flag() ?? false
        options.limits = limits(top)
        options.places = SettingPlaces(file: file)
        let classes = classes(top["classes"])
        options.classes = classes.map(\.option)
        let levels = levels(top["levels"])
        options.planLevels = levels.map(\.name)
        options.serviceLevels = levels.map(\.service)
        for level in levels { for alias in level.aliases { options.levelAliases[alias] = level.name } }
        options.names = PlannedNames(
            facility: top["facility_name"]?.text(),
            levels: Dictionary(levels.compactMap { level in level.title.map { (level.name, $0) } }, uniquingKeysWith: { $1 }),
            classes: Dictionary(classes.compactMap { one in one.title.map { (one.option.name, $0) } }, uniquingKeysWith: { $1 }))
        options.profileName = top["profile"].flatMap(profileName)
        options.detour = top["detour"].flatMap(detour)
        let reader = ProfileReader(issues: issues)
        options.thresholds = (top["thresholds"]?.list() ?? []).compactMap { reader.threshold($0, source: "the plan") }
        options.responsible = responsible(top["responsible"])
        for key in top.keys { options.places.note(key.name, key.place) }
        for role in layers.keys { noteColumns(of: role, at: top["layers"]?.place, in: "layers.", &options.places) }
        if layers[.candidates]?.level != nil { noteCandidateLevel(at: top["layers"]?.place, &options.places) }
        if let node = top["cost_matrix"] { costMatrix(node, into: &options) }
        options.planRadii = RadiusTable(
            levels: Dictionary(levels.compactMap { level in level.radius.map { (level.name, $0) } }, uniquingKeysWith: { $1 }))
        let cover = output(top["output"], top)
        let siting = top[SitingSetting.section].map { self.siting($0, cover, into: &options) } ?? SitingOptions()
        return Plan(
            file: file, name: top["name"]?.text(), options: options, cover: cover, siting: siting, levels: levels,
            scenarios: scenarios(top["scenarios"]), map: map(top["map"]))
    }

    /// A path of the plan, joined to the plan's folder.
    func resolved(_ path: String) -> String {
        guard !path.hasPrefix("/"), !path.hasPrefix("PG:"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    private func layers(_ top: PlanMapping) -> [LayerRole: LayerOptions]? {
        let roles: [LayerRole] = [.demand, .facilities, .candidates, .units, .exclusions]
        guard let node = top.required("layers", .layers),
            let mapping = node.mapping(roles.map(\.rawValue))
        else { return nil }
        var layers: [LayerRole: LayerOptions] = [:]
        for role in roles { layers[role] = mapping[role.rawValue].flatMap { layer($0, role) } }
        if mapping["demand"] == nil { issues.add(node.place, .plan(.missingKey("demand", .demand))) }
        return layers
    }

    /// A layer: a path, or a mapping with path, crs, columns and layer.
    func layer(_ node: PlanNode, _ role: LayerRole) -> LayerOptions? {
        if node.isScalar { return path(node).map { LayerOptions(path: $0) } }
        return node.mapping(Self.layerKeys(of: role)).flatMap { layer($0, role) }
    }

    /// A layer of whose mapping the keys are known to be right.
    func layer(_ mapping: PlanMapping, _ role: LayerRole) -> LayerOptions? {
        guard let path = mapping.required("path", .path).flatMap(path) else { return nil }
        var columns: [String: String] = [:]
        let named = mapping["columns"]?.mapping(ColumnRole.roles(of: role).map(\.rawValue))
        for key in named?.keys.map(\.name) ?? [] {
            // A role without a column is released.
            guard let column = named?[key], !column.isEmptyText else {
                columns[key] = ""
                continue
            }
            columns[key] = column.text()
        }
        var options = LayerOptions(path: path, crs: mapping["crs"]?.crs(), columns: columns, layer: mapping["layer"]?.text())
        if role == .candidates { options.level = mapping["level"]?.text() }
        readTable(mapping, role, into: &options)
        return options
    }

    /// A path to a file that is there.
    func path(_ node: PlanNode) -> String? {
        guard let text = node.text() else { return nil }
        // An address is refused by name where it is read.
        if text.contains("://") || text.hasPrefix("PG:") { return text }
        let path = resolved(text)
        if !path.hasPrefix("/vsi"), !FileManager.default.fileExists(atPath: path) {
            issues.addMissing(node.place, .plan(.missingFile(path)))
        }
        return path
    }

    private func classes(_ node: PlanNode?) -> [(option: ClassOption, title: String?)] {
        var (classes, names): ([(option: ClassOption, title: String?)], Set<String>) = ([], [])
        for item in node?.list() ?? [] {
            guard let mapping = item.mapping(["name", "title", "column", "unit", "radius", "partition"]),
                let name = mapping.required("name", .className)?.text()
            else { continue }
            if !names.insert(name).inserted {
                issues.add(item.place, .planContent(.classTwice(name)))
            }
            let option = ClassOption(
                name: name, column: mapping["column"]?.text() ?? name, unit: mapping["unit"]?.text() ?? "people",
                radius: mapping["radius"]?.length(), isPartition: mapping["partition"]?.flag() ?? false)
            classes.append((option, mapping["title"]?.text()))
        }
        return classes
    }

    /// A radius of a level: one length, or one by type of unit.
    func radius(_ node: PlanNode) -> RadiusTable.Entry? {
        if node.isScalar { return node.length().map { RadiusTable.Entry(common: $0) } }
        let types = UnitType.allCases
        guard let mapping = node.mapping(types.map(\.rawValue)) else { return nil }
        var entry = RadiusTable.Entry()
        for type in types { entry.byType[type] = mapping[type.rawValue]?.length() }
        return entry
    }

    /// How capacities limit what facilities serve.
    private func capacity(_ top: PlanMapping) -> ConditionOptions.CapacityRule? {
        let isWhole = top["indivisible"]?.flag() ?? false
        if top["capacitated"]?.flag() ?? false { return isWhole ? .indivisible : .splittable }
        if isWhole, let node = top["indivisible"] {
            issues.add(node.place, .planContent(.indivisibleAlone))
        }
        return nil
    }

    private func output(_ node: PlanNode?, _ top: PlanMapping) -> CoverSettings {
        var settings = CoverSettings()
        settings.within = top["within"]?.text()
        settings.capacity = capacity(top)
        if let names = top["functions"]?.texts() { settings.functions = names == ["all"] ? .all : .named(names) }
        guard
            let mapping = node?.mapping([
                "cluster_distance", "min_people", "min_blank_area_m2", "tolerance", "area_mode", "layers", "assignment_lines",
                "backup", "redundancy", "nearest", "zones", "blanks_by", "shortfalls",
            ])
        else { return settings }
        settings.clusterDistance = mapping["cluster_distance"]?.length()
        settings.minimumPeople = mapping["min_people"]?.number(atLeast: 0, .numberAtLeast(0))
        if let area = mapping["min_blank_area_m2"]?.number(atLeast: 0, .squareMeters) {
            settings.minimumBlankArea = .squareMeters(area)
        }
        settings.tolerance = mapping["tolerance"]?.length()
        if let mode = mapping["area_mode"]?.word(ServiceAreaMode.self) { settings.areaMode = mode }
        settings.writesLayers = mapping["layers"]?.flag() ?? true
        settings.writesAssignmentLines = mapping["assignment_lines"]?.flag() ?? false
        settings.findsBackup = mapping["backup"]?.flag() ?? false
        settings.findsRedundancy = mapping["redundancy"]?.flag() ?? false
        settings.nearestCount = mapping["nearest"]?.count()
        settings.blanksBy = Set(mapping["blanks_by"]?.list().compactMap { $0.word(BlankGrouping.self) } ?? [])
        settings.findsShortfalls = mapping["shortfalls"]?.flag() ?? false
        settings.zones = mapping["zones"]?.word(ZoneMode.self)
        return settings
    }
}
