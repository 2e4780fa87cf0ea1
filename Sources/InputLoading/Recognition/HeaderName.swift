import PlanningTerms

/// The name of a column taken apart: what it means, and what stands in brackets, behind a slash or beside it.
struct HeaderName {
    /// One part of a name: a group, or the column in it.
    struct Part: Hashable {
        /// The words in small letters, Chinese ones simplified; years, units and words that say nothing left out.
        var key: String
        /// A unit that stands behind the words: `km` of `radius_km`.
        var unit: String?
        /// Whether the part says nothing by itself: a total, a unit, a year.
        var isFiller: Bool
    }

    /// The parts from the group to the column.
    private(set) var parts: [Part] = []
    /// What stands in brackets, in small letters, and units that are parts of their own.
    private(set) var qualifiers: [String] = []
    /// The year that the name holds.
    private(set) var year: Int?
    /// The coordinate reference system that the name holds, as it is written.
    var system: String?

    /// Takes a name apart.
    init(_ name: String) {
        let folded = HanFold.folded(name)
        let text = takeBrackets(folded)
        for piece in text.split(whereSeparator: { "/\n|，,、".contains($0) }) {
            var tokens = Self.tokens(piece)
            takeSystem(&tokens)
            takeYear(&tokens)
            let words = tokens.filter { !$0.isEmpty }
            guard !words.isEmpty else { continue }
            let whole = words.joined(separator: " ")
            if HeaderUnit.isUnit(whole) {
                qualifiers.append(whole)
                continue
            }
            parts.append(Self.part(words))
        }
        // A name that is nothing but a unit is a name.
        if parts.isEmpty, let only = qualifiers.last, !text.allSatisfy(\.isWhitespace) {
            qualifiers.removeLast()
            parts = [Part(key: only, unit: nil, isFiller: false)]
        }
        if parts.count > 1 {
            let telling = parts.filter { !$0.isFiller }
            if !telling.isEmpty { parts = telling }
        }
    }

    /// The part that names the column itself.
    var last: Part? { parts.last }

    /// The keys by which the column may be known: its own, and with those of its groups before it.
    var keys: [String] {
        guard let last else { return [] }
        guard parts.count > 1 else { return [last.key] }
        return [last.key, Self.joined(parts.map(\.key))]
    }

    /// Whether a group says one axis and its column the other: such a cell holds both.
    var namesBothAxes: Bool {
        let (lon, lat): (Set<String>, Set<String>) = (
            ["经度", "东经", "lon", "lng", "longitude", "x"], ["纬度", "北纬", "lat", "latitude", "y"]
        )
        let keys = parts.map(\.key)
        return keys.contains(where: lon.contains) && keys.contains(where: lat.contains)
    }

    /// Whether the groups before a column leave it what it is: they mean the same, or name a position.
    func groupsAreNeutral(_ meanings: [String], _ role: ColumnRole) -> Bool {
        if ColumnRole.positions.contains(role) { return true }
        return parts.dropLast().allSatisfy { meanings.contains($0.key) || Self.groups.contains($0.key) }
            || meanings.contains(Self.joined(parts.map(\.key)))
    }

    private static let groups: Set<String> = [
        "所在单位", "所属单位", "所属", "所在地", "归属", "隶属", "行政区划", "区划", "所属区划", "人口", "基本情况", "基本信息", "现状", "现状情况", "规模", "人口情况", "人口信息",
        "人口规模", "面积", "建筑", "服务", "统计", "指标", "概况", "其他", "属性",
        "population",
        "basic", "general", "statistics", "demographics",
    ]

    /// The key of the words of a spelling.
    static func key(_ spelling: String) -> String {
        let name = HeaderName(spelling)
        return joined(name.parts.map(\.key))
    }

    /// Takes what stands in brackets out of the name.
    private mutating func takeBrackets(_ text: String) -> String {
        let pairs: [Character: Character] = ["(": ")", "[": "]", "【": "】", "〔": "〕", "<": ">", "{": "}"]
        var (rest, inside) = ("", "")
        var close: Character?
        for character in text {
            if let wanted = close {
                if character == wanted {
                    qualifiers.append(inside.lowercased())
                    (close, inside) = (nil, "")
                } else {
                    inside.append(character)
                }
            } else if let wanted = pairs[character] {
                close = wanted
            } else {
                rest.append(character)
            }
        }
        if close != nil { qualifiers.append(inside.lowercased()) }
        qualifiers = qualifiers.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        for qualifier in qualifiers where system == nil {
            if let named = Self.system(inBrackets: qualifier) {
                system = named
                continue
            }
            var tokens = Self.tokens(qualifier[...])
            takeSystem(&tokens)
            takeYear(&tokens)
        }
        return rest
    }

    /// Whether what stands in brackets and beside the words says no more than a unit, a system, a year or how to fill the column in.
    func isNeutral(for units: HeaderUnit.Class?) -> Bool {
        qualifiers.allSatisfy { qualifier in
            if Self.neutral.contains(qualifier) { return true }
            if let units, HeaderUnit.factor(of: qualifier, in: units) != nil { return true }
            if Self.system(inBrackets: qualifier) != nil { return true }
            var name = HeaderName()
            var tokens = Self.tokens(qualifier[...])
            name.takeSystem(&tokens)
            name.takeYear(&tokens)
            return tokens.allSatisfy { $0.isEmpty || Self.dateWords.contains($0) || $0.allSatisfy(\.isNumber) }
        }
    }

    private init() {}

    private static let neutral: Set<String> = [
        "必填", "选填", "可选", "示例", "数值", "数字", "小数", "十进制", "十进制度", "度分秒", "°′″", "°'\"", "dms", "dd", "decimal", "decimaldegrees",
        "degrees", "degree", "deg", "°", "度", "e", "n", "常住", "户籍", "实有", "合计", "总计", "总数", "total", "all", "required",
        "optional", "小计",
        "持续更新", "人数", "number", "count", "东经", "北纬", "经度", "纬度", "lon", "lng", "lat", "x", "y", "精确到小数点后六位", "六位小数", "单位", "估算",
        "est",
    ]

    private static let dateWords: Set<String> = [
        "年", "月", "日", "年末", "年底", "年初", "截至", "截止", "至", "底", "末", "普查", "as", "of", "end",
    ]

    // MARK: Words

    /// Cuts a text into runs of letters, of digits and of Han characters; capital letters inside a word begin another.
    static func tokens(_ text: Substring) -> [String] {
        enum Kind { case letter, digit, han, other }
        func kind(_ character: Character) -> Kind {
            if character.isASCII && character.isNumber { return .digit }
            guard let value = character.unicodeScalars.first?.value else { return .other }
            if (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) { return .han }
            return character.isLetter || "°′″㎡²%".contains(character) ? .letter : .other
        }
        var tokens: [String] = []
        var current = ""
        var last = Kind.other
        var wasSmall = false
        for character in text {
            let now = kind(character)
            // Blanks between Han characters only widen the column.
            if now == .other, last == .han, character.isWhitespace { continue }
            let isNewWord = now == .letter && wasSmall && character.isUppercase
            if now != last || isNewWord, !current.isEmpty {
                tokens.append(current.lowercased())
                current = ""
            }
            if now != .other { current.append(character) }
            wasSmall = now == .letter && character.isLowercase
            last = now
        }
        if !current.isEmpty { tokens.append(current.lowercased()) }
        return tokens
    }

    /// Takes a year out of the words.
    private mutating func takeYear(_ tokens: inout [String]) {
        for index in tokens.indices {
            if tokens[index].count == 4, let number = Int(tokens[index]), (1900...2100).contains(number) {
                year = max(year ?? 0, number)
                tokens[index] = ""
                if index + 1 < tokens.count {
                    for word in ["年末", "年底", "年初", "年度", "年"] where tokens[index + 1].hasPrefix(word) {
                        tokens[index + 1] = String(tokens[index + 1].dropFirst(word.count))
                        break
                    }
                }
            } else {
                for word in ["七普", "六普", "第七次人口普查", "第六次人口普查"] where tokens[index].hasPrefix(word) {
                    tokens[index] = String(tokens[index].dropFirst(word.count))
                }
            }
        }
    }

    /// English words that say nothing beside others.
    private static let fillers: Set<String> = [
        "total", "tot", "sum", "est", "estimate", "estimated", "number", "num", "nr", "of", "the", "count", "cnt", "value",
        "field",
    ]
    /// Chinese words that say nothing beside a group.
    private static let hanFillers: Set<String> = ["合计", "总计", "总数", "数量", "数", "小计", "数值", "合计数", "总量", "情况", "信息", "统计"]

    private static func part(_ words: [String]) -> Part {
        var words = words
        var unit: String?
        if words.count > 1, let last = words.last {
            let pair = words.suffix(2).joined()
            if HeaderUnit.isUnit(pair), words.count > 2 {
                unit = pair
                words.removeLast(2)
            } else if HeaderUnit.isUnit(last) {
                unit = last
                words.removeLast()
            }
        }
        let telling = words.filter { !fillers.contains($0) }
        let isFiller = telling.isEmpty || (telling.count == 1 && hanFillers.contains(telling[0]))
        return Part(key: joined(telling.isEmpty ? words : telling), unit: unit, isFiller: isFiller)
    }

    /// Joins words: Han characters to each other, others with a low line.
    private static func joined(_ words: [String]) -> String {
        var result = ""
        for word in words where !word.isEmpty {
            let isHan = (word.unicodeScalars.first?.value ?? 0) >= 0x3400
            let followsHan = (result.unicodeScalars.last?.value ?? 0) >= 0x3400
            if !result.isEmpty, !(isHan && followsHan) { result.append("_") }
            result += word
        }
        return result
    }
}
