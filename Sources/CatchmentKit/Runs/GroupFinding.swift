import CoverageAnalysis
import GeoPrimitives
import Publication
import ServiceModel

/// People that something does not reach, gathered in clusters: of one class, at one level, or short of something for one cause.
struct GroupFinding: Sendable {
    /// What they have in common.
    enum Kind: Hashable, Sendable {
        /// They belong to a class and no facility covers them.
        case `class`
        /// No facility that serves a level reaches them.
        case level
        /// A facility covers them, and they are not served for this cause.
        case shortfall(ShortfallCause)
    }

    var kind: Kind
    /// The class, level or function; `capacity` for what is over it.
    var name: String
    /// What is counted.
    var unit: String
    /// All of the group: its points with weight, and what of them is reached.
    var totals: CoverageTotals
    /// The run with the weights of the group.
    var input: PlanningInput
    /// Those that are not reached.
    var clusters: UncoveredClusters
    /// What lies in no service area of the level; only for levels, where there are units.
    var blanks: BlankAreas?
}

/// Gathers the people of a group that something does not reach.
struct GroupFinder {
    let input: PlanningInput
    let coverage: Coverage
    let membership: UnitMembership?
    let link: Distance
    /// The least weight of a cluster of its own, in people or whatever is counted.
    let minimumWeight: Double
    let threads: Int

    /// Finds the clusters of those that are missed: `missed` ticks of each demand point's weight in the group.
    func find(
        _ kind: GroupFinding.Kind, _ name: String, unit: String, scale: WeightScale, ticks: [Int64], missed: [Int64]
    ) async throws -> GroupFinding {
        var own = input
        own.demand.classes = []
        (own.demand.ticks, own.demand.scale) = (missed, scale)
        var uncovered = coverage
        uncovered.coveredBy = missed.map { $0 > 0 ? -1 : 0 }
        let finder = UncoveredClusterFinder(own, coverage: uncovered, membership: membership, threads: threads)
        let all = scale.weight(missed.reduce(0, +))
        var clusters = try await finder.clusters(link: link, minimumWeight: scale.ticks(min(minimumWeight, all + 1)))
        for number in clusters.clusters.indices {
            clusters.clusters[number].id = Self.prefix(kind, name) + clusters.clusters[number].id
        }
        var totals = CoverageTotals()
        for (row, weight) in ticks.enumerated() where weight > 0 {
            totals.points += 1
            totals.weight += weight
            totals.coveredWeight += weight - missed[row]
            if missed[row] == 0 { totals.coveredPoints += 1 }
        }
        return GroupFinding(kind: kind, name: name, unit: unit, totals: totals, input: own, clusters: clusters, blanks: nil)
    }

    /// What the clusters' ids begin with, so that they differ from those of other groups.
    private static func prefix(_ kind: GroupFinding.Kind, _ name: String) -> String {
        switch kind {
        case .class: "class-\(name)-"
        case .level: "level-\(name)-"
        case .shortfall(.overCapacity): "capacity-"
        case .shortfall(.levelMissing): "no-level-\(name)-"
        case .shortfall(.functionMissing): "no-function-\(name)-"
        }
    }
}
