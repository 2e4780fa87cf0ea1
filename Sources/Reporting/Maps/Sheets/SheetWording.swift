import MapRendering
package import PlanningTerms

/// The words that stand on every sheet.
struct SheetWording: ReportWording {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// What the figures of new centers are.
    var gain: String { language("more within reach", "新增覆盖") }
    /// Where something lies.
    var place: String { language("Where", "位置") }

    /// The words for the sheet of a map.
    func words(_ page: MapPage) -> SheetWords {
        let language = language
        return SheetWords(
            legend: language("Legend", "图例"), caveats: language("What these figures rest on", "说明事项"),
            sources: language("Sources", "资料来源"), notes: language("About this map", "关于本图"), north: language("N", "北"),
            scale: language("Scale ", "比例尺 "), projection: language("Lambert azimuthal equal-area, WGS 84", "兰伯特方位等积投影，WGS 84"),
            plane: language("plane of the data, north up", "平面坐标，上北下南"),
            units: language.lengthUnits,
            more: { language("… and \($0) more, in report.json", "……另有 \($0) 项，见 report.json") },
            discExample: { language(" (disc shown: \(TextReport.grouped($0)))", "（图例圆：\(TextReport.grouped($0))）") },
            leftOut: { language(" (names without “\($0)”)", "（名称略去“\($0)”）") },
            outside: language.outOfFrame,
            unnamed: { count, all, title in
                language(
                    "\(title): \(count) of \(all) names found no room on the map.", "\(title)：\(all) 个名称中有 \(count) 个因图面所限未标注。")
            })
    }
}

extension Language {
    /// What lengths on maps are counted in.
    var lengthUnits: LengthUnits { self == .zh ? LengthUnits(meters: "米", kilometers: "公里") : LengthUnits() }

    /// Says that so many of all things of a kind lie outside the frame of a map.
    func outOfFrame(_ count: Int, _ all: Int, _ title: String) -> String {
        self("\(title): \(count) of \(all) lie outside the frame.", "\(title)：\(all) 处中有 \(count) 处在图幅之外。")
    }
}

extension ContextKind {
    /// What the legend calls it.
    package func title(_ language: Language) -> String {
        switch self {
        case .water: language("Water", "水系")
        case .road: language("Roads", "道路")
        case .rail: language("Railways", "铁路")
        case .green: language("Green", "绿地")
        case .built: language("Built-up", "建成区")
        case .other: language("Base map", "底图要素")
        }
    }
}
