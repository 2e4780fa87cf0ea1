import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// The layers that a comparison itself holds: who gained and lost, by unit and place, and which centers changed.
struct ComparisonMapLayers {
    /// A list of units names so many.
    private static let named = 5

    private let folder: String
    private let terms: MapTerms
    private var language: Language { terms.language }

    init(_ folder: String, _ terms: MapTerms) { (self.folder, self.terms) = (folder, terms) }

    /// The lowest units by what changed in them; as the ground of the map where nothing else is there.
    func units(isGround: Bool) throws -> MapPageLayer? {
        guard
            let layer = try PublishedTable(
                ifAny: .unitDifferences, in: folder,
                [.code, .name, .level, .peopleBefore, .peopleAfter, .coveredBefore, .coveredAfter, .change, .gained, .lost]),
            let lowest = layer.texts(.level).last
        else { return nil }
        let levels = layer.texts(.level)
        let rows = layer.areas.indices.filter { levels[$0] == lowest && !layer.areas[$0].isEmpty }
        let changes = layer.numbers(.change)
        let titles = LevelTitles(levels, language)
        var drawn = MapPageLayer(
            "unit-changes", language("Units by change", "行政单元（按变化）"), .area, .areas(rows.map { layer.areas[$0] }),
            classes: [
                .init(language("no change", "无变化"), "#e3e5e2", opacity: 0.6, stroke: "#98a2ab"),
                .init(language("more within reach", "覆盖增加"), Palette.facility, opacity: 0.55, stroke: "#ffffff"),
                .init(language("fewer within reach", "覆盖减少"), Palette.proposal, opacity: 0.55, stroke: "#ffffff"),
            ])
        drawn.isOn = isGround
        drawn.single = terms.unit
        drawn.classOfRow = rows.map { changes[$0] > 0 ? 1 : changes[$0] < 0 ? 2 : 0 }
        drawn.names = rows.map { layer.texts(.name)[$0] }
        drawn.keys = rows.map { layer.texts(.code)[$0] }
        drawn.isUnsearched = !isGround
        func numbers(_ column: ColumnTerm) -> [MapValue] {
            let all = layer.numbers(column)
            return terms.values(rows.map { all[$0] })
        }
        drawn.fields = [
            .init(terms.level, .text, terms.values(rows.map { titles[levels[$0]] })),
            .init(language("Covered before", "前覆盖"), .count, numbers(.coveredBefore)),
            .init(language("Covered after", "后覆盖"), .count, numbers(.coveredAfter)),
            .init(language("Change", "变化"), .count, numbers(.change), tip: true),
            .init(language("Gained", "新增"), .count, numbers(.gained)), .init(language("Lost", "减少"), .count, numbers(.lost)),
        ]
        return drawn
    }

    /// What came into reach and what fell out of it; `nil` where neither did.
    func areas(_ areas: ChangedAreas, state: Int?) -> MapPageLayer? {
        let parts = [(areas.gained, 0), (areas.lost, 1)].filter { !$0.0.isEmpty }
        guard !parts.isEmpty else { return nil }
        let titles = [language("came into reach", "新增范围"), language("fell out of reach", "失去范围")]
        var drawn = MapPageLayer(
            "changed-areas", language("Area gained and lost", "服务范围的新增与失去"), .area, .areas(parts.map(\.0)),
            classes: [
                .init(titles[0], Palette.facility, opacity: 0.4, stroke: Palette.facility, width: 1),
                .init(titles[1], Palette.proposal, opacity: 0.4, stroke: Palette.proposal, width: 1),
            ], state: state)
        drawn.single = language("Changed area", "变化范围")
        drawn.classOfRow = parts.map(\.1)
        drawn.names = parts.map { titles[$0.1] }
        drawn.keys = parts.map { $0.1 == 0 ? "gained" : "lost" }
        drawn.isUnsearched = true
        return drawn
    }

    /// Who gained and who lost, summed to cells.
    func people(side: Double, state: Int?) throws -> MapPageLayer? {
        guard
            let layer = try PublishedTable(ifAny: .differences, in: folder, [.isGained, .peopleBefore, .peopleAfter]),
            layer.count > 0
        else { return nil }
        var box = BoundingBox.empty
        for point in layer.points { box.formUnion(x: point.x, y: point.y) }
        var sums = CellSums(box, side: side, isPlanar: terms.isPlanar)
        let (gained, old, new) = (layer.truths(.isGained), layer.numbers(.peopleBefore), layer.numbers(.peopleAfter))
        for number in layer.points.indices {
            let weight = (gained[number] ? new[number] : old[number]).finite ?? 0
            sums.add(weight, part: gained[number] ? weight : 0, at: layer.points[number])
        }
        let (cells, length) = (sums.filled, language("\(terms.number(side)) m", "\(terms.number(side)) 米"))
        var drawn = MapPageLayer(
            "changed-people", language("Gained and lost by cells of \(length)", "新增与减少（\(length)网格）"), .cell,
            .points(cells.map(\.middle)),
            classes: [
                .init(language("lost", "减少"), Palette.proposal), .init(language("both", "二者皆有"), Palette.shortfall),
                .init(language("gained", "新增"), Palette.facility),
            ], state: state)
        drawn.cell = (sums.width, sums.height)
        drawn.sizes = cells.map { $0.weight.rounded(toDecimals: 2) }
        drawn.classOfRow = cells.map(\.step)
        return drawn
    }

    /// Where most changed; `nil` where nothing did or there are no units to tell apart.
    func list() throws -> MapPage.List? {
        guard
            let layer = try PublishedTable(ifAny: .unitDifferences, in: folder, [.code, .name, .level, .change, .gained, .lost])
        else { return nil }
        let (levels, codes, names) = (layer.texts(.level), layer.texts(.code), layer.texts(.name))
        var order: [String] = []
        for level in levels where !order.contains(level) { order.append(level) }
        guard let level = RunMapLayers.listedLevel(levels, order) else { return nil }
        let (changes, gained, lost) = (layer.numbers(.change), layer.numbers(.gained), layer.numbers(.lost))
        let rows = levels.indices.filter { levels[$0] == level && abs(changes[$0]) > 0 }
            .sorted { (abs(changes[$1]), codes[$0]) < (abs(changes[$0]), codes[$1]) }.prefix(Self.named)
        guard !rows.isEmpty else { return nil }
        let title = LevelTitles(order, language)[level]
        return MapPage.List(
            title: language("Where most changes, by \(title)", "变化最大的\(title)"),
            figures: language("\(terms.who) within reach", "覆盖\(terms.people)"), layer: "units",
            rows: rows.map { row in
                let parts = (terms.count(gained[row]), terms.count(lost[row]))
                let note = language("gained \(parts.0), lost \(parts.1)", "新增 \(parts.0)，减少 \(parts.1)")
                return .init(
                    name: names[row].isEmpty ? codes[row] : names[row], figure: terms.signedCount(changes[row]),
                    note: gained[row].isFinite && lost[row].isFinite ? note : "", key: codes[row])
            })
    }

    /// The centers that opened, closed, moved or reach farther or less far, but for some that are drawn otherwise.
    func facilities(state: Int?, except shown: Set<String> = []) throws -> MapPageLayer? {
        guard
            let layer = try PublishedTable(ifAny: .facilityDifferences, in: folder, [.id, .name, .whatChanged, .radius])
        else { return nil }
        let ids = layer.texts(.id)
        let rows = ids.indices.filter { !shown.contains(ids[$0]) }
        guard !rows.isEmpty else { return nil }
        let kinds: [(String, MapPageLayer.Class)] = [
            (
                "opened",
                .init(
                    language("opened", "新增"), Palette.proposal, symbol: "circle",
                    label: .init(size: 12, color: MapColors.proposalName, isBold: true))
            ),
            ("closed", .init(language("closed", "关闭"), "#111111", symbol: "cross", label: .init(size: 12))),
            ("moved", .init(language("moved", "迁址"), Palette.shortfall, symbol: "diamond", label: .init(size: 12))),
            ("resized", .init(language("another radius", "半径变更"), Palette.covered, symbol: "triangle", label: .init(size: 12))),
        ]
        let (said, names, radii) = (layer.texts(.whatChanged), layer.texts(.name), layer.numbers(.radius))
        let own = rows.map { row in kinds.firstIndex { $0.0 == said[row] } ?? 0 }
        let used = kinds.indices.filter { own.contains($0) }
        let title =
            used.count == 1
            ? language("Centers: \(kinds[used[0]].1.title)", "\(kinds[used[0]].1.title)的\(PlannedNames.facility)")
            : language("Centers that changed", "变更的\(PlannedNames.facility)")
        var drawn = MapPageLayer(
            "changes", title, .icon, .points(rows.map { layer.points[$0] }), classes: used.map { kinds[$0].1 }, state: state)
        drawn.single = language("Changed center", "变更的\(PlannedNames.facility)")
        drawn.classOfRow = own.map { used.firstIndex(of: $0) ?? 0 }
        drawn.names = rows.map { names[$0].isEmpty ? ids[$0] : names[$0] }
        drawn.keys = rows.map { ids[$0] }
        drawn.fields = [
            .init(language("Change", "变化"), .text, own.map { .text(kinds[$0].1.title) }, tip: true),
            .init(terms.radius, .length, terms.values(rows.map { radii[$0] }), optional: true),
            .init(language("Id", "编号"), .text, terms.values(drawn.keys)),
        ]
        return drawn
    }
}
