/// What things are called and where they are.
extension ColumnTerm {
    package static let id = text("id", "编号")
    package static let name = text("name", "名称")
    package static let title = text("title", "标题")
    package static let kind = text("kind", "类型")
    package static let status = text("status", "状态")
    package static let level = text("level", "层级")
    package static let rank = integer("rank", nil, "序号")

    package static let demand = text("demand", "需求点编号")
    package static let facility = text("facility", "设施编号")
    package static let functions = text("functions", "功能")
    package static let from = text("from", "起点")
    package static let to = text("to", "终点")

    package static let longitude = number("lon", .position, "经度")
    package static let latitude = number("lat", .position, "纬度")
    package static let easting = number("x", .meters, "东坐标（米）")
    package static let northing = number("y", .meters, "北坐标（米）")

    package static let code = text("code", "行政区划代码")
    package static let parent = text("parent", "上级代码")
    package static let unit = text("unit", "单元代码")
    package static let unitName = text("unit_name", "单元名称")
    package static let unitChain = text("unit_chain", "所在单元")
    package static let units = text("units", "单元")
    package static let borderUnit = text("border_unit", "边界单元")
    package static let isAtEdge = truth("edge", "边缘")

    package static let area = number("area_m2", .squareMeters, "面积（平方米）")
    package static let blankArea = number("blank_area_m2", .squareMeters, "空白面积（平方米）")
    package static let floorArea = number("floor_area_m2", .squareMeters, "建筑面积（平方米）")
    package static let floorAreaPerHundredHouseholds = number(
        "floor_area_per_100_households_m2", .squareMeters, "每百户建筑面积（平方米）")
    package static let isNormMet = truth("norm_met", "达标")
    package static let normsExamined = text("norms_examined", "已审查标准")
    package static let normsNotExamined = text("norms_not_examined", "未审查标准")

    package static let facilities = integer("facilities", .count, "设施数")
    package static let unlocated = integer("unlocated", .count, "无坐标设施数")
    package static let clusterCount = integer("clusters", .count, "未覆盖聚集区数")
}

/// Distances and costs.
extension ColumnTerm {
    package static let radius = number("radius_m", .meters, "服务半径（米）")
    package static let distance = number("distance_m", .meters, "距离（米）")
    package static let cost = number("cost", .cost, "成本")
    package static let meanDistance = number("mean_distance_m", .meters, "平均距离（米）")
    package static let meanCost = number("mean_cost", .cost, "平均成本")
    package static let p90Distance = number("p90_distance_m", .meters, "90% 距离（米）")
    package static let p90Cost = number("p90_cost", .cost, "90% 成本")
    package static let nearestFacility = text("nearest_facility", "最近设施编号")
    package static let nearestFacilityDistance = number("nearest_facility_m", .meters, "到最近设施（米）")
    package static let nearestFacilityCost = number("nearest_facility_cost", .cost, "到最近设施成本")
    package static let worstPoint = text("worst_point", "最远点编号")
    package static let worstDistance = number("worst_distance_m", .meters, "最远距离（米）")
    package static let worstCost = number("worst_cost", .cost, "最高成本")
    package static let nearestCandidate = text("nearest_candidate", "最近候选点")
    package static let criticalRadius = number("critical_radius_m", .meters, "所需半径（米）")
    package static let criticalCutoff = number("critical_cutoff", .cost, "临界成本")
    package static let extraDistance = number("extra_distance_m", .meters, "平均增加距离（米）")
}
