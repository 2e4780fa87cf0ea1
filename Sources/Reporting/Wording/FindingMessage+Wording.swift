import GeoPrimitives
import PlanningTerms

extension FindingMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .demandDropped(let dropped, let weight, _): Self.dropped(dropped, weight)
        case .facilitiesUnlocated(let count, let located, _, let units): Self.unlocated(count, located, units)
        case .facilitiesOutside(let count, let all, let farthest, let distance, _):
            Wording(
                "\(count) of \(all) centers \(count == 1 ? "stands" : "stand") outside the study area, \(farthest) \(Self.length(distance)) from it: the people they reach are within reach; they count in a unit only where their row names one",
                "\(all) 处\(PlannedNames.facility)中有 \(count) 处位于研究范围之外，其中 \(farthest) 距边界 \(Self.chineseLength(distance))：其服务半径内的人口仍计为覆盖；\(PlannedNames.facility)数只计入其所写的单元，未写明的不计入任何单元"
            )
        case .outsideUnits(_, let weight, let all, let level):
            Wording(
                "\(weight.english) of \(all.english) live in no unit of the lowest level (\(level)): they are in the whole and in no figure by \(level)",
                "\(all.chinese)中有 \(weight.chinese)不在任何最低层级（\(Language.zh.level(level))）单元内：计入总体，不计入按\(level)的统计")
        case .edge(_, let weight, let reach):
            Wording(
                "\(weight.english) out of reach live within \(reach) of the edge of the study area, and no center beyond it was given: some of them may have one there",
                "\(weight.chinese)未覆盖，且距研究范围边界不足 \(reach.chinese)；未提供范围外的\(PlannedNames.facility)，其中一部分可能由其服务")
        case .searchCutShort:
            Wording(
                "the search was ended by a clock or by hand: another run may give another plan",
                "搜索因时限或人工中止而结束：再次运行可能得到不同方案")
        }
    }

    private static func dropped(_ dropped: [DemandMessage.Dropped], _ weight: Weight) -> Wording {
        let rows = dropped.reduce(0) { $0 + $1.rows }
        let english = dropped.map { "\($0.reason.wording.english): \($0.rows)" }.joined(separator: "; ")
        let chinese = dropped.map { "\($0.reason.wording.chinese)：\($0.rows)" }.joined(separator: "；")
        let unknown = dropped.contains { $0.reason == .noWeight }
        let people =
            switch (unknown, weight.value > 0) {
            case (false, _): Wording(weight.english, "共 \(weight.chinese)")
            case (true, true): Wording("\(weight.english) and an unknown number more", "已知 \(weight.chinese)，其余人数不详")
            case (true, false): Wording("an unknown number of people", "人数不详")
            }
        return Wording(
            "in no figure: \(people.english) in \(rows) \(rows == 1 ? "row" : "rows") of the demand that could not be used (\(english))",
            "未计入任何数字：需求数据中有 \(rows) 行无法使用，\(people.chinese)（\(chinese)）")
    }

    private static func unlocated(_ count: Int, _ located: Int, _ units: [Caveat.UnitCount]) -> Wording {
        let all = count + located
        let first = units.sorted { ($1.count, $0.unit) < ($0.count, $1.unit) }.prefix(listedUnits)
        let more = units.count > first.count
        let english =
            first.isEmpty ? "" : " (\(first.map { "\($0.name) \($0.count)" }.joined(separator: ", "))\(more ? ", …" : ""))"
        let chinese =
            first.isEmpty ? "" : "（\(first.map { "\($0.name) \($0.count) 处" }.joined(separator: "、"))\(more ? "……" : "")）"
        return Wording(
            "the position of \(count) of \(all) centers is missing\(english): they stand in no distance, and people who are counted as out of reach may have one of them",
            "\(all) 处\(PlannedNames.facility)中有 \(count) 处缺少坐标\(chinese)：未参与任何距离计算，计为未覆盖的人口可能由其服务")
    }

    /// The same in Chinese.
    private static func chineseLength(_ length: Distance) -> String {
        length.meters < 10_000
            ? "\(TextReport.grouped(length.meters.rounded())) 米" : "\(TextReport.grouped((length.meters / 1000).rounded())) 公里"
    }

    /// A length in whole metres, from ten kilometres up in kilometres.
    private static func length(_ length: Distance) -> String {
        length.meters < 10_000
            ? "\(TextReport.grouped(length.meters.rounded())) m" : "\(TextReport.grouped((length.meters / 1000).rounded())) km"
    }

    /// Units that are named in a sentence.
    private static let listedUnits = 5
}

extension FindingMessage.Weight {
    /// So many people or demand points.
    var english: String {
        "\(TextReport.grouped(value)) \(arePeople ? "people" : value == 1 ? "demand point" : "demand points")"
    }

    /// The same in Chinese, to stand inside a sentence.
    var chinese: String { "\(TextReport.grouped(value)) \(arePeople ? "人" : "个需求点")" }
}
