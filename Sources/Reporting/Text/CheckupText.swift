import GeoFormats
import GeoPrimitives
public import PlanningTerms
public import Publication
import ServiceModel

/// A check-up as a planner reads it in a terminal: kind by kind, then what is red.
public struct CheckupText {
    private let document: CheckupDocument
    private let language: Language
    /// How many red indicators of units and facilities are listed; the lists hold all.
    private let listed = 15

    private let caveats: [CaveatDocument]

    /// Makes a text of a check-up; the caveats are those of its run.
    public init(_ document: CheckupDocument, caveats: [CaveatDocument] = [], language: Language) {
        self.document = document
        self.caveats = caveats
        self.language = language
    }

    /// The text, with a line end at the end.
    public var text: String {
        var lines = [
            language("Check-up: \(state(document.worst))", "体检结果：\(state(document.worst))"), "  " + summary,
            "  "
                + language(
                    "thresholds: \(document.thresholds.joined(separator: ", "))",
                    "阈值来源：\(document.thresholds.map { ["plan": "规划文件", "checkup-template": "本程序模板"][$0] ?? $0 }.joined(separator: "、"))"
                ),
        ]
        if document.usesTemplate { lines.append("  " + templateNote) }
        if !caveats.isEmpty { lines += ["", CaveatWords.title(language)] + caveats.map { CaveatWords.line($0, language) } }
        return (lines + levels + parts).joined(separator: "\n") + "\n"
    }

    /// How many indicators stand how.
    var summary: String {
        language(
            "\(count(.green)) green, \(count(.amber)) amber, \(count(.red)) red, \(count(.unknown)) unknown",
            "绿 \(count(.green))，黄 \(count(.amber))，红 \(count(.red))，无法判断 \(count(.unknown))")
    }

    /// That thresholds of the template are nobody's rule.
    var templateNote: String {
        language(
            "Some thresholds are a TEMPLATE of this program: no official indicator set is known; put your own into the plan",
            "部分阈值为本程序模板：目前没有官方指标体系，请在规划文件中填写本地阈值")
    }

    /// The red indicators of units and facilities, the most serious first.
    var red: [CheckupDocument.Entry] { single.filter { $0.state == .red }.mostSeriousFirst(\.people) }

    /// Indicators of units and facilities.
    private var single: [CheckupDocument.Entry] { document.indicators.filter { $0.unit != nil || $0.facility != nil } }

    /// How the indicators of units and facilities stand, by kind and level in their order.
    var kinds: [(name: String, level: String, states: [IndicatorState: Int])] {
        var found: [(name: String, level: String, states: [IndicatorState: Int])] = []
        for entry in single {
            let (title, level) = (name(entry), entry.level.map(language.level) ?? "")
            let known = found.firstIndex { ($0.name, $0.level) == (title, level) }
            if known == nil { found.append((title, level, [:])) }
            found[known ?? found.count - 1].states[entry.state ?? .unknown, default: 0] += 1
        }
        return found
    }

    private func count(_ state: IndicatorState) -> Int { document.states[state.rawValue] ?? 0 }

    /// Indicators of the whole and of levels, one by one.
    private var levels: [String] {
        var table = TextTable(
            [
                language("indicator", "指标"), language("level", "层级"), language("value", "数值"), language("green", "绿"),
                language("red", "红"), language("state", "状态"), "",
            ], right: [false, false, true, true, true, false, false])
        for entry in document.indicators where entry.unit == nil && entry.facility == nil {
            table.add([
                name(entry), entry.level.map(language.level) ?? "", value(entry.value, entry), value(entry.green, entry),
                value(entry.red, entry),
                state(entry.state), entry.verified ? "" : language("unverified", "未核实"),
            ])
        }
        return [""] + table.lines
    }

    /// Indicators of units and facilities: how many stand how, and the red ones.
    private var parts: [String] {
        let kinds = self.kinds
        guard !kinds.isEmpty else { return [] }
        let states = IndicatorState.allCases
        var table = TextTable(
            [language("by unit and facility", "按单元和\(PlannedNames.facility)"), language("level", "层级")] + states.map(state),
            right: [false, false, true, true, true, true])
        for kind in kinds { table.add([kind.name, kind.level] + states.map { "\(kind.states[$0] ?? 0)" }) }
        var lines = [""] + table.lines
        let red = self.red
        guard !red.isEmpty else { return lines }
        let isPeople = document.weightKind == .people
        var list = TextTable(
            [
                language("red, most serious first", "红色项（按严重程度）"), language("where", "对象"), language("value", "数值"),
                isPeople ? language("people concerned", "涉及人口") : language("points concerned", "涉及需求点"),
                language("detail", "详情"),
            ], right: [false, false, true, true, false])
        for entry in red.prefix(listed) {
            list.add([
                name(entry), place(entry), value(entry.value, entry), entry.people.map(TextReport.grouped) ?? "—",
                entry.detail ?? "",
            ])
        }
        lines += [""] + list.lines
        let more = red.count - listed
        if more > 0 {
            lines.append(
                "  … " + language("\(more) more in problems.csv and checkup.json", "另有 \(more) 项，见 problems.csv 与 checkup.json"))
        }
        return lines
    }

    /// A value or threshold of an indicator in its unit.
    func value(_ value: Double?, _ entry: CheckupDocument.Entry) -> String {
        guard let value else { return "—" }
        let isRatio = entry.indicator?.isRatio ?? false
        let number = (isRatio ? value * 100 : value).rounded(toDecimals: 1).plainText
        return isRatio ? language("\(number) %", "\(number)%") : language("\(number) m²", "\(number) 平方米")
    }

    /// How an indicator stands, in words.
    func state(_ state: IndicatorState?) -> String {
        switch state {
        case .green: language("green", "绿")
        case .amber: language("AMBER", "黄")
        case .red: language("RED", "红")
        case .unknown, nil: language("unknown", "无法判断")
        }
    }

    /// Where the thresholds of an indicator come from.
    func source(_ entry: CheckupDocument.Entry) -> String {
        language(entry.source, ValueWords.chinese(entry.source, column: ColumnTerm.source.name))
    }

    /// What an indicator looks at.
    func name(_ entry: CheckupDocument.Entry) -> String {
        entry.indicator?.title(language) ?? entry.$indicator
    }

    /// The unit or facility that an indicator is about.
    func place(_ entry: CheckupDocument.Entry) -> String { entry.name ?? entry.unit ?? entry.facility ?? "" }
}

extension IndicatorKind {
    /// What it is called.
    package func title(_ language: Language) -> String {
        switch self {
        case .share: language("people within reach", "人口覆盖率")
        case .allLevels: language("reached at every level", "各层级均覆盖")
        case .far: language("farther than twice the radius", "超出两倍服务半径")
        case .quota: language("facilities against the quota", "\(PlannedNames.facility)数量与配建标准")
        case .floorArea: language("floor area of the facility", "单个\(PlannedNames.facility)建筑面积")
        case .floorAreaPerHundredHouseholds: language("floor area per 100 households", "每百户建筑面积")
        case .functions: language("functions of the facility", "\(PlannedNames.facility)功能")
        case .utilisation: language("load over capacity", "\(PlannedNames.facility)负荷率")
        case .oneFacility: language("depend on one facility", "仅依赖一个\(PlannedNames.facility)")
        case .parent: language("within reach of the level above", "上级\(PlannedNames.facility)服务半径内")
        case .unlocated: language("facilities without coordinates", "缺少坐标的\(PlannedNames.facility)")
        }
    }
}
