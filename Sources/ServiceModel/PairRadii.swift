public import GeoPrimitives

extension RadiusRule {
    /// Returns the radii in metres that demand points bring and that count, NaN where a point brings none; `nil` where none brings one or all are
    /// overridden.
    public func ownRadii(of demand: DemandTable) -> [Double]? { override == nil ? demand.radiusMeters : nil }

    /// Whether every demand point brings a radius that counts, so that none of a site does.
    public func areAllOwn(of demand: DemandTable) -> Bool { ownRadii(of: demand)?.allSatisfy { !$0.isNaN } ?? false }

    /// Returns a site's radius for a class with a radius of its own, which stands in place of the site's; `nil` when nothing gives one.
    public func radius(of site: Facility, class classRadius: Distance?) -> Distance? {
        override ?? classRadius ?? radius(of: site)
    }
}

/// The radius of every pair of a demand point and a site, in metres: the demand point's own, else the site's.
package struct PairRadii: Sendable {
    /// The radius of a site that has none: no pair goes by it, for every demand point then brings its own.
    package static let none = Double.leastNonzeroMagnitude

    /// What each demand point brings, NaN where it brings none; `nil` where none brings one, or none counts.
    package let own: [Double]?
    /// What each site has for demand points that bring none.
    package let sites: [Double]

    /// Decides the radii of a run's pairs.
    ///
    /// O(sites).
    ///
    /// - Parameters:
    ///   - rule: How the radius of a pair is found.
    ///   - demand: The demand points.
    ///   - sites: The sites.
    ///   - classRadius: A radius in place of the sites' (a class's own); a demand point's comes first even so.
    package init(_ rule: RadiusRule, of demand: DemandTable, to sites: [Facility], class classRadius: Distance? = nil) {
        own = rule.ownRadii(of: demand)
        self.sites = sites.map { rule.radius(of: $0, class: classRadius)?.meters ?? Self.none }
    }

    /// The radius that a demand point brings, in metres; `nil` where it brings none that counts.
    package func own(_ row: Int) -> Double? {
        guard let own, !own[row].isNaN else { return nil }
        return own[row]
    }
}
