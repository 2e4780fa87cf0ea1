import CoverageAnalysis
import GeoPrimitives
import ServiceModel

/// How many demand–facility pairs each source of a radius decides; all pairs of a run, covered or not.
public struct RadiusSources: Hashable, Sendable {
    /// Pairs by source; a source that decides none is not in it, and none does where costs are given.
    public private(set) var pairs: [RadiusSource: Int] = [:]

    /// Counts the pairs of a run: O(points + facilities).
    public init(_ input: PlanningInput) {
        guard input.coverMeasure.goesByRadii else { return }
        let own = input.radiusRule.ownRadii(of: input.demand)?.count { !$0.isNaN } ?? 0
        if own > 0, !input.facilities.isEmpty { pairs[.demandColumn] = own * input.facilities.count }
        guard own < input.demand.count else { return }
        for facility in input.facilities {
            guard let source = input.radiusRule.decision(of: facility)?.source else { continue }
            pairs[source, default: 0] += input.demand.count - own
        }
    }

    /// How many pairs a source decides.
    public func count(_ source: RadiusSource) -> Int { pairs[source] ?? 0 }
}
