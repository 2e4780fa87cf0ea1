import GeoPrimitives
package import PlanningTerms

extension ChangeSummary {
    /// The change in words.
    package var wording: Wording {
        switch self {
        case .otherDemand: Wording("demand from another layer", "需求点改用另一图层")
        case .profile(let name): Wording("norm profile \(name)", "规范方案 \(name)")
        case .detour(let factor):
            Wording("ways \(factor.plainText) times the straight line", "路径为直线的 \(factor.plainText) 倍")
        case .close(let selection): Wording("close \(selection)", "关闭：\(selection.chinese)")
        case .move(let id, let x, let y): Wording("move \(id) to \(x), \(y)", "迁移 \(id) 至 \(x), \(y)")
        case .openCandidates(let ids):
            Wording("open candidates \(ids.joined(separator: ", "))", "启用候选点 \(ids.joined(separator: "、"))")
        case .openFile(let file): Wording("open the facilities of \(file)", "启用 \(file) 中的\(PlannedNames.facility)")
        case .open(let id): Wording("open \(id)", "新增 \(id)")
        case .radiusOfAll(let length): Wording("radius of all \(length)", "全部\(PlannedNames.facility)服务半径 \(length.chinese)")
        case .change(let quantity, let selection, .factor(let factor)):
            Wording(
                "\(quantity.wording.english) of \(selection) × \(factor.plainText)",
                "\(selection.chinese)的\(quantity.wording.chinese) × \(factor.plainText)")
        case .change(let quantity, let selection, let value):
            Wording(
                "\(quantity.wording.english) of \(selection) to \(value.text)",
                "\(selection.chinese)的\(quantity.wording.chinese)改为 \(value.chinese)")
        case .population(nil, let factor): Wording("population × \(factor.plainText)", "人口 × \(factor.plainText)")
        case .population(let selection?, let factor):
            Wording(
                "population of \(selection) × \(factor.plainText)", "\(selection.chinese)的人口 × \(factor.plainText)")
        }
    }
}

extension ChangeSummary.Quantity {
    /// The quantity in words.
    fileprivate var wording: Wording {
        switch self {
        case .radius: Wording("radius", "服务半径")
        case .capacity: Wording("capacity", "容量")
        case .floorArea: Wording("floor area", "建筑面积")
        }
    }
}

extension ChangeSummary.Value {
    /// The value with its unit in Chinese.
    fileprivate var chinese: String {
        switch self {
        case .length(let length): length.chinese
        case .number(let number), .factor(let number): number.plainText
        case .squareMeters(let area): "\(area.plainText) 平方米"
        }
    }

    /// The value with its unit.
    fileprivate var text: String {
        switch self {
        case .length(let length): "\(length)"
        case .number(let number), .factor(let number): number.plainText
        case .squareMeters(let area): "\(area.plainText) m²"
        }
    }
}
