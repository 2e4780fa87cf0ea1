public import PlanningTerms
public import Publication
import Reporting
public import Verification

extension Verification {
    /// The check as a document, in English.
    public var document: VerificationDocument {
        VerificationDocument(
            folder: folder, points: points, undecided: undecided, confirmed: confirmed.map { $0.wording.english },
            notLookedAt: notLookedAt.map {
                .init(
                    scenario: $0.scenario, file: $0.file, figure: $0.figure.isEmpty ? nil : $0.figure, count: $0.count,
                    reason: $0.reason.wording.english)
            }, problems: problems.map { $0.wording.english }, caveats: caveats)
    }

    /// The two lists in a language: what agrees, and what was not looked at with the reason; what differs is an error.
    public func lines(in language: Language) -> [String] {
        var lines = confirmed.map { language("confirmed  ", "已确认  ") + language($0.wording) }
        if undecided > 0 {
            lines.append(
                language(
                    "note       \(undecided) points lie within 2 cm of a radius: 7 decimals cannot decide them",
                    "说明    \(undecided) 个点距服务半径不足 2 厘米，7 位小数不足以判定"))
        }
        lines += caveats.map { language("caveat     ", "说明事项  ") + language($0.text, $0.textZh) }
        return lines + unlooked(language)
    }

    /// One line for each file and reason, with the figures that it holds for.
    private func unlooked(_ language: Language) -> [String] {
        struct Group: Hashable { var place: String, reason: CheckMessage.Unlooked }
        var (order, figures): ([Group], [Group: [String]]) = ([], [:])
        for entry in notLookedAt {
            let place = (entry.scenario.map { $0 + language(": ", "：") } ?? "") + entry.file
            let group = Group(place: place, reason: entry.reason)
            if figures[group] == nil { order.append(group) }
            let count = entry.count > 1 ? " (\(entry.count))" : ""
            figures[group, default: []] += entry.figure.isEmpty ? [] : [entry.figure + count]
        }
        return order.map { group in
            let named = figures[group, default: []].joined(separator: language(", ", "、"))
            return language("not looked at  ", "未核对  ") + group.place + language(": ", "：") + language(group.reason.wording)
                + (named.isEmpty ? "" : language(": ", "：") + named)
        }
    }

    /// The last line of a check in which nothing differs.
    public func summary(in language: Language) -> String {
        let left = notLookedAt.count
        guard points > 0 else { return summaryWithoutPoints(in: language, left) }
        return language(
            "\(folder): verified, \(points) points recomputed; \(left) kinds of figures not looked at",
            "\(folder)：复核一致，复算 \(points) 个需求点；未核对 \(left) 类数值")
    }

    private func summaryWithoutPoints(in language: Language, _ left: Int) -> String {
        let reasons = Set(notLookedAt.map(\.reason))
        if !reasons.isDisjoint(with: [.comparedMissing, .comparedChanged]) {
            return language(
                "\(folder): nothing differs within it; the two compared folders are not there as they were compared, so no figure was recomputed",
                "\(folder)：其内部未发现差异；所比较的两个文件夹已不在或已改变，未复算任何数值")
        }
        guard reasons.contains(.noLayers) else {
            return language(
                "\(folder): nothing differs; \(left) kinds of figures not looked at",
                "\(folder)：未发现差异；未核对 \(left) 类数值")
        }
        return language(
            "\(folder): nothing differs; no figure was recomputed, since there are no layers",
            "\(folder)：未发现差异；没有图层，未复算任何数值")
    }
}
