import PlanningTerms
import Publication

extension TextReport {
    /// What the figures rest on, the gravest first.
    var caveats: [String] {
        guard let caveats = report.caveats, !caveats.isEmpty else { return [] }
        return ["", CaveatWords.title(language)] + caveats.map { CaveatWords.line($0, language) }
    }

    /// What a proof is for, where a caveat says that it is not for all; to stand behind "proven", in Chinese before it.
    var provenFor: String {
        let codes = Set((report.caveats ?? []).compactMap(\.code))
        let (centers, weight) = (report.coverage.facilities, whole(report.coverage.overall.weight))
        var parts: [String] = []
        let doubt = positionsInDoubt
        if codes.contains(.facilitiesUnlocated) || !doubt.isEmpty {
            parts.append(
                (codes.contains(.facilitiesUnlocated)
                    ? language(
                        "the \(counted(centers, "center", "centers")) whose position is known",
                        "坐标已知的 \(number(Double(centers))) 处\(PlannedNames.facility)")
                    : language(
                        "the \(counted(centers, "center", "centers")) where their list puts them",
                        "按所列坐标的 \(number(Double(centers))) 处\(PlannedNames.facility)")) + doubt)
        }
        if codes.contains(.demandDropped) {
            parts.append(language("the \(weight) \(who) that could be counted", "可计入的 \(weight) \(who)"))
        }
        guard !parts.isEmpty else { return "" }
        return language(" for \(parts.joined(separator: " and "))", "就\(parts.joined(separator: "和"))而言，")
    }

    /// How many centers stand where their list can hardly mean; to stand behind the number of all.
    private var positionsInDoubt: String {
        func count(_ code: CaveatCode) -> Int {
            (report.caveats ?? []).filter { $0.code == code }.reduce(0) { $0 + $1.count }
        }
        let (origin, swapped) = (count(.positionsAtOrigin), count(.axesSwapped))
        guard origin + swapped > 0 else { return "" }
        let places = [
            origin > 0 ? language("\(origin) of them at (0, 0)", "其中 \(origin) 处位于 (0, 0)") : nil,
            swapped > 0
                ? language("\(swapped) with longitude and latitude swapped, as it seems", "\(swapped) 处经纬度疑似写反") : nil,
        ].compactMap(\.self)
        return language(" (\(places.joined(separator: ", ")))", "（\(places.joined(separator: "，"))）")
    }

    /// What the caveats say of the units of a plan's sites.
    func siteCaveats(_ siting: SitingDocument) -> [String] {
        siting.sites.flatMap { site in
            (site.caveats ?? []).map { "\(site.rank) \(site.label(in: language))" + language(": ", "：") + $0.said(in: language) }
        }
    }
}

/// How caveats are set in a text.
enum CaveatWords {
    /// Their heading.
    static func title(_ language: Language) -> String { language("What these figures rest on", "说明事项") }

    /// They as a part of a page; nothing where there is none.
    static func block(_ caveats: [CaveatDocument]?, _ language: Language) -> [PlannerPage.Block] {
        guard let caveats, !caveats.isEmpty else { return [] }
        return [
            .caveats(title(language), caveats.map { .init(text: $0.said(in: language), isGrave: $0.gravity == .grave) })
        ]
    }

    /// Those of a comparison, each with the side that it is of, where it is of one.
    static func sides(_ comparison: ComparisonDocument, _ language: Language) -> [PlannerPage.Caveat] {
        let (before, after) = (comparison.caveatsBefore ?? [], comparison.caveatsAfter ?? [])
        let sides =
            before.map { ($0, after.contains($0) ? "" : language("before: ", "前：")) }
            + after.filter { !before.contains($0) }.map { ($0, language("after: ", "后：")) }
        return sides.map { .init(text: $1 + $0.said(in: language), isGrave: $0.gravity == .grave) }
    }

    /// Those of a comparison as a part of a page; nothing where there is none.
    static func block(_ comparison: ComparisonDocument, _ language: Language) -> [PlannerPage.Block] {
        let caveats = sides(comparison, language)
        return caveats.isEmpty ? [] : [.caveats(title(language), caveats)]
    }

    /// Notices as a part of a page, without those that stand among the caveats.
    static func notices(_ notices: [Notice], _ language: Language) -> [PlannerPage.Block] {
        let others = notices.filter { $0.diagnostic?.message.caveat == nil }
        return others.isEmpty
            ? [.paragraph(language("None.", "无。"))] : [.list(others.map { $0.said(in: language) })]
    }

    /// One of them as a line; a grave one stands out.
    static func line(_ caveat: CaveatDocument, _ language: Language) -> String {
        (caveat.gravity == .grave ? "  ! " : "  - ") + caveat.said(in: language)
    }
}
