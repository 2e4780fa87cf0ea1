import PlanningTerms
import ServiceModel

extension ComparisonMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .weightKinds(let after, let before, let folder):
            Wording(
                "it counts \(after) and \(folder) counts \(before): give both runs the same weight column",
                "它统计 \(after)，而 \(folder) 统计 \(before)：两次运行须采用相同的权重列")
        case .measures(let after, let before, let folder):
            Wording(
                "its measure is \(after) and that of \(folder) is \(before)", "其距离量度为 \(after)，而 \(folder) 的为 \(before)")
        case .noPoints(let folder):
            Wording(
                "\(folder) has no assignments.geojson (it was written with --no-layers); compared by unit",
                "\(folder) 没有 assignments.geojson（写出时用了 --no-layers），改按单元对比")
        case .fewMatched(let matched, let before, let after, let identity):
            switch identity {
            case .ids:
                Wording(
                    "only \(matched) of \(before) and \(after) demand points have the same id; compared by unit",
                    "两个结果的 \(before) 与 \(after) 个需求点中只有 \(matched) 个编号相同，改按单元对比")
            case .coordinates:
                Wording(
                    "the demand has no ids, and only \(matched) of \(before) and \(after) places are the same to seven decimals; compared by unit",
                    "需求点没有编号，而两个结果的 \(before) 与 \(after) 个位置中只有 \(matched) 个相同（精确到七位小数），改按单元对比")
            }
        case .byPlace(let summed):
            Wording(
                "the demand has no ids: its points are told apart by their coordinates to seven decimals\(summed == 0 ? "" : "; \(summed) rows that share a place with others are summed there")",
                "需求点没有编号，按坐标（精确到七位小数）对应\(summed == 0 ? "" : "；有 \(summed) 行与其他行同处一地，已在该处合计")")
        case .idsElsewhere(let moved, let shared):
            Wording(
                "\(moved) of the \(shared) ids that both lists of demand have stand at other places in the other: people are compared by id; if the ids only number the rows, run both with --demand-columns id= and they are compared by place",
                "两份需求点表共有的 \(shared) 个编号中有 \(moved) 个所在位置不同：现按编号对比；若编号只是行序号，请在两次运行时用 --demand-columns id= ，改按坐标对比")
        case .facilitiesByPlace:
            Wording(
                "a list of facilities has no ids: they are told apart by their coordinates, so that one that moved is one closed and one opened",
                "\(PlannedNames.facility)表没有编号，按坐标对应；迁移的\(PlannedNames.facility)会显示为一处撤并和一处新增")
        case .netUnits(let count):
            Wording(
                "of \(count) units the change alone is known: the lowest units of their points do not add up to them",
                "有 \(count) 个单元只知变化总量：其需求点的最低层级单元之和与其不符")
        case .notCapacitated(let folder):
            Wording(
                "\(folder) was run without --capacitated; who is served within capacities is not compared",
                "\(folder) 运行时未用 --capacitated；不对比容量内服务")
        }
    }
}
