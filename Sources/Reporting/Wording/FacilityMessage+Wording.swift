import GeoPrimitives
import PlanningTerms
import ServiceModel

extension FacilityMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .emptyList:
            Wording(
                "the list is empty: there are no facilities, and nobody is covered", "列表为空：没有任何\(PlannedNames.facility)，无人被覆盖")
        case .unknownStatus(let text, let rows, let first):
            Wording(
                "status \"\(text)\" must be one of \(FacilityStatus.allCases.map(\.rawValue).joined(separator: ", "))"
                    + (rows > 1 ? "; \(rows) rows have it (\(RowList.english(first, of: rows)))" : "")
                    + " (closed ones are left out where the list says closed); say which it means with --status-words STATUS=\(text)",
                "状态“\(text)”应为“现有”“已建”“规划”“在建”“候选”“必选”“禁止”（\(FacilityStatus.allCases.map(\.rawValue).joined(separator: "、"))）之一，“撤销”“停用”“关闭”“关停”“拆除”的不计入"
                    + (rows > 1 ? "；共 \(rows) 行（第 \(RowList.chinese(first, of: rows)) 行）" : "")
                    + "；可用 --status-words existing=\(text) 等指明其含义")
        case .unusableExisting(let rows, let column, let first):
            Wording(
                "\(rows) existing facilities are called unusable by \"\(column)\" (rows \(RowList.english(first, of: rows))) and count as open; give them another status, or leave them out",
                "列“\(column)”称 \(rows) 个现有\(PlannedNames.facility)不可用（第 \(RowList.chinese(first, of: rows)) 行），仍按开放计；请改其状态或去掉")
        case .notYesOrNo(let column, let text):
            Wording(
                "\(column) \"\(text)\" must be yes or no (true, false, 1, 0, 是, 否)",
                "\(column)“\(text)”应为 yes 或 no（true、false、1、0、是、否）")
        case .tooLarge(let column, let value):
            Wording(
                "\(column) \"\(value)\" must be at most 10¹⁵; leave the cell empty for no limit",
                "\(column)“\(value)”不得超过 10¹⁵；如无限制请留空")
        case .negative(let column, let value):
            Wording("\(column) \"\(value)\" must be at least 0", "\(column)“\(value)”不得小于 0")
        case .candidatesUnlocated(let count, _):
            Wording(
                "the position of \(count) \(count == 1 ? "candidate is" : "candidates is") missing: no plan can choose what has no place",
                "有 \(count) 个候选点缺少坐标，任何方案都无法选用")
        case .atOrigin(let id):
            Wording("\(id) lies at (0, 0); is its position missing?", "\(id) 位于 (0, 0)，是否缺少坐标？")
        case .samePosition(let rows, let first):
            Wording(
                "\(rows) rows have one position (rows \(RowList.english(first, of: rows))); geocoded to a default?",
                "\(rows) 行坐标相同（第 \(RowList.english(first, of: rows)) 行），是否由地理编码给出默认值？")
        case .swappedAxes(let id):
            Wording(
                "\(id) fits the demand only with longitude and latitude exchanged; are they swapped?",
                "\(id) 只有交换经纬度才与需求点相符，经纬度是否写反？")
        case .tooManyLevels(let count, let most):
            Wording(
                "the level column holds \(count) different values and at most \(most) are supported; name the right one with --facilities-columns level=…",
                "层级列有 \(count) 个不同的值，最多支持 \(most) 个；请用 --facilities-columns level=… 指明正确的列")
        case .levelNotPlanned(let level, let levels):
            Wording(
                "level \"\(level)\" is none of the plan's levels \(levels.joined(separator: ", ")): its facilities count in the whole and at no level",
                "层级“\(level)”不在规划的层级 \(levels.joined(separator: ", ")) 之中：其\(PlannedNames.facility)只计入总体，不计入任何层级")
        case .doubt(let doubt): doubt.wording
        case .noFunctions(let column):
            Wording(
                "functions of all facilities were asked for and none is offered: "
                    + (column.map { "the column \($0) is empty" }
                        ?? "it has no functions column (name it with --facilities-columns functions=…)"),
                "要求统计全部\(PlannedNames.facility)的功能，但没有任何功能："
                    + (column.map { "列 \($0) 为空" } ?? "没有功能列（请用 --facilities-columns functions=… 指明）"))
        }
    }
}

extension FacilityDoubt {
    /// The doubt in words.
    fileprivate var wording: Wording {
        switch self {
        case .levelless(let count, let all, _):
            Wording(
                "\(count) of \(all) facilities \(count == 1 ? "has" : "have") no level: \(count == 1 ? "it counts" : "they count") in the whole and at no level",
                "\(all) 处\(PlannedNames.facility)中有 \(count) 处没有层级：只计入总体，不计入任何层级")
        case .levelOrder(let levels):
            Wording(
                "nothing says in which order the levels stand: they are taken as they appear, from the top down \(levels.joined(separator: ", ")) (--levels \(levels.joined(separator: ",")) says otherwise)",
                "未说明层级的上下次序：按出现先后自上而下取为 \(levels.joined(separator: "、"))（如有不同请用 --levels \(levels.joined(separator: ",")) 指明）")
        case .statusUnread(let columns, let words):
            Wording(
                "\(RowList.english(columns)) may say which are open (\(RowList.english(words))) and \(columns.count == 1 ? "is" : "are") not read: every row counts as it stands; name the column with --facilities-columns status=… and its words with --status-words",
                "\(RowList.chinese(columns))可能写明\(PlannedNames.facility)是否开放（\(RowList.chinese(words))），未采用，各行均计入；请用 --facilities-columns status=… 指明该列，并用 --status-words 说明各词含义"
            )
        case .radiusMissing(let count, let all, let radius, _):
            Wording(
                "\(count) of \(all) facilities \(count == 1 ? "gives" : "give") no radius of \(count == 1 ? "its" : "their") own, where others do, and \(count == 1 ? "gets" : "get") \(radius)",
                "\(all) 处\(PlannedNames.facility)中有 \(count) 处未填服务半径（其他\(PlannedNames.facility)已填），按 \(radius.chinese) 计")
        case .availabilityUnknown(let count, let column, let rows):
            Wording(
                "\(count) \(count == 1 ? "candidate takes" : "candidates take") part although \"\(column)\" does not say whether \(count == 1 ? "it" : "they") may be used (\(count == 1 ? "row" : "rows") \(RowList.english(rows, of: count)))",
                "“\(column)”未写明能否使用的 \(count) 处候选点（第 \(RowList.chinese(rows, of: count)) 行）按可用参与选址")
        case .radii(let count, let column, let meters, let rows):
            Wording(
                "\"\(column)\" gives a radius of \(meters.plainText) m (\(count == 1 ? "row" : "rows") \(RowList.english(rows, of: count))); is its unit right?",
                "“\(column)”给出的服务半径为 \(meters.plainText) 米（第 \(RowList.chinese(rows, of: count)) 行），单位是否有误？")
        }
    }
}

extension SitesMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .duplicateCandidate(let id, let row):
            Wording(
                "candidate \"\(id)\" stands in row \(row) of the other list already; ids must be unique over both lists",
                "候选点“\(id)”在另一列表第 \(row) 行已出现；两个列表中的编号不得重复")
        case .sharedId(let id):
            Wording(
                "\(id) is the id of a facility and of a candidate; results name both by it: rename one",
                "编号 \(id) 同时属于\(PlannedNames.facility)与候选点，结果中无法区分：请改名其一")
        case .ambiguousId(let id):
            Wording(
                "the id \"\(id)\" names a facility and a candidate, and a pair could lead to either; ids must be unique over both lists",
                "编号“\(id)”同时属于\(PlannedNames.facility)与候选点，成本点对无法确定指向何者；两个列表中的编号不得重复")
        case .noOpeningCost(let id):
            Wording(
                "\(id) has no opening_cost; --budget needs one for every candidate that may be opened (name the column with --candidates-columns opening_cost=…)",
                "\(id) 没有建设成本（opening_cost）；使用 --budget 时每个可启用的候选点都须有（请用 --candidates-columns opening_cost=… 指明该列）")
        case .noRadius(let id, let hint):
            Wording(
                "\(id) has no radius; give --radius (such as --radius 1km)\(hint.wording.english) or a radius_m column",
                "\(id) 没有服务半径；请给出 --radius（例如 --radius 1km）\(hint.wording.chinese)，或提供 radius_m 列")
        case .requiredInExclusion(let id, let area, let feature):
            Wording(
                "\(id) is required and lies in the exclusion area \(area ?? "feature \(feature)"); drop one of the two",
                "\(id) 为必选，却位于禁建区 \(area ?? "（第 \(feature) 个要素）") 内；请取消其一")
        case .unknownLevel(let level, let levels):
            Wording(
                "level \"\(level)\" is none of the facilities' levels (\(levels.joined(separator: ", "))); check its spelling",
                "层级“\(level)”不在\(PlannedNames.facility)的层级（\(levels.joined(separator: "、"))）之中；请检查写法")
        }
    }
}

extension SitesMessage.RadiusHint {
    /// Why the plan does not help, to stand inside a sentence.
    fileprivate var wording: Wording {
        switch self {
        case .notPlanned: Wording("", "")
        case .noLevel: Wording(" (it has no level, and the plan's radii go by level)", "（它没有层级，而规划的服务半径按层级给出）")
        case .levelNotPlanned(let level):
            Wording(", a radius for the level \(level) in the plan", "，或在规划中给出层级 \(level) 的服务半径")
        case .noType(let level):
            Wording(
                " (the plan's radii for the level \(level) go by urban and rural, and its unit has no such type), a radius for the level as a whole",
                "（规划中层级 \(level) 的服务半径按城镇与乡村区分，而其所在单元没有此类型），或给出整个层级的服务半径")
        }
    }
}
