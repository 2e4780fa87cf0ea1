package import GeoFormats
import GeoPrimitives
package import PlanningTerms

/// What stands in tables for people in place of the codes that programs read: 现有 for `existing`, 是 for `true`, the title of a level.
///
/// Tables with Chinese headers have them, and are read back to the codes.
package enum ValueWords {
    /// The words by the name of the column and the code.
    private static let words: [String: [String: String]] = {
        let status = [
            "existing": "现有", "planned": "规划", "candidate": "候选", "required": "必选", "forbidden": "禁选", "available": "可选",
            "added": "新增", "closed": "撤并", "moved": "迁移", "changed": "变更",
            "optimal": "已证明最优", "feasible": "可行", "infeasible": "无可行方案", "infeasible_target": "目标不可达", "no_plan": "未得到方案",
        ]
        let kind = [
            "cluster": "未覆盖聚集区", "share": "人口覆盖率", "all_levels": "各层级均覆盖", "far": "远距离人口", "quota": "配建标准",
            "floor_area": "建筑面积", "floor_area_per_100_households": "每百户建筑面积", "functions": "功能",
            "utilisation": "负荷率", "one_facility": "单点依赖", "parent": "上级联动", "unlocated": "缺少坐标",
            "building": "公共建筑", "facility": "现有中心", "candidate": "其他候选点", "unit": "行政单元",
            "open": "新建", "find": "选址新建", "improve": "完善", "plan": "统筹规划",
            "all": "总体", "class": "人群类别", "facilities of level": "该层级设施",
        ]
        let cause = ["over_capacity": "超出容量", "level_missing": "缺少层级", "function_missing": "缺少功能"]
        let change = ["closed": "消除", "shrunk": "缩小", "split": "分裂", "kept": "不变", "opened": "新出现"]
        let source = [
            "the plan": "规划文件", "none": "无", "template of this program": "本程序模板",
            "Dezhou Daily: one community center per about 3,000 households": "《德州日报》：约每 3000 户一处社区中心",
            "GB 50180-2018, appendix (community service station), quoted from memory": "GB 50180-2018 附录（社区服务站），凭记忆引用",
            "GB 50180-2018, appendix (street-level service center), quoted from memory": "GB 50180-2018 附录（街道级服务中心），凭记忆引用",
            "NDRC briefing of 2022-02-09; Dezhou; Hubei draft": "国家发展改革委 2022 年 2 月 9 日新闻发布会；德州；湖北征求意见稿",
            "Yinchuan Party-mass service centers, local report": "银川市党群服务中心，当地报道",
            "Yinchuan Party-mass service centers, local report; Dezhou Daily": "银川市党群服务中心，当地报道；《德州日报》",
            "secondary sources of GB 50180-2018 and TD/T 1062-2021: 10-minute circle":
                "GB 50180-2018 与 TD/T 1062-2021 的转引：十分钟生活圈",
            "secondary sources of GB 50180-2018 and TD/T 1062-2021: 15-minute circle":
                "GB 50180-2018 与 TD/T 1062-2021 的转引：十五分钟生活圈",
            "secondary sources of GB 50180-2018 and TD/T 1062-2021: 5-minute circle": "GB 50180-2018 与 TD/T 1062-2021 的转引：五分钟生活圈",
            "three ministries' guideline on embedded community complexes": "三部门关于嵌入式社区服务综合体的指南",
        ]
        let whole = ["total": "合计", "outside": "单元之外", "base": "规划现状"]
        return [
            "status": status, "kind": kind, "share_kind": kind, "change": change, "source": source, "cause": cause, "code": whole,
            "name": whole,
            "unit": whole, "base": whole, "level": whole, "norms_examined": kind, "norms_not_examined": kind,
        ]
    }()

    /// The columns by what they are called in Chinese.
    private static let columnByTitle = Dictionary(
        [
            ColumnTerm.status, .kind, .shareKind, .whatChanged, .source, .cause, .code, .name, .unit, .base, .level,
            .normsExamined,
            .normsNotExamined,
        ].flatMap { term in term.titles.map { ($0, term.name) } }, uniquingKeysWith: { first, _ in first })

    private static let codes = words.mapValues { words in
        Dictionary(words.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    }

    /// What stands for a code of a column in Chinese; the text itself where it is no code.
    package static func chinese(_ text: String, column: String) -> String {
        if column == ColumnTerm.level.name, let title = Language.zh.plannedTitle(ofLevel: text) { return title }
        return inParts(text, column) { code in
            words[column]?[code].map(PlannedNames.inOwnWords)
                ?? (column == ColumnTerm.kind.name ? Language.zh.plannedTitle(ofLevel: code) : nil)
        }
    }

    /// Whether a column may hold words in place of codes.
    package static func areIn(column: String) -> Bool { columnByTitle[column] != nil }

    /// The code that a text of a column stands for, whatever the language of the table; the text itself where it stands for none.
    package static func code(_ text: String, column: String) -> String {
        guard let column = columnByTitle[column], !text.isEmpty else { return text }
        if column == ColumnTerm.level.name, let level = PlannedNames.level(titled: text) { return level }
        return inParts(text, column) { word in
            codes[column]?[word] ?? codes[column]?[PlannedNames.inCommonWords(word)]
                ?? (column == ColumnTerm.kind.name ? PlannedNames.level(titled: word) : nil)
        }
    }

    /// The columns of several codes behind one another.
    private static let lists: Set<String> = [ColumnTerm.normsExamined.name, ColumnTerm.normsNotExamined.name]

    /// What stands for a text, or for each part of a list; what nothing stands for stays as it is.
    private static func inParts(_ text: String, _ column: String, _ other: (String) -> String?) -> String {
        guard lists.contains(column) else { return other(text) ?? text }
        return text.split(separator: ";", omittingEmptySubsequences: false).map { other(String($0)) ?? String($0) }
            .joined(separator: ";")
    }
}

extension ResultLayer {
    /// The table as people read it in a language: words in place of codes, and 是 and 否 in place of truth values.
    package func inWords(_ language: Language) -> ResultLayer {
        guard language == .zh else { return self }
        let names = fields.map(\.name)
        let told = fields.map { $0.kind == .boolean ? Field(name: $0.name, kind: .text, chinese: $0.chinese) : $0 }
        return ResultLayer(name, told, geometry, style: style, metadata: metadata, count: count) { number in
            var row = try self.row(number)
            for place in row.values.indices {
                switch row.values[place] {
                case .boolean(let isTrue): row.values[place] = .text(isTrue ? "是" : "否")
                case .text(let text): row.values[place] = .text(spoken[text] ?? ValueWords.chinese(text, column: names[place]))
                default: break
                }
            }
            return row
        }
    }
}
