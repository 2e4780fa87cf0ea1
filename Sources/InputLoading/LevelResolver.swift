package import PlanningTerms
package import ServiceModel

/// Puts the levels of facilities in order and holds what is said of them against what the lists have.
package struct LevelResolver {
    private let options: InputOptions

    /// Makes a resolver for the options of a run.
    package init(_ options: InputOptions) { self.options = options }

    /// Returns the levels from the top down: those of the plan, else as `--levels` orders them; else by their tiers, where each has one, else as the units nest, then by appearance.
    ///
    /// - Throws: ``CatchmentError/usage(_:)`` for a level that is named and is nowhere.
    package func levels(
        _ facilities: [Facility], _ files: [String], _ unlocated: [UnlocatedFacility], in area: StudyArea?,
        into notes: inout DiagnosticCollector
    ) throws -> ServiceLevels {
        let present = facilities.compactMap(\.level) + unlocated.compactMap(\.level)
        var names = options.planLevels
        if names.isEmpty {
            names = (options.levels + (area?.levels ?? []) + present).uniqued.filter(Set(present).contains)
            if options.levels.isEmpty {
                let ordered = LevelTier.ordered(names)
                names = ordered ?? names
                if ordered == nil, names.count > 1, !Set(names).isSubset(of: area?.levels ?? []), let file = files.first {
                    notes.warning(file, .facility(.doubt(.levelOrder(names))))
                }
            }
        } else {
            warn(of: facilities, files, beside: names, into: &notes)
        }
        if !names.isEmpty { warn(ofLevelless: facilities, files, into: &notes) }
        for level in options.serviceLevels {
            for name in [level.name] + level.serves where !names.contains(name) {
                throw options.places.refusal(.serves, .sites(.unknownLevel(name, levels: names)))
            }
        }
        return ServiceLevels(
            names.map { name in
                let planned = options.serviceLevels.first { $0.name == name } ?? ServiceLevel(name)
                return options.profile?.completed(planned) ?? planned
            })
    }

    /// Facilities without a level count in the whole and at no level, where others have one; said once for each list.
    private func warn(ofLevelless facilities: [Facility], _ files: [String], into notes: inout DiagnosticCollector) {
        for file in files.uniqued {
            let own = zip(facilities, files).filter { $0.1 == file }.map(\.0)
            let bare = own.filter { $0.level == nil }
            guard !bare.isEmpty else { continue }
            notes.warning(
                file,
                .facility(
                    .doubt(
                        .levelless(
                            bare.count, of: own.count,
                            rows: bare.map(\.sourceRow).filter { $0 > 0 }.sorted().first(Caveat.listedRows)))))
        }
    }

    /// Facilities of levels that the plan does not have count in the whole and at no level.
    private func warn(
        of facilities: [Facility], _ files: [String], beside names: [String], into notes: inout DiagnosticCollector
    ) {
        var seen = Set<String>()
        for (facility, file) in zip(facilities, files) {
            guard let level = facility.level, !names.contains(level), seen.insert(level).inserted else { continue }
            notes.warning(file, row: facility.sourceRow, .facility(.levelNotPlanned(level, levels: names)))
        }
    }
}
