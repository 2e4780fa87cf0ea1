import PlanningTerms
import Publication

extension TextReport {
    /// The safest merges of near facilities.
    var redundancy: [String] {
        guard let redundancy = report.coverage.redundancy else { return [] }
        var lines = [
            "", language("Redundancy", "冗余"),
            "  "
                + language(
                    "\(redundancy.withoutSole) of \(counted(report.coverage.facilities, "facility", "facilities")) cover nobody alone; \(redundancy.withNearPartner) have another within reach",
                    "\(report.coverage.facilities) 个\(PlannedNames.facility)中，\(redundancy.withoutSole) 个没有独自覆盖的人；\(redundancy.withNearPartner) 个附近有其他\(PlannedNames.facility)"
                ),
        ]
        guard !redundancy.safestMerges.isEmpty else { return lines }
        var table = TextTable(
            [
                language("close", "关闭"), language("keep", "保留"), language("apart", "相距"), language("\(who) lost", "减少"),
                language("nearest for", "服务"), language("farther by", "平均多走"),
            ], right: [false, false, true, true, true, true])
        for merge in redundancy.safestMerges {
            table.add([
                merge.close, merge.keep, length(merge.distanceM), whole(merge.lostWeight), whole(merge.nearestWeight),
                merge.extraDistanceM.map(length) ?? "—",
            ])
        }
        lines += [language("  safest merges:", "  最稳妥的合并：")] + table.lines
        return lines
    }
}
