import GeoFormats
import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// The map of a comparison: who gains and who loses, and where.
extension ComparisonPage {
    /// The ground that came into reach, and that which fell out of it.
    private var changed: [ResultLayer] {
        guard let areas else { return [] }
        let parts = [
            (areas.gained, Palette.covered, language("area that came into reach", "新增服务范围")),
            (areas.lost, Palette.cluster, language("area that fell out of reach", "失去服务范围")),
        ]
        return parts.filter { !$0.0.isEmpty }.map { area, color, title in
            ResultLayer(
                "changed", [], .area, style: LayerStyle(title, .single(.init(color, fillOpacity: 0.28, stroke: color))), count: 1
            ) { _ in .init([], .area(area)) }
        }
    }

    /// A disc for who is gained and one for who is lost in each unit, on one scale.
    private func discs(_ units: ResultLayer) throws -> ResultLayer {
        var found: [(unit: Int, isGained: Bool, people: Double)] = []
        for number in 0..<units.count {
            let row = try units.row(number)
            for (term, isGained) in [(ColumnTerm.gained, true), (.lost, false)] {
                if case .number(let people) = units.value(term.name, row), people > 0 { found.append((number, isGained, people)) }
            }
        }
        let style = LayerStyle(
            language("gained (green) and lost (red) by unit", "各单元新增（绿）与减少（红）"),
            .truth(field: ColumnTerm.isGained.name, yes: .init("", .init(Palette.covered)), no: .init("", .init(Palette.cluster)))
        )
        return ResultLayer(
            "discs", [ColumnTerm.isGained.field, ColumnTerm.people.field], .area, style: style, count: found.count
        ) { number in
            let disc = found[number]
            return .init([.boolean(disc.isGained), .number(disc.people)], try units.row(disc.unit).geometry)
        }
    }

    func map() throws -> Markup? {
        var drawings: [MapDrawing] = []
        func layer(_ dataset: Dataset) -> ResultLayer? { layers.first { $0.dataset == dataset } }
        let levels = document.byUnit.map(\.level)
        let (lowest, upper) = (levels.last, levels.last { $0 != levels.last })
        if let units = layer(.unitDifferences), let lowest {
            func level(_ name: String) throws -> ResultLayer {
                try units.selecting { units.value(ColumnTerm.level.name, $0) == .text(name) }
            }
            let communities = try level(lowest)
            drawings.append(MapDrawing(communities.styled(PlannerReport.ground), .areas, isGround: true))
            if let upper { drawings.append(MapDrawing(try level(upper), .outlines(color: "#7b848c", width: 0.9))) }
            drawings += changed.map { MapDrawing($0, .merged, legend: $0.style?.title) }
            let discs = try discs(communities)
            drawings.append(
                MapDrawing(
                    discs, .proportional(field: ColumnTerm.people.name, rankField: "", ranked: 0), legend: discs.style?.title))
            drawings.append(MapDrawing(try level(upper ?? lowest), .names(field: ColumnTerm.name.name)))
        }
        if areas == nil, let points = layer(.differences), points.count <= Self.drawnPoints {
            drawings.append(MapDrawing(points, .dots(radius: 0.6)))
        }
        if let sites = layer(.facilityDifferences), case .truth(let field, let yes, let no) = sites.style?.rule {
            for (isOpen, one) in [(true, yes), (false, no)] {
                let some = try sites.selecting { sites.value(field, $0) == .boolean(isOpen) }
                drawings.append(MapDrawing(some, .dots(radius: 3), legend: one.label))
            }
        }
        let title = labels.title ?? language("Who gains and who loses", "新增与减少")
        let texts = MapTexts(
            title: title, north: language("N", "北"), units: language.lengthUnits, outside: language.outOfFrame
        ) { example in
            language("disc shown: \(number(example)) \(who)", "图例圆：\(number(example)) \(who)")
        }
        return try SVGMap(drawings, texts: texts, isPlanar: isPlanar).markup()
    }
}
