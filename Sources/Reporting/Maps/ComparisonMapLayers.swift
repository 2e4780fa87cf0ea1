import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// The layers that a comparison itself holds: who gained and lost, by unit and place, and which centers changed.
struct ComparisonMapLayers {
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
        let rows = layer.areas.indices.filter { layer.texts(.level)[$0] == lowest && !layer.areas[$0].isEmpty }
        let changes = layer.numbers(.change)
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
            .init(terms.level, .text, terms.values(rows.map { layer.texts(.level)[$0] })),
            .init(language("Covered before", "前覆盖"), .count, numbers(.coveredBefore)),
            .init(language("Covered after", "后覆盖"), .count, numbers(.coveredAfter)),
            .init(language("Change", "变化"), .count, numbers(.change), tip: true),
            .init(language("Gained", "新增"), .count, numbers(.gained)), .init(language("Lost", "减少"), .count, numbers(.lost)),
        ]
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

    /// The centers that opened, closed, moved or reach farther or less far.
    func facilities(state: Int?) throws -> MapPageLayer? {
        guard
            let layer = try PublishedTable(ifAny: .facilityDifferences, in: folder, [.id, .name, .whatChanged, .radius]),
            layer.count > 0
        else { return nil }
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
        let own = layer.texts(.whatChanged).map { change in kinds.firstIndex { $0.0 == change } ?? 0 }
        let used = kinds.indices.filter { own.contains($0) }
        var drawn = MapPageLayer(
            "changes", language("Centers that changed", "变更的设施"), .icon, .points(layer.points), classes: used.map { kinds[$0].1 },
            state: state)
        drawn.single = language("Changed center", "变更的设施")
        drawn.classOfRow = own.map { used.firstIndex(of: $0) ?? 0 }
        drawn.names = zip(layer.texts(.id), layer.texts(.name)).map { $1.isEmpty ? $0 : $1 }
        drawn.keys = layer.texts(.id)
        drawn.fields = [
            .init(language("Change", "变化"), .text, own.map { .text(kinds[$0].1.title) }, tip: true),
            .init(terms.radius, .length, terms.values(layer.numbers(.radius)), optional: true),
            .init(language("Id", "编号"), .text, terms.values(layer.texts(.id))),
        ]
        return drawn
    }
}
