import PlanningTerms
import Publication

extension TextReport {
    /// Units listed for floors and quotas; the report has all.
    private var listedUnits: Int { 12 }

    /// Why there is no plan.
    func infeasibilityLines(_ siting: SitingDocument) -> [String] {
        (siting.infeasibilities ?? []).map { "  - " + $0.said(in: language) }
    }

    /// The conditions and how the plan keeps them.
    func conditionLines(_ siting: SitingDocument) -> [String] {
        var lines = siting.secondCover.map { ["  " + backupLine($0)] } ?? []
        guard let conditions = siting.conditions else { return lines }
        lines += ["", language("Conditions", "约束条件")]
        lines += conditionSentences(conditions).map { "  " + $0 }
        lines += (conditions.closed ?? []).map { "  - " + closing($0) }
        return lines + unitTable(conditions.units)
    }

    /// The conditions that hold for the whole plan, a sentence each.
    func conditionSentences(_ conditions: ConditionsDocument) -> [String] {
        var sentences = conditions.capacity.map(capacitySentences) ?? []
        if let least = conditions.spacingM {
            sentences.append(spacing(language("between new sites", "新点之间"), least, conditions.smallestSpacingM))
        }
        if let least = conditions.spacingExistingM {
            sentences.append(
                spacing(
                    language("to existing facilities", "与现有\(PlannedNames.facility)"), least, conditions.smallestSpacingExistingM)
            )
        }
        if let budget = conditions.budget {
            sentences.append(
                language(
                    "cost: \(number(conditions.cost ?? 0)) of a budget of \(number(budget))",
                    "费用：\(number(conditions.cost ?? 0))，预算 \(number(budget))"))
        }
        if let relocate = conditions.relocate {
            sentences.append(
                language(
                    "closes \(conditions.closed?.count ?? 0) of at most \(relocate) existing facilities; \(whole(conditions.closingLoss ?? 0)) \(who) lose what covers them before the new sites open",
                    "撤并现有\(PlannedNames.facility) \(conditions.closed?.count ?? 0) 处（最多 \(relocate) 处）；新点开放前影响 \(whole(conditions.closingLoss ?? 0))\(who)"
                ))
        }
        return sentences
    }

    /// What is served within the capacities, and who cannot be.
    private func capacitySentences(_ capacity: ConditionsDocument.Capacity) -> [String] {
        var sentences = [
            language(
                "served within capacity: \(whole(capacity.servedWeight)) \(who), \(number(capacity.baseServedWeight)) of them by existing facilities\(capacity.splittable ? " alone" : ""); \(whole(capacity.unservedWeight)) within reach find no room",
                "按容量服务：\(whole(capacity.servedWeight))\(who)，其中现有\(PlannedNames.facility) \(number(capacity.baseServedWeight))；在服务半径内但容量不足 \(whole(capacity.unservedWeight))"
            )
        ]
        if !capacity.assignmentProven {
            sentences.append(
                language(
                    "a limit ended the search for the assignment: another may serve more, or as much nearer by",
                    "达到限制，分配方案未经证明：可能存在服务更多或距离更近的分配"))
        }
        if capacity.unlimitedFacilities + capacity.unlimitedSites > 0 {
            sentences.append(
                language(
                    "without a capacity, and so without limit: \(capacity.unlimitedFacilities) existing facilities, \(capacity.unlimitedSites) new sites",
                    "未给出容量（不设上限）：现有\(PlannedNames.facility) \(capacity.unlimitedFacilities) 个，新点 \(capacity.unlimitedSites) 个"))
        }
        if let oversized = capacity.oversizedPoints, oversized > 0 {
            sentences.append(
                language(
                    "\(oversized) points hold more than the largest capacity and cannot be served whole, the largest is \(capacity.largestOversized ?? ""): leave --indivisible out, raise capacities or split them",
                    "\(oversized) 个点的人数超过最大容量，无法整体服务，最大为 \(capacity.largestOversized ?? "")：请取消 --indivisible、提高容量或拆分"))
        }
        return sentences
    }

    /// A facility that the plan closes.
    func closing(_ facility: ConditionsDocument.Closing) -> String {
        let name = [facility.id, facility.name].compactMap { $0 }.joined(separator: ", ")
        return "\(name): " + language("\(whole(facility.loss)) depend on it alone", "仅由其覆盖 \(whole(facility.loss))")
    }

    /// What the plan covers twice.
    func backupLine(_ backup: SecondCoverDocument) -> String {
        let bound =
            backup.backupBound.map { language(" (at most \(number($0)) with as many sites)", "（同样点数最多 \(number($0))）") } ?? ""
        return language(
            "covered at least twice: \(whole(backup.backupWeight)) \(who)\(bound), \(number(backup.baseBackupWeight)) before",
            "双重覆盖：\(whole(backup.backupWeight))\(who)\(bound)，此前 \(number(backup.baseBackupWeight))")
    }

    private func spacing(_ what: String, _ least: Double, _ smallest: Double?) -> String {
        let found = smallest.map { language("; the smallest is \(length($0))", "；最小 \(length($0))") } ?? ""
        return language("spacing \(what): at least \(length(least))", "间距（\(what)）：至少 \(length(least))") + found
    }

    private func unitTable(_ units: [ConditionsDocument.Unit]) -> [String] {
        guard !units.isEmpty else { return [] }
        var table = TextTable(
            [
                language("unit", "单元"), language("level", "层级"), language("floor", "下限"), language("covered", "覆盖"),
                language("new sites", "新点"), language("allowed", "允许"),
            ], right: [false, false, true, true, true, true])
        for unit in units.prefix(listedUnits) {
            table.add([
                unit.name, language.level(unit.level), unit.floorWeight.map { number($0) } ?? "",
                unit.coveredWeight.map { number($0) } ?? "",
                "\(unit.sites)", allowedSites(unit),
            ])
        }
        let more = units.count - listedUnits
        return table.lines
            + (more > 0 ? [language("  … and \(more) more units in report.json", "  … 其余 \(more) 个单元见 report.json")] : [])
    }

    /// How many new sites a unit may have; nothing where any number may be.
    func allowedSites(_ unit: ConditionsDocument.Unit) -> String {
        let most = unit.maxSites.map { "\($0)" } ?? ""
        return unit.minSites == 0 && unit.maxSites == nil ? "" : "\(unit.minSites)..\(most)"
    }
}
