import CoverageAnalysis
import GeoPrimitives
import ServiceModel

/// Which other candidates could take the place of each site of a plan with capacities, the others staying as they are.
///
/// As ``SiteAlternatives``, with weight served in place of weight covered: each exchange is a flow of points that may be split. Whether a
/// candidate serves the same people is asked of what both have within reach, for who is served where is the flow's to decide.
struct CapacitatedAlternatives {
    private let problem: CapacitatedProblem
    private let plan: SitingPlan

    /// The most exchanges that are looked at: each is a flow.
    static let mostExchanges = 20_000

    /// Prepares to look for the alternatives of a plan; `nil` for whole points, where an exchange is a search of its own, and for plans with
    /// too many exchanges.
    init?(to plan: SitingPlan, on conditioned: ConditionedProblem) {
        guard conditioned.conditions.capacities?.isSplittable == true,
            plan.selected.count * conditioned.candidateCount <= Self.mostExchanges
        else { return nil }
        problem = CapacitatedProblem(conditioned)
        self.plan = plan
    }

    /// Returns the alternatives of every site in rank order: those that lose least first, then by candidate number.
    ///
    /// - Complexity: A flow for each site and candidate that could serve enough.
    func lists() -> [[SiteAlternative]] {
        let kernel = problem.kernel
        let isSelected = Set(plan.selected.map(\.value))
        let open = kernel.sites.indices.filter { $0 >= kernel.openableCount || isSelected.contains(kernel.sites[$0]) }
        let others = (0..<kernel.openableCount).filter {
            !isSelected.contains(kernel.sites[$0]) && problem.isAvailable(kernel.sites[$0])
        }
        let served = problem.growth(opening: open).served
        let (most, reach) = (largestLoss, problem.reach)
        return plan.selected.map(\.value).map { selected in
            guard problem.isAvailable(selected) else { return [] }
            let staying = open.filter { kernel.sites[$0] != selected }
            let growth = problem.growth(opening: staying)
            let found = others.compactMap { site -> SiteAlternative? in
                // What it could serve at most, before the flow is looked for.
                guard (served - growth.served - reach[site]) * kernel.unit <= most else { return nil }
                let lost = (served - growth.served - growth.gain(of: site)) * kernel.unit
                guard lost <= most, problem.keepsConditions(staying + [site]) else { return nil }
                return SiteAlternative(candidate: CandidateNumber(kernel.sites[site]), lostWeight: lost)
            }
            return found.sorted { ($0.lostWeight, $0.candidate) < ($1.lostWeight, $1.candidate) }
        }
    }

    /// What an exchange may lose, in ticks.
    private var largestLoss: Int64 {
        let share = plan.gainedWeight / SiteAlternatives.lossDivisor
        guard problem.goal.isFewestSites else { return share }
        return min(share, max(0, (plan.outcome?.servedWeight ?? 0) - problem.goal.need))
    }
}
