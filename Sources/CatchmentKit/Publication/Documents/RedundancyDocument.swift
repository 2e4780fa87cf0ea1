import GeoPrimitives
import PlanningTerms
import Scenarios
import ServiceModel

/// Which facilities could close with least loss; `redundancy.csv` has all.
public struct RedundancyDocument: Codable, Sendable {
    /// A facility that closes, and the near one that stays.
    public struct Merge: Codable, Sendable {
        /// The ids of the one that closes and of the one that stays.
        public var close: String, keep: String
        /// How far apart they are, in metres.
        public var distanceM: Double
        /// Points and weight that nothing covers then.
        public var lostPoints: Int, lostWeight: Double
        /// The weight whose nearest facility it was, and how much farther they have then on average, in metres.
        public var servedWeight: Double
        /// Metres more to the nearest facility.
        @Nullable public var extraDistanceM: Double?
    }

    /// Facilities that cover nobody alone: each could close by itself without loss.
    public var withoutSole: Int
    /// Facilities with another no farther away than the larger of their radii.
    public var withNearPartner: Int
    /// The safest merges, at most ten: by what is lost, then by the metres that people have to go farther in all.
    public var safestMerges: [Merge]
}

extension ReportBuilder {
    /// The redundancy of a result, when it was asked for.
    func redundancy(_ result: CoverResult) -> RedundancyDocument? {
        guard let redundancy = result.redundancy else { return nil }
        let facilities = result.loaded.input.facilities
        let merges = redundancy.merges
        return RedundancyDocument(
            withoutSole: redundancy.entries.count { $0.sole.weight == 0 }, withNearPartner: merges.count,
            safestMerges: merges.prefix(10).compactMap { entry in
                entry.partner.map { partner in
                    RedundancyDocument.Merge(
                        close: facilities[entry.facility].id, keep: facilities[partner].id,
                        distanceM: entry.partnerMeters.rounded(toDecimals: 1), lostPoints: entry.sole.points,
                        lostWeight: scale.weight(entry.sole.weight), servedWeight: scale.weight(entry.served.weight),
                        extraDistanceM: entry.extraMeters?.rounded(toDecimals: 1))
                }
            })
    }
}

extension TextReport {
    /// The safest merges of near facilities.
    var redundancy: [String] {
        guard let redundancy = report.coverage.redundancy else { return [] }
        var lines = [
            "", language("Redundancy", "冗余"),
            "  "
                + language(
                    "\(redundancy.withoutSole) of \(counted(report.coverage.facilities, "facility", "facilities")) cover nobody alone; \(redundancy.withNearPartner) have another within reach",
                    "\(report.coverage.facilities) 个设施中，\(redundancy.withoutSole) 个没有独自覆盖的人；\(redundancy.withNearPartner) 个附近有其他设施"
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
                merge.close, merge.keep, length(merge.distanceM), number(merge.lostWeight), number(merge.servedWeight),
                merge.extraDistanceM.map(length) ?? "—",
            ])
        }
        lines += [language("  safest merges:", "  最稳妥的合并：")] + table.lines
        return lines
    }
}
