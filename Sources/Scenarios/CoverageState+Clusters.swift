package import CoverageAnalysis
public import GeoPrimitives
public import PlanningTerms
public import ServiceModel

/// The clusters that were found, and the demand points that changed since.
struct ClusterLedger: Sendable {
    /// As of the last time they were asked for.
    var parts: ClusterParts?
    /// Demand points whose coverage or cost may have changed since, some of them twice.
    var touched: [Int32] = []
}

extension CoverageState {
    /// Returns the uncovered clusters of the run as it stands.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, nothing else.
    /// - Complexity: Near-linear in the points of the clusters that changed since the last time, and O(n) to add up.
    package mutating func clusters() async throws -> UncoveredClusters {
        let coverage = coverage
        let finder = UncoveredClusterFinder(input, coverage: coverage, membership: membership, threads: threads)
        var parts: ClusterParts
        if let known = clusterLedger.parts {
            parts = known
            try await finder.update(&parts, touched: clusterLedger.touched, places: demandPlaces())
        } else {
            parts = try await finder.parts(link: clusterLink(input), minimumWeight: minimumTicks(input.demand))
        }
        clusterLedger = ClusterLedger(parts: parts)
        return parts.clusters(coverage, lowest: membership?.lowest, in: input.demand)
    }

    /// Returns the footprints of clusters of the run as it stands.
    ///
    /// - Parameter clusters: Some of what ``clusters()`` returned last.
    /// - Returns: One footprint per cluster, in their order.
    /// - Throws: An error of the geometry engine when it refuses a cut at the antimeridian.
    /// - Complexity: O(points · log points) of the clusters that changed.
    package mutating func footprints(of clusters: [UncoveredCluster]) async throws -> [MultiPolygon] {
        guard var parts = clusterLedger.parts else { return [] }
        let found = try await parts.footprints(of: clusters, in: input, threads: threads)
        clusterLedger.parts = parts
        return found
    }

    /// The link distance of a run: as set, else the default radius, else the smallest radius of an open facility, else 1 km.
    package func clusterLink(_ input: PlanningInput) -> Distance { settings.clusterLink(input) }

    func minimumTicks(_ demand: DemandTable) -> Int64 {
        let people = settings.minimumPeople ?? (demand.weightKind == .people ? 50 : 1)
        // More than all people is as good as any larger number, and is counted without overflow.
        return demand.scale.ticks(min(people, demand.scale.weight(demand.totalTicks) + 1))
    }
}

extension CoverSettings {
    /// The link distance of a run's uncovered clusters: as set, else the default radius, else the smallest radius of an open facility, else 1 km.
    public func clusterLink(_ input: PlanningInput) -> Distance {
        clusterDistance ?? input.radiusRule.override ?? input.radiusRule.fallback
            ?? input.facilities.compactMap { input.radiusRule.radius(of: $0) }.min() ?? .kilometers(1)
    }
}
