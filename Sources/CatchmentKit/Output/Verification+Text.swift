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
        return lines + notLookedAt.map { unlooked(language, $0) }
    }

    private func unlooked(_ language: Language, _ figures: UnlookedFigures) -> String {
        let place = (figures.scenario.map { "\($0): " } ?? "") + figures.file
        let figure = figures.figure.isEmpty ? "" : " \(figures.figure)"
        let count = figures.count > 1 ? " (\(figures.count))" : ""
        return language("not looked at  ", "未核对  ") + place + figure + count + language(": ", "：")
            + language(figures.reason.wording)
    }

    /// The last line of a check in which nothing differs.
    public func summary(in language: Language) -> String {
        let left = notLookedAt.count
        guard points > 0 else {
            return language(
                "\(folder): nothing differs; no figure was recomputed, since there are no layers",
                "\(folder)：未发现差异；没有图层，未复算任何数值")
        }
        return language(
            "\(folder): verified, \(points) points recomputed; \(left) kinds of figures not looked at",
            "\(folder)：复核一致，复算 \(points) 个需求点；未核对 \(left) 类数值")
    }
}
