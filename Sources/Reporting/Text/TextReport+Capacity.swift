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
                language("facility", "设施"), language("name", "名称"), language("capacity", "容量"), language("serves", "服务"),
                language("no room for", "容量不足"),
            ], right: [false, false, true, true, true])
        for facility in served.short.prefix(listed) {
            table.add([
                facility.facility, facility.name ?? "", number(facility.capacity), number(facility.servedWeight),
                number(facility.unmetWeight),
            ])
        }
        let title = language("Facilities without room, by \(who) to whom they are nearest", "容量不足的设施（按最近归属）")
        return lines + capacityLevels(served) + ["", title] + table.lines
    }

    /// What is served, what is not, and how full the facilities are, a sentence each.
    func capacitySentences(_ served: ServedDocument) -> [String] {
        let split = served.splittable ? "" : language(", every point whole", "（整点分配）")
        var sentences = [
            language(
                "served: \(number(served.servedWeight)) of \(number(served.weight)) \(who) (\(percent(served.share)))\(split); \(number(served.unmetWeight)) within reach find no room",
                "已服务：\(number(served.weight))\(who)中的 \(number(served.servedWeight))（\(percent(served.share))）\(split)；在服务半径内但容量不足 \(number(served.unmetWeight))"
            ),
            language(
                "capacity: \(number(served.capacity)) in all, \(number(served.freeCapacity)) of it free; \(counted(served.full, "facility is", "facilities are")) full",
                "容量：合计 \(number(served.capacity))，剩余 \(number(served.freeCapacity))；\(served.full) 个设施已满"),
        ]
        if let mean = served.meanM ?? served.meanCost {
            let shown = served.meanM.map(length) ?? number(mean)
            sentences.append(
                language("those served have \(shown) on average to where they are served", "被服务者到服务设施平均 \(shown)"))
        }
        if served.unlimited > 0 {
            sentences.append(
                language(
                    "without a capacity, and so without limit: \(counted(served.unlimited, "facility", "facilities"))",
                    "未给出容量（不设上限）：\(served.unlimited) 个设施"))
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
                language("level", "层级"), language("facilities", "设施"), language("capacity", "容量"), language("serves", "服务"),
                language("utilisation", "利用率"), language("no room for", "容量不足"),
            ], right: [false, true, true, true, true, true])
        for level in served.byLevel {
            table.add([
                level.level, "\(level.facilities)", number(level.capacity), number(level.servedWeight),
                percent(level.utilisation),
                number(level.unmetWeight),
            ])
        }
        return table.lines
    }
}
