import GeoFormats
import GeoPrimitives
import PlanningTerms
import Publication

extension TextReport {
    /// The norms of the run, the unverified ones marked.
    var profile: [String] {
        guard let profile = report.profile else { return [] }
        var table = TextTable(
            [
                language("norm", "标准"), language("level", "层级"), language("number", "数值"), "", language("source", "出处"),
            ], right: [false, false, false, false, false])
        for norm in profile.norms {
            let level = [norm.level.map(language.level), norm.place.map(place)].compactMap(\.self).joined(separator: " ")
            table.add([
                normItem(norm), level, normNumber(norm), norm.verified ? "" : language("UNVERIFIED", "未核实"),
                [source(norm.source), norm.clause].compactMap(\.self).joined(separator: ", "),
            ])
        }
        var lines = ["", language("Norm profile \(profile.name)", "标准：\(profile.name)")]
        if let detour = profile.detour {
            lines.append(
                "  "
                    + language(
                        "ways are taken to be \(detour.plainText) times the straight line", "步行距离按直线距离的 \(detour.plainText) 倍折算"))
        }
        return lines + table.lines
    }

    /// What a norm regulates.
    func normItem(_ norm: ProfileDocument.NormEntry) -> String {
        switch norm.item {
        case .radius: language("service radius", "服务半径")
        case .floorArea: language("floor area", "建筑面积")
        case .floorAreaPerHundredHouseholds: language("floor area per 100 households", "每百户建筑面积")
        case .quota: language("quota", "配建标准")
        case .functions: language("functions", "功能数")
        case .walkingSpeed: language("walking speed", "步行速度")
        case nil: norm.$item
        }
    }

    /// A type of unit.
    func place(_ type: String) -> String {
        switch type {
        case "urban": language("urban", "城镇")
        case "rural": language("rural", "乡村")
        default: type
        }
    }

    /// The number of a norm with its unit, and for a radius how it is measured and the straight line it comes to.
    func normNumber(_ norm: ProfileDocument.NormEntry) -> String {
        let range: String =
            switch (norm.min, norm.max) {
            case (let least?, let most?): "\(number(least))–\(number(most))"
            case (let least?, nil): "≥ \(number(least))"
            case (nil, let most?): "≤ \(number(most))"
            case (nil, nil): "—"
            }
        let unit: String =
            switch norm.unit {
            case "m2": language(" m²", " 平方米")
            case "facilities":
                norm.households.map { language(" per \(number($0)) households", " 个/\(number($0)) 户") }
                    ?? language(" per unit", " 个/单元")
            case "functions": language("", " 项")
            case "m": language(" m", " 米")
            case "km": language(" km", " 公里")
            case "minutes", "min": language(" \(norm.unit)", " 分钟")
            case "m/min": language(" m/min", " 米/分钟")
            case "km/h": language(" km/h", " 公里/小时")
            default: " " + norm.unit
            }
        let way: String? =
            switch norm.measure {
            case .walking: language("walking", "步行")
            case .minutes: language("on foot", "步行")
            case .straight: language("straight line", "直线")
            case nil: nil
            }
        let straight =
            norm.measure == .straight ? nil : norm.straightM.map { language("= \(length($0)) straight", "折合直线 \(length($0))") }
        let more = [way, straight].compactMap(\.self).joined(separator: language(", ", "，"))
        return range + unit + (more.isEmpty ? "" : language(" (\(more))", "（\(more)）"))
    }

    /// What a class or level is counted in; the words of the program are translated, those of the plan stay.
    func counting(_ unit: String) -> String {
        switch unit {
        case "people": language("people", "人")
        case "households": language("households", "户")
        case "demand points": language("demand points", "个需求点")
        default: unit
        }
    }

    /// Where a norm stands: the sources of the profiles that come with the program have Chinese words.
    func source(_ source: String) -> String {
        language(source, ValueWords.chinese(source, column: ColumnTerm.source.name))
    }
}
