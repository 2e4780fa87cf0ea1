import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

extension RunMapLayers {
    /// The existing centers by level.
    func facilities(state: Int?) -> MapPageLayer? {
        guard let layer = run.facilities, layer.count > 0 else { return nil }
        let (levels, ids) = (centerLevels, layer.texts(.id))
        let numbers = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        let opened = ids.map { id in knownCenters.map { !$0.contains(id) } ?? false }
        let own = layer.texts(.level).enumerated().map { row, level in opened[row] ? levels.count : numbers[level] ?? 0 }
        // The upper levels lie on the lower ones, and what was opened on all.
        let rows = layer.points.indices.sorted { (opened[$0] ? 1 : 0, own[$1], $0) < (opened[$1] ? 1 : 0, own[$0], $1) }
        let title =
            levels.count > 1
            ? language("Centers by level", "现有\(PlannedNames.facility)（按层级）")
            : language("Service centers", "现有\(PlannedNames.facility)")
        var drawn = MapPageLayer(
            "facilities", title, .icon, .points(rows.map { layer.points[$0] }),
            classes: levels.enumerated().map { number, level in
                let title = level.isEmpty ? language("no level", "未分级") : levelTitles[level]
                return MapColors.center(levels.count == 1 && !opened.contains(true) ? "" : title, number, of: levels.count)
            } + (opened.contains(true) ? [MapColors.opened(language("opened", "新增"))] : []), state: state)
        drawn.single = language("Service center", "现有\(PlannedNames.facility)")
        drawn.classOfRow = rows.map { own[$0] }
        let names = layer.texts(.name)
        drawn.names = rows.map { names[$0].isEmpty ? ids[$0] : names[$0] }
        drawn.keys = rows.map { ids[$0] }
        drawn.reach = reach(of: drawn.keys)
        drawn.fields = facilityFields(layer, rows)
        return drawn
    }

    private func facilityFields(_ layer: PublishedTable, _ rows: [Int]) -> [MapPageLayer.Field] {
        func texts(_ column: ColumnTerm) -> [MapValue] {
            let all = layer.texts(column)
            return terms.values(rows.map { all[$0].split(separator: ";").joined(separator: language("; ", "；")) })
        }
        func numbers(_ column: ColumnTerm) -> [MapValue] {
            let all = layer.numbers(column)
            return terms.values(rows.map { all[$0] })
        }
        let (levels, closed) = (layer.texts(.level), layer.truths(.isClosed))
        let fields: [MapPageLayer.Field] = [
            .init(terms.level, .text, terms.values(rows.map { levelTitles[levels[$0]] }), optional: true),
            .init(terms.radius, .length, numbers(.radius), tip: true, optional: true),
            .init(
                language("Nearest center of (\(terms.who))", terms.isPeople ? "就近服务人口" : "就近需求点"), .count,
                numbers(.assignedWeight), optional: true),
            .init(language("Capacity", "容量"), .count, numbers(.capacity), optional: true),
            .init(language("Served", "实际服务"), .count, numbers(.servedWeight), optional: true),
            .init(language("Floor area (m²)", "建筑面积（平方米）"), .count, numbers(.floorArea), optional: true),
            .init(language("Functions", "功能"), .text, texts(.functions), optional: true),
            .init(
                language("Closed by the plan", "方案关闭"), .flag,
                rows.map { closed[$0] ? .flag(true) : .none }, optional: true),
            .init(language("Id", "编号"), .text, texts(.id)),
        ]
        return fields.filter { field in field.values.contains { $0 != .none } }
    }

    /// The service areas of centers by their ids.
    private func reach(of ids: [String]) -> [MultiPolygon] {
        guard let areas = run.areas else { return [] }
        let known = Dictionary(zip(areas.texts(.id), areas.areas), uniquingKeysWith: { first, _ in first })
        return ids.map { known[$0] ?? MultiPolygon() }
    }

    /// Planned centers that no figure counts.
    func planned(state: Int?) -> MapPageLayer? {
        guard let layer = run.planned, layer.count > 0 else { return nil }
        var drawn = MapPageLayer(
            "planned", language("Planned centers, not counted", "规划\(PlannedNames.facility)（未计入）"), .icon, .points(layer.points),
            classes: [.init("", Palette.planned, symbol: "triangle", size: 0.85, label: .init(size: 11, color: "#55606a"))],
            state: state)
        drawn.single = language("Planned center", "规划\(PlannedNames.facility)")
        (drawn.names, drawn.keys) = (zip(layer.texts(.id), layer.texts(.name)).map { $1.isEmpty ? $0 : $1 }, layer.texts(.id))
        let fields: [MapPageLayer.Field] = [
            .init(terms.level, .text, terms.values(layer.texts(.level).map { levelTitles[$0] }), optional: true),
            .init(terms.radius, .length, terms.values(layer.numbers(.radius)), tip: true, optional: true),
            .init(language("Id", "编号"), .text, terms.values(layer.texts(.id))),
        ]
        drawn.fields = fields.filter { field in field.values.contains { $0 != .none } }
        return drawn
    }

    /// The proposed centers with their reasons.
    func proposals(state: Int?) -> MapPageLayer? {
        guard let layer = run.proposals, layer.count > 0 else { return nil }
        let ids = layer.texts(.id)
        var drawn = MapPageLayer(
            "proposals", language("New centers", "新增\(PlannedNames.facility)"), .icon, .points(layer.points),
            classes: [
                .init(
                    "", Palette.proposal, symbol: "circle", size: 1.25,
                    label: .init(size: 13, color: MapColors.proposalName, isBold: true))
            ], state: state)
        drawn.single = language("Proposed center", "新增\(PlannedNames.facility)")
        let sites = Dictionary(
            (run.report.siting?.sites ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        drawn.names = zip(ids, layer.texts(.name)).map { $1.isEmpty ? sites[$0]?.title(in: language) ?? $0 : $1 }
        drawn.keys = ids
        drawn.marks = layer.numbers(.rank).map { $0.isFinite ? $0.plainText : nil }
        drawn.reach = reach(of: ids)
        let fields: [MapPageLayer.Field] = [
            .init(terms.rank, .count, terms.values(layer.numbers(.rank))),
            .init(language("Gain", "新增\(terms.isPeople ? "人口" : "需求点")"), .count, terms.values(layer.numbers(.gain)), tip: true),
            .init(language("Lost without it", "去掉则减少"), .count, terms.values(layer.numbers(.uniqueGain))),
            .init(terms.radius, .length, terms.values(layer.numbers(.radius)), optional: true),
            .init(language("Opening cost", "建设费用"), .number, terms.values(layer.numbers(.openingCost)), optional: true),
            .init(terms.place, .text, terms.values(layer.texts(.unitChain))),
            .init(language("Why", "理由"), .lines, ids.map { .lines(sites[$0].map(reasons) ?? []) }),
            .init(language("Alternatives", "替代点"), .lines, ids.map { .lines(sites[$0].map(alternatives) ?? []) }),
            .init(
                language("To be checked", "请核实"), .lines,
                ids.map { sites[$0]?.caveats.map { .lines($0.map { $0.said(in: language) }) } ?? .none }, optional: true),
            .init(
                language("Id", "编号"), .text, terms.values(ids.map { sites[$0]?.label(in: language) ?? $0 }), detail: true),
        ]
        drawn.fields = fields.filter { field in field.values.contains { $0 != .none } }
        return drawn
    }

    /// Why a site is in the plan, sentence by sentence.
    private func reasons(_ site: SitingDocument.Site) -> [String] {
        var lines: [String] = []
        if site.required { lines.append(language("Required beforehand.", "事先指定的必选点。")) }
        if site.gain > 0 {
            lines.append(
                language(
                    "Brings \(number(site.gain)) more \(terms.who) into reach than the sites before it.",
                    "在前面各点之外，使 \(number(site.gain)) \(terms.who)进入服务半径。"))
        }
        if site.uniqueGain > 0 {
            lines.append(
                language(
                    "Without it, \(number(site.uniqueGain)) \(terms.who) would be out of reach again.",
                    "若去掉此点，\(number(site.uniqueGain)) \(terms.who)将重新落到服务半径之外。"))
        }
        let closed = site.clustersClosed.compactMap { id in clusterNames[id] ?? id }
        if !closed.isEmpty {
            lines.append(
                language(
                    "Closes the uncovered clusters: \(closed.joined(separator: ", ")).",
                    "消除未覆盖聚集区：\(closed.joined(separator: "、"))。"))
        }
        for near in site.clustersNearlyClosed ?? [] {
            let (name, share) = (clusterNames[near.id] ?? near.id, terms.percent(min(0.999, 1 - near.left / near.weight)))
            lines.append(
                language(
                    "Nearly closes the uncovered cluster \(name): \(share), \(number(near.left)) \(terms.who) left.",
                    "基本消除未覆盖聚集区\(name)：已覆盖 \(share)，余 \(number(near.left)) \(terms.who)。"))
        }
        return lines
    }

    private var clusterNames: [String: String] {
        guard let clusters = run.clusters else { return [:] }
        return Dictionary(
            zip(clusters.texts(.id), clusters.texts(.unitName)).filter { !$0.1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }

    /// What else could take a site's place, and at what loss.
    private func alternatives(_ site: SitingDocument.Site) -> [String] {
        (site.alternatives ?? []).map { other in
            let label = site.label(of: other, in: language)
            return other.lost > 0
                ? language("\(label): \(number(other.lost)) \(terms.who) fewer", "\(label)：少 \(number(other.lost)) \(terms.who)")
                : language("\(label): just as good", "\(label)：效果相同")
        }
    }
}
