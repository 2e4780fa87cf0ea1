import GeoPrimitives
import PlanningTerms

extension SitingMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noCandidates:
            Wording(
                "there are no candidate sites that may be opened; give at least one with status candidate or required",
                "没有可启用的候选点；请至少给出一个状态为 candidate（候选）或 required（必选）的点")
        case .noneAllowed(let count, let excluded, let forbidden):
            Self.noneAllowed(count, SiteCheckMessage.areas(excluded), excluded.reduce(0) { $0 + $1.candidates }, forbidden)
        case .countExceedsCandidates(let count, let available, let names):
            Wording(
                "\(names[.count]) \(count) exceeds the \(available) candidate sites that may be opened; lower it or allow more sites",
                "\(names[.count]) \(count) 超过可启用的候选点数 \(available)；请减小，或增加可启用的点")
        case .moreRequiredThanCount(let required, let named, let count, let names):
            Wording(
                "\(required) candidate sites are required\(Self.list(named, of: required, " (", ", ", ")")) and \(names[.count]) is \(count); raise it or require fewer",
                "有 \(required) 个必选候选点\(Self.list(named, of: required, "（", "、", "）"))，而 \(names[.count]) 为 \(count)；请增大，或减少必选点")
        case .targetOutOfRange(let target):
            Wording("--target \(target) must be a share from 0 to 1 (0% to 100%)", "--target \(target) 应为 0 至 1（0% 至 100%）的占比")
        case .conditionsUnsupported(let model):
            Wording(
                "floors, quotas, spacing, budget, relocation and capacities go with the models on coverage; \(model) takes none of them",
                "覆盖率下限、配建标准、间距、预算、迁移与容量只用于覆盖类模型；\(model) 均不支持")
        case .modelWithCapacities(let model):
            Wording(
                "--model \(model) is not supported together with --capacitated; leave one of the two out",
                "--model \(model) 不能与 --capacitated 同用；请去掉其一")
        case .firstWeightOutOfRange(let percent):
            Wording(
                "--first-weight \(percent)% must be a whole percentage from 0% to 100%",
                "--first-weight \(percent)% 应为 0% 至 100% 的整数百分比")
        case .limitOutOfRange(let limit, let value):
            Wording("--\(limit.flag) \(value) must be a number that is at least 0", "--\(limit.flag) \(value) 应为不小于 0 的数")
        case .needsDistances(let model): Wording("\(model) needs distances or a cost matrix", "\(model) 须有距离或成本矩阵")
        case .nothingToSpace(let names):
            Wording(
                "p-dispersion spaces facilities from one another: give at least \(names[.count]) 2, or existing facilities",
                "p-dispersion 使\(PlannedNames.facility)彼此远离：请至少给出 \(names[.count]) 2，或提供现有\(PlannedNames.facility)")
        case .solverFailed(let words): Wording("the solver failed: \(words)", "求解器失败：\(words)")
        case .leftBehind(let model, let taken):
            Wording(
                "it is said of the plan's model, \(model), and takes no part: \(taken) is asked for and does not take it",
                "此项是就规划文件的模型 \(model) 而言的，不起作用：现用模型为 \(taken)，不接受此项")
        }
    }

    /// Why none of so many candidates may be opened.
    private static func noneAllowed(_ count: Int, _ areas: Wording, _ inAreas: Int, _ forbidden: Int) -> Wording {
        var (english, chinese): ([String], [String]) = ([], [])
        if inAreas > 0 {
            english.append("\(inAreas) lie in exclusion areas (\(areas.english))")
            chinese.append("\(inAreas) 个位于禁建范围内（\(areas.chinese)）")
        }
        if forbidden > 0 {
            english.append("\(forbidden) are forbidden by their status")
            chinese.append("\(forbidden) 个的状态为禁止")
        }
        return Wording(
            "none of the \(count) candidates may be opened: \(english.joined(separator: ", ")); check the exclusion areas (--exclude) and the status column",
            "\(count) 个候选点均不得启用：\(chinese.joined(separator: "，"))；请核对禁建范围（--exclude）与状态列")
    }

    /// Some ids in brackets; nothing where none is named.
    private static func list(_ ids: [String], of count: Int, _ open: String, _ comma: String, _ close: String) -> String {
        guard !ids.isEmpty else { return "" }
        return open + ids.joined(separator: comma) + (count > ids.count ? "\(comma)…" : "") + close
    }
}

extension SearchLimit {
    /// The flag that sets it, without its dashes.
    fileprivate var flag: String {
        switch self {
        case .gap: "gap"
        case .time: "time-limit"
        case .work: "work-limit"
        case .threads: "threads"
        }
    }
}

extension ConditionMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noCapacities(.keys):
            Wording(
                "capacitated needs a capacity column in the candidates or facilities (name it with columns: {capacity: …} in layers)",
                "capacitated 要求候选点或\(PlannedNames.facility)列表有容量列（请在 layers 中用 columns: {capacity: …} 指明）")
        case .noCapacities:
            Wording(
                "--capacitated needs a capacity column in the candidates or facilities (name it with --candidates-columns capacity=…)",
                "--capacitated 要求候选点或\(PlannedNames.facility)列表有容量列（请用 --candidates-columns capacity=… 指明）")
        case .needsUnits(.keys):
            Wording(
                "floor, quota and unit_rules go by units: name them in layers",
                "floor、quota 与 unit_rules 按行政单元计算：请在 layers 中给出 units")
        case .needsUnits:
            Wording(
                "--floor, --quota and --unit-rules go by units: give --units",
                "--floor、--quota 与 --unit-rules 按行政单元计算：请给出 --units"
            )
        case .unknownLevel(let level, let levels):
            Wording(
                "there is no level \(level) among the units; their levels are \(levels.joined(separator: ", "))",
                "行政单元中没有层级 \(level)；现有层级为 \(levels.joined(separator: "、"))")
        case .costsTooLarge(let total, let most):
            Wording(
                "the costs and the budget add up to \(total), more than \(most.plainText); count them in thousands",
                "成本与预算合计 \(total)，超过 \(most.plainText)；请以千为单位计")
        }
    }
}
