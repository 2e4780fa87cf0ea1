/// What people call the columns of tables and layers.
///
/// One title for a name wherever it stands; lengths carry their unit.
enum ColumnTitles {
    /// Returns the Chinese title of a column; `nil` where there is none.
    static func chinese(_ name: String) -> String? {
        if let title = titles[name] { return title }
        let parts = [("covered_class_", "覆盖人群："), ("class_", "人群类别："), ("level_", "层级可达："), ("covered_", "覆盖：")]
        return parts.first { name.hasPrefix($0.0) }.map { $0.1 + name.dropFirst($0.0.count) }
    }

    /// Returns the Chinese title of a table; `nil` where there is none.
    static func chineseTable(_ name: String) -> String? { tables[name] }

    private static let tables = [
        "units": "行政单元", "facilities": "设施", "uncovered-clusters": "未覆盖聚集区", "proposals": "新增设施", "uncoverable": "候选点无法覆盖的需求点",
        "curve": "边际曲线", "scenarios": "方案情景", "differences": "差异", "clusters": "聚集区变化",
        "functions": "功能覆盖", "problems": "问题清单", "tasks": "任务清单", "responsibilities": "责任清单",
    ]

    private static let titles = [
        "id": "编号", "name": "名称", "code": "行政区划代码", "level": "层级", "parent": "上级代码", "status": "状态",
        "facilities": "设施数", "unlocated": "无坐标设施数", "people": "人口", "covered": "已覆盖", "share": "覆盖率",
        "uncovered": "未覆盖", "clusters": "未覆盖聚集区数", "floor_area_m2": "建筑面积（平方米）",
        "floor_area_per_100_households_m2": "每百户建筑面积（平方米）", "norm_met": "达标",
        "radius_m": "服务半径（米）", "covered_weight": "覆盖人口", "covered_points": "覆盖点数", "sole_weight": "仅由其覆盖人口",
        "sole_points": "仅由其覆盖点数", "assigned_weight": "就近分配人口", "assigned_points": "就近分配点数",
        "mean_distance_m": "平均距离（米）", "mean_cost": "平均成本", "rank": "序号", "facility": "设施编号", "distance_m": "距离（米）",
        "cost": "成本", "lon": "经度", "lat": "纬度", "x": "东坐标（米）", "y": "北坐标（米）", "weight": "人口权重",
        "nearest_candidate": "最近候选点", "critical_radius_m": "所需半径（米）", "critical_cost": "所需成本", "proposed": "新增",
        "unit": "单元代码", "unit_name": "单元名称", "unit_chain": "所在单元", "points": "点数", "area_m2": "面积（平方米）",
        "nearest_facility": "最近设施编号", "nearest_facility_m": "到最近设施（米）", "nearest_facility_cost": "到最近设施成本",
        "worst_point": "最远点编号", "worst_distance_m": "最远距离（米）", "worst_cost": "最高成本", "edge_weight": "边缘人口",
        "uncovered_weight": "未覆盖人口", "blank_area_m2": "空白面积（平方米）", "covered_weight_after": "方案后覆盖人口",
        "share_after": "方案后覆盖率", "required": "必选", "gain": "新增人口", "unique_gain": "去掉则减少", "clusters_closed": "消除的聚集区",
        "alternatives": "备选点", "share_kind": "共享场所类型", "share_id": "共享场所编号", "share_name": "共享场所名称",
        "share_owner": "共享场所权属", "share_distance_m": "到共享场所（米）", "demand": "需求点编号", "units": "单元", "edge": "边缘",
        "border_unit": "边界单元", "from": "起点", "to": "终点", "count": "数量", "bound": "上界", "gap": "最优性差距", "gained": "新增覆盖",
        "added": "末位增加", "share_bound": "覆盖率上界", "selected": "入选候选点",
        "capacity": "容量", "served_weight": "服务人口", "served_points": "服务点数", "utilisation": "利用率",
        "unmet_weight": "容量不足人口", "served_by": "服务设施编号", "served": "已服务", "served_share": "服务率", "unmet": "容量不足",
        "title": "标题", "base": "基于", "profile": "规范方案", "opened": "新增设施", "closed": "关闭", "changed": "调整", "difference": "变化",
        "lost": "减少", "population_effect": "人口效应", "p90_distance_m": "90% 距离（米）", "p90_cost": "90% 成本", "kind": "类型",
        "people_before": "前人口", "people_after": "后人口", "covered_before": "前覆盖", "covered_after": "后覆盖", "change": "变化",
        "before": "前", "after": "后", "people_uncovered": "仍未覆盖人口", "open": "开放", "below_floor_area": "面积不足设施数",
        "below_quota": "数量不足单元数",
        "problem": "问题", "value": "数值", "green": "绿线", "red": "红线", "source": "依据", "detail": "详情",
        "action": "任务", "site": "地点编号", "year": "年度", "task": "任务编号", "owner": "责任单位", "person": "责任人", "due_date": "完成时限",
    ]
}
