import PlanningTerms
import Publication

extension TextReport {
    /// Which function reaches how many.
    var functions: [String] {
        guard let functions = report.functions else { return [] }
        var table = TextTable(
            [
                language("function", "功能"), language("facilities", "\(PlannedNames.facility)"), language("within reach", "可达"),
                language("share of \(who)", "占比"), language("required at", "应配层级"),
            ], right: [false, true, true, true, false])
        for function in functions.functions {
            table.add([
                function.name, "\(function.facilities)", whole(function.totals.coveredWeight), percent(function.totals.share),
                function.requiredAt.map(language.level).joined(separator: language(", ", "、")),
            ])
        }
        var lines = ["", language("Functions within reach", "功能覆盖")] + (functions.functions.isEmpty ? [] : table.lines)
        if !functions.lacking.isEmpty {
            let first = functions.lacking.prefix(listed).map { entry in
                entry.missing.isEmpty ? entry.facility : "\(entry.facility) (\(entry.missing.joined(separator: " ")))"
            }.joined(separator: ", ")
            let more = functions.lacking.count > listed ? ", …" : ""
            lines.append(
                "  "
                    + language(
                        "\(functions.lacking.count) facilities lack what their level asks for: \(first)\(more)",
                        "\(functions.lacking.count) 个\(PlannedNames.facility)缺少本层级应有功能：\(first)\(more)"))
        }
        return lines
    }

    /// People within a service area and still not served, by cause.
    var shortfalls: [String] {
        guard let shortfalls = report.shortfalls else { return [] }
        var table = TextTable(
            [language("cause", "原因"), language("what", "内容"), language(who, "总数"), language("clusters", "聚集区")],
            right: [false, false, true, true])
        for group in shortfalls {
            table.add([cause(group.cause), name(of: group), whole(group.uncovered.weight), "\(group.clusters.count)"])
        }
        return ["", language("Shortfalls: within a service area and still not served", "服务缺口：在服务区内但仍未得到服务")] + table.lines
    }

    /// What the level, class or function of a group is called.
    func name(of group: GroupDocument) -> String {
        let isClass = (report.blanks.byClass ?? []).contains { $0.name == group.name }
        let isFunction = group.cause == .functionMissing
        return isFunction ? group.name : isClass ? language.className(group.name) : language.level(group.name)
    }

    /// A cause of a shortfall in words.
    func cause(_ cause: ShortfallCause?) -> String {
        switch cause {
        case .overCapacity: language("over capacity", "超出容量")
        case .levelMissing: language("level missing", "缺少层级")
        case .functionMissing, nil: language("function missing", "缺少功能")
        }
    }

    /// Blanks and clusters by class and by level.
    var blanksBy: [String] {
        let groups = (report.blanks.byClass ?? []) + (report.blanks.byLevel ?? [])
        guard !groups.isEmpty else { return [] }
        var table = TextTable(
            [
                language("class or level", "类别或层级"), language("counted in", "单位"), language("uncovered", "未覆盖"),
                language("clusters", "聚集区"), language("in clusters", "聚集区内"), language("blank area", "空白面积"),
            ], right: [false, false, true, true, true, true])
        for group in groups {
            table.add([
                name(of: group), counting(group.unit), whole(group.uncovered.weight), "\(group.clusters.count)",
                whole(group.clusters.reduce(0) { $0 + $1.weight }), group.blankAreaM2.map(area) ?? "—",
            ])
        }
        return ["", language("Not reached, by class and level", "按类别和层级的未覆盖情况")] + table.lines
    }
}
