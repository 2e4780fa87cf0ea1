public import PlanningTerms
import ServiceModel

extension ScenarioMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .none:
            Wording("the plan has no scenarios; docs/plan.md shows how to write them", "规划中没有情景方案；写法见 docs/zh/plan.md")
        case .unknown(let name, let meant, let known):
            Wording(
                "--only \(name): the plan has no such scenario\(meant.map { "; did you mean \($0)?" } ?? "") (it has \(known.joined(separator: ", ")))",
                "--only \(name)：规划中没有此情景方案\(meant.map { "；是否指 \($0)？" } ?? "")（现有 \(known.joined(separator: "、"))）")
        case .duplicateFacility(let id):
            Wording(
                "two facilities are called \(id), one in each list; scenarios name facilities by id: rename one",
                "两个列表中各有一个编号为 \(id) 的\(PlannedNames.facility)；情景方案按编号指称\(PlannedNames.facility)：请改名其一")
        case .noCandidate(let id, let hasCandidates):
            Wording(
                "there is no candidate \(id)\(hasCandidates ? "" : "; the plan has no candidates layer")",
                "没有候选点 \(id)\(hasCandidates ? "" : "；规划中没有候选点图层")")
        case .forbiddenCandidate(let id):
            Wording(
                "the candidate \(id) is forbidden or lies in an exclusion area; choose another", "候选点 \(id) 被禁止或位于禁建区内；请另选")
        case .noFacility(let id, let file):
            Wording("\(file) has no facility \(id) with coordinates", "\(file) 中没有带坐标的\(PlannedNames.facility) \(id)")
        }
    }
}

extension ScenarioProblem {
    /// The problem in words.
    var wording: Wording {
        switch self {
        case .costsDecide(let file):
            Wording(
                "costs decide who is covered (\(file)), and no radius; drop the change of radii",
                "覆盖与否由成本（\(file)）而非服务半径决定；请去掉服务半径的变更")
        case .radiusOverridden:
            Wording(
                "radius_override replaces all radii, so that this would change nothing; drop one of the two",
                "radius_override 取代全部服务半径，此项变更不起作用；请去掉其一")
        case .ownRadii:
            Wording(
                "every demand point has a radius of its own, which comes before that of a facility: this changes nothing",
                "每个需求点都有自己的服务半径，优先于\(PlannedNames.facility)的半径：此项变更不起作用")
        case .facility(let id, let problem): problem.wording(id)
        case .selection(let problem): problem.wording
        case .tooManyPeople(nil):
            Wording("the people would sum to more than 10¹⁵; use a smaller factor", "人口合计将超过 10¹⁵；请用较小的倍数")
        case .tooManyPeople(let name?):
            Wording(
                "the class \(name) would sum to more than 10¹⁵; use a smaller factor", "人群类别 \(name) 合计将超过 10¹⁵；请用较小的倍数")
        }
    }
}

extension FacilityProblem {
    /// The problem of a facility in words.
    fileprivate func wording(_ id: String) -> Wording {
        switch self {
        case .movesUnderCosts(let file):
            Wording(
                "\(id) would move, and \(file) holds costs to ids, not to places; close it, and add a candidate that has costs there",
                "\(id) 将迁移，而 \(file) 中的成本对应编号而非位置；请关闭它，并新增在彼处有成本的候选点")
        case .movesOutside(let x, let y):
            Wording(
                "\(id) would move to \(x), \(y), outside every unit; check longitude, latitude and crs",
                "\(id) 将迁至 \(x), \(y)，不在任何单元之内；请检查经度、纬度与坐标系")
        case .opensOutside(let x, let y):
            Wording(
                "\(id) would stand at \(x), \(y), outside every unit; check longitude, latitude and crs",
                "\(id) 将设于 \(x), \(y)，不在任何单元之内；请检查经度、纬度与坐标系")
        case .unknown(let shown, let hasMore):
            Wording(
                "there is no open facility \(id); the open ones are \(shown.joined(separator: ", "))\(hasMore ? " …" : "")",
                "没有已开放的\(PlannedNames.facility) \(id)；已开放的有 \(shown.joined(separator: "、"))\(hasMore ? " …" : "")")
        case .noCoordinates:
            Wording(
                "\(id) has no coordinates: it counts in its unit and in no distance, so that this would change nothing on the map; give it coordinates in its list first",
                "\(id) 没有坐标：只计入所在单元，不计入任何距离，此项变更在图上不起作用；请先在列表中补充坐标")
        case .duplicate:
            Wording(
                "there is a facility \(id) already; give the new one an id of its own",
                "已有编号为 \(id) 的\(PlannedNames.facility)；请给新\(PlannedNames.facility)另定编号")
        case .unknownLevel(let level, let levels):
            Wording(
                "\(id) is of the level \(level), which neither the plan nor any facility or unit knows; the levels are \(levels.joined(separator: ", "))",
                "\(id) 的层级 \(level) 在规划、\(PlannedNames.facility)与单元中都没有；现有层级为 \(levels.joined(separator: "、"))")
        case .noCosts(let file):
            Wording(
                "\(file) holds no costs to \(id); put it into the candidates layer, its costs into the matrix, and name it with candidates",
                "\(file) 中没有到 \(id) 的成本；请将其列入候选点图层，将其成本写入矩阵，再用 candidates 指明")
        case .noRadius:
            Wording(
                "\(id) has no radius; give it one, or a level that has one in the plan, or the plan a radius",
                "\(id) 没有服务半径；请给出半径，或给出规划中有半径的层级，或在规划中给出统一半径")
        case .nothingToMultiply:
            Wording(
                "\(id) has no value that a factor could change; give the new value with to", "\(id) 没有可乘以倍数的原值；请用 to 给出新值")
        case .tooLarge(let size):
            Wording(
                "\(id) would have \(size); a radius is at most 1,000,000 km, a capacity or floor area at most 10¹⁵",
                "\(id) 的数值将为 \(size)；服务半径不得超过 1,000,000 公里，容量与建筑面积不得超过 10¹⁵")
        }
    }
}

extension SelectionProblem {
    /// The problem in words.
    fileprivate var wording: Wording {
        switch self {
        case .noFacility(let selection):
            Wording("no open facility is \(selection)", "没有已开放的\(PlannedNames.facility)符合：\(selection.chinese)")
        case .noDemandPoint(let selection):
            Wording("no demand point is in \(selection)", "没有需求点符合：\(selection.chinese)")
        case .noUnits:
            Wording(
                "the plan has no units layer, so that nothing lies in a unit; name it in layers",
                "规划中没有行政单元图层，因而没有任何单元归属；请在 layers 中指明"
            )
        case .unknownUnit(let code): Wording("there is no unit \(code) in the units layer", "行政单元图层中没有单元 \(code)")
        case .noTypes:
            Wording(
                "no unit is urban or rural; the units layer needs a column type that says so", "没有单元注明城镇或乡村；行政单元图层须有 type 列")
        case .noUnitOfLevel(let level): Wording("no unit is of the level \(level)", "没有层级为 \(level) 的单元")
        }
    }
}

extension Selection {
    /// The selection in Chinese.
    var chinese: String {
        guard !isEverything else { return "全部" }
        var parts: [String] = []
        if !ids.isEmpty { parts.append(ids.joined(separator: "、")) }
        if !levels.isEmpty { parts.append("层级 \(levels.joined(separator: "、"))") }
        if !units.isEmpty { parts.append("单元 \(units.joined(separator: "、"))") }
        if !types.isEmpty { parts.append(types.map { $0 == .urban ? "城镇" : "乡村" }.joined(separator: "、")) }
        return parts.joined(separator: "，")
    }
}

extension ScenarioFault {
    /// The fault in a language.
    public func said(in language: Language) -> String { language(Message.change(problem).wording) }
}
