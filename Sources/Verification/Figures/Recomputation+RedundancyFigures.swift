import GeoEngine
import GeoPrimitives
import PlanningTerms
import Publication

/// What is lost when a facility closes.
struct PublishedMerge {
    /// The facility, and the nearest other; `nil` where there is none.
    var site: Int, partner: Int?
    /// How far that is, in metres.
    var meters: Double
    /// Whether it is no farther than the larger of the two radii: for certain, or perhaps.
    var isNear: Bool, mayBeNear: Bool
    /// What it alone covers, and what it is the nearest of; the latter as ``Totals`` within reach.
    var sole: Totals, nearestTo: Totals
    /// How much farther the latter would have to go on average, in metres; `nil` where nobody would or there is nowhere to go.
    var extra: Interval?
}

extension Recomputation {
    /// Every facility as if it closed: O(points · log facilities).
    func merges(_ state: RunState) -> [PublishedMerge] {
        let sole = backup(of: state.sites).sole
        var nearestTo = [Totals](repeating: Totals(), count: state.sites.count)
        var (low, high) = ([Double](repeating: 0, count: state.sites.count), [Double](repeating: 0, count: state.sites.count))
        let error = Verifier.positionError
        for row in demand.ids.indices {
            let near = state.nearest.nearest(3, to: demand.points[row])
            guard let first = near.first else { continue }
            let isDecided = near.count < 2 || near[1].meters > first.meters + 2 * error || near[1].meters == first.meters
            let candidates = isDecided ? [first] : near.filter { $0.meters <= first.meters + 2 * error }
            for one in candidates {
                nearestTo[one.site].add(demand.weights[row], isDecided ? .certain : .perhaps)
                guard near.count > 1 else { continue }
                let second = near.first { $0.site != one.site }?.meters ?? one.meters
                if isDecided { low[one.site] += demand.weights[row] * max(0, second - one.meters - 2 * error) }
                high[one.site] += demand.weights[row] * max(0, second - one.meters + 2 * error)
            }
        }
        return state.sites.indices.map { site in
            let other = state.nearest.nearest(2, to: state.sites[site].point).first { $0.site != site }
            let radius = max(state.sites[site].radius.finite ?? 0, other.flatMap { state.sites[$0.site].radius.finite } ?? 0)
            let people = nearestTo[site]
            let extra =
                people.possibleWeight > 0 && state.sites.count > 1
                ? Interval(
                    low[site] / people.possibleWeight, high[site] / max(people.certainWeight, people.possibleWeight * 1e-6)) : nil
            return PublishedMerge(
                site: site, partner: other?.site, meters: other?.meters ?? .infinity,
                isNear: other.map { $0.meters <= radius - error } ?? false,
                mayBeNear: other.map { $0.meters <= radius + error } ?? false, sole: sole[site], nearestTo: people, extra: extra)
        }
    }

    mutating func checkRedundancy(_ state: RunState, _ merges: [PublishedMerge]) {
        let figure = state.figure["redundancy"]
        document.expect(
            figure["without_sole"],
            Interval(Double(merges.count { $0.sole.possibleWeight == 0 }), Double(merges.count { $0.sole.certainWeight == 0 })))
        document.expect(
            figure["with_near_partner"],
            Interval(Double(merges.count(where: \.isNear)), Double(merges.count(where: \.mayBeNear))))
        let number = state.sites.numberById
        let near = merges.count(where: \.isNear)
        if near == merges.count(where: \.mayBeNear) { _ = document.expectList(figure["safest_merges"], count: min(10, near)) }
        var before = -Double.infinity
        for entry in figure["safest_merges"].entries {
            document.note(entry["close"])
            document.note(entry["keep"])
            guard let site = entry["close"].text.flatMap({ number[$0] }), let keep = entry["keep"].text.flatMap({ number[$0] }),
                site != keep
            else {
                document.contradict(entry["close"], "two facilities that are open")
                continue
            }
            let (merge, error) = (merges[site], Verifier.positionError)
            let meters = measure.meters(state.sites[site].point, state.sites[keep].point)
            if meters > merge.meters + error { document.contradict(entry["keep"], "a facility that is nearer") }
            document.expect(entry["distance_m"], Interval(meters, within: error + 0.051))
            document.expect(entry["lost_points"], merge.sole.coveredPoints)
            document.expect(entry["lost_weight"], merge.sole.coveredWeight)
            document.expect(entry["served_weight"], merge.nearestTo.coveredWeight)
            document.expect(entry["extra_distance_m"], ifAny: merge.extra?.widened(by: 0.051))
            let lost = entry["lost_weight"].number ?? .nan
            if lost < before { document.contradict(entry["lost_weight"], "the order of the list") }
            before = lost
        }
    }
}
