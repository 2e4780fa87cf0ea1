package import PlanningTerms
import ServiceModel

/// Levels that a profile speaks of and a run does not have, beside those that it has.
package struct UnusedLevels {
    let levels: [ProfileLevel], known: [String]

    /// Makes the levels; none where there is no profile.
    package init(_ levels: [ProfileLevel] = [], of known: [String] = []) { (self.levels, self.known) = (levels, known) }
}

extension InputLoader {
    /// Calls levels of all lists as the run does, gives candidates theirs, and returns a loader whose profile speaks of them by the same names.
    ///
    /// - Throws: ``CatchmentError`` where the profile speaks of none of the run's levels, and for a level of candidates that nobody has.
    func named(
        _ sites: inout ListedSites, in area: StudyArea?, by units: LevelNaming?, into notes: inout DiagnosticCollector
    ) throws -> InputLoader {
        var naming = units ?? options.levelNaming
        sites.call(levelsBy: &naming, into: &notes)
        try giveLevel(to: &sites)
        let levels = (options.planLevels.isEmpty ? sites.levels + (area?.levels ?? []) : options.planLevels).uniqued
        let (fitted, unused) = try options.fittingProfile(to: levels)
        return InputLoader(fitted, requiresRadius: requiresRadius, unused: UnusedLevels(unused, of: levels))
    }

    /// Norms that nobody held against their source, and those that apply to nothing, are marked in every report.
    package static func profileNotes(_ options: InputOptions, _ unused: UnusedLevels) -> [InputDiagnostic] {
        guard let use = options.profile, let name = options.profileName else { return [] }
        var notes = DiagnosticCollector()
        let unverified = use.profile.norms.count { !$0.isVerified } + use.profile.thresholds.count { !$0.isVerified }
        let all = use.profile.norms.count + use.profile.thresholds.count
        if unverified > 0 {
            notes.warning(name, .profile(.unverified(unverified, of: all)))
        }
        if !unused.levels.isEmpty { notes.warning(name, .profile(.levelsWithoutUse(unused.levels, levels: unused.known))) }
        if use.profile.isTemplate { notes.notice(name, .profile(.template)) }
        return notes.notes
    }
}
