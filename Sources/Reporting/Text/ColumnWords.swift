import PlanningTerms

/// What columns stand for, in words, with the word that flags and plans use.
enum ColumnWords {
    /// What one or more roles are called, as ``InspectionDocument/Column`` joins them.
    static func title(_ roles: String, _ language: Language) -> String {
        roles.split(separator: "+").map { role in
            if role.hasPrefix("class ") { return language(String(role), "人群 " + role.dropFirst(6)) }
            guard language == .zh, let known = ColumnRole(rawValue: String(role)) else { return String(role) }
            return "\(chinese(known))（\(role)）"
        }.joined(separator: language(" and ", "、"))
    }

    private static func chinese(_ role: ColumnRole) -> String {
        switch role {
        case .id: "编号"
        case .lon: "经度"
        case .lat: "纬度"
        case .wkt: "坐标文本"
        case .lonlat: "经纬度"
        case .latlon: "纬经度"
        case .weight: "人数"
        case .radius: "服务半径"
        case .unit: "所属单元"
        case .upperUnit: "上级单元"
        case .crs: "坐标系"
        case .name: "名称"
        case .status: "状态"
        case .level: "层级"
        case .capacity: "容量"
        case .floorArea: "建筑面积"
        case .functions: "功能"
        case .owner: "权属"
        case .code: "代码"
        case .parent: "上级代码"
        case .households: "户数"
        case .type: "城乡类型"
        case .from: "起点"
        case .to: "终点"
        case .cost: "成本"
        case .openingCost: "建设成本"
        case .closingCost: "撤并成本"
        case .closable: "可否撤并"
        case .available: "是否可用"
        case .floor: "覆盖率下限"
        case .minimumSites: "最少点数"
        case .maximumSites: "最多点数"
        }
    }
}
