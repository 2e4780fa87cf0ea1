import CoverageAnalysis
public import GeoPrimitives
import Publication
import ServiceModel
public import Siting

/// A building or center near a proposed site that could house it.
public struct SharedPlace: Hashable, Sendable {
    /// Which list it comes from.
    public var kind: SharedPlaceKind
    /// The identifier in its list.
    public var id: String
    /// What people call it.
    public var name: String?
    /// Who owns it.
    public var owner: String?
    /// The distance from the proposed site in metres, on the run's measure.
    public var meters: Double
    /// Where it stands.
    public var point: PlanarPoint
}

/// An uncovered cluster of which a plan leaves little.
public struct NearlyClosed: Hashable, Sendable {
    /// The number of the cluster.
    public var cluster: Int
    /// The weight that stays out of reach, in ticks.
    public var left: Int64
}

/// Why a site is proposed, beside what it gains.
public struct SiteExplanation: Hashable, Sendable {
    /// The numbers of the uncovered clusters that this site closes, in rank order of the plan: the last of their people come into reach with it.
    public var clustersClosed: [Int]
    /// The uncovered clusters that this site nearly closes: with it at least nine tenths of their people are within reach, and not all.
    public var clustersNearlyClosed: [NearlyClosed]
    /// Candidates that could take its place, those that lose least first; `nil` for models they are not worked out for.
    public var alternatives: [SiteAlternative]?
    /// The nearest place to share within the distance asked for; `nil` where there is none or none was asked for.
    public var sharedPlace: SharedPlace?
}

/// Explains the sites of a plan.
struct SiteExplainer {
    let input: PlanningInput
    let buildings: [Facility]
    let plan: SitingPlan
    let problem: SitingProblem

    /// Returns one explanation per selected site, in rank order.
    ///
    /// - Parameters:
    ///   - clusters: The uncovered clusters before the plan.
    ///   - alternatives: One list per site, where they were worked out.
    ///   - shareWithin: How far away a place to share may be; `nil` looks for none.
    /// - Returns: Which clusters each site closes, its alternatives and the place to share.
    func explanations(
        clusters: UncoveredClusters, alternatives: [[SiteAlternative]]?, shareWithin: Distance?
    ) -> [SiteExplanation] {
        let closed = closedClusters(clusters)
        let places = shareWithin.map(sharedPlaces)
        return plan.selected.indices.map { rank in
            SiteExplanation(
                clustersClosed: closed[rank].closed, clustersNearlyClosed: closed[rank].nearly, alternatives: alternatives?[rank],
                sharedPlace: places.flatMap { $0[rank] })
        }
    }

    /// The clusters that each site closes: all their people are within reach of the sites up to it and not of those before; and those that it
    /// nearly closes, being the last that reaches some of them.
    ///
    /// O(rows of the clusters + pairs of the distinct cover sets).
    private func closedClusters(_ clusters: UncoveredClusters) -> [(closed: [Int], nearly: [NearlyClosed])] {
        var rankOf = [Int](repeating: .max, count: problem.candidateStatus.count)
        for (rank, candidate) in plan.selected.enumerated() { rankOf[candidate.value] = rank }
        let sets = problem.coverSets
        let firstRank = (0..<sets.setCount).map { set in sets.candidates(ofSet: set).reduce(Int.max) { min($0, rankOf[Int($1)]) }
        }
        var found = [(closed: [Int], nearly: [NearlyClosed])](repeating: ([], []), count: plan.selected.count)
        for (number, cluster) in clusters.clusters.enumerated() {
            var (last, left) = (-1, Int64(0))
            for row in cluster.rows where problem.weights[row] > 0 {
                let rank = firstRank[Int(sets.setNumbers[row])]
                if rank < .max { last = max(last, rank) } else { left += problem.weights[row] }
            }
            guard last >= 0 else { continue }
            if left == 0 {
                found[last].closed.append(number)
            } else if left <= cluster.weight / 10 {
                found[last].nearly.append(NearlyClosed(cluster: number, left: left))
            }
        }
        return found
    }

    /// The nearest place within the distance for each site: buildings, open facilities and owned candidates, in this order at equal distance.
    private func sharedPlaces(within distance: Distance) -> [SharedPlace?] {
        let owned = input.candidates.indices.filter { input.candidates[$0].owner != nil }.map { CandidateNumber($0) }
        let pool =
            buildings.map { (SharedPlaceKind.building, $0, CandidateNumber?.none) }
            + input.facilities.map { (.facility, $0, nil) }
            + owned.map { (.candidate, input.candidates[$0], $0) }
        let tree = NearestTree(pool.map(\.1.point), measure: input.measure)
        let limit = distance.meters + CoverTest.tolerance
        return plan.selected.map { candidate in
            let site = input.candidates[candidate]
            // The site itself may be in the pool, once for each list that it stands in.
            var looked = 2
            while true {
                let found = tree.nearest(looked, to: site.point).filter { $0.meters <= limit }
                let other = found.first { near in
                    let (_, place, number) = pool[near.index]
                    return number != candidate && !Self.isSame(place, as: site, near.meters)
                }
                if let other {
                    let (kind, place, _) = pool[other.index]
                    return SharedPlace(
                        kind: kind, id: place.id, name: place.name, owner: place.owner, meters: other.meters, point: place.point)
                }
                guard found.count == looked, looked < pool.count else { return nil }
                looked *= 2
            }
        }
    }

    /// How far two entries of one place may lie apart, in metres: lists are rounded differently.
    private static let samePlace = 1.0

    /// Whether a place is the site itself in another list: where it stands, and by the same id or name.
    private static func isSame(_ place: Facility, as site: Facility, _ meters: Double) -> Bool {
        guard meters <= samePlace else { return false }
        return place.id == site.id || (place.name != nil && place.name == site.name)
    }
}
