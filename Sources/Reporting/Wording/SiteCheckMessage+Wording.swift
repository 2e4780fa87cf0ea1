import GeoPrimitives
import PlanningTerms

extension SiteCheckMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .layersSwapped(let weights):
            Wording(
                "the facilities have a column of people (\(weights)) and the demand has none: are --demand and --facilities exchanged?",
                "\(PlannedNames.facility)列表有人口列（\(weights)），而需求数据没有：--demand 与 --facilities 是否写反？")
        case .layersFarApart(let role, let distance):
            Wording(
                "all \(role.things.english) lie at least \(distance.kilometers) from every demand point: is one of the layers in another coordinate system, or of another place?",
                "全部\(role.things.chinese)与任何需求点都相距至少 \(distance.chineseKilometers)：是否有图层坐标系有误，或属于别处？")
        case .farFromDemand(let count, let all, let role, let farthest, let distance, _):
            Wording(
                "\(count) of \(all) \(role.things.english) \(count == 1 ? "lies" : "lie") far from all demand, \(farthest) at least \(distance.kilometers): check the \(count == 1 ? "position" : "positions")",
                "\(all) 个\(role.things.chinese)中有 \(count) 个远离全部需求点，其中 \(farthest) 至少相距 \(distance.chineseKilometers)：请核对坐标")
        case .unitsByName(let count):
            Wording(
                "\(count) \(count == 1 ? "row gives" : "rows give") the name of the unit in place of its code; matched by name",
                "\(count) 行以名称而非代码写明所在单元，已按名称对应")
        case .unknownUnits(let count, let named, _):
            Wording(
                "\(count) \(count == 1 ? "row names a unit that is" : "rows name units that are") not in the units layer, or a name that several have (\(Self.list(named, ", ", count))); counted where the position is, else in no unit",
                "\(count) 行所写的单元不在行政单元图层中，或有重名（\(Self.list(named, "、", count))）；按坐标归属，无坐标的不计入任何单元")
        case .contradictedUnits(let found): found.wording
        case .twice(let places, let names, let ofNames, _, _): Self.twice(places, names, ofNames)
        case .candidatesWithoutLevel(let found): found.wording
        case .withoutRadius(let found): found.wording
        case .excluded(let count, let all, let areas):
            Wording(
                "\(count) of \(all) candidates lie in exclusion areas and may not be opened: \(Self.areas(areas).english)",
                "\(all) 个候选点中有 \(count) 个位于禁建范围内，不得启用：\(Self.areas(areas).chinese)")
        }
    }

    private static func list(_ named: [String], _ separator: String, _ count: Int) -> String {
        named.joined(separator: separator) + (count > named.count ? ", …" : "")
    }

    /// Exclusion areas with their candidates, those with most first.
    static func areas(_ areas: [ExclusionArea]) -> Wording {
        let first = areas.sorted { ($1.candidates, $0.feature) < ($0.candidates, $1.feature) }.prefix(listed)
        let isCut = areas.count > first.count
        return Wording(
            first.map { "\($0.name ?? "feature \($0.feature)") \($0.candidates)" }.joined(separator: ", ") + (isCut ? ", …" : ""),
            first.map { "\($0.name ?? "第 \($0.feature) 个要素") \($0.candidates) 个" }.joined(separator: "、") + (isCut ? "……" : ""))
    }

    private static func twice(_ places: Int, _ names: [String], _ ofNames: Int) -> Wording {
        let more = ofNames > names.count
        var (english, chinese): ([String], [String]) = ([], [])
        if places > 0 {
            english.append("\(places) \(places == 1 ? "pair" : "pairs") of one level at one place")
            chinese.append("同一位置、同一层级的\(PlannedNames.facility) \(places) 对")
        }
        if ofNames > 0 {
            english.append(
                "\(ofNames) \(ofNames == 1 ? "name" : "names") that more than one has (\(names.joined(separator: ", "))\(more ? ", …" : ""))"
            )
            chinese.append("重名 \(ofNames) 组（\(names.joined(separator: "、"))\(more ? "……" : "")）")
        }
        return Wording(
            "facilities may stand in the list twice, and count twice: \(english.joined(separator: "; "))",
            "\(PlannedNames.facility)可能重复列入，因而重复计数：\(chinese.joined(separator: "；"))")
    }
}

extension SiteCheckMessage.Contradiction {
    fileprivate var wording: Wording {
        let (things, chinese) = areCandidates ? ("candidates", "候选点") : ("facilities", "\(PlannedNames.facility)")
        return Wording(
            count == 1
                ? "\(farthest) names the unit \(unit) and stands \(distance) outside it; distances go by the position, counts by the unit"
                : "\(count) \(things) stand elsewhere than in the unit they name, \(farthest) \(distance) outside \(unit); distances go by the position, counts by the unit",
            "\(count) 个\(chinese)的坐标不在所写的单元内，其中 \(farthest) 距\(unit)边界 \(distance.chinese)；距离按坐标计算，数量按单元统计")
    }
}

extension SiteCheckMessage.MissingRadii {
    fileprivate var wording: Wording {
        let things = areCandidates ? Wording("candidates", "候选点") : Wording("facilities", PlannedNames.facility)
        let (measure, ofLevel) = (areCandidates ? "个" : "处", level.map { " of the level \($0)" } ?? "")
        return Wording(
            "\(count) of \(all) \(things.english)\(ofLevel) \(count == 1 ? "has" : "have") no service radius, which coverage needs: give radius in the plan, or --radius"
                + (like.map { "; \($0.wording.english)" } ?? ""),
            "\(all) \(measure)\(level.map { Language.zh.level($0).asLevel } ?? "")\(things.chinese)中有 \(count) \(measure)没有服务半径，计算覆盖前须填写（规划文件的 radius，或 --radius）"
                + (like.map { "；\($0.wording.chinese)" } ?? ""))
    }
}

extension SiteCheckMessage.LevelRadii {
    /// What centers have, to stand at the end of a sentence.
    fileprivate var wording: Wording {
        let range = least == most ? "\(least)" : "\(least) to \(most)"
        let chineseRange = least == most ? "\(least.chinese)" : "\(least.chinese)至 \(most.chinese)"
        return Wording(
            "the \(count) existing centers \(level.map { "of the level \($0)" } ?? "there are") have \(range)",
            "现有\(level.map { Language.zh.level($0).asLevel } ?? "")\(PlannedNames.facility) \(count) 处的服务半径为 \(chineseRange)")
    }
}

extension SiteCheckMessage.DefaultRadius {
    fileprivate var wording: Wording {
        let (source, chineseSource) =
            isOverride ? ("--radius-override", "--radius-override") : ("the default radius", "默认服务半径")
        let lack =
            level.map { "are of the level \($0) and have no radius of their own: they" }
            ?? "have neither a level nor a radius of their own and"
        let chineseLack = level.map { "为\(Language.zh.level($0).asLevel)而无服务半径" } ?? "既无层级也无服务半径"
        var english = "\(count) of \(all) candidates \(lack) get \(source), \(radius)"
        var chinese = "\(all) 个候选点中有 \(count) 个\(chineseLack)，按\(chineseSource) \(radius.chinese)计算"
        if let like {
            english += "; \(like.wording.english)"
            chinese += "；而\(like.wording.chinese)"
        }
        if hasLevels {
            english += "; they count in the whole and at no level (say which with --candidate-level)"
            chinese += "；只计入总体，不计入任何层级（可用 --candidate-level 指明层级）"
        }
        return Wording(english, chinese)
    }
}

extension LayerRole {
    /// What stands in the layer, many of it.
    fileprivate var things: Wording {
        switch self {
        case .facilities: Wording("facilities", "\(PlannedNames.facility)")
        case .candidates: Wording("candidates", "候选点")
        case .units: Wording("units", "行政单元")
        case .exclusions: Wording("exclusion areas", "禁建范围")
        case .buildings: Wording("buildings", "建筑")
        case .demand, .costMatrix, .context: Wording("places", "地点")
        }
    }
}

extension Distance {
    /// The length in whole kilometres with thousands set apart.
    fileprivate var kilometers: String { "\(TextReport.grouped((meters / 1000).rounded())) km" }
    /// The same in Chinese.
    fileprivate var chineseKilometers: String { "\(TextReport.grouped((meters / 1000).rounded())) 公里" }
}
