package import PlanningTerms

/// How many candidates an exclusion area takes out.
public struct ExcludedCandidates: Hashable, Sendable {
    /// What the area is called; `nil` where it has no name.
    public var name: String?
    /// The number of its feature, from 1.
    public var feature: Int
    /// How many candidates may not be opened for it.
    public var candidates: Int

    /// Makes one from its members.
    package init(name: String?, feature: Int, candidates: Int) {
        (self.name, self.feature, self.candidates) = (name, feature, candidates)
    }

    /// As messages name it.
    package var area: SiteCheckMessage.ExclusionArea { .init(name: name, feature: feature, candidates: candidates) }
}
