import PlanningTerms

/// What the levels of a run are called on a map in its language: a known word of the other language is put into this one.
///
/// Words of two levels that would become one stay as they are, and so does every word that is not known.
struct LevelTitles {
    private let titles: [String: String]

    /// Makes the titles of some levels.
    init(_ levels: some Sequence<String>, _ language: Language) {
        var titles: [String: String] = [:]
        for level in levels where titles[level] == nil { titles[level] = Self.title(level, language) }
        let doubled = Set(Dictionary(grouping: titles.keys) { titles[$0] ?? $0 }.values.filter { $0.count > 1 }.joined())
        self.titles = titles.filter { !doubled.contains($0.key) }
    }

    /// The title of a level.
    subscript(level: String) -> String { titles[level] ?? level }

    private static func title(_ level: String, _ language: Language) -> String {
        if let planned = language.plannedTitle(ofLevel: level) { return planned }
        let isLatin = level.allSatisfy(\.isASCII)
        guard isLatin == (language == .zh), let tier = LevelTier(level) else { return level }
        return tier.title(in: language)
    }
}

extension LevelTier {
    /// What people call the tier.
    func title(in language: Language) -> String {
        switch self {
        case .city: language("city", "市级")
        case .district: language("district", "区县级")
        case .street: language("street", "街道（乡镇）")
        case .community: language("community", "社区（村）")
        }
    }
}

extension String {
    /// What a level is called before what stands at it, in Chinese: 街道级, and 区级 as it is.
    var asLevel: String { hasSuffix("级") || hasSuffix("中心") ? self : self + "级" }
}
