public import PlanningTerms
public import Publication
import ServiceModel

/// A comparison as a planner reads it in a terminal.
public struct ComparisonText: ReportWording {
    private let document: ComparisonDocument
    let language: Language
    /// How many units are listed; the files hold all.
    private static let listed = 10

    /// Makes a text of a comparison.
    public init(_ document: ComparisonDocument, language: Language) {
        self.document = document
        self.language = language
    }

    /// The text, with a line end at the end.
    public var text: String {
        let isPeople = document.weightKind == .people
        let who = isPeople ? language("people", "人") : language("demand points", "个需求点")
        let overall = document.overall
        var lines = [
            language("Comparison: \(document.before) → \(document.after)", "对比：\(document.before) → \(document.after)"),
            "  "
                + language(
                    "covered: \(whole(overall.coveredBefore)) of \(whole(overall.weightBefore)) \(who) before, \(whole(overall.coveredAfter)) of \(whole(overall.weightAfter)) after",
                    "覆盖：前 \(whole(overall.coveredBefore)) / \(whole(overall.weightBefore))\(who)，后 \(whole(overall.coveredAfter)) / \(whole(overall.weightAfter))\(who)"
                ),
        ]
        if document.isSame { lines.append("  " + language("nothing differs", "没有差异")) }
        if let gained = overall.gained, let lost = overall.lost, let effect = overall.populationEffect {
            lines.append(
                "  "
                    + language(
                        "change \(signed(overall.change)) = gained \(whole(gained)) − lost \(whole(lost)) + population effect \(signed(effect))",
                        "变化 \(signed(overall.change)) = 新增 \(whole(gained)) − 减少 \(whole(lost)) + 人口变动影响 \(signed(effect))"))
        } else {
            lines.append(
                "  "
                    + language(
                        "change \(signed(overall.change)); compared by unit, so that gained and lost are not known",
                        "变化 \(signed(overall.change))；按行政单元对比，无法区分新增与减少"))
        }
        if let clusters = document.clusters {
            lines.append(
                "  "
                    + language(
                        "uncovered clusters: \(clusters.closed) closed, \(clusters.shrunk) shrunk, \(clusters.split) split, \(clusters.kept) kept, \(clusters.opened) opened",
                        "未覆盖聚集区：消除 \(clusters.closed)，缩小 \(clusters.shrunk)，分裂 \(clusters.split)，保留 \(clusters.kept)，新出现 \(clusters.opened)"
                    ))
        }
        return (lines + served(who) + units + caveats).joined(separator: "\n") + "\n"
    }

    /// What the figures of both rest on.
    private var caveats: [String] {
        let sides = CaveatWords.sides(document, language)
        return sides.isEmpty ? [] : ["", CaveatWords.title(language)] + sides.map { ($0.isGrave ? "  ! " : "  - ") + $0.text }
    }

    /// Who is served within capacities.
    private func served(_ who: String) -> [String] {
        guard let served = document.served else { return [] }
        var text = language(
            "served within capacities: \(whole(served.servedBefore)) \(who) before, \(whole(served.servedAfter)) after (\(signed(served.change)))",
            "容量内服务：前 \(whole(served.servedBefore))\(who)，后 \(whole(served.servedAfter))（\(signed(served.change))）")
        if let gained = served.gained, let lost = served.lost, let effect = served.populationEffect {
            text += language(
                " = gained \(whole(gained)) − lost \(whole(lost)) + population effect \(signed(effect))",
                " = 新增 \(whole(gained)) − 减少 \(whole(lost)) + 人口变动影响 \(signed(effect))")
        }
        text += language(
            "; no room for \(whole(served.unmetBefore)) before, \(whole(served.unmetAfter)) after",
            "；容量不足 前 \(whole(served.unmetBefore))，后 \(whole(served.unmetAfter))")
        return ["  " + text]
    }

    private var units: [String] {
        let lowest = document.byUnit.last?.level
        let changed = document.byUnit.filter { $0.level == lowest && ($0.figures.change != 0 || $0.figures.gained ?? 0 > 0) }
            .sorted { (abs($1.figures.change), $0.code) < (abs($0.figures.change), $1.code) }
        guard !changed.isEmpty else { return [] }
        var table = TextTable(
            [
                language("unit", "单元"), language("before", "前"), language("after", "后"), language("change", "变化"),
                language("gained", "新增"), language("lost", "减少"),
            ], right: [false, true, true, true, true, true])
        for unit in changed.prefix(Self.listed) {
            table.add([
                unit.name, whole(unit.figures.coveredBefore), whole(unit.figures.coveredAfter), signed(unit.figures.change),
                unit.figures.gained.map(number) ?? "—", unit.figures.lost.map(number) ?? "—",
            ])
        }
        return ["", language("Units that change most (\(lowest ?? ""))", "变化最大的单元（\(lowest ?? "")）")] + table.lines
    }
}
