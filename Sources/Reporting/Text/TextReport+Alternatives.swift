import PlanningTerms
import Publication

extension TextReport {
    /// Backup coverage: what depends on one facility alone, and on which.
    var backup: [String] {
        guard let backup = report.coverage.backup else { return [] }
        let twice = backup.atLeastTwice
        let once = backup.byCount.first { $0.facilities == 1 }?.weight ?? 0
        let all = report.coverage.overall.weight
        var lines = [
            "", language("Backup coverage", "重叠覆盖（备份）"),
            "  "
                + language(
                    "\(whole(twice.weight)) of \(number(all)) \(who) (\(percent(twice.share))) are within reach of at least two facilities; \(number(once)) depend on one alone",
                    "\(number(all))\(who)中，\(whole(twice.weight))\(who)（\(percent(twice.share))）至少有两个\(PlannedNames.facility)覆盖；\(number(once))\(who)只依赖一个\(PlannedNames.facility)"
                ),
        ]
        var counts = TextTable(
            [language("facilities within reach", "可达\(PlannedNames.facility)数"), language(who, "总数"), language("points", "点数")],
            right: [false, true, true])
        for count in backup.byCount {
            counts.add(["\(count.facilities)" + (count.orMore ? "+" : ""), whole(count.weight), number(Double(count.points))])
        }
        lines += counts.lines
        guard !backup.mostDependedOn.isEmpty else { return lines }
        var table = TextTable(
            [
                language("most depended on", "依赖最多的\(PlannedNames.facility)"), language("name", "名称"),
                language("\(who) covered by it alone", "仅由其覆盖"), language("points", "点数"),
            ], right: [false, false, true, true])
        for facility in backup.mostDependedOn {
            table.add([facility.facility, facility.name ?? "", whole(facility.soleWeight), number(Double(facility.solePoints))])
        }
        return lines + table.lines
    }

    /// The responsibility zones in figures.
    var zones: [String] {
        guard let zones = report.zones else { return [] }
        let reach =
            switch zones.mode {
            case .covered: language("where the nearest facility covers", "最近\(PlannedNames.facility)的服务半径以内")
            case .units: language("whole units by the nearest facility", "按最近\(PlannedNames.facility)划分整个单元")
            case .full, nil: language("the study area by nearest facility", "按最近\(PlannedNames.facility)划分全部研究区")
            }
        var lines = [
            "", language("Responsibility zones", "责任片区") + " (\(zones.$mode))",
            "  "
                + language(
                    "\(zones.zones) zones, \(reach): \(area(zones.areaM2)), \(whole(zones.weight)) \(who); \(whole(zones.unassignedWeight)) \(who) in no zone",
                    "\(reach)：\(zones.zones) 个片区，面积 \(area(zones.areaM2))，\(whole(zones.weight))\(who)；\(whole(zones.unassignedWeight))\(who)不在任何片区"
                ),
        ]
        if zones.mode != .units {
            lines.append(
                "  "
                    + language(
                        "borders lie within \(zones.borderToleranceM) m of the line equally far from two facilities",
                        "片区边界与两\(PlannedNames.facility)等距线的偏差不超过 \(zones.borderToleranceM) 米"))
        }
        return lines
    }
}
