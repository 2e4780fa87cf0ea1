/// A tier of administrative levels, whatever a list calls it: streets, towns and townships are one, communities and villages another.
///
/// The words are those of Chinese practice, with the English ones for them; what a plan says of its own levels comes before.
package enum LevelTier: String, Hashable, Sendable, CaseIterable {
    /// Cities: 市.
    case city
    /// Districts and counties: 区, 县.
    case district
    /// Streets, towns and townships: 街道, 镇, 乡.
    case street
    /// Communities and villages: 社区, 村.
    case community

    /// The words for it, without the ending 级 and without blanks and signs, the commonest first.
    private var words: [String] {
        switch self {
        case .city: ["市", "地级市", "地市", "设区市", "city", "municipality", "prefecture"]
        case .district:
            [
                "区", "县", "区县", "县区", "县市区", "区市县", "市辖区", "县级市", "自治县", "旗", "自治旗", "district", "county",
            ]
        case .street:
            [
                "街道", "镇", "乡", "街道办", "街道办事处", "乡镇", "镇乡", "街镇", "镇街", "街乡", "街乡镇", "乡镇街道", "街道乡镇",
                "镇街道", "街道镇", "民族乡", "苏木", "street", "subdistrict", "township", "town",
            ]
        case .community:
            [
                "社区", "村", "村居", "居村", "村社", "社村", "村社区", "社区村", "行政村", "嘎查", "居委会", "村委会", "社区居委会",
                "社区居民委员会", "村民委员会", "community", "village",
            ]
        }
    }

    private static let tierByWord = Dictionary(
        allCases.flatMap { tier in tier.words.enumerated().map { ($1, (tier, $0)) } }, uniquingKeysWith: { first, _ in first })

    /// Returns the tier of a word and how common the word is for it, 0 first; `nil` for a word of no tier.
    static func place(of name: String) -> (tier: LevelTier, rank: Int)? {
        var word = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        for ending in ["党群服务中心", "便民服务中心", "服务中心", "服务站", "中心", "站点", "站"]
        where word.count > ending.count && word.hasSuffix(ending) && tierByWord[word] == nil {
            word.removeLast(ending.count)
            break
        }
        if word.count > 1, word.hasSuffix("级"), tierByWord[word] == nil { word.removeLast() }
        return tierByWord[word].map { (tier: $0.0, rank: $0.1) }
    }

    /// Whether two words of a tier say the same: they are one word but for its writing, or both are Chinese.
    static func areAlike(_ one: String, _ other: String) -> Bool {
        guard let first = place(of: one), let second = place(of: other), first.tier == second.tier else { return false }
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        return first.rank == second.rank || isChinese(one) && isChinese(other)
    }

    /// Levels from the top down, those of one tier in the order given; `nil` where one of them is of no tier.
    package static func ordered(_ levels: [String]) -> [String]? {
        let tiers = levels.compactMap { LevelTier($0).flatMap(allCases.firstIndex) }
        guard tiers.count == levels.count else { return nil }
        return zip(tiers, levels).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    /// The tier of a word; `nil` where it is of none.
    package init?(_ name: String) {
        guard let place = Self.place(of: name) else { return nil }
        self = place.tier
    }
}
