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
        let rows = layer.points.indices.filter { layer.points[$0].x.isFinite }
        var kinds: [String] = []
        for row in rows where !kinds.contains(layer.texts(.kind)[row]) { kinds.append(layer.texts(.kind)[row]) }
        let symbols = ["cross", "triangle", "diamond", "square", "star", "circle"]
        let colors = [Palette.cluster, Palette.shortfall, MapColors.cluster, Palette.proposal, Palette.covered, Palette.border]
        var drawn = MapPageLayer(
            "problems", language("Problems found by the check-up", "体检发现的问题"), .icon, .points(rows.map { layer.points[$0] }),
            classes: kinds.enumerated().map { number, kind in
                MapPageLayer.Class(
                    Self.name(kind, language), colors[number % colors.count], symbol: symbols[number % symbols.count], size: 0.75)
            })
        drawn.isOn = false
        let placeless = layer.count - rows.count
        if placeless > 0 {
            drawn.note = language(
                "\(placeless) of \(layer.count) problems concern a unit or the whole and have no place of their own; \(ResultFile.table(.problems).name) lists them.",
                "\(layer.count) 个问题中有 \(placeless) 个涉及整个单元或全局，没有单独的位置；见 \(ResultFile.table(.problems).name)。")
        }
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
