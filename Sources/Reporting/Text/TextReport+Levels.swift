import PlanningTerms
import Publication
import ServiceModel

extension TextReport {
    /// How each level stands against its plan.
    var levelStandards: [String] {
        guard let levels = report.levels else { return [] }
        var lines = unitNorms
        for level in levels {
            let title = language.level(level.level)
            if let parents = level.parents, level.facilities > 0 {
                let (all, above) = (parents.withinReach + parents.beyond.count, language.level(parents.level))
                lines.append(
                    "  "
                        + language(
                            "\(title): \(parents.withinReach) of \(all) within reach of a \(above) facility\(named(parents.beyond, "; beyond: "))",
                            "\(title)：\(all) 个\(PlannedNames.facility)中 \(parents.withinReach) 个在\(above.asLevel)\(PlannedNames.facility)服务半径内\(named(parents.beyond, "；之外："))"
                        ))
            }
            if let area = level.floorArea {
                let least = number(area.leastM2)
                lines.append(
                    "  "
                        + language(
                            "\(title): floor area at least \(least) m²: met by \(area.met), missed by \(area.below.count)\(named(area.below, " (", ")")), unknown of \(area.unknown.count)",
                            "\(title)：建筑面积不小于 \(least) 平方米的 \(area.met) 个，不足 \(area.below.count) 个\(named(area.below, "（", "）"))，未知 \(area.unknown.count) 个"
                        ))
            }
            if let quota = level.quota {
                lines.append(
                    "  "
                        + language(
                            "\(title): quota \(quotaRule(quota)): met in \(counted(quota.met, "unit", "units")), missed in \(quota.below.count), unknown in \(quota.unknown.count)",
                            "\(title)：配建标准\(quotaRule(quota))：达标 \(quota.met) 个单元，不足 \(quota.below.count) 个，未知 \(quota.unknown.count) 个"
                        ))
            }
        }
        return lines.isEmpty ? [] : ["", language("Levels of facilities", "各层级\(PlannedNames.facility)")] + lines
    }

    /// What of the norms was examined in how many units, and what was not; nothing where no norm applies.
    private var unitNorms: [String] {
        let stands = normStands
        guard stands.contains(where: { $0.met + $0.missed > 0 }) else { return [] }
        return stands.map { "  " + $0.sentence(self) }
            + ["  " + language("norm_met in units.csv speaks of what was examined", "units.csv 的“达标”仅就已审查的标准而言")]
    }

    /// How units stand norm by norm.
    var normStands: [NormStand] {
        let units = report.coverage.byUnit.compactMap(\.norms)
        return [
            NormStand(.quota, units.map(\.quota)),
            NormStand(.floorAreaPerHundredHouseholds, units.map(\.floorAreaPerHundredHouseholds)),
            NormStand(.share, units.map(\.share)),
        ]
    }

    /// How many facilities a quota asks for.
    func quotaRule(_ quota: LevelDocument.Quota) -> String {
        let per = quota.households.map { language("per \(number($0)) households", "每 \(number($0)) 户") }
        let wanted = per ?? language("per \(quota.unitLevel)", "每个\(quota.unitLevel)")
        return language("\(quota.count) \(wanted)", "\(wanted) \(quota.count) 个")
    }

    /// The first few ids of a list, behind a text; nothing where the list is empty.
    private func named(_ facilities: [LevelDocument.Facility], _ lead: String, _ end: String = "") -> String {
        guard !facilities.isEmpty else { return "" }
        let ids = facilities.prefix(listed).map(\.facility).joined(separator: ", ")
        return lead + ids + (facilities.count > listed ? ", …" : "") + end
    }

    /// Coverage within borders beside coverage across them.
    var borders: [String] {
        guard let borders = report.borders else { return [] }
        let (within, ignored) = (borders.within, borders.ignored)
        return [
            "",
            language(
                "Within borders (\(language.level(borders.level))): a facility covers its own \(language.level(borders.level)) only",
                "按\(language.level(borders.level))边界：\(PlannedNames.facility)只服务本\(language.level(borders.level))"),
            "  "
                + language(
                    "within borders \(whole(within.coveredWeight)) of \(whole(within.weight)) \(who) (\(percent(within.share))), with borders ignored \(whole(ignored.coveredWeight)) (\(percent(ignored.share)))",
                    "按边界覆盖 \(whole(within.coveredWeight)) / \(whole(within.weight))\(who)（\(percent(within.share))），不计边界 \(whole(ignored.coveredWeight))（\(percent(ignored.share))）"
                ),
        ]
    }

    /// Uncovered people near the edge of the study area.
    var edge: [String] {
        guard let edge = report.edge, edge.points > 0 else { return [] }
        return [
            "  "
                + language(
                    "edge: \(whole(edge.weight)) uncovered \(who) live within \(length(edge.radiusM)) of the study area's edge, where no facility beyond it was given",
                    "边缘：\(whole(edge.weight))\(who)未覆盖，距研究区边界 \(length(edge.radiusM)) 以内，且未提供界外\(PlannedNames.facility)")
        ]
    }
}
