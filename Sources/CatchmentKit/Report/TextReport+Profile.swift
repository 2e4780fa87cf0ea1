import GeoFormats

extension TextReport {
    /// The norms of the run, the unverified ones marked.
    var profile: [String] {
        guard let profile = report.profile else { return [] }
        var table = TextTable(
            [
                language("norm", "指标"), language("level", "层级"), language("least", "下限"), language("most", "上限"),
                language("unit", "单位"), language("source", "来源"), "",
            ], right: [false, false, true, true, false, false, false])
        for norm in profile.norms {
            let level = [norm.level, norm.place].compactMap(\.self).joined(separator: " ")
            table.add([
                norm.item, level, norm.min?.plainText ?? "", norm.max?.plainText ?? "",
                norm.unit + (norm.measure.map { " \($0)" } ?? ""), norm.source,
                norm.verified ? "" : language("UNVERIFIED", "未核实"),
            ])
        }
        var lines = ["", language("Norm profile \(profile.name)", "规范模板 \(profile.name)")]
        if let detour = profile.detour {
            lines.append(
                "  "
                    + language(
                        "ways are taken to be \(detour.plainText) times the straight line", "步行距离按直线距离的 \(detour.plainText) 倍折算"))
        }
        return lines + table.lines
    }
}
