extension InputOptions {
    /// Lets the profile call levels as the run does.
    ///
    /// - Returns: The options with a profile that calls levels as the run does, and the levels of the profile that the run does not have.
    /// - Parameter levels: The levels of the run: the plan's, else those of units and facilities.
    /// - Throws: ``CatchmentError/badData(_:row:column:_:)`` where the profile speaks of levels and the run has none of them.
    package func fittingProfile(to levels: [String]) throws -> (options: InputOptions, unused: [ProfileLevel]) {
        guard let use = profile, let name = profileName else { return (self, []) }
        let (fitted, unused) = use.profile.fitted(to: levels, aliases: levelAliases)
        if !unused.isEmpty, !levels.isEmpty, unused.count == use.profile.namedLevels.count {
            throw CatchmentError.badData(name, .profile(.noLevelFits(unused, levels: levels)))
        }
        var options = self
        let fittedUse = ProfileUse(fitted, detour: use.detour)
        options.profile = fittedUse
        if costMatrix == nil { options.profileRadii = try fittedUse.radii() }
        return (options, unused)
    }
}
