import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension PlannerReport {
    /// How the levels stand against what the plan and the profile ask for, and the norms with their sources.
    var standards: [PlannerPage.Block] { unitNorms + levelStandards + norms }

    /// What of the norms was examined, how many units meet it, and what was not examined.
    private var unitNorms: [PlannerPage.Block] {
        let stands = words.normStands
        guard stands.contains(where: { $0.met + $0.missed > 0 }) else { return [] }
        let rows = stands.map { stand -> [PlannerPage.Cell] in
            [.init(stand.kind.title(language)), "\(stand.met)", "\(stand.missed)", "\(stand.unexamined)"]
        }
        let missed = report.coverage.byUnit.filter { $0.normMet == false }.map(\.name)
        let more = missed.count > Self.listedLowest ? language(", …", "等") : ""
        var blocks: [PlannerPage.Block] = [
            .subheading(language("What was examined in the units", "单元达标审查情况")),
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("norm", "标准")), .number(language("units that meet it", "达标单元")),
                        .number(language("that miss it", "未达标单元")), .number(language("not examined", "未审查单元")),
                    ], rows: rows)),
        ]
        if !missed.isEmpty {
            blocks.append(
                .paragraph(
                    language(
                        "\(words.counted(missed.count, "unit misses", "units miss")) a norm: ", "有标准未达到的单元 \(missed.count) 个：")
                        + missed.prefix(Self.listedLowest).joined(separator: language(", ", "、")) + more
                        + language(
                            ". units.csv names for each what was examined and what was not.", "。逐个单元已审查与未审查的标准见 units.csv。")))
        }
        let silent = stands.filter { $0.met + $0.missed == 0 }.map { $0.kind.title(language) }
        if !silent.isEmpty {
            blocks.append(
                .note(
                    language(
                        "Not examined anywhere, for no norm asks for it or what it asks is not known: \(silent.joined(separator: ", ")). Nothing is said of it here: a unit that meets the rest need not be well served.",
                        "各单元均未审查（无适用标准或缺少所需数据）：\(silent.joined(separator: "、"))。此处不作结论，其余标准达标不等于服务充分。")))
        }
        return blocks
    }

    private var levelStandards: [PlannerPage.Block] {
        guard let levels = report.levels, !levels.isEmpty else { return [] }
        let rows = levels.map { level -> [PlannerPage.Cell] in
            [
                .init(language.level(level.level)), "\(level.facilities)", "\(level.unlocated)",
                .init(level.parents.map { "\($0.withinReach) / \($0.withinReach + $0.beyond.count)" } ?? "—"),
                .init(level.floorArea.map { floorArea($0) } ?? "—"), .init(level.quota.map { quota($0) } ?? "—"),
            ]
        }
        let columns: [PlannerPage.Table.Column] = [
            .text(language("level", "层级")), .number(language("centers", "\(PlannedNames.facility)数")),
            .number(language("without coordinates", "无坐标")), .number(language("within reach of the level above", "上级服务半径内")),
            .text(language("floor area", "建筑面积")), .text(language("quota", "配建标准")),
        ]
        return [
            .subheading(language("Levels of centers", "各层级\(PlannedNames.facility)")),
            .table(PlannerPage.Table(columns: columns, rows: rows)),
        ] + levels.flatMap(missing)
    }

    private func floorArea(_ area: LevelDocument.FloorArea) -> String {
        language(
            "at least \(words.number(area.leastM2)) m²: \(area.met) met, \(area.below.count) below, \(area.unknown.count) unknown",
            "不小于 \(words.number(area.leastM2)) 平方米：达标 \(area.met)，不足 \(area.below.count)，未知 \(area.unknown.count)")
    }

    private func quota(_ quota: LevelDocument.Quota) -> String {
        words.quotaRule(quota)
            + language(
                ": \(words.counted(quota.met, "unit", "units")) met, \(quota.below.count) below, \(quota.unknown.count) unknown",
                "：达标 \(quota.met) 个单元，不足 \(quota.below.count)，未知 \(quota.unknown.count)")
    }

    /// The names of what misses something, level by level.
    private func missing(_ level: LevelDocument) -> [PlannerPage.Block] {
        func list(_ lead: String, _ names: [String]) -> [PlannerPage.Block] {
            guard !names.isEmpty else { return [] }
            let more = names.count > Self.listedLowest ? ", …" : ""
            return [
                .note(
                    language("\(language.level(level.level)), \(lead): ", "\(language.level(level.level))，\(lead)：")
                        + names.prefix(Self.listedLowest).joined(separator: language(", ", "、")) + more)
            ]
        }
        func name(_ facility: LevelDocument.Facility) -> String { facility.name ?? facility.facility }
        return list(language("beyond the level above", "超出上级服务半径"), level.parents?.beyond.map(name) ?? [])
            + list(
                language("floor area below the least", "建筑面积不足"),
                level.floorArea?.below.map { "\(name($0)) (\(words.number($0.floorAreaM2 ?? 0)) \(language("m²", "平方米")))" } ?? []
            )
            + list(
                language("below the quota", "低于配建标准"),
                level.quota?.below.map { "\($0.name) (\($0.facilities)/\($0.required ?? 0))" } ?? [])
    }

    /// The norms of the profile, each with its source and whether anybody held it against that.
    private var norms: [PlannerPage.Block] {
        guard let profile = report.profile else { return [] }
        var blocks: [PlannerPage.Block] = [.subheading(language("Norms of the profile \(profile.name)", "标准：\(profile.name)"))]
        if profile.unverified > 0 {
            blocks.append(
                .alert(
                    language(
                        "\(words.counted(profile.unverified, "number", "numbers")) of the profile \(profile.unverified == 1 ? "was" : "were") never held against the source; they are marked UNVERIFIED.",
                        "该标准中有 \(profile.unverified) 个数值未与出处核对，表中标为“未核实”。")
                        + (profile.template
                            ? language(" The profile is a template, not anybody's rule.", "该标准为模板，不是任何机构的规定。") : "")))
        }
        guard !profile.norms.isEmpty else { return blocks }
        blocks.append(
            .table(
                PlannerPage.Table(
                    columns: [
                        .text(language("norm", "标准")), .text(language("level", "层级")), .text(language("number", "数值")),
                        .text(language("source", "出处")), .text(""),
                    ],
                    rows: profile.norms.map { norm -> [PlannerPage.Cell] in
                        [
                            .init(words.normItem(norm)),
                            .init(
                                [norm.level.map(language.level), norm.place.map(words.place)].compactMap(\.self).joined(
                                    separator: language(", ", "，"))),
                            .init(words.normNumber(norm)),
                            .init(
                                [words.source(norm.source), norm.clause].compactMap(\.self).joined(separator: language(", ", "，"))
                            ),
                            .init(norm.verified ? language("verified", "已核实") : language("UNVERIFIED", "未核实")),
                        ]
                    })))
        if let detour = profile.detour {
            blocks.append(
                .note(
                    language(
                        "Ways to walk are taken to be \(detour.plainText) times the straight line.",
                        "步行距离按直线距离的 \(detour.plainText) 倍折算。")))
        }
        return blocks
    }
}
