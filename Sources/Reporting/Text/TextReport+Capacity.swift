import PlanningTerms
import Publication

extension TextReport {
    /// Who is served within the capacities, and which facilities have no room for how many.
    var capacity: [String] {
        guard let served = report.coverage.served else { return [] }
        let lines = ["", language("Within capacities", "容量约束")] + capacitySentences(served).map { "  " + $0 }
        guard !served.short.isEmpty else { return lines + capacityLevels(served) }
        var table = TextTable(
            [
                language("facility", "\(PlannedNames.facility)"), language("name", "名称"), language("capacity", "容量"),
                language("serves", "服务"),
                language("no room for", "容量不足"),
            ], right: [false, false, true, true, true])
        for facility in served.short.prefix(listed) {
            table.add([
                facility.facility, facility.name ?? "", number(facility.capacity), whole(facility.servedWeight),
                whole(facility.unmetWeight),
            ])
        }
        let title = language(
            "Facilities without room, by \(who) to whom they are nearest", "容量不足的\(PlannedNames.facility)（按最近归属）")
        return lines + capacityLevels(served) + ["", title] + table.lines
    }

    /// What is served, what is not, and how full the facilities are, a sentence each.
    func capacitySentences(_ served: ServedDocument) -> [String] {
        let split = served.splittable ? "" : language(", every point whole", "（整点分配）")
        var sentences = [
            language(
                "served: \(whole(served.servedWeight)) of \(whole(served.weight)) \(who) (\(percent(served.share)))\(split); \(whole(served.unmetWeight)) within reach find no room",
                "已服务：\(whole(served.weight))\(who)中的 \(whole(served.servedWeight))（\(percent(served.share))）\(split)；在服务半径内但容量不足 \(whole(served.unmetWeight))"
            ),
            language(
                "capacity: \(number(served.capacity)) in all, \(number(served.freeCapacity)) of it free; \(counted(served.full, "facility is", "facilities are")) full",
                "容量：合计 \(number(served.capacity))，剩余 \(number(served.freeCapacity))；\(served.full) 个\(PlannedNames.facility)已满"),
        ]
        if let mean = served.meanM ?? served.meanCost {
            let shown = served.meanM.map(length) ?? number(mean)
            sentences.append(
                language(
                    "those served have \(shown) on average to where they are served",
                    "被服务者到\(PlannedNames.serviceFacility)平均 \(shown)"))
        }
        if served.unlimited > 0 {
            sentences.append(
                language(
                    "without a capacity, and so without limit: \(counted(served.unlimited, "facility", "facilities"))",
                    "未给出容量（不设上限）：\(served.unlimited) 个\(PlannedNames.facility)"))
        }
        if !served.assignmentProven {
            sentences.append(
                language(
                    "a limit ended the search for the assignment: another may serve more, or as much nearer by",
                    "达到限制，分配方案未经证明：可能存在服务更多或距离更近的分配"))
        }
        return sentences
    }

    private func capacityLevels(_ served: ServedDocument) -> [String] {
        guard !served.byLevel.isEmpty else { return [] }
        var table = TextTable(
            [
                language("level", "层级"), language("facilities", "\(PlannedNames.facility)"), language("capacity", "容量"),
                language("serves", "服务"),
                language("utilisation", "利用率"), language("no room for", "容量不足"),
            ], right: [false, true, true, true, true, true])
        for level in served.byLevel {
            table.add([
                language.level(level.level), "\(level.facilities)", number(level.capacity), whole(level.servedWeight),
                percent(level.utilisation),
                whole(level.unmetWeight),
            ])
        }
        return table.lines
    }
}
