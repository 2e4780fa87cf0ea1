import GeoFormats
import GeoPrimitives
package import PlanningTerms
package import Publication
import ServiceModel

/// What `inspect` prints for people.
package struct InspectionText {
    private let document: InspectionDocument
    private let language: Language

    /// Makes a text of an inspection.
    package init(_ document: InspectionDocument, language: Language) {
        self.document = document
        self.language = language
    }

    /// The text, with a line end at the end.
    package var text: String {
        var lines: [String] = []
        for role in LayerRole.allCases {
            guard let input = document.inputs[role.rawValue] else { continue }
            lines += describe(input, role)
        }
        lines += units
        lines += caveats
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ input: InputDocument, _ role: LayerRole) -> [String] {
        var lines = [language("\(role.rawValue): ", "\(InputDocument.title(role.rawValue, language))：") + input.file]
        lines.append(
            "  "
                + language("rows: \(input.rowsRead) read, \(input.rowsKept) kept", "行：读入 \(input.rowsRead)，保留 \(input.rowsKept)")
                + input.dropped.map { language("; ", "；") + "\($0.said(in: language)): \($0.rows)" }.joined())
        if let read = input.weightRead, let kept = input.weightKept, let dropped = input.weightDropped {
            lines.append(
                "  "
                    + language(
                        "weight: \(read.plainText) = \(kept.plainText) kept + \(dropped.plainText) dropped",
                        "权重：\(read.plainText) = 保留 \(kept.plainText) + 剔除 \(dropped.plainText)"))
        }
        if let table = input.table { lines += describe(table) }
        lines += columns(input, role)
        if let crs = input.crs {
            let accuracy = crs.accuracyM.map { ", accuracy \($0.plainText) m" } ?? ""
            let words = CRSWords(crs, language)
            lines.append(
                language(
                    "  CRS: \(crs.used) (\(crs.source)); \(crs.transformation)\(accuracy)",
                    "  坐标系：\(crs.used)（\(words.source)）；\(words.transformation)"))
        }
        if let layer = document.layers[role.rawValue] {
            if let extent = layer.extent {
                lines.append("  " + language("extent: ", "范围：") + extent.map { "\($0)" }.joined(separator: ", "))
            }
            func counted(_ name: String, _ counts: [String: Int], _ word: (String) -> String) {
                guard !counts.isEmpty else { return }
                let counts = counts.sorted { $0.key < $1.key }.map { "\(word($0.key)) \($0.value)" }
                lines.append("  \(name)" + language(": ", "：") + counts.joined(separator: language(", ", "，")))
            }
            counted(language("status", "状态"), layer.byStatus) { FacilityStatus(rawValue: $0)?.word(language) ?? $0 }
            counted(language("level", "层级"), layer.byLevel, language.level)
        }
        return lines
    }

    /// The columns with what they stand for and what stands in them; of what is no table, what was taken.
    private func columns(_ input: InputDocument, _ role: LayerRole) -> [String] {
        guard let columns = document.columns[role.rawValue] else {
            let taken = input.columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            return taken.isEmpty ? [] : ["  " + language("columns: ", "列：") + taken]
        }
        var table = TextTable(
            [language("column", "列"), language("stands for", "用作"), language("examples", "示例")], right: [false, false, false])
        for column in columns {
            let examples = column.examples.map { $0.count > 18 ? $0.prefix(17) + "…" : $0[...] }
            table.add([
                column.column.isEmpty ? language("(no name)", "（无名）") : column.column,
                column.role.map { ColumnWords.title($0, language) } ?? language("— (passed over)", "—（未采用）"),
                examples.joined(separator: language(", ", "，")),
            ])
        }
        return table.lines.map { "  " + $0 }
    }

    /// What figures would rest on, and what asks for an answer.
    private var caveats: [String] {
        guard !document.caveats.isEmpty else { return [] }
        var lines = [CaveatWords.title(language)] + document.caveats.map { CaveatWords.line($0, language) }
        let asking = document.caveats.count { $0.code?.asks ?? false }
        if asking > 0 {
            lines.append(
                language(
                    "\(asking) of these \(asking == 1 ? "asks" : "ask") for an answer (--strict ends with 65 until there is none)",
                    "其中 \(asking) 项需要答复（使用 --strict 时，全部答复前以 65 退出）"))
        }
        return lines
    }

    /// How the table was understood, in one line.
    private func describe(_ table: TableReadingDocument) -> [String] {
        var parts: [String] = []
        if let sheet = table.sheet { parts.append(language("sheet \(sheet)", "工作表 \(sheet)")) }
        if let others = table.otherSheets {
            parts.append(language("passed over: \(others.joined(separator: ", "))", "未读取：\(others.joined(separator: "、"))"))
        }
        if let encoding = table.encoding { parts.append(encoding) }
        if let separator = table.separator {
            parts.append(
                language(
                    "separator: \(separator)", "分隔符：\(["tab": "制表符", "semicolon": "分号", "bar": "竖线"][separator] ?? separator)"))
        }
        if table.decimalMark != nil { parts.append(language("decimal comma", "小数逗号")) }
        if let rows = table.headerRows, let first = rows.first, let last = rows.last {
            let place = first == last ? "\(first)" : "\(first)–\(last)"
            parts.append(language("header in row \(place)", "表头在第 \(place) 行"))
        }
        if let titles = table.passedOver {
            parts.append(language("\(titles.count) rows above it", "其上 \(titles.count) 行"))
        }
        for found in table.leftOut ?? [] {
            let kinds = [
                "total": language("totals", "合计行"), "section": language("headings", "分节标题行"), "note": language("remarks", "备注行"),
                "header": language("repeated headers", "重复表头"),
            ]
            parts.append(
                "\(kinds[found.kind] ?? found.kind): \(found.rows) (\(found.firstRows.map(String.init).joined(separator: ", ")))")
        }
        for found in table.cells ?? [] {
            let kinds = [
                "empty_word": language("words for nothing", "表示“无”"), "thousands": language("thousands", "千分位"),
                "merged": language("merged", "合并单元格"), "merged_number": language("merged numbers", "合并的数值"),
                "kept_total": language("totals with a position", "带坐标的合计行"),
            ]
            parts.append("\(found.column): \(found.cells) × \(kinds[found.kind] ?? found.kind)")
        }
        if let hidden = table.hiddenRows { parts.append(language("\(hidden) hidden rows", "\(hidden) 个隐藏行")) }
        for (role, factor) in (table.factors ?? [:]).sorted(by: { $0.key < $1.key }) {
            parts.append("\(role) × \(factor.plainText)")
        }
        return ["  " + language("table: ", "表：") + parts.joined(separator: language("; ", "；"))]
    }

    private var units: [String] {
        guard !document.units.isEmpty else { return [] }
        var table = TextTable(
            [
                language("level", "层级"), language("units", "单元"), language("area km²", "面积（平方公里）"),
                language("overlap m²", "重叠（平方米）"),
                language("gap m²", "缝隙（平方米）"), language("beyond parents m²", "超出上级（平方米）"), language("without parent", "无上级"),
            ], right: [false, true, true, true, true, true, true])
        for unit in document.units {
            table.add([
                language.level(unit.level), "\(unit.units)", "\((unit.areaM2 / 1e6).rounded(toDecimals: 3))",
                unit.overlapM2.plainText,
                unit.gapM2.map(\.plainText) ?? "—",
                unit.excessM2.map(\.plainText) ?? "—", "\(unit.orphans)",
            ])
        }
        var lines = [language("nesting:", "嵌套：")] + table.lines
        if let outside = document.outside {
            lines.append(
                "  "
                    + language(
                        "in no lowest-level unit: \(outside.points) points, weight \(outside.weight.plainText)",
                        "不在任何最低层单元内：\(outside.points) 个点，权重 \(outside.weight.plainText)"))
        }
        return lines
    }
}
