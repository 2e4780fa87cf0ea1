import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Says what facilities and candidates get that have no level or no radius of their own, and what those like them have.
struct CandidateDefaults {
    let rule: RadiusRule

    /// Warns of such candidates, in one line for each list; where existing centers go by the same radius and none has a level there is nothing
    /// to say.
    ///
    /// O(candidates + facilities).
    func warn(of sites: ListedSites, into notes: inout DiagnosticCollector) {
        let like = likeliest(sites.facilities)
        for file in sites.candidateFiles.uniqued {
            let bare = zip(sites.candidates, sites.candidateFiles).filter { site, own in
                own == file && site.status != .forbidden && site.level == nil && site.radius == nil
            }.map(\.0)
            guard let first = bare.first, let given = rule.decision(of: first), let like else { continue }
            let isSame = like.least == given.radius && like.most == given.radius
            if isSame, like.level == nil { continue }
            notes.warning(
                file,
                .siteCheck(
                    .candidatesWithoutLevel(
                        .init(
                            count: bare.count, of: sites.candidates.count { $0.status != .forbidden }, radius: given.radius,
                            isOverride: given.source == .override, like: isSame ? nil : like, hasLevels: like.level != nil,
                            rows: bare.map(\.sourceRow).sorted().first(Caveat.listedRows)))))
        }
    }

    /// Warns of facilities that get the default radius where others of their list bring one; in one line for each list.
    ///
    /// O(facilities).
    func warnOfFacilities(of sites: ListedSites, into notes: inout DiagnosticCollector) {
        for file in sites.facilityFiles.uniqued {
            let own = zip(sites.facilities, sites.facilityFiles).filter { $0.1 == file }.map(\.0)
            let bare = own.filter { $0.radius == nil && rule.decision(of: $0)?.source == .fallback }
            guard let first = bare.first, let given = rule.decision(of: first), own.contains(where: { $0.radius != nil }) else {
                continue
            }
            notes.warning(
                file,
                .facility(
                    .doubt(
                        .radiusMissing(
                            bare.count, of: own.count, gets: given.radius,
                            rows: bare.map(\.sourceRow).filter { $0 > 0 }.sorted().first(Caveat.listedRows)))))
        }
    }

    /// Warns of candidates of a level that get the default radius, where the existing centers of the level have others; in one line for each level.
    ///
    /// O(candidates + facilities).
    func warnOfLevels(of sites: ListedSites, into notes: inout DiagnosticCollector) {
        for file in sites.candidateFiles.uniqued {
            let own = zip(sites.candidates, sites.candidateFiles).filter { $0.1 == file && $0.0.status != .forbidden }.map(\.0)
            for level in own.compactMap(\.level).uniqued {
                let bare = own.filter { $0.level == level && $0.radius == nil }
                let radii = sites.facilities.filter { $0.level == level }.compactMap { rule.radius(of: $0) }
                guard let first = bare.first, let given = rule.decision(of: first),
                    given.source == .fallback || given.source == .override,
                    let least = radii.min(), let most = radii.max(), least != given.radius || most != given.radius
                else { continue }
                notes.warning(
                    file,
                    .siteCheck(
                        .candidatesWithoutLevel(
                            .init(
                                count: bare.count, of: own.count, radius: given.radius, isOverride: given.source == .override,
                                like: .init(level: level, count: radii.count, least: least, most: most), hasLevels: false,
                                level: level, rows: bare.map(\.sourceRow).sorted().first(Caveat.listedRows)))))
            }
        }
    }

    /// Asks for the radii that nothing gives, in one line for each list and level.
    ///
    /// O(candidates + facilities).
    func askForRadii(of sites: ListedSites, into notes: inout DiagnosticCollector) {
        for (list, files, areCandidates) in [
            (sites.facilities, sites.facilityFiles, false), (sites.candidates, sites.candidateFiles, true),
        ] {
            let groups = Dictionary(grouping: zip(list, files).filter { $0.0.status != .forbidden }) { pair in
                Group(file: pair.1, level: pair.0.level)
            }
            for group in groups.keys.sorted(by: { ($0.file, $0.level ?? "") < ($1.file, $1.level ?? "") }) {
                let own = groups[group, default: []].map(\.0)
                let bare = own.filter { rule.radius(of: $0) == nil }
                guard !bare.isEmpty else { continue }
                notes.warning(
                    group.file,
                    .siteCheck(
                        .withoutRadius(
                            .init(
                                count: bare.count, of: own.count, areCandidates: areCandidates, level: group.level,
                                like: group.level.flatMap { radii(of: $0, sites.facilities) } ?? likeliest(sites.facilities),
                                rows: bare.map(\.sourceRow).filter { $0 > 0 }.sorted().first(Caveat.listedRows)))))
            }
        }
    }

    /// What is asked for together.
    private struct Group: Hashable {
        let file: String
        let level: String?
    }

    /// The radii of the existing centers of a level, or of all.
    private func radii(of level: String?, _ facilities: [Facility]) -> SiteCheckMessage.LevelRadii? {
        let radii = facilities.filter { level == nil || $0.level == level }.compactMap { rule.radius(of: $0) }
        guard let least = radii.min(), let most = radii.max() else { return nil }
        return SiteCheckMessage.LevelRadii(level: level, count: radii.count, least: least, most: most)
    }

    /// The level that most existing centers have, which a new one is most like; all of them where none has a level.
    private func likeliest(_ facilities: [Facility]) -> SiteCheckMessage.LevelRadii? {
        var counts: [String: Int] = [:]
        for facility in facilities { if let level = facility.level { counts[level, default: 0] += 1 } }
        let level = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return radii(of: level, facilities)
    }
}
