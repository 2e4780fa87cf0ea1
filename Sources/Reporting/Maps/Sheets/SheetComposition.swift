import GeoPrimitives
import MapRendering
import PlanningTerms

/// Makes a sheet of the value of the one-file map: the same layers, the same words, on paper.
struct SheetComposition {
    let page: MapPage
    let options: SheetOptions
    let language: Language

    /// The sheet.
    ///
    /// - Throws: ``CatchmentError`` where the extent asked for is not there.
    func sheet() throws -> MapSheet {
        var sheet = MapSheet(
            language: language.rawValue, program: page.program, title: page.title, kicker: page.sheetKicker ?? page.kicker,
            words: SheetWording(language).words(page))
        (sheet.facts, sheet.statements, sheet.caveats) = (page.facts, page.statements, page.caveats)
        sheet.sources = page.sources
        if let date = options.settings.dataDate { sheet.sources.insert(language("Data as of \(date)", "数据截至：\(date)"), at: 0) }
        sheet.foot = foot
        sheet.panels = panels
        sheet.lists = [proposals, changes].compactMap(\.self) + remarkable
        sheet.context = options.context
        sheet.extent = try extent()
        sheet.isPlanar = page.isPlanar
        return sheet
    }

    private var foot: [String] {
        let settings = options.settings
        return [
            settings.maker.map { language("Made by \($0)", "制图单位：\($0)") },
            settings.approvalNumber.map { language("Approval number \($0)", "审图号：\($0)") },
            page.date.map { language("Date \($0)", "制图日期：\($0)") },
        ].compactMap(\.self)
    }

    // MARK: Maps

    /// One map for each state; of a plan only the planned one, for its layers say both.
    private var panels: [MapSheet.Panel] {
        guard page.states.count > 1, !page.isPlan else {
            return [MapSheet.Panel(title: nil, layers: layers(of: page.isPlan ? page.state : nil))]
        }
        return page.states.enumerated().map { number, state in
            MapSheet.Panel(title: state.title, fact: state.fact, layers: layers(of: number))
        }
    }

    /// The layers that a state shows at first.
    private func layers(of state: Int?) -> [MapPageLayer] {
        page.layers.filter { layer in
            layer.isOn && (state == nil || layer.state == nil || layer.state == state)
        }
    }

    // MARK: Lists

    private var proposals: MapSheet.List? {
        guard let layer = page.layers.first(where: { $0.id == "proposals" }) else { return nil }
        let terms = SheetWording(language)
        return list(of: layer, language("New centers", "新增\(PlannedNames.facility)"), terms.gain, color: Palette.proposal) {
            row in
            layer.marks.indices.contains(row) ? layer.marks[row] ?? "" : ""
        }
    }

    /// What stands out, but for the proposed centers, which have a list with their signs.
    private var remarkable: [MapSheet.List] {
        page.lists.filter { $0.layer != "proposals" }.map { list in
            MapSheet.List(
                title: list.title, figures: list.figures,
                rows: list.rows.map { .init(mark: "", name: $0.name, detail: $0.note, figure: $0.figure) },
                color: Palette.facility, isRemark: list.layer == "units")
        }
    }

    /// What is said of a proposed center in the list beside the map: where it is, and why.
    private var reasons: [String: String] {
        let list = page.lists.first { $0.layer == "proposals" }
        return Dictionary(
            (list?.rows ?? []).compactMap { row in row.key.map { ($0, row.note) } }, uniquingKeysWith: { first, _ in first })
    }

    private var changes: MapSheet.List? {
        guard let layer = page.layers.first(where: { $0.id == "changes" }) else { return nil }
        return list(of: layer, language("Centers that changed", "变更的\(PlannedNames.facility)"), nil, color: Palette.proposal) {
            _ in ""
        }
    }

    /// A list of the rows of a layer: their figure is the first count or, where there is none, their kind.
    private func list(
        of layer: MapPageLayer, _ title: String, _ figures: String?, color: String, mark: (Int) -> String
    ) -> MapSheet.List {
        let wording = SheetWording(language)
        let figure = layer.fields.first { $0.kind == .count && $0.tip == true }
        let detail =
            layer.fields.first { $0.kind == .text && $0.title == wording.place } ?? layer.fields.first { $0.kind == .text }
        let reasons = layer.id == "proposals" ? reasons : [:]
        let rows = layer.names.indices.map { row -> MapSheet.List.Row in
            var number = ""
            if case .number(let value) = figure?.values[row] { number = "+" + TextReport.grouped(value) }
            var place = ""
            if case .text(let text) = detail?.values[row] { place = text }
            if layer.keys.indices.contains(row), let reason = reasons[layer.keys[row]] { place = reason }
            return MapSheet.List.Row(mark: mark(row), name: layer.names[row], detail: place, figure: number)
        }
        return MapSheet.List(title: title, figures: figure == nil ? "" : figures ?? "", rows: rows, color: color)
    }

    // MARK: Extent

    private func extent() throws -> MapSheet.Extent {
        guard let name = options.extent else { return .studyArea }
        let extents = options.settings.extents
        guard let extent = extents.first(where: { $0.name == name }) else {
            throw CatchmentError.usage(.sheet(.unknownExtent(name, known: extents.map(\.name))))
        }
        switch extent.place {
        case .box(let box): return .box(box)
        case .units(let codes): return .areas(try codes.map(area(ofUnit:)))
        }
    }

    /// The area of a unit.
    private func area(ofUnit code: String) throws -> MultiPolygon {
        for layer in page.layers where layer.form == .outline {
            guard case .areas(let areas) = layer.places, let row = layer.keys.firstIndex(of: code) else { continue }
            return areas[row]
        }
        throw CatchmentError.usage(.sheet(.unknownUnit(code)))
    }
}
