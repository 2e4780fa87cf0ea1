/// Who is covered, assigned and served.
extension ColumnTerm {
    package static let weight = number("weight", .weight, "人口权重")
    package static let points = integer("points", .count, "点数")
    package static let people = number("people", .weight, "人口")
    package static let covered = number("covered", .weight, "已覆盖")
    package static let isCovered = truth("covered", "已覆盖")
    package static let uncovered = number("uncovered", .weight, "未覆盖")
    package static let share = number("share", .share, "覆盖率")
    package static let coveredWeight = number("covered_weight", .weight, "覆盖人口")
    package static let coveredPoints = integer("covered_points", .count, "覆盖点数")
    package static let uncoveredWeight = number("uncovered_weight", .weight, "未覆盖人口")
    package static let coveredWeightAfter = number("covered_weight_after", .weight, "方案后覆盖人口")
    package static let shareAfter = number("share_after", .share, "方案后覆盖率")
    package static let soleWeight = number("sole_weight", .weight, "仅由其覆盖人口")
    package static let solePoints = integer("sole_points", .count, "仅由其覆盖点数")
    package static let assignedWeight = number("assigned_weight", .weight, "就近分配人口")
    package static let assignedPoints = integer("assigned_points", .count, "就近分配点数")
    package static let edgeWeight = number("edge_weight", .weight, "边缘人口")
    package static let cluster = text("cluster", "聚集区编号")
    package static let clusterBefore = text("cluster_before", "原聚集区编号")
    package static let cause = text("cause", "原因")
    package static let group = text("group", "人群或层级")
    package static let countedIn = text("counted_in", "计数单位")
    package static let isProposed = truth("proposed", "新增")

    package static let capacity = number("capacity", .weight, "容量")
    package static let servedWeight = number("served_weight", .weight, "服务人口")
    package static let servedPoints = integer("served_points", .count, "服务点数")
    package static let servedShare = number("served_share", .share, "服务率")
    package static let utilisation = number("utilisation", .share, "利用率")
    package static let unmetWeight = number("unmet_weight", .weight, "容量不足人口")
    package static let servedBy = text("served_by", "服务设施编号")
    package static let served = number("served", .weight, "已服务")
    package static let unmet = number("unmet", .weight, "容量不足")
}

/// Columns of a run's own classes, levels and functions.
extension ColumnTerm {
    /// The weight of a class.
    package static func weight(ofClass name: String) -> ColumnTerm { number("class_\(name)", .weight, "人群类别：\(name)") }

    /// Whether a class is covered, where it has a radius of its own.
    package static func isCovered(class name: String) -> ColumnTerm { truth("covered_class_\(name)", "覆盖人群：\(name)") }

    /// Whether a level is within reach.
    package static func isReached(level name: String) -> ColumnTerm { truth("level_\(name)", "层级可达：\(name)") }

    /// What of a class is covered.
    package static func covered(class name: String) -> ColumnTerm { number("covered_\(name)", .weight, "覆盖：\(name)") }

    /// Who is within reach of a function; it is called as the lists call it.
    package static func covered(function name: String) -> ColumnTerm { number(name, .weight) }
}
