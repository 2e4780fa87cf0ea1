import GeoFormats
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

extension PlannerReport {
    /// Clusters with their rank beside their disc.
    private static let rankedClusters = 10

    /// The map of the run; `nil` when there is nothing to draw.
    func map() throws -> Markup? {
        var drawings: [MapDrawing] = []
        let levels = report.coverage.byUnit.map(\.level)
        let (lowest, upper) = (levels.last, levels.last { $0 != levels.last })
        if let units = layer(.units), let lowest {
            let communities = try units.selecting { units.value(ColumnTerm.level.name, $0) == .text(lowest) }
            drawings.append(MapDrawing(communities.styled(Self.ground), .areas, isGround: true))
        }
        if let blanks = layer(.blanks) {
            drawings.append(MapDrawing(blanks, .areas, legend: Dataset.blanks.layerTitle(language)))
        }
        if let areas = layer(.serviceAreas) { drawings += try serviceAreas(areas) }
        if let units = layer(.units), let outlined = upper ?? lowest {
            let shown = try units.selecting { units.value(ColumnTerm.level.name, $0) == .text(outlined) }
            drawings.append(
                MapDrawing(
                    shown, .outlines(color: "#7b848c", width: 0.9), legend: language("Units (\(outlined))", "行政单元（\(outlined)）")))
        }
        drawings += try points()
        if let units = layer(.units), let named = upper ?? lowest {
            drawings.append(
                MapDrawing(
                    try units.selecting { units.value(ColumnTerm.level.name, $0) == .text(named) },
                    .names(field: ColumnTerm.name.name)))
        }
        let texts = MapTexts(
            title: labels.title ?? language("Coverage and blanks", "服务覆盖与空白"), north: language("N", "北"),
            units: language.lengthUnits, outside: language.outOfFrame
        ) {
            [words, language, people] in
            language("disc shown: \(words.number($0)) \(people)", "图例圆：\(words.number($0))\(people)")
        }
        return try SVGMap(drawings, texts: texts, isPlanar: report.isPlanar).markup()
    }

    /// The ground of the units: paper white with hairlines.
    static let ground = LayerStyle("", .single(.init("#ffffff", stroke: "#dcdfe1")))

    /// The footprints of clusters, faint: how many people there are is what the discs say.
    private static let footprints = LayerStyle("", .single(.init(Palette.cluster, fillOpacity: 0.15, stroke: "#dd9083")))

    private func serviceAreas(_ areas: ResultLayer) throws -> [MapDrawing] {
        guard case .truth(let field, let yes, let no) = LayerStyles(language: language).serviceAreas else { return [] }
        return try [(no, false), (yes, true)].map { one, isProposed in
            var symbol = one.symbol
            symbol.fillOpacity = isProposed ? 0.22 : 0.16
            return MapDrawing(
                try areas.selecting { areas.value(field, $0) == .boolean(isProposed) }.styled(
                    LayerStyle(one.label, .single(symbol))),
                .merged, legend: one.label)
        }
    }

    private func points() throws -> [MapDrawing] {
        var drawings: [MapDrawing] = []
        if let clusters = layer(.uncoveredClusters) {
            drawings += [
                MapDrawing(clusters.styled(Self.footprints), .areas),
                MapDrawing(
                    clusters,
                    .proportional(field: ColumnTerm.weight.name, rankField: ColumnTerm.rank.name, ranked: Self.rankedClusters),
                    legend: Dataset.uncoveredClusters.layerTitle(language)),
            ]
        }
        if let facilities = layer(.facilities) {
            let radius = facilities.count > 2000 ? 1.0 : facilities.count > 300 ? 1.6 : 2.4
            func isOpened(_ row: ResultLayer.Row) -> Bool {
                guard let known, case .text(let id) = facilities.value(ColumnTerm.id.name, row) else { return false }
                return !known.contains(id)
            }
            let old = try facilities.selecting { !isOpened($0) }
            drawings.append(MapDrawing(old, .dots(radius: radius), legend: Dataset.facilities.layerTitle(language)))
            // What a scenario opens stands out, as what a plan proposes does.
            let opened = try facilities.selecting(isOpened).styled(LayerStyle("", .single(.init(Palette.proposal))))
            drawings.append(
                MapDrawing(
                    opened, .dots(radius: radius + 2),
                    legend: language("Opened in this scenario", "本情景方案新增\(PlannedNames.facility)")))
        }
        if let proposals = layer(.proposals) {
            drawings.append(MapDrawing(proposals, .numbered, legend: Dataset.proposals.layerTitle(language)))
        }
        return drawings
    }
}
