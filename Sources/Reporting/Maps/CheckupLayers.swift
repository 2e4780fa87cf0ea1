import GeoPrimitives
import MapRendering
import PlanningTerms
import Publication

/// What a check-up adds to the map of its run.
struct CheckupLayers {
    private let run: PublishedRun
    private let language: Language

    init(_ run: PublishedRun, _ language: Language) { (self.run, self.language) = (run, language) }

    /// The list of problems as symbols, by kind; hidden at first, for the clusters among them are on the map already.
    func problems() throws -> MapPageLayer? {
        guard
            let layer = try PublishedTable(
                ifAny: .problems, in: run.folder, [.id, .kind, .problem, .unitName, .unitChain, .detail, .people]),
            layer.count > 0
        else { return nil }
        var kinds: [String] = []
        for kind in layer.texts(.kind) where !kinds.contains(kind) { kinds.append(kind) }
        let symbols = ["cross", "triangle", "diamond", "square", "star", "circle"]
        let colors = [Palette.cluster, Palette.shortfall, MapColors.cluster, Palette.proposal, Palette.covered, Palette.border]
        let rows = layer.points.indices.filter { layer.points[$0].x.isFinite }
        var drawn = MapPageLayer(
            "problems", language("Problems found by the check-up", "体检发现的问题"), .icon, .points(rows.map { layer.points[$0] }),
            classes: kinds.enumerated().map { number, kind in
                MapPageLayer.Class(
                    Self.name(kind, language), colors[number % colors.count], symbol: symbols[number % symbols.count], size: 0.75)
            })
        drawn.isOn = false
        drawn.single = language("Problem", "问题")
        drawn.classOfRow = rows.map { kinds.firstIndex(of: layer.texts(.kind)[$0]) ?? 0 }
        drawn.names = rows.map { layer.texts(.unitName)[$0].isEmpty ? layer.texts(.id)[$0] : layer.texts(.unitName)[$0] }
        drawn.keys = rows.map { layer.texts(.id)[$0] }
        drawn.isUnsearched = true
        func texts(_ column: ColumnTerm) -> [MapValue] {
            let all = layer.texts(column)
            return rows.map { all[$0].isEmpty ? .none : .text(all[$0]) }
        }
        let people = layer.numbers(.people)
        drawn.fields = [
            .init(language("Problem", "问题"), .text, rows.map { .text(Self.name(layer.texts(.kind)[$0], language)) }, tip: true),
            .init(language("People", "人口"), .count, rows.map { people[$0].isFinite ? .number(people[$0]) : .none }),
            .init(language("Where", "位置"), .text, texts(.unitChain)),
        ]
        return drawn
    }

    private static func name(_ kind: String, _ language: Language) -> String {
        kind == "cluster" ? language("uncovered cluster", "未覆盖聚集区") : IndicatorKind(rawValue: kind)?.title(language) ?? kind
    }
}
