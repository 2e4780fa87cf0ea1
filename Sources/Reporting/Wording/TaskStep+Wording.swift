import GeoPrimitives
package import PlanningTerms

extension TaskStep {
    /// The step in words.
    package var wording: Wording {
        switch self {
        case .openProposed(let site):
            Wording("open the proposed center \(site.wording.english)", "在\(site.wording.chinese)新建\(PlannedNames.center)")
        case .findSites(let count, let level):
            Wording(
                count == 1
                    ? "find a site and open a \(Self.center(level, .en))"
                    : "find sites and open \(count) \(Self.center(level, .en))s",
                count == 1
                    ? "选址新建\(Self.center(level, .zh))" : "选址新建 \(count) 处\(Self.center(level, .zh))")
        case .findForRest(let rest, let isPeople):
            Wording(
                "find a site for the \(TextReport.whole(rest)) \(isPeople ? "people" : "points") that stay out of reach",
                "为仍未覆盖的 \(TextReport.whole(rest)) \(isPeople ? "人" : "个需求点")另行选址")
        case .enlarge(let center, let area, let least):
            Wording(
                "enlarge \(center.wording.english) from \(area.plainText) to \(least.plainText) m²",
                "扩建或置换\(center.wording.chinese)，建筑面积由 \(area.plainText) 平方米增至 \(least.plainText) 平方米")
        case .addFloorArea(let area):
            Wording(
                "bring \(TextReport.grouped(area)) m² more floor area in all", "合计增加服务用房 \(TextReport.grouped(area)) 平方米")
        case .addFunctions(let center, let missing):
            Wording(
                "add functions to \(center.wording.english)" + (missing.isEmpty ? "" : ": \(missing.joined(separator: ", "))"),
                "为\(center.wording.chinese)补充功能" + (missing.isEmpty ? "" : "：\(missing.joined(separator: "、"))"))
        case .relieve(let center, let load, let capacity):
            Wording(
                "relieve or extend \(center.wording.english): \(TextReport.whole(load)) for a capacity of \(capacity.plainText)",
                "为\(center.wording.chinese)分流或扩容：应服务 \(TextReport.whole(load))，容量 \(capacity.plainText)")
        case .link(let level):
            Wording(
                "link \(Self.center(level, .en))s to the level above", "推动\(Self.center(level, .zh))与上级中心联动")
        case .planCenters(let level):
            Wording("plan more \(Self.center(level, .en))s", "统筹规划增设\(Self.center(level, .zh))")
        case .planAllLevels:
            Wording("bring every level of center within reach", "统筹完善各级\(PlannedNames.center)覆盖")
        case .secondCenters:
            Wording(
                "plan a second center for those who depend on one",
                "为仅依赖一处\(PlannedNames.facility)的人群规划第二处\(PlannedNames.facility)")
        case .survey: Wording("survey the missing coordinates of centers", "补测\(PlannedNames.facility)坐标")
        }
    }

    /// What a center is called, of a level where one is named.
    private static func center(_ level: String?, _ language: Language) -> String {
        let center = language("center", PlannedNames.center)
        guard let level else { return center }
        let title = LevelTitles([level], language)[level]
        return language("\(title) \(center)", "\(title)\(center)")
    }
}

extension TaskStep.Place {
    /// The name with the id behind it; the id where there is no name.
    package var wording: Wording {
        guard let name else { return Wording(id, " \(id) ") }
        return Wording("\(name) (\(id))", "\(name)（\(id)）")
    }
}

extension TaskCause {
    /// The cause in words.
    package var wording: Wording {
        switch self {
        case .outOfReach(let weight, let clusters, let isPeople):
            Wording(
                "\(TextReport.whole(weight)) \(isPeople ? "people" : "points") out of reach"
                    + (clusters > 1 ? " in \(clusters) clusters" : ""),
                "未覆盖 \(TextReport.whole(weight)) \(isPeople ? "人" : "个需求点")"
                    + (clusters > 1 ? "（\(clusters) 处聚集区）" : ""))
        case .unlocated(let count):
            Wording(
                "\(count) \(count == 1 ? "center" : "centers") there without coordinates: locate \(count == 1 ? "it" : "them") first",
                "该单元有 \(count) 处\(PlannedNames.center)缺少坐标，定点前请先核实")
        case .indicator(let kind, let level, let stand):
            Wording(
                kind.title(.en) + (level.map { ", \(LevelTitles([$0], .en)[$0])" } ?? "") + (stand.map { " \($0)" } ?? ""),
                (level.map { LevelTitles([$0], .zh)[$0] } ?? "") + kind.title(.zh) + (stand.map { " \($0)" } ?? ""))
        }
    }
}

extension [Wording] {
    /// The texts behind one another in a language.
    package func joined(_ language: Language) -> String {
        map { language($0.english, $0.chinese) }.joined(separator: language("; ", "；"))
    }
}
