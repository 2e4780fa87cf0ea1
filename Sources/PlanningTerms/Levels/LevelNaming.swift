/// What the levels that lists name are called in a run: words for one tier become one level.
///
/// The plan's names hold, else those of `--levels`; else each list's own, of several words for a tier the commonest. A name that the run has stays as it is: who wants streets
/// and towns apart names both as levels. A tier in which units lie in one another is left alone too.
package struct LevelNaming: Hashable, Sendable {
    /// A name that a list gives, and the level that it counts as.
    package struct Pair: Hashable, Sendable {
        /// What the list says.
        package var said: String
        /// The level of the run.
        package var level: String

        /// Makes a pair.
        package init(said: String, level: String) { (self.said, self.level) = (said, level) }
    }

    /// The names that hold, in order.
    private var levels: [String]
    /// Whether a plan or a flag gives them.
    private let isGiven: Bool
    /// The plan's own words for its levels.
    private let aliases: [String: String]
    /// What each name counts as, where that is another.
    private var levelByName: [String: String] = [:]

    /// Makes the names of a run: the plan's levels, else those of `--levels`.
    ///
    /// - Parameters:
    ///   - levels: The names that hold, from the top down; none where lists decide.
    ///   - aliases: Other words for the plan's levels, by word.
    package init(levels: [String], aliases: [String: String] = [:]) {
        self.levels = levels
        isGiven = !levels.isEmpty
        self.aliases = aliases
    }

    /// The level of the run that a name stands for; the name itself where there is none.
    package func level(of name: String) -> String { levelByName[name] ?? name }

    /// Returns the level of the run that a name stands for, of those known so far; `nil` where there is none, or more than one.
    package func match(_ name: String) -> String? {
        if levels.contains(name) { return name }
        if let level = aliases[name] { return level }
        guard let tier = LevelTier(name) else { return nil }
        let fitting = levels.filter { LevelTier($0) == tier }
        return fitting.count == 1 ? fitting.first : nil
    }

    /// Takes the levels of units, which keep names of their own where the plan's do not fit them all.
    ///
    /// - Parameters:
    ///   - names: The names in the order of the file.
    ///   - nested: Pairs of names of which units lie in one another.
    /// - Returns: The names that count as another level.
    /// - Complexity: O(names²); there are few.
    package mutating func adopt(units names: [String], nested: [(String, String)] = []) -> [Pair] {
        let apart = Set(nested.compactMap { LevelTier($0) == LevelTier($1) && $0 != $1 ? LevelTier($0) : nil })
        let free = names.filter { name in LevelTier(name).map { !apart.contains($0) } ?? true }
        let fits = names.allSatisfy { levels.contains($0) || free.contains($0) && match($0) != nil }
        let saysSo = levels.isEmpty || fits || names.contains(where: levels.contains)
        return adopt(free, by: saysSo ? self : LevelNaming(levels: []), keeps: isGiven ? [] : names)
    }

    /// Takes the levels of facilities and candidates.
    ///
    /// Without a plan a word counts as the units' level of its tier where it is the same word (社区级 and 社区, Community and community) or both
    /// are Chinese; else a word that stands alone for its tier is kept, unless the units' own names say what it counts as.
    package mutating func adopt(sites names: [String]) -> [Pair] {
        guard isGiven else {
            let said = names.uniqued
            let several = said.filter { name in
                guard let tier = LevelTier(name), levelByName[name] == nil else { return false }
                return match(name).map { LevelTier.areAlike(name, $0) } ?? false
                    || said.contains { $0 != name && LevelTier($0) == tier }
            }
            let pairs = adopt(several, by: self, keeps: [])
            return said.compactMap { name in
                levelByName[name].map { Pair(said: name, level: $0) } ?? pairs.first { $0.said == name }
            }
        }
        return adopt(names, by: self, keeps: [])
    }

    /// Finds what names count as: a level that is known, else the commonest word of their tier among them.
    private mutating func adopt(_ names: [String], by holding: LevelNaming, keeps: [String]) -> [Pair] {
        let unknown = names.filter { holding.match($0) == nil }
        var pairs: [Pair] = []
        for name in names.uniqued {
            let tier = LevelTier.place(of: name)?.tier
            let own = unknown.filter { tier != nil && LevelTier($0) == tier }.min { one, other in
                (LevelTier.place(of: one)?.rank ?? 0, one) < (LevelTier.place(of: other)?.rank ?? 0, other)
            }
            let isAmbiguous = holding.levels.contains { LevelTier($0) == tier && tier != nil }
            let level = holding.match(name) ?? (isAmbiguous ? name : own ?? name)
            guard level != name else { continue }
            levelByName[name] = level
            pairs.append(Pair(said: name, level: level))
        }
        for name in keeps.map(level).uniqued where !levels.contains(name) { levels.append(name) }
        return pairs
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    package var uniqued: [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
