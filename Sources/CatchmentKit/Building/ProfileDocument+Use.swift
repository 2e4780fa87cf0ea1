import GeoPrimitives
import PlanningTerms
import Publication
import ServiceModel

extension ProfileDocument {
    /// Describes the profile of a run as the run uses it.
    init(_ use: ProfileUse) {
        let (profile, detour) = (use.profile, use.detour)
        self.init(
            name: profile.name, title: profile.title, template: profile.isTemplate, detour: detour,
            unverified: profile.norms.count { !$0.isVerified } + profile.thresholds.count { !$0.isVerified },
            norms: profile.norms.map { norm in
                NormEntry(
                    item: norm.item, level: norm.level, place: norm.place?.rawValue, min: norm.least, max: norm.most,
                    unit: norm.unit, measure: norm.measure,
                    straightM: norm.item == .radius ? (try? use.straight(norm))?.meters.rounded(toDecimals: 3) : nil,
                    households: norm.households, source: norm.source, clause: norm.clause, verified: norm.isVerified)
            })
    }
}
