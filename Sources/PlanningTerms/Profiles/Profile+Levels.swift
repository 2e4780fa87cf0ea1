extension Profile {
    /// The levels that norms and thresholds speak of, each once, in their order.
    package var namedLevels: [ProfileLevel] {
        (norms.compactMap(\.level) + thresholds.compactMap(\.level)).uniqued.map { name in
            levels.first { $0.name == name } ?? ProfileLevel(name: name)
        }
    }

    /// Returns the profile with its levels called as those of a run, and those that the run does not have.
    ///
    /// A level is found by its name, else by the words that the profile gives for it, else as ``LevelNaming`` finds one.
    ///
    /// O(norms + levels²).
    package func fitted(to run: [String], aliases: [String: String]) -> (profile: Profile, unused: [ProfileLevel]) {
        let naming = LevelNaming(levels: run, aliases: aliases)
        var ownName: [String: String] = [:]
        var unused: [ProfileLevel] = []
        for level in namedLevels {
            let words = level.aliases.filter { run.contains($0) }
            let found = run.contains(level.name) ? level.name : words.count == 1 ? words[0] : naming.match(level.name)
            if let found { ownName[level.name] = found } else { unused.append(level) }
        }
        var profile = self
        for number in norms.indices { profile.norms[number].level = norms[number].level.map { ownName[$0] ?? $0 } }
        for number in thresholds.indices {
            profile.thresholds[number].level = thresholds[number].level.map { ownName[$0] ?? $0 }
        }
        return (profile, unused)
    }
}
