/// Plans and what may close.
extension ColumnTerm {
    package static let isRequired = truth("required", "必选")
    package static let gain = number("gain", .weight, "新增人口")
    package static let uniqueGain = number("unique_gain", .weight, "去掉则减少")
    package static let clustersClosed = text("clusters_closed", "消除的聚集区")
    package static let alternatives = text("alternatives", "替代点")
    package static let shareKind = text("share_kind", "共享场所类型")
    package static let shareId = text("share_id", "共享场所编号")
    package static let shareName = text("share_name", "共享场所名称")
    package static let shareOwner = text("share_owner", "共享场所权属")
    package static let shareDistance = number("share_distance_m", .meters, "到共享场所（米）")
    package static let caveats = text("caveats", "说明事项")
    package static let openingCost = number("opening_cost", .money)
    package static let closingCost = number("closing_cost", .money)
    package static let isClosable = truth("closable")
    package static let isClosed = truth("closed", "关闭")

    package static let count = integer("count", .count, "数量")
    package static let bound = number("bound", .weight, "上限")
    package static let gap = number("gap", .share, "最优性差距")
    package static let gained = number("gained", .weight, "新增覆盖")
    package static let added = number("added", .weight, "较上一个增加")
    package static let shareBound = number("share_bound", .share, "覆盖率上限")
    package static let selected = text("selected", "入选候选点")

    package static let closing = text("close")
    package static let keeping = text("keep")
    package static let isNear = truth("near")
    package static let lostWeight = number("lost_weight", .weight)
    package static let lostPoints = integer("lost_points", .count)
    /// Whose nearest facility it is, in ``Dataset/redundancy``: published under the name that capacities use for what is served.
    package static let nearestWeight = number("served_weight", .weight, "服务人口")
    /// The demand points that have it as their nearest facility.
    package static let nearestPoints = integer("served_points", .count, "服务点数")
}

/// Scenarios and comparisons.
extension ColumnTerm {
    package static let base = text("base", "基于")
    package static let profile = text("profile", "规范方案")
    package static let opened = integer("opened", .count, "新增设施")
    package static let closed = integer("closed", .count, "关闭")
    package static let changed = integer("changed", .count, "调整")
    package static let difference = number("difference", .weight, "变化")
    package static let lost = number("lost", .weight, "减少")
    package static let populationEffect = number("population_effect", .weight, "人口变动影响")
    package static let belowFloorArea = integer("below_floor_area", .count, "面积不足设施数")
    package static let belowQuota = integer("below_quota", .count, "数量不足单元数")

    package static let peopleBefore = number("people_before", .weight, "前人口")
    package static let peopleAfter = number("people_after", .weight, "后人口")
    package static let coveredBefore = number("covered_before", .weight, "前覆盖")
    package static let coveredAfter = number("covered_after", .weight, "后覆盖")
    package static let change = number("change", .weight, "变化")
    package static let whatChanged = text("change", "变化")
    package static let before = text("before", "前")
    package static let after = text("after", "后")
    package static let peopleUncovered = number("people_uncovered", .weight, "仍未覆盖人口")
    package static let isGained = truth("gained", "新增覆盖")
    package static let isOpen = truth("open", "开放")
}

/// The lists of a check-up.
extension ColumnTerm {
    package static let problem = text("problem", "问题")
    package static let value = number("value", nil, "数值")
    package static let green = number("green", nil, "绿线")
    package static let red = number("red", nil, "红线")
    package static let source = text("source", "依据")
    package static let detail = text("detail", "详情")
    package static let action = text("action", "任务")
    package static let site = text("site", "地点编号")
    package static let year = integer("year", nil, "年度")
    package static let task = text("task", "任务编号")
    package static let owner = text("owner", "责任单位")
    package static let person = text("person", "责任人")
    package static let dueDate = text("due_date", "完成时限")
}
