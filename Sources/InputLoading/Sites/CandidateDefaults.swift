import GeoPrimitives
import PlanningTerms
import ServiceModel

/// Says what candidates get that have neither a level nor a radius of their own, and whether existing centers have another.
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

    /// The level that most existing centers have, which a new one is most like; all of them where none has a level.
    private func likeliest(_ facilities: [Facility]) -> SiteCheckMessage.LevelRadii? {
        var counts: [String: Int] = [:]
        for facility in facilities { if let level = facility.level { counts[level, default: 0] += 1 } }
        let level = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let radii = facilities.filter { level == nil || $0.level == level }.compactMap { rule.radius(of: $0) }
        guard let least = radii.min(), let most = radii.max() else { return nil }
        return SiteCheckMessage.LevelRadii(level: level, count: radii.count, least: least, most: most)
    }
}
