import GeoPrimitives
package import PlanningTerms

extension InfeasibilityMessage {
    /// The reason in words.
    package var wording: Wording {
        switch self {
        case .floorOutOfReach(let unit, let floor, let reachable, let arePeople, let unreached):
            Wording(
                "\(unit.wording.english) must have \(TextReport.whole(floor.rounded(.up))) \(arePeople ? "people" : "demand points") covered and all candidates together reach \(TextReport.whole(reachable.rounded(.down)))\(unreached.wording.english): add candidates there or lower its floor",
                "\(unit.wording.chinese)须覆盖 \(TextReport.whole(floor.rounded(.up))) \(arePeople ? "人" : "个需求点")，而全部候选点合计只能达到 \(TextReport.whole(reachable.rounded(.down)))\(unreached.wording.chinese)：请在该处增加候选点，或降低其覆盖率下限"
            )
        case .tooFewCandidates(let unit, let minimum, let available):
            Wording(
                "\(unit.wording.english) must get \(minimum) new sites and has \(available) candidates that may be opened: lower min_sites there or add candidates",
                "\(unit.wording.chinese)须新增 \(minimum) 个点，而可启用的候选点只有 \(available) 个：请降低该处的 min_sites，或增加候选点")
        case .tooManyRequired(let unit, let maximum, let required):
            Wording(
                "\(unit.wording.english) may get \(maximum) new sites and \(required) candidates in it are required: raise max_sites there or require fewer",
                "\(unit.wording.chinese)最多新增 \(maximum) 个点，而其中必选候选点有 \(required) 个：请提高该处的 max_sites，或减少必选点")
        case .minimaAboveCount(let level, let sum, let count):
            Wording(
                "the units of level \(level) must get \(sum) new sites together and --count is \(count): raise --count or lower the quota",
                "各\(Language.zh.level(level))合计须新增 \(sum) 个点，而 --count 为 \(count)：请增大 --count，或降低配建标准")
        case .requiredTooClose(let first, let second, let meters):
            Wording(
                "\(first) and \(second) are both required and lie \(meters) m apart, closer than --spacing: require one of them only or lower --spacing",
                "\(first) 与 \(second) 均为必选，相距 \(meters) 米，小于 --spacing：请只保留其一为必选，或减小 --spacing")
        case .requiredTooCloseToExisting(let candidate, let facility, let meters):
            Wording(
                "\(candidate) is required and lies \(meters) m from the existing \(facility), closer than --spacing-existing: require it no longer or lower --spacing-existing",
                "\(candidate) 为必选，距现有\(PlannedNames.facility) \(facility) \(meters) 米，小于 --spacing-existing：请取消其必选，或减小 --spacing-existing"
            )
        case .requiredAboveBudget(let required, let named, let cost, let budget):
            Wording(
                "the required sites \(named.joined(separator: ", "))\(required > named.count ? ", …" : "") cost \(cost.plainText) and --budget is \(budget.plainText): raise it or require fewer",
                "必选点 \(named.joined(separator: "、"))\(required > named.count ? "、…" : "") 合计成本 \(cost.plainText)，而 --budget 为 \(budget.plainText)：请增加预算，或减少必选点"
            )
        case .conflict([]), .unresolvedConflict([]):
            Wording("the candidates alone allow no plan", "仅就候选点而言已没有可行方案")
        case .conflict(let conditions):
            Wording(
                "\(Self.list(conditions).english) cannot be kept together, though without any one of them the rest can: loosen one of them",
                "\(Self.list(conditions).chinese)无法同时满足，但去掉其中任何一项，其余即可满足：请放宽其一")
        case .unresolvedConflict(let conditions):
            Wording(
                "\(Self.list(conditions).english) cannot all be kept; the limits ended the search for those that clash",
                "\(Self.list(conditions).chinese)无法全部满足；因达到求解限制，未能找出相互冲突者")
        case .indivisibleTarget:
            Wording(
                "the target cannot be served by whole demand points within the capacities: lower --target, leave --indivisible out or raise capacities",
                "在容量内以整个需求点分配无法达到目标：请降低 --target，去掉 --indivisible，或提高容量")
        }
    }

    private static func list(_ conditions: [Condition]) -> Wording {
        let (english, chinese) = (conditions.map(\.wording.english), conditions.map(\.wording.chinese))
        let last = english.count > 1 ? " and " + (english.last ?? "") : ""
        return Wording(
            (english.count > 1 ? english.dropLast().joined(separator: ", ") : english.joined()) + last,
            chinese.joined(separator: "、"))
    }
}

extension InfeasibilityMessage.Unit {
    /// The unit in words.
    fileprivate var wording: Wording {
        let title = Language.zh.level(level)
        return name == code
            ? Wording("\(level) \(code)", "\(title) \(code) ")
            : Wording("\(level) \(code) (\(name))", "\(title)“\(name)”（\(code)）")
    }
}

extension InfeasibilityMessage.Unreached? {
    /// What is out of reach, to be added to a sentence.
    fileprivate var wording: Wording {
        guard let self else { return Wording("", "") }
        return Wording(
            "; nothing reaches \(self.points) of its points, the largest of them \(self.largest)\(self.nearestCandidate.map { " (nearest candidate \($0))" } ?? ""); a radius of \(self.radiusMeters.plainText) m would reach all of them",
            "；其中 \(self.points) 个点无任何候选点可达，最大者为 \(self.largest)\(self.nearestCandidate.map { "（最近候选点 \($0)）" } ?? "")；服务半径 \(self.radiusMeters.plainText) 米可覆盖全部"
        )
    }
}

extension InfeasibilityMessage.Condition {
    /// The condition in words.
    fileprivate var wording: Wording {
        switch self {
        case .count: Wording("--count", "--count ")
        case .budget: Wording("--budget", "--budget ")
        case .spacing: Wording("the spacing", "间距")
        case .target: Wording("the target", "目标")
        case .coverOfAll: Wording("the cover of all who can be covered", "覆盖全部可覆盖者")
        case .floor(let unit): Wording("the floor of \(unit.wording.english)", "\(unit.wording.chinese)的覆盖率下限")
        case .minimumSites(let unit):
            Wording("the least number of sites of \(unit.wording.english)", "\(unit.wording.chinese)的最少点数")
        case .maximumSites(let unit):
            Wording("the largest number of sites of \(unit.wording.english)", "\(unit.wording.chinese)的最多点数")
        }
    }
}
