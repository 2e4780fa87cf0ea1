import GeoEngine
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// Makes the pages of an atlas: one for each unit of a level, with the figures of its own.
struct AtlasComposition: ReportWording {
    private let page: MapPage, run: PublishedRun, level: String
    private let terms: MapTerms
    let language: Language

    /// Makes the pages of the map of a run.
    init(_ page: MapPage, _ run: PublishedRun, level: String, language: Language) {
        (self.page, self.run, self.level, self.language) = (page, run, level, language)
        terms = MapTerms(run.report, language)
    }

    /// The pages in the order of the units' codes.
    ///
    /// - Throws: ``CatchmentError`` where no unit is of the level.
    func pages() throws -> [SheetAtlas.Page] {
        guard let units = run.units, units.texts(.level).contains(level) else {
            throw CatchmentError.usage(.sheet(.unknownLevel(level, known: run.unitLevels)))
        }
        let (levels, codes) = (units.texts(.level), units.texts(.code))
        let rows = levels.indices.filter { levels[$0] == level && !units.areas[$0].isEmpty }
            .sorted { (codes[$0], $0) < (codes[$1], $1) }
        let locator = try PolygonLocator(rows.map { units.areas[$0] })
        let lists = try ["proposals", "clusters"].map { try rowsByUnit(of: $0, locator) }
        return rows.enumerated().map { number, row in
            SheetAtlas.Page(
                area: units.areas[row], title: units.texts(.name)[row].isEmpty ? codes[row] : units.texts(.name)[row],
                kicker: kicker(row, units), facts: facts(row, units),
                lists: [proposals(lists[0][number] ?? []), clusters(lists[1][number] ?? [])].compactMap(\.self))
        }
    }

    /// The title of the whole, and what the unit is a part of.
    private func kicker(_ row: Int, _ units: PublishedTable) -> String {
        let (names, parents) = (
            run.unitNames,
            Dictionary(
                zip(units.texts(.code), units.texts(.parent)), uniquingKeysWith: { first, _ in first })
        )
        var chain: [String] = []
        var next = units.texts(.parent)[row]
        while !next.isEmpty, chain.count < 20 {
            chain.insert(names[next] ?? next, at: 0)
            next = parents[next] ?? ""
        }
        return ([page.title] + (chain.isEmpty ? [] : [chain.joined(separator: " / ")])).joined(separator: " · ")
    }

    // MARK: Figures

    private func facts(_ row: Int, _ units: PublishedTable) -> [MapPage.Fact] {
        func number(_ column: ColumnTerm) -> Double? { units.numbers(column)[row].finite }
        let weight = number(.weight) ?? 0
        let whole = language("of \(terms.number(weight)) \(terms.who)", "共 \(terms.number(weight)) \(terms.who)")
        let (today, after) = (number(.share), run.hasPlan ? number(.shareAfter) : nil)
        var facts = [
            MapPage.Fact(
                value: percent(today), title: run.hasPlan ? language("within reach today", "现状覆盖率") : terms.share,
                note: today == nil ? terms.nobody : whole, isPlan: false)
        ]
        if let after {
            facts.append(MapPage.Fact(value: percent(after), title: terms.sharePlanned, note: whole, isPlan: true))
        }
        if let uncovered = number(.uncoveredWeight) {
            facts.append(
                MapPage.Fact(
                    value: terms.number(uncovered),
                    title: run.hasPlan ? language("\(terms.notReached) today", "现状\(terms.notReached)") : terms.notReached,
                    note: whole, isPlan: false))
        }
        if run.hasPlan, let covered = number(.coveredWeightAfter) {
            facts.append(
                MapPage.Fact(value: terms.number(weight - covered), title: terms.notReachedPlanned, note: whole, isPlan: true))
        }
        if let centers = number(.facilities) {
            facts.append(
                MapPage.Fact(
                    value: terms.number(centers), title: language("Centers in the unit", "单元内\(PlannedNames.facility)数"),
                    note: "", isPlan: false))
        }
        return facts
    }

    // MARK: Lists

    /// The rows of a layer, by the number of the unit that holds them.
    private func rowsByUnit(of id: String, _ locator: borrowing PolygonLocator) throws -> [Int: [Int]] {
        guard let layer = layer(id), case .points(let points) = layer.places else { return [:] }
        var rows: [Int: [Int]] = [:]
        for (row, point) in points.enumerated() {
            if let unit = try locator.first(containing: point.x, point.y) { rows[unit, default: []].append(row) }
        }
        return rows
    }

    /// A layer in the state that the map shows first.
    private func layer(_ id: String) -> MapPageLayer? {
        page.layers.first { $0.id == id && ($0.state == nil || $0.state == page.state) }
    }

    private func proposals(_ rows: [Int]) -> MapSheet.List? {
        guard !rows.isEmpty, let layer = layer("proposals") else { return nil }
        let gain = layer.fields.first { $0.kind == .count && $0.tip == true }
        return MapSheet.List(
            title: language("New centers", "新增\(PlannedNames.facility)"), figures: SheetWording(language).gain,
            rows: rows.map { row in
                var figure = ""
                if case .number(let value) = gain?.values[row] { figure = "+" + number(value) }
                return .init(mark: (layer.marks[row] ?? ""), name: layer.names[row], detail: "", figure: figure)
            }, color: Palette.proposal)
    }

    private func clusters(_ rows: [Int]) -> MapSheet.List? {
        guard !rows.isEmpty, let layer = layer("clusters") else { return nil }
        return MapSheet.List(
            title: language("Uncovered clusters", "未覆盖聚集区"), figures: terms.people,
            rows: rows.map { row in
                .init(mark: layer.marks[row] ?? "", name: layer.names[row], detail: "", figure: number(layer.sizes[row]))
            }, color: MapColors.cluster)
    }
}
