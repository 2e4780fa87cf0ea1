import GeoFormats
import PlanningTerms

/// The colours of the layers by what they show, in one place for every format and every map.
///
/// Chosen to stay apart for colour-blind readers (Okabe & Ito 2008).
enum Palette {
    static let facility = "#0072b2"
    static let proposal = "#d55e00"
    static let blank = "#999999"
    static let cluster = "#cc3311"
    static let shortfall = "#e69f00"
    static let covered = "#009e73"
    /// The outlines of units and zones.
    static let border = "#555555"
    /// From nobody covered (red) over yellow to all (green).
    static let shares = ["#d73027", "#fc8d59", "#fee08b", "#d9ef8b", "#91cf60", "#1a9850"]
    /// Fills of zones by turns.
    static let zones = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442"]
}

/// The styles of the layers, with their legends in the language of the run.
struct LayerStyles {
    let language: Language

    var serviceAreas: LayerStyle {
        LayerStyle(
            language("Service areas", "服务区"),
            .truth(
                field: "proposed",
                yes: .init(language("Service areas of proposed centers", "新增设施服务区"), .init(Palette.proposal, fillOpacity: 0.15)),
                no: .init(language("Service areas of existing centers", "现有设施服务区"), .init(Palette.facility, fillOpacity: 0.15))))
    }

    var facilities: LayerStyle { LayerStyle(language("Service centers", "现有设施"), .single(.init(Palette.facility))) }

    var proposals: LayerStyle {
        LayerStyle(language("Proposed centers", "新增设施"), .single(.init(Palette.proposal)), numberField: "rank")
    }

    var clusters: LayerStyle {
        LayerStyle(language("Uncovered clusters", "未覆盖聚集区"), .single(.init(Palette.cluster, fillOpacity: 0.5)))
    }

    var shortfalls: LayerStyle {
        LayerStyle(language("Shortfalls", "服务缺口"), .single(.init(Palette.shortfall, fillOpacity: 0.4)))
    }

    var blanks: LayerStyle {
        LayerStyle(language("Blank areas", "服务空白"), .single(.init(Palette.blank, fillOpacity: 0.35)))
    }

    var units: LayerStyle {
        let count = Palette.shares.count
        let steps = Palette.shares.enumerated().map { step, color in
            let (low, high) = (step * 100 / count, (step + 1) * 100 / count)
            return LayerStyle.Class("\(low)–\(high) %", .init(color, fillOpacity: 0.4, stroke: Palette.border))
        }
        return LayerStyle(
            language("Units by share covered", "行政单元（按覆盖率）"),
            .share(
                field: "share", steps: steps,
                none: .init(language("nobody lives there", "无人口"), .init(Palette.blank, fillOpacity: 0.4, stroke: Palette.border))
            ))
    }

    var zones: LayerStyle {
        LayerStyle(
            language("Responsibility zones", "责任片区"),
            .turns(Palette.zones.map { .init($0, fillOpacity: 0.25, stroke: Palette.border) }))
    }

    /// Demand points; a million of them carry no colour of their own in GeoJSON.
    var assignments: LayerStyle { LayerStyle(language("Demand points", "需求点"), isCovered, isInGeoJSON: false) }

    var assignmentLines: LayerStyle { LayerStyle(language("Nearest facility", "最近设施连线"), isCovered) }

    private var isCovered: LayerStyle.Rule {
        .truth(
            field: "covered", yes: .init(language("covered", "已覆盖"), .init(Palette.covered)),
            no: .init(language("not covered", "未覆盖"), .init(Palette.cluster)))
    }
}
