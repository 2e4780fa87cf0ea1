import GeoPrimitives
import PlanningTerms

/// The units that stand in headers.
enum HeaderUnit {
    /// What a unit measures.
    enum Class { case length, area, people, households, money }

    /// What the numbers of a role are measured in; `nil` where they have no unit.
    static func measured(_ role: ColumnRole) -> Class? {
        switch role {
        case .radius: .length
        case .floorArea: .area
        case .weight, .capacity: .people
        case .households: .households
        case .openingCost, .closingCost: .money
        default: nil
        }
    }

    private static let factors: [(class: Class, units: [String], factor: Double)] = [
        (.length, ["km", "公里", "千米", "kilometers", "kilometres", "kms"], 1000),
        (.length, ["m", "米", "meters", "metres", "meter", "metre"], 1),
        (.area, ["㎡", "m²", "m2", "平方米", "平米", "sqm", "sqmeters", "squaremetres", "squaremeters", "平方公尺"], 1),
        (.area, ["万㎡", "万m²", "万m2", "万平方米", "万平米", "公顷", "ha", "hectares", "hectare"], 10_000),
        (.area, ["亩"], 2000.0 / 3), (.area, ["km²", "km2", "平方公里", "sqkm"], 1_000_000),
        (.area, ["sqft", "ft2", "ft²", "squarefeet"], 0.092_903_04),
        (.people, ["人", "persons", "people", "person", "inhabitants"], 1),
        (.people, ["百人"], 100), (.people, ["千人", "thousand", "thousands", "inthousands", "000", "'000", "000s", "k"], 1000),
        (.people, ["万人", "万"], 10_000), (.people, ["million", "millions", "百万人", "百万"], 1_000_000), (.people, ["亿人", "亿"], 1e8),
        (.households, ["户", "households"], 1), (.households, ["百户"], 100), (.households, ["千户"], 1000),
        (.households, ["万户"], 10_000),
        (.money, ["元", "万元", "亿元", "千元", "yuan", "cny", "rmb", "usd", "eur", "€", "$", "¥"], 1),
    ]

    /// Units that stand behind words or in a row of their own.
    ///
    /// Those that are names of columns too are none there.
    private static let all: Set<String> = Set(factors.flatMap(\.units)).subtracting([
        "people", "persons", "person", "inhabitants", "households", "000", "in", "k",
    ]).union(["°", "度", "deg", "degrees", "dd", "%", "个", "处"])
    /// Units that stand in brackets alone.
    private static let counters: [Class: Set<String>] = [
        .people: ["名", "位", "口", "人数", "床", "座", "人次"], .households: ["家"], .area: ["平"],
    ]

    /// Whether a text is a unit and nothing else.
    static func isUnit(_ text: String) -> Bool { all.contains(text.lowercased().filter { !$0.isWhitespace }) }

    /// How many of the unit that the program counts in one of a header's is; `nil` where it is none of that class.
    static func factor(of text: String, in wanted: Class) -> Double? {
        var word = text.lowercased().filter { !$0.isWhitespace }
        for prefix in ["单位:", "单位", "unit:", "in"] where word.hasPrefix(prefix) && word.count > prefix.count {
            word = String(word.dropFirst(prefix.count))
            break
        }
        if counters[wanted]?.contains(word) == true { return 1 }
        return factors.first { $0.class == wanted && $0.units.contains(word) }?.factor
    }

    /// What the rows above a header say of the units of the table, 单位：万人 or `Unit: km`; of one kind, where they say one alone.
    static func stated(in titles: [TableReading.Line]) -> [Class: Stated] {
        var found: [Class: [Stated]] = [:]
        for title in titles {
            let text = HanFold.folded(title.text).lowercased()
            for word in units(statedIn: text) {
                for kind in [Class.length, .area, .people] {
                    if let factor = factor(of: word, in: kind) {
                        found[kind, default: []].append(Stated(factor: factor, text: word))
                    }
                }
            }
        }
        return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    /// A unit that a title states.
    struct Stated: Hashable {
        var factor: Double, text: String
    }

    /// The words behind 单位：, where that is not the name of an office: 填报单位：.
    private static func units(statedIn text: String) -> [String] {
        for mark in ["单位:", "单位为", "单位是", "unit:", "units:"].map(Array.init) {
            let characters = Array(text)
            let place = characters.indices.first { characters[$0...].starts(with: mark) }
            guard let place else { continue }
            let before = characters[..<place]
            let subject = String(before.suffix(2))
            guard before.last.map({ !$0.isLetter }) ?? true || ["计量", "人口", "人数", "面积", "距离", "长度"].contains(subject) else {
                continue
            }
            let rest = characters[(place + mark.count)...].drop { $0.isWhitespace }
            let word = rest.prefix { !")]】;。".contains($0) && !$0.isWhitespace }
            return word.split { "、/,，".contains($0) }.map { String($0) }
        }
        return []
    }

    /// How many of the unit that the program counts in one of a column's is: what its header names, else 1; `nil` for lengths without one.
    static func factor(of header: HeaderName, role: ColumnRole) -> Double? {
        guard let wanted = measured(role) else { return nil }
        let named = (header.parts.last?.unit.map { [$0] } ?? []) + header.qualifiers
        for unit in named { if let factor = factor(of: unit, in: wanted) { return factor } }
        return nil
    }
}
