import PlanningTerms
import Reporting

/// The text of a drafted plan: what was recognised, and as comments what only the planner knows, with what speaks for it.
struct DraftText {
    let survey: FolderSurvey
    /// What stands before the names of files.
    let prefix: String
    let language: Language

    /// The plan, with a line end at the end.
    var text: String {
        (head + service + crs + ["", "layers:"] + layers + questions + radii + levels + classes + output + siting).joined(
            separator: "\n")
            + "\n"
    }

    private var head: [String] {
        [
            language(
                "# A plan for catchment: what is read, what counts as covered, what is compared. docs/plan.md describes every key.",
                "# catchment 规划文件：读入什么、怎样算覆盖、比较什么。各项说明见 docs/zh/plan.md。"),
            language(
                "# Paths are relative to this file. Flags on the command line win over what stands here.",
                "# 路径相对于本文件；命令行参数优先于此处的设置。"), "",
        ]
    }

    /// What Chinese texts call the facilities, where their names tell.
    private var service: [String] {
        guard let word = survey[.facilities]?.service else {
            return [
                language(
                    "# facility_name: 党群服务中心   # what Chinese texts call the facilities", "# facility_name: 党群服务中心   # 报告中对设施的称谓"),
                "",
            ]
        }
        return [
            language("# What Chinese texts call the facilities.", "# 报告中对设施的称谓。"), "facility_name: \(PlanDraft.quoted(word))", "",
        ]
    }

    private var crs: [String] {
        if survey.layers.allSatisfy(\.declaresCRS) {
            return [language("# crs: wgs84   # for layers that declare none; here all do", "# crs: wgs84   # 用于未声明坐标系的图层；此处均已声明")]
        }
        let open = survey.layers.filter { !$0.declaresCRS }.map(\.name)
        return [
            language(
                "# QUESTION: in which coordinate system are \(open.joined(separator: ", "))? Nothing in them says it.",
                "# 待答：\(open.joined(separator: "、")) 采用什么坐标系？文件中均未写明。"),
            language(
                "# Web maps shift coordinates in China by hundreds of metres: ask who made the list, then take the # away before one of",
                "# 国内网络地图的坐标有数百米偏移：请向制表人核实，然后去掉下一行的 #，从中选填其一："),
            language(
                "# wgs84, gcj02 (Amap, Tencent), bd09 (Baidu), EPSG:n.", "# wgs84（GPS、天地图）、gcj02（高德、腾讯）、bd09（百度）、EPSG:n。"),
            "# crs: wgs84",
        ]
    }

    private var layers: [String] {
        survey.layers.flatMap(layer)
            + survey.others.map { "  # \($0.role.rawValue): \(PlanDraft.quoted(prefix + $0.name))" }
    }

    private func layer(_ layer: FolderSurvey.Found) -> [String] {
        var lines = ["  \(layer.role.rawValue):", "    path: \(PlanDraft.quoted(prefix + layer.name))"]
        if !layer.declaresCRS {
            lines.append(
                "    # crs: gcj02   " + language("# where this layer differs from the others", "# 仅当本图层与其他图层不同"))
        }
        if layer.role == .candidates, layer.levels.isEmpty, let level = survey[.facilities]?.likeliestLevel {
            lines += [
                language(
                    "    # QUESTION: of which level would new centers be? The list gives none; most centers are \(level).",
                    "    # 待答：新建中心属于哪一层级？候选点表未写明；现有中心以“\(level)”居多。"),
                "    # level: \(PlanDraft.quoted(level))",
            ]
        }
        let columns = layer.columns.filter { ColumnRole.roles(of: layer.role).contains($0.role) }
        if !columns.isEmpty {
            lines.append("    columns:")
            lines += columns.map { "      \($0.role.rawValue): \(PlanDraft.quoted($0.name))" }
        }
        return lines
    }

    /// What is asked of files: those that are not used, with the reason, and whether there are centers at all.
    private var unused: [String] {
        let files = survey.skipped.flatMap { name, reason -> [String] in
            // A table of something else is no question.
            if reason.diagnostics.contains(where: { $0.message == .survey(.nothingUsable) }) { return [] }
            return [
                language(
                    "  # QUESTION: \(name) is not used (\(reason.lines(in: .en).joined(separator: "; "))). If it should be, say as what, and take the # away:",
                    "  # 待答：\(name) 未采用（\(reason.lines(in: .zh).joined(separator: "；"))）。如应采用，写明图层与工作表，并去掉 #："),
                "  # facilities: {path: \(PlanDraft.quoted(prefix + name)), layer: …}",
            ]
        }
        guard survey[.facilities] == nil, !survey.unsure.contains(where: { $0.couldBe.contains(.facilities) }) else {
            return files
        }
        return [
            language(
                "  # QUESTION: where is the list of the centers that are open? Without one nobody counts as covered.",
                "  # 待答：现有设施的名单是哪个文件？没有名单时，没有人计为覆盖。")
        ] + files
    }

    /// Files of which nothing says what they are, each with its columns.
    private var questions: [String] {
        unused
            + survey.unsure.flatMap { found in
                let columns = found.allColumns.prefix(Self.shownColumns).joined(separator: language(", ", "、"))
                let more = found.allColumns.count > Self.shownColumns ? "…" : ""
                return [
                    language(
                        "  # QUESTION: what is \(found.name)? Its columns (\(columns)\(more)) do not say; take the # away before one, or leave it out.",
                        "  # 待答：\(found.name) 是什么？其各列（\(columns)\(more)）未能说明；去掉其中一行的 #，或不用此文件。")
                ]
                    + found.couldBe.map { role in
                        "  # \(role.rawValue): \(PlanDraft.quoted(prefix + found.name))   # "
                            + language(Self.meaning(role).english, Self.meaning(role).chinese)
                    }
            }
    }

    private static let shownColumns = 8

    private static func meaning(_ role: LayerRole) -> Wording {
        switch role {
        case .facilities: Wording("centers that are open", "现有设施")
        case .candidates: Wording("places where one may be opened", "候选点")
        case .units: Wording("administrative units", "行政单元")
        case .exclusions: Wording("where nothing may be built", "禁建范围")
        default: Wording(role.rawValue, role.rawValue)
        }
    }

    private var radii: [String] {
        let line = "# radius: 1km"
        guard let facilities = survey[.facilities], facilities.hasRadius else {
            return [
                "",
                language(
                    "# QUESTION: how far do centers reach? No column gives a service radius: give yours.",
                    "# 待答：服务半径是多少？各表均无此列，请填写。"), line,
            ]
        }
        let lacking = lackingRadii(facilities)
        guard !lacking.isEmpty else {
            return [
                "",
                language(
                    "# The facilities bring their radii; this one holds where they bring none.", "# 设施表已有服务半径；此处用于未填的设施。"),
                line,
            ]
        }
        let usual = facilities.usualRadius.map { usual in
            let level = facilities.likeliestLevel
            return language(
                " Most centers\(level.map { " of the level \($0)" } ?? "") have \(usual.text) (\(usual.column)).",
                "现有\(level.map { "“\($0)”" } ?? "")中心的“\(usual.column)”以 \(usual.text) 居多。")
        }
        return [
            "",
            language(
                "# QUESTION: how far do those reach that bring no radius (\(lacking.joined(separator: "; ")))?\(usual ?? "")",
                "# 待答：未填服务半径的（\(lacking.joined(separator: "；"))）按多少计？\(usual ?? "")"), line,
        ]
    }

    /// The lists, or rows of them, that bring no radius.
    private func lackingRadii(_ facilities: FolderSurvey.Found) -> [String] {
        var lacking: [String] = []
        for found in [facilities, survey[.candidates]].compactMap(\.self) {
            if !found.hasRadius {
                lacking.append(language("\(found.name) has no such column", "\(found.name) 没有此列"))
            } else if found.withoutRadius > 0 {
                let rows = found.withoutRadius
                lacking.append(language("\(rows) \(rows == 1 ? "row" : "rows") of \(found.name)", "\(found.name) 有 \(rows) 行"))
            }
        }
        return lacking
    }

    /// The levels of units, then those that facilities alone have; words for one tier are one level.
    private var levels: [String] {
        let ofUnits = survey[.units]?.levels.map(\.name) ?? []
        var naming = LevelNaming(levels: [])
        _ = naming.adopt(units: ofUnits)
        _ = naming.adopt(sites: survey[.facilities]?.levels.map(\.name) ?? [])
        let said = (ofUnits + (survey[.facilities]?.levels.map(\.name) ?? [])).uniqued
        let names = said.map(naming.level).uniqued
        guard !names.isEmpty else { return [] }
        var lines = [
            "",
            language(
                "# Levels from the top down; each may have a radius, or one for urban and one for rural units.",
                "# 层级自上而下；每级可设服务半径，也可按城镇、乡村分设。"), "levels:",
        ]
        for name in LevelTier.ordered(names) ?? names {
            lines.append("  - name: \(PlanDraft.quoted(name))")
            if let title = LevelTier(name).flatMap({ _ in Self.title(name) }) { lines.append("    title: \(title)") }
            let aliases = said.filter { $0 != name && naming.level(of: $0) == name }
            if !aliases.isEmpty { lines.append("    aliases: [\(aliases.map(PlanDraft.quoted).joined(separator: ", "))]") }
        }
        return lines + ["    # radius: {urban: 500m, rural: 1km}"]
    }

    /// What a level with a Latin name is called in Chinese texts; `nil` where it needs no title.
    private static func title(_ name: String) -> String? {
        let title = Language.zh.level(name)
        return title == name ? nil : title
    }

    private var classes: [String] {
        guard let demand = survey[.demand], !demand.unused.isEmpty else { return [] }
        return [
            "",
            language(
                "# Population classes: columns of the demand that count something of their own.", "# 人群分类：需求点表中另行计数的列。"),
            "# classes:",
        ] + demand.unused.map { "#   - {name: \(PlanDraft.quoted($0)), column: \(PlanDraft.quoted($0)), unit: people}" }
    }

    private var output: [String] {
        [
            "", "# output:",
            "#   min_people: 50            " + language("# smaller uncovered clusters are summed", "# 更小的未覆盖聚集区合并统计"),
            "#   min_blank_area_m2: 1000   " + language("# smaller blank areas are summed", "# 更小的服务空白面合并统计"),
            "#   backup: true              " + language("# who depends on one center alone", "# 统计仅由一处设施服务的人口"),
        ]
    }

    private var siting: [String] {
        guard survey[.candidates] != nil else { return [] }
        return [
            "",
            language(
                "# What catchment site is asked for; keys are called as its flags.", "# catchment site 的选址要求；各项与命令行参数同名。"),
            "# siting:",
            "#   model: mclp               "
                + language(
                    "# most people with so many sites; lscp with target: 90% takes the fewest sites",
                    "# 给定数量下覆盖人口最多；lscp 配合 target: 90% 求最少数量"),
            "#   count: 5",
        ]
    }
}
